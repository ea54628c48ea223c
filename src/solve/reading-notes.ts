/**
 * What a reader should know of how a problem was read: names that are not what their letter says, names that could
 * be something else, and scalars that are added to every entry of something.
 */
import type { Span } from '../errors/error.ts'
import type { Analysis, Doubt } from '../infer/analysis.ts'
import { defaultKind } from '../infer/default-kinds.ts'
import { freeNames } from '../infer/naming.ts'
import { isScalar } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf, partsOfProblem } from '../syntax/walk.ts'

/** Names told apart in one note, and operands told of. */
const MOST = 5
const LONGEST = 60

/** A change of the problem by which it is read otherwise: a declaration, or a text in the place of another. */
export type Otherwise = { readonly declare: string } | { readonly span: Span; readonly write: string }

/** A note, with what would mend it where that can be said. */
export interface ReadingNote {
  readonly text: string
  readonly otherwise: readonly Otherwise[]
}

/** Notes on names, then on what is broadcast. */
export const readingNotes = (analysis: Analysis): ReadingNote[] => [
  ...doubtNotes(analysis, 'letter'),
  ...doubtNotes(analysis, 'near'),
  ...broadcastNotes(analysis),
]

const kindWord = ({ shape }: Doubt): Doubt['other'] =>
  isScalar(shape) ? 'scalar' : shape.cols === 1 ? 'vector' : 'matrix'

/** One note for all names of which the same is to be said. */
const doubtNotes = (analysis: Analysis, why: Doubt['why']): ReadingNote[] => {
  const groups = new Map<string, Doubt[]>()
  for (const doubt of analysis.doubts) {
    if (doubt.why !== why) continue
    const key = `${kindWord(doubt)} ${doubt.other}`
    groups.set(key, [...(groups.get(key) ?? []), doubt])
  }
  return [...groups.values()].map((doubts) => doubtNote(doubts, analysis))
}

const doubtNote = (doubts: readonly Doubt[], analysis: Analysis): ReadingNote => {
  const [first] = doubts as [Doubt, ...Doubt[]]
  const many = doubts.length > 1
  const is = kindWord(first)
  const read = `${listed(doubts.map(({ name }) => name))} ${many ? 'are' : 'is'} read as ${many ? plural(is) : `a ${is}`}`
  if (first.why === 'letter')
    return { text: `${read}, against ${many ? 'their letters' : 'its letter'}`, otherwise: [] }
  const shape = exampleOf(first.other, analysis)
  return {
    text: `${read}; a ${first.other} would fit as well: for that declare ${first.name}: ${shape}`,
    otherwise: doubts.slice(0, MOST).map(({ name }) => ({ declare: `${name}: ${shape}` })),
  }
}

const plural = (word: string): string => (word === 'matrix' ? 'matrices' : `${word}s`)

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} others`
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** A shape in dimensions that the problem does not have. */
const exampleOf = (kind: Doubt['other'], { dims, variables, problem }: Analysis): string => {
  if (kind === 'scalar') return kind
  const used = new Set([...dims, ...variables.keys(), ...problem.definitions.map(({ name }) => name)])
  const free = freeNames(used)
  const rows = free.next().value
  return kind === 'vector' ? rows : `${rows} x ${free.next().value}`
}

/** Scalars that are terms of a sum of something larger, but for numbers and for names declared to be scalars. */
const broadcastNotes = (analysis: Analysis): ReadingNote[] => {
  const { problem, shapes } = analysis
  const found = new Map<string, ReadingNote>()
  for (const part of partsOfProblem(problem)) {
    const whole = shapes.get(part)
    if (part.kind !== 'sum' || !whole || isScalar(whole)) continue
    for (const { operand, sign } of part.terms) {
      const shape = shapes.get(operand)
      if (!shape || !isScalar(shape) || isPlain(operand, analysis)) continue
      const text = textOf(operand, problem.source)
      const verb = sign === 1 ? 'added to' : 'subtracted from'
      const offer = offerOf(part, operand, analysis)
      found.set(text, {
        text: `${text} is a scalar and is ${verb} every entry${offer?.said ?? ''}`,
        otherwise: offer && !problem.typed ? [offer] : [],
      })
    }
  }
  return [...found.values()].slice(0, MOST)
}

/** Whether an operand is a number, a dimension, or made of scalars that are declared. */
const isPlain = (operand: Expr, { variables, problem: { definitions, declarations } }: Analysis): boolean => {
  const declared = new Set(declarations.flatMap((one) => (one.kind === 'equation' ? [] : [one.name])))
  const defined = new Set(definitions.map(({ name }) => name))
  return [...partsOf(operand)].every((part) => {
    if (part.kind !== 'name') return true
    const variable = variables.get(part.name)
    return variable ? declared.has(part.name) && isScalar(variable.shape) : !defined.has(part.name)
  })
}

const textOf = ({ span }: Expr, source: string): string => {
  const text = source.slice(span.from, span.to).replaceAll(/\s+/g, ' ')
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 2)} …` : text
}

/** What may have been meant instead: `ones(n)*b'`, or `b'*x` for `b*x`. */
const offerOf = (
  sum: Extract<Expr, { kind: 'sum' }>,
  scalar: Expr,
  { shapes, problem }: Analysis,
): { readonly said: string; readonly span: Span; readonly write: string } | undefined => {
  const whole = shapes.get(sum)!
  if (scalar.kind === 'name' && whole.rows !== 1 && whole.cols !== 1) {
    const write = `ones(${whole.rows})*${scalar.name}'`
    return { said: `; for one a column write ${write}`, span: scalar.span, write }
  }
  for (const { operand } of sum.terms) {
    if (operand.kind !== 'product' || operand.rest.length !== 1) continue
    const { first, rest } = operand
    const [{ operator, operand: second }] = rest as [(typeof rest)[number]]
    const [left, right] = [shapes.get(first), shapes.get(second)]
    if (operator !== '*' || first.kind !== 'name' || !left || !right) continue
    if (!isScalar(left) || isScalar(right) || right.cols !== 1 || defaultKind(first.name) !== 1) continue
    const write = `${first.name}'*${textOf(second, problem.source)}`
    return { said: `; did you mean ${write} ?`, span: operand.span, write }
  }
  return undefined
}
