/**
 * In what a wrong answer differs from the right one: what an author is likely to have done, tried one after the other
 * and told only where it explains the answer at every point.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import type { Point } from '../numeric/point.ts'
import { toText } from '../print/text.ts'
import type { Edit } from './edits.ts'
import { factorText, is, type Numbers, numbersOf, type Room } from './numbers.ts'

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
    | 'unprojected'
    | 'symmetric-convention'
    | 'symmetric-part'
    | 'only-if-symmetric'
    | Edit['kind']
  readonly message: string
}

export interface Suspect {
  readonly variable: string
  /** What the right answer is called. */
  readonly noun: string
  /** Points at which the right answer is known. */
  readonly points: readonly Point[]
  readonly right: Node
  /** The same before it was projected on the subspace of the variable, and what that subspace is. */
  readonly unprojected?: { readonly node: Node; readonly structure: string; readonly projection: string }
  /** The addends of the right answer, in each of its forms. */
  readonly terms: readonly Node[]
  readonly answer: Node
  /** The right answer minus this one, in which what they have in common has cancelled; absent where shapes differ. */
  readonly difference?: Node
  /** What the answer lacks, has with the wrong sign, or has too many, where that is some of the addends. */
  readonly parts: Readonly<Partial<Record<'missing-term' | 'term-sign' | 'extra-term', Node>>>
  /** The addends of the answer. */
  readonly answerTerms: readonly Node[]
  /** Square matrices of the problem that were not declared symmetric. */
  readonly square: readonly string[]
  /** Whether an expression is right, to the last digit that can be told. */
  readonly isRight: (node: Node) => boolean
  /** The answer with one slip of the pen undone. */
  readonly edits: () => Iterable<{ readonly node: Node; readonly edit: Edit }>
}

type Explanation = (suspect: Suspect, numbers: Numbers) => Fault | undefined

/** The simplest explanation, `undefined` where none fits. */
export const faultOf = (room: Room, suspect: Suspect): Fault | undefined => {
  const numbers = numbersOf(room, suspect.points)
  for (const explain of [
    whole,
    unprojected,
    byTerm,
    byExtraTerm,
    byParts,
    onlyIfSymmetric,
    byEdit,
    inTheSymmetricPart,
  ]) {
    const fault = explain(suspect, numbers)
    if (fault) return fault
  }
  return undefined
}

/** The slip of the pen that makes an answer right when it is undone, `undefined` where there is none. */
export const slipOf = (room: Room, suspect: Suspect): Fault | undefined =>
  byEdit(suspect, numbersOf(room, suspect.points))

const ofFactor = (factor: number, noun: string): Fault =>
  factor === 0
    ? { kind: 'factor', message: 'is zero' }
    : is(factor, -1)
      ? { kind: 'sign', message: 'has the wrong sign' }
      : { kind: 'factor', message: `is off by a constant factor: it is ${factorText(factor)} times ${noun}` }

/** The whole answer transposed, with another sign or factor. */
const whole: Explanation = ({ noun, right, answer }, { ratio, values }) => {
  const pairs = values(right, answer)
  const factor = ratio(pairs)
  if (factor !== undefined) return is(factor, 1) ? undefined : ofFactor(factor, `the ${noun}`)
  const turned = ratio(pairs, 'transposed')
  if (turned === undefined) return undefined
  const transposed = `is the transpose of the ${noun}`
  if (is(turned, 1)) return { kind: 'transposed', message: transposed }
  return { kind: 'transposed', message: `${transposed}, and ${ofFactor(turned, 'it').message}` }
}

/** Of a variable that was declared to live in a subspace: what other conventions give. */
const unprojected: Explanation = (
  { variable, right, answer, unprojected: free },
  { ratio, values, every, isSame },
) => {
  if (!free) return undefined
  const { node, structure, projection } = free
  const pairs = values(node, answer)
  const [plain, turned] = [ratio(pairs), ratio(pairs, 'transposed')]
  const factor = plain ?? turned
  if (factor !== undefined && factor !== 0 && !isSame(right, node)) {
    const times = is(factor, 1) ? '' : `${factorText(factor)} times `
    const transpose = plain === undefined && structure !== 'symmetric' ? 'the transpose of ' : ''
    return {
      kind: 'unprojected',
      message: `is ${times}${transpose}the gradient G that ${variable} would have if it were not ${structure}; as it is, the gradient is ${projection}`,
    }
  }
  const countsTwice = every(right, answer, (m, g, got) =>
    m.generate(g.rows, g.cols, (i, j) => m.at(got, i, j) - (i === j ? 1 : 2) * m.at(g, i, j)),
  )
  if (structure !== 'symmetric' || !countsTwice) return undefined
  return {
    kind: 'symmetric-convention',
    message: `follows the other convention for a symmetric ${variable}, G + G' - diag(G), in which the entries off the diagonal are counted twice; the gradient with df = G : d${variable} is (G + G')/2`,
  }
}

