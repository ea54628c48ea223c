/**
 * Letters above names: powers, or labels such as the layer in `W^{l+1} a^l`. The text as a whole decides.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { ask } from '../choices.ts'
import { across } from '../piece.ts'
import { symbolText } from './indices.ts'
import { isSign, type Part, type Reader } from './reader.ts'
import { argumentAt, type Token } from './tokens.ts'

/** Letters that count layers, steps and samples. */
const COUNTING = /^(?:[ijklt]|ell)$/

/** A name with a counting letter above it, to which something may be added. */
interface Raised {
  readonly letter: string
  readonly shift: string
  readonly base: string
}

const plainOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')

/** `l`, `l+1`, `k-1`; `undefined` for anything else. */
const countedIn = (above: readonly Token[]): Pick<Raised, 'letter' | 'shift'> | undefined => {
  const [first, ...rest] = plainOf(above)
  const letter = first && symbolText(first)
  const shift = rest.map(({ text }) => text).join('')
  return letter !== undefined && COUNTING.test(letter) && /^(?:[-+]\d+)?$/.test(shift)
    ? { letter, shift }
    : undefined
}

/** All that stands so in a text; `undefined` for letters that are factors or terms somewhere. */
const raisedIn = (tokens: readonly Token[]): readonly Raised[] => {
  const inScripts = new Set<number>()
  const raised = tokens.flatMap((token, at) => {
    if (!isSign(token, '^') && !isSign(token, '_')) return []
    const { tokens: above, next } = argumentAt(tokens, at + 1)
    for (let i = at + 1; i < next; i++) inScripts.add(i)
    const counted = isSign(token, '^') ? countedIn(above) : undefined
    const base = tokens[at - 1]
    const isNamed = base?.kind === 'letter' || base?.kind === 'command'
    return counted && isNamed ? [{ ...counted, base: base.text }] : []
  })
  const outside = new Set(tokens.flatMap((token, at) => (inScripts.has(at) ? [] : [symbolText(token)])))
  return raised.filter(({ letter }) => !outside.has(letter))
}

const isCapital = ({ base }: Raised): boolean => /^[A-Z]/.test(base)

/** Whether these are labels: `x^{k+1}` beside `x^k`, `W^l` beside `a^l`. */
const areLabels = (raised: readonly Raised[]): boolean =>
  new Set(raised.map(({ shift }) => shift)).size > 1 ||
  (raised.some(isCapital) && !raised.every(isCapital)) ||
  new Set(raised.map(({ base }) => base)).size > 2

/** The letters that are labels above the names of a text. */
export const labelsIn = (tokens: readonly Token[]): ReadonlySet<string> => {
  const raised = raisedIn(tokens)
  const letters = new Set(raised.map(({ letter }) => letter))
  return new Set([...letters].filter((letter) => areLabels(raised.filter((one) => one.letter === letter))))
}

/** Throws where a letter above a name is a label; tells where it is a power, and may be one. */
export const tellLabel = (reader: Reader, part: Part, above: readonly Token[], span: Part['span']): void => {
  const counted = countedIn(above)
  const { known, labels, choices } = reader
  if (!counted || part.name === undefined || known.isAnswer || known.variables.has(counted.letter)) return
  if (labels.has(counted.letter))
    throw unreadableLatex(
      span,
      'this superscript seems to be a label, and would be a power',
      `Write labels in parentheses: ${part.name}^{(${counted.letter})}; for a power declare ${counted.letter}.`,
    )
  ask(choices, {
    key: `power ${part.name} ${counted.letter}`,
    span: across(part.span, span),
    why: 'a letter above a name is an exponent; labels stand in parentheses',
    options: [{ name: 'power', cost: 0 }],
    besides: ['label'],
  })
}
