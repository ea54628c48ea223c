/**
 * What is said of words of other languages: why one is not read and what to write for it, and that one which was
 * read is not what it means for these shapes. The words are `functions/words/`.
 */
import type { GradusError, Span } from '../errors/error.ts'
import {
  fixedMeaning,
  variableCalled,
  wordOfMatrix,
  wordRefused,
  wrongArgumentCount,
} from '../errors/functions.ts'
import { functionNamed } from '../functions/index.ts'
import {
  formsRead,
  isEntrywise,
  isFixed,
  isInfinity,
  meaningOf,
  refusalOf,
} from '../functions/words/index.ts'
import { isInteger, toNumber } from '../rational.ts'
import { type Shape, shapeText } from '../shape/shape.ts'
import type { Expr, Spelling } from '../syntax/tree.ts'
import { partsOfProblem } from '../syntax/walk.ts'
import type { Analysis } from './analysis.ts'
import { AS_IDENTITY } from './identity.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** Letters that are functions where a bracket follows. */
const SMALL_GREEK = /^(?:sigma|phi|psi)$/

const numberIn = (expr: Expr): number | undefined => {
  if (expr.kind === 'name') return isInfinity(expr.name) ? Number.POSITIVE_INFINITY : undefined
  return expr.kind === 'number' && isInteger(expr.value) ? toNumber(expr.value) : undefined
}

/** Why a call is not read, where the name is a known word; `undefined` where it is none. */
export const refusedWord = (call: Call, source: string): GradusError | undefined => {
  const { name, nameSpan, span, args } = call
  const refusal = refusalOf(name, args.map(numberIn))
  if (refusal) {
    const offers = offersOf(refusal.write, refusal.parameters, args, source)
    return offers.length > 0
      ? wordRefused(span, refusal.because, offers)
      : wordRefused(nameSpan, refusal.because, [], isEntrywise(name) ? name : undefined)
  }
  const forms = formsRead(name)
  if (forms.length === 0) return undefined
  return wrongArgumentCount(span, `${name} is ${forms.map(({ typed }) => typed).join(' or ')}`, args.length)
}

/** A variable before a bracket: `A(x + b)` lacks the sign of a product, `A(1,2)` is an entry. */
export const calledVariable = (call: Call, source: string): GradusError | undefined => {
  const { name, nameSpan, span, args, primes } = call
  const typed = textAt(nameSpan, source)
  const elsewhere = new RegExp(`(?<![\\p{L}\\p{N}_])${typed}(?![\\p{L}\\p{N}_'(])`, 'u')
  if (primes > 0 || ([...typed].length > 1 && !elsewhere.test(source))) return undefined
  const inside = source.slice(nameSpan.to + 1, span.to - 1)
  const isEntry = args.length <= 2 && args.every((arg) => numberIn(arg) !== undefined)
  if (!isEntry && args.length > 1) return undefined
  return variableCalled(span, name, isEntry ? `${typed}[${inside}]` : `${typed}*(${inside})`)
}

const textAt = ({ from, to }: Span, source: string): string => source.slice(from, to)

/** Each of the offers that ` or ` parts, with the arguments in it. */
const offersOf = (
  write: string,
  parameters: readonly string[],
  args: readonly Expr[],
  source: string,
): readonly string[] =>
  write === '' ? [] : write.split(' or ').map((text) => filled(text, parameters, args, source))