/** Terms of the right answer that are missing, or stand there with another sign or factor. */
const byTerm: Explanation = ({ difference, terms }, { ratio, errors, sums }) => {
  if (!difference) return undefined
  const wrong = errors(difference)
  for (const sum of choices(terms)) {
    const factor = ratio(sums(sum, wrong))
    if (factor === undefined || is(factor, 0)) continue
    const names = sum.map((term) => toText(term)).join(' and ')
    const noun = sum.length > 1 ? 'terms' : 'term'
    if (is(factor, -1))
      return {
        kind: 'missing-term',
        message: `is missing the ${noun} ${names}`,
      }
    if (is(factor, -2)) return { kind: 'term-sign', message: `has the wrong sign in the ${noun} ${names}` }
    if (sum.length === 1)
      return { kind: 'term-factor', message: `has ${factorText(1 + factor)} times the term ${names}` }
  }
  return undefined
}

/** A term of the answer that should not be there, or not with this sign or factor. */
const byExtraTerm: Explanation = ({ difference, answerTerms }, { ratio, errors, sums }) => {
  if (!difference || answerTerms.length < 2) return undefined
  const wrong = errors(difference)
  for (const term of answerTerms) {
    const factor = ratio(sums([term], wrong))
    if (factor === undefined || is(factor, 0)) continue
    const name = toText(term)
    if (is(factor, 1)) return { kind: 'extra-term', message: `has the term ${name} too many` }
    if (is(factor, 2)) return { kind: 'term-sign', message: `has the wrong sign in the term ${name}` }
    return {
      kind: 'term-factor',
      message: `has the term ${name} with a wrong factor: it should be ${factorText(1 - factor)} times that`,
    }
  }
  return undefined
}

/** Several terms together. */
const byParts: Explanation = ({ parts }) => {
  const { 'missing-term': missing, 'term-sign': turned, 'extra-term': extra } = parts
  if (missing) return { kind: 'missing-term', message: `is missing ${toText(missing)}` }
  if (turned) return { kind: 'term-sign', message: `has the wrong sign in ${toText(turned)}` }
  return extra && { kind: 'extra-term', message: `has ${toText(extra)} too many` }
}

/** Terms that may be missing together: single ones first, then pairs. */
const choices = (terms: readonly Node[]): Node[][] => {
  const single = terms.map((term) => [term])
  if (terms.length < 3 || terms.length > 8) return single
  return [...single, ...terms.flatMap((a, i) => terms.slice(i + 1).map((b) => [a, b]))]
}

/** Right, perhaps but for a factor, where one or all of the square matrices are symmetric. */
const onlyIfSymmetric: Explanation = ({ noun, right, answer, square }, { ratio, valuesWhere }) => {
  const sets = subsets(square)
  const found = sets.map((names) => [names, ratio(valuesWhere(names, right, answer))] as const)
  const plain = found.find(([, factor]) => factor !== undefined && is(factor, 1))
  const [names, factor] = plain ?? found.find(([, other]) => other !== undefined && other !== 0) ?? []
  if (!names || factor === undefined) return undefined
  const listed =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are` : `${names[0]} is`
  const but = plain
    ? ''
    : `, and then is ${is(factor, -1) ? 'minus' : `${factorText(factor)} times`} the ${noun}`
  return {
    kind: 'only-if-symmetric',
    message: plain
      ? `is right only when ${listed} symmetric`
      : `makes sense only when ${listed} symmetric${but}`,
  }
}

/** Single names first, then pairs, then all. */
const subsets = (names: readonly string[]): string[][] => [
  ...names.map((name) => [name]),
  ...names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b])),
  ...(names.length > 2 ? [[...names]] : []),
]

/** Right with one slip of the pen undone. */
const byEdit: Explanation = ({ right, isRight, edits }, { isSame }) => {
  for (const { node, edit } of edits())
    if (isSame(right, node) && isRight(node))
      return { kind: edit.kind, message: `${edit.message}: it is right as ${toText(node)}` }
  return undefined
}

const inTheSymmetricPart: Explanation = ({ noun, right, answer }, { every }) => {
  if (isScalarNode(right)) return undefined
  const agrees = every(right, answer, (m, g, got) => {
    const difference = m.addScaled(got, g, -1)
    return m.addScaled(difference, m.transpose(difference), 1)
  })
  if (!agrees) return undefined
  return { kind: 'symmetric-part', message: `agrees with the ${noun} in its symmetric part only` }
}
