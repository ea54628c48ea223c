/**
 * In what a wrong answer differs from the right one: what an author is likely to have done, tried one after the other
 * and told only where it explains the answer at every point.
 */
import type { Analysis } from '../check/analysis.ts'
import type { Node } from '../expr/node.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { Point } from '../numeric/point.ts'
import { toText } from '../print/text.ts'

/** What is wrong, by a word for programs, and as the predicate of a sentence about the answer. */
export interface Fault {
  readonly kind:
    | 'transposed'
    | 'factor'
    | 'sign'
    | 'missing-term'
    | 'extra-term'
    | 'term-sign'
    | 'term-factor'
    | 'unsymmetrised'
    | 'symmetric-convention'
    | 'symmetric-part'
    | 'only-if-symmetric'
    | 'edit'
  readonly message: string
}

/** The numeric room, as far as it is used here. */
export interface Room {
  readonly m: typeof import('../numeric/matrix.ts')
  readonly evaluate: (analysis: Analysis, point: Point) => Matrix
  readonly evaluateNode: (node: Node, point: Point) => Matrix
}

export interface Suspect {
  readonly variable: string
  /** Points at which everything is defined. */
  readonly points: readonly Point[]
  /** The right answer, and the same before it was projected on the subspace of the variable. */
  readonly right: Node
  readonly unprojected?: Node
  /** The addends of the right answer, in each of its forms. */
  readonly terms: readonly Node[]
  readonly answer: Analysis
  /** The addends of the answer. */
  readonly answerTerms: readonly Node[]
  /** Square matrices of the problem that were not declared symmetric. */
  readonly square: readonly string[]
  /** The answer with one operator or transpose other than written, and what that would be called. */
  readonly edits: () => Iterable<{ readonly analysis: Analysis; readonly message: string }>
}

const TOLERANCE = 1e-7

/** The simplest explanation, `undefined` where none fits. */
export const faultOf = (room: Room, suspect: Suspect): Fault | undefined => {
  for (const explain of [whole, symmetrised, byTerm, bySymmetry, byEdit]) {
    const fault = explain(room, suspect)
    if (fault) return fault
  }
  return undefined
}

type Explanation = (room: Room, suspect: Suspect) => Fault | undefined

const close = ({ m }: Room, a: Matrix, b: Matrix): boolean =>
  m.sameSize(a, b) && m.maxAbs(m.addScaled(a, b, -1)) <= TOLERANCE * Math.max(m.maxAbs(a), m.maxAbs(b))

/** The number by which `b` is `a` at every point, where there is one. */
const ratio = ({ m }: Room, pairs: readonly (readonly [a: Matrix, b: Matrix])[]): number | undefined => {
  let found: number | undefined
  for (const [a, b] of pairs) {
    const square = m.inner(a, a)
    if (!m.sameSize(a, b) || !(square > 0)) return undefined
    const factor = m.inner(a, b) / square
    if (!(m.maxAbs(m.addScaled(b, a, -factor)) <= TOLERANCE * Math.max(m.maxAbs(a), m.maxAbs(b))))
      return undefined
    if (found !== undefined && Math.abs(found - factor) > TOLERANCE * Math.max(1, Math.abs(factor)))
      return undefined
    found = factor
  }
  return found
}

/** A factor as an author would write it. */
const factorText = (factor: number): string => {
  const decimal = String(Number(factor.toPrecision(9)))
  if (decimal.length <= 6) return decimal
  for (let den = 2; den <= 12; den++) {
    const num = factor * den
    if (Math.abs(num - Math.round(num)) < 1e-7) return `${Math.round(num)}/${den}`
  }
  return String(Number(factor.toPrecision(6)))
}

const is = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 1e-6

/** The whole answer transposed, with another sign or factor. */
const whole: Explanation = (room, { points, right, answer }) => {
  const { m } = room
  const pairs = points.map(
    (point) => [room.evaluateNode(right, point), room.evaluate(answer, point)] as const,
  )
  const factor = ratio(room, pairs)
  if (factor !== undefined) return ofFactor(factor, 'the gradient')
  const turned = ratio(
    room,
    pairs.map(([a, b]) => [m.transpose(a), b] as const),
  )
  if (turned === undefined) return undefined
  if (is(turned, 1)) return { kind: 'transposed', message: 'is the transpose of the gradient' }
  const fault = ofFactor(turned, 'it')
  return { ...fault, message: `is the transpose of the gradient, and ${fault.message}` }
}

const ofFactor = (factor: number, noun: string): Fault =>
  is(factor, 0)
    ? { kind: 'factor', message: 'is zero' }
    : is(factor, -1)
      ? { kind: 'sign', message: 'has the wrong sign' }
      : { kind: 'factor', message: `is ${factorText(factor)} times ${noun}` }