/** The text with those of the arguments in it, in parentheses where a sign beside them would bind to a part only. */
const filled = (text: string, parameters: readonly string[], args: readonly Expr[], source: string): string =>
  text.replaceAll(/(?<before>[(,]?)\b(?<name>[A-Za-z]\w*)\b(?!\()(?<after>[),]?)/g, (...match) => {
    const { before, name, after } = match.at(-1) as Record<'before' | 'name' | 'after', string>
    const arg = args[parameters.indexOf(name)]
    if (!arg) return match[0] as string
    const given = textAt(arg.span, source)
    return `${before}${(before && after) || isTight(arg, given) ? given : `(${given})`}${after}`
  })

const isTight = ({ kind }: Expr, text: string): boolean =>
  kind === 'name' || kind === 'call' || text.startsWith('(') || /^\d+$/.test(text)

/** Refuses a function declared elementwise that has another meaning. */
export const refuseGeneric = (name: string, span: Span): void => {
  const row = functionNamed(name)
  if (row && row.group !== 'elementwise')
    throw fixedMeaning(span, `${name} is not elementwise: ${row.summary}`)
  if (row || !isFixed(name)) return
  const [form] = formsRead(name)
  throw fixedMeaning(
    span,
    form
      ? `${form.typed} is read as ${form.means}, which is not elementwise`
      : (refusalOf(name, [])?.because ?? name),
  )
}

/** Refuses words that were read as they are of vectors where they have matrices. */
export const refuseMisread = ({ problem: { spellings = [], source }, shapes }: Analysis): void => {
  for (const { typed, args, span } of spellings) {
    const meaning = meaningOf(typed, args.map(numberIn))
    const matrix = args.find((arg) => isMatrix(shapes.get(arg)))
    if (!matrix || meaning?.facts?.ofMatrices === undefined) continue
    const offers = offersOf(meaning.facts.ofMatrices, meaning.parameters, args, source)
    throw wordOfMatrix(
      span,
      textAt(span, source),
      textAt(matrix.span, source),
      shapeText(shapes.get(matrix)!),
      offers,
    )
  }
}

const isMatrix = (shape: Shape | undefined): boolean =>
  shape !== undefined && shape.rows !== 1 && shape.cols !== 1

/** What a reader should know of how words and names were read. */
export const spellingNotes = (analysis: Analysis, wrt: readonly string[]): string[] => {
  const { spellings = [] } = analysis.problem
  const notes = spellings.flatMap((spelling) => [...identityNote(spelling), ...factNotes(spelling, analysis)])
  return [
    ...new Set([
      ...familyNotes(analysis),
      ...notes,
      ...productNotes(analysis),
      ...functionNotes(analysis, wrt),
      ...oneNotes(analysis),
      ...exponentialNotes(analysis, wrt),
    ]),
  ]
}

/** Families of vectors, of which answers speak as of matrices. */
const familyNotes = ({ problem: { families = new Map<string, string>() } }: Analysis): string[] =>
  [...families].map(([name, matrix]) => `${matrix} is the matrix whose rows are the vectors ${name}[i]`)

/** `Ax` beside `x`, where nothing says that it is a name. */
const productNotes = ({ variables, problem: { declarations } }: Analysis): string[] => {
  const declared = new Set(declarations.flatMap((one) => (one.kind === 'equation' ? [] : [one.name])))
  return [...variables.keys()].flatMap((name) => {
    const isProduct = /^[A-Z]+[a-z]$/.test(name) && variables.has(name.at(-1)!) && !declared.has(name)
    return isProduct ? [`${name} is one name; for a product write ${[...name].join('*')}`] : []
  })
}

/** `exp^x` and `ones'*w`, where nothing says that these are variables. */
const functionNotes = (
  { variables, problem: { declarations } }: Analysis,
  wrt: readonly string[],
): string[] => {
  const declared = new Set(declarations.flatMap((one) => (one.kind === 'equation' ? [] : [one.name])))
  return [...variables.keys()].flatMap((name) => {
    const isFunction = functionNamed(name) !== undefined && name.length > 2 && !SMALL_GREEK.test(name)
    return isFunction && !declared.has(name) && !wrt.includes(name)
      ? [`${name} is a variable like any other; the function has brackets, ${name}(…)`]
      : []
  })
}

/** `1'*w`, which elsewhere is a sum. */
const oneNotes = ({ problem }: Analysis): string[] => {
  for (const part of partsOfProblem(problem))
    if (part.kind === 'transpose' && numberIn(part.body) === 1)
      return ["1' is the number 1; a row of ones is ones(n)'"]
  return []
}

const identityNote = ({ typed, read }: Spelling): string[] => {
  if (read === undefined) return []
  const repair =
    read === AS_IDENTITY ? `for a variable declare it: where ${typed}: m x n` : 'the identity is eye'
  return [`${typed} is read as ${read}; ${repair}`]
}

const factNotes = ({ typed, args }: Spelling, { shapes }: Analysis): string[] => {
  const { note, always } = meaningOf(typed, args.map(numberIn))?.facts ?? {}
  const isOfMatrix = args.some((arg) => isMatrix(shapes.get(arg)))
  return [...(always ? [always] : []), ...(note && isOfMatrix ? [note] : [])]
}

/** `e^x` where nothing says that e is a variable. */
const exponentialNotes = ({ problem, variables }: Analysis, wrt: readonly string[]): string[] => {
  const { declarations, source } = problem
  const isDeclared = declarations.some(
    (declaration) => declaration.kind !== 'equation' && declaration.name === 'e',
  )
  if (!variables.has('e') || isDeclared || wrt.includes('e')) return []
  for (const part of partsOfProblem(problem))
    if (part.kind === 'power' && part.base.kind === 'name' && part.base.name === 'e') {
      const exponent = textAt(part.exponent.span, source).replace(/^\((.*)\)$/s, '$1')
      return [`e is a variable like any other; the exponential is exp(${exponent})`]
    }
  return []
}
