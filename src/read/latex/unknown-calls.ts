/**
 * Names of which nothing is known and that stand before brackets only: functions by their letters, or factors.
 */
import { isScalar } from '../../shape/shape.ts'
import { ask, type Option } from '../choices.ts'
import { COSTS } from './costs.ts'
import { answering, filled, isSign, keepFirst, type Part, type Reader, readAll } from './reader.ts'
import { LETTERS } from './spelling.ts'
import { type NameRead, refuseUnknownFunction } from './symbols.ts'
import { argumentAt, type Token } from './tokens.ts'

/** Letters that are functions in what people write: losses, links, kernels. */
const FUNCTIONS: ReadonlySet<string> = new Set('rho varrho ell eta kappa zeta varphi'.split(' '))

/** The first tokens of names that stand before brackets and nowhere else. */
export const onlyAppliedIn = (tokens: readonly Token[]): ReadonlySet<string> => {
  const [before, elsewhere] = [new Set<string>(), new Set<string>()]
  tokens.forEach((token, at) => {
    if (token.kind !== 'letter' && !(token.kind === 'command' && LETTERS.has(token.text))) return
    let next = at + 1
    while (isSign(tokens[next], '_')) next = argumentAt(tokens, next + 1).next
    ;(isSign(tokens[next], '(') ? before : elsewhere).add(token.text)
  })
  return new Set([...before].filter((text) => !elsewhere.has(text)))
}

/** What a name may be that stands before brackets only, the likeliest first, and why. */
interface Meant {
  readonly called: string
  readonly options: readonly Option[]
  readonly why: string
  /** Whether it is a function before all, so that the whole call is what is asked about. */
  readonly isFunction: boolean
}

const BY_LETTER =
  'by its letter it is a function of the number in brackets; if it is not meant, declare its shape'

const meantBy = (name: string, text: string): Meant => {
  const elementwise = { name: 'elementwise function', cost: 0, fits: isScalar }
  const factor = { name: 'factor', cost: 0 }
  if (FUNCTIONS.has(text)) return { called: name, options: [elementwise], why: BY_LETTER, isFunction: true }
  if (name === 'Phi') {
    const normal = { name: 'normcdf', cost: 0, fits: isScalar }
    const options = [normal, { ...factor, cost: COSTS.functionAsFactor }]
    return { called: 'normcdf', options, why: BY_LETTER, isFunction: true }
  }
  const why = `it stands before brackets only, and may be a function: then declare that ${name} is elementwise`
  const options = [factor, { ...elementwise, cost: COSTS.factorAsFunction }]
  return { called: name, options, why, isFunction: false }
}

/** Projections onto sets: `P_\\Omega`, `\\Pi_C`. */
const PROJECTIONS = /^(?:P|Pi|proj)_[A-Z]/i
/** Capitals that are losses, functionals and kernels as often as matrices. */
const OPERATORS = /^[FGHJKL]$|_/

/** Throws where a capital before brackets only is an operator; tells where it may be one. */
const tellOperator = (reader: Reader, name: string, span: Part['span'], { font }: Token): undefined => {
  if (PROJECTIONS.test(name) || font?.includes('script')) return refuseUnknownFunction(span, name)
  if (!OPERATORS.test(name)) return undefined
  ask(reader.choices, {
    key: `operator ${name}`,
    span,
    why: 'a capital before brackets is a matrix, and it stands nowhere else',
    options: [{ name: 'factor', cost: 0 }],
    besides: ['function'],
  })
  return undefined
}

/** A call of the function that such a name may be; `undefined` where it is a factor, which is told. */
export const readUnknownCall = (
  reader: Reader,
  { name, span }: NameRead,
  first: Token,
  inside: readonly Token[],
  end: number,
): Part | undefined => {
  const { known } = reader
  const isDeclared = known.variables.has(name) || known.wrt.includes(name) || known.isAnswer
  if (isDeclared || !reader.onlyApplied.has(first.text)) return undefined
  if (!/^[a-z]/.test(name) && name !== 'Phi') return tellOperator(reader, name, span, first)
  const whole = { from: span.from, to: reader.tokens[end]!.span.to }
  const { called, options, why, isFunction } = meantBy(name, first.text)
  const key = `unknown call ${span.from}`
  if (ask(reader.choices, { key, span: isFunction ? whole : span, why, options }) === 'factor')
    return undefined
  const body = readAll(reader, inside, reader.parse.sum, span)
  reader.at = end + 1
  if (called === name) keepFirst(reader.generic, name, span)
  const note = `${name} stands before brackets only, and is read as a function of the number in them; declare its shape if it is a factor`
  if (FUNCTIONS.has(first.text) && !reader.notes.includes(note)) reader.notes.push(note)
  return { ...answering(key, filled(`${called}($1)`, [body], span)), span: whole }
}