/** Of a variable that was declared to live in a subspace: what other conventions give. */
const symmetrised: Explanation = (room, { variable, points, right, unprojected, answer }) => {
  const { m } = room
  if (!unprojected) return undefined
  const all = points.map((point) => ({
    got: room.evaluate(answer, point),
    right: room.evaluateNode(right, point),
    free: room.evaluateNode(unprojected, point),
  }))
  const every = (test: (values: (typeof all)[number]) => boolean): boolean => all.every(test)
  if (every(({ got, free }) => close(room, got, free) || close(room, got, m.transpose(free))))
    return {
      kind: 'unsymmetrised',
      message: `is the gradient G of an unstructured ${variable}, which is not projected on the subspace that ${variable} is declared to live in: for a symmetric matrix (G + G')/2`,
    }
  const convention = (g: Matrix): Matrix =>
    m.generate(g.rows, g.cols, (i, j) => (i === j ? m.at(g, i, j) : 2 * m.at(g, i, j)))
  if (every(({ got, right: g }) => close(room, got, convention(g))))
    return {
      kind: 'symmetric-convention',
      message: `follows the other convention for a symmetric ${variable}, G + G' - diag(G), in which the entries off the diagonal are counted twice; the gradient G with df = G : d${variable} is (G + G')/2`,
    }
  return undefined
}

/** One term missing, too many, or with another sign or factor. */
const byTerm: Explanation = (room, { points, right, terms, answer, answerTerms }) => {
  const { m } = room
  const values = points.map((point) => {
    const [a, b] = [room.evaluateNode(right, point), room.evaluate(answer, point)]
    return { point, difference: m.sameSize(a, b) ? m.addScaled(b, a, -1) : undefined }
  })
  const factorFor = (sum: readonly Node[]): number | undefined => {
    const pairs: (readonly [Matrix, Matrix])[] = []
    for (const { point, difference } of values) {
      if (!difference) return undefined
      const parts = sum.map((term) => room.evaluateNode(term, point))
      const total = parts.reduce((a, b) => m.addScaled(a, b, 1))
      if (!m.sameSize(total, difference)) return undefined
      pairs.push([total, difference])
    }
    return ratio(room, pairs)
  }
  for (const sum of choices(terms)) {
    const factor = factorFor(sum)
    const name = sum.map((term) => toText(term)).join(' and ')
    if (factor === undefined) continue
    if (is(factor, -1))
      return { kind: 'missing-term', message: `lacks the ${sum.length > 1 ? 'terms' : 'term'} ${name}` }
    if (sum.length > 1) continue
    if (is(factor, -2)) return { kind: 'term-sign', message: `has the wrong sign in the term ${name}` }
    return { kind: 'term-factor', message: `has ${factorText(1 + factor)} times the term ${name}` }
  }
  for (const term of answerTerms)
    if (is(factorFor([term]) ?? 0, 1))
      return { kind: 'extra-term', message: `has the term ${toText(term)} too many` }
  return undefined
}

/** Terms that may be missing together: single ones first, then up to half of them. */
const choices = (terms: readonly Node[]): Node[][] => {
  const single = terms.map((term) => [term])
  if (terms.length < 3 || terms.length > 8) return single
  const pairs = terms.flatMap((a, i) => terms.slice(i + 1).map((b) => [a, b]))
  return [...single, ...pairs]
}

/** Right where some matrix is symmetric, or in its symmetric part. */
const bySymmetry: Explanation = (room, { variable, points, right, answer, square }) => {
  const { m } = room
  const symmetric = (a: Matrix): Matrix => m.scale(m.addScaled(a, m.transpose(a), 1), 0.5)
  for (const name of square) {
    const moved = points.map((point): Point => {
      const values = new Map(point.values)
      values.set(name, symmetric(point.values.get(name)!))
      return { ...point, values }
    })
    if (moved.every((point) => close(room, room.evaluate(answer, point), room.evaluateNode(right, point))))
      return { kind: 'only-if-symmetric', message: `is right only when ${name} is symmetric` }
  }
  const parts = points.map(
    (point) => [room.evaluate(answer, point), room.evaluateNode(right, point)] as const,
  )
  if (
    parts.every(([a, b]) => a.rows === a.cols && m.sameSize(a, b) && close(room, symmetric(a), symmetric(b)))
  )
    return {
      kind: 'symmetric-part',
      message: `agrees with the gradient by ${variable} in its symmetric part only`,
    }
  return undefined
}

/** Right with one operator or transpose changed. */
const byEdit: Explanation = (room, { points, right, edits }) => {
  for (const { analysis, message } of edits())
    if (points.every((point) => close(room, room.evaluate(analysis, point), room.evaluateNode(right, point))))
      return { kind: 'edit', message }
  return undefined
}
