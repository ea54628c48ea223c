/**
 * What the laws prove of a node from what is known of its operands. A pattern of two operands speaks of any number of
 * them: of a sum and an entrywise product one operand is as the first says and all others as the second, of a matrix
 * product the last is as the second says and all others as the first.
 */
import { type Node, numberOf, operandsOf, type Sum, type Term } from '../expr/node.ts'
import { equals, isNegative, isOne, isZero, multiply, ONE, type Rational } from '../rational.ts'
import { conditionNamed, holdsOfFunction } from '../rulebook/conditions.ts'
import type { Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'
import { type Law, lawsOf, type Slot } from './laws.ts'
import { ALL, closed, includes, NONE, type Properties, setOf } from './sets.ts'
import { areTransposes, drawnIn, type Turned } from './transposes.ts'

/** What is known of an operand. */
export type Known = (node: Node) => Properties

const unite = (sets: readonly Properties[]): Properties => sets.reduce((all, set) => all | set, NONE)
const common = (sets: readonly Properties[]): Properties => sets.reduce((all, set) => all & set, ALL)

/** What a law may claim when a part is this, of which so much is known. */
const met = ({ needs, tests, isKept }: Slot, node: Node, has: Properties): Properties =>
  includes(has, needs) && tests.every((test) => test(node)) ? (isKept ? has : ALL) : NONE

/** What a law may claim when a part of its pattern is this. */
const part = (law: Law, template: Template, node: Node, known: Known): Properties => {
  switch (template.kind) {
    case 'meta':
      return met(law.slots[template.slot]!, node, known(node))
    case 'number':
      return isNumber(node, template.value) ? ALL : NONE
    case 'constant':
      return node.kind === template.name ? ALL : NONE
    case 'transpose':
      return law.isRepeated ? ALL : operandByOperand(law, template, node, known)
    case 'hadamard':
      return node.kind === 'hadamard' ? together(law, node.factors, node.factors.map(known)) : NONE
    case 'product':
      return node.kind === 'product' ? inOrder(law, template.factors, node.factors, known) : NONE
    default:
      return operandByOperand(law, template, node, known)
  }
}

const isNumber = (node: Node, value: Rational): boolean => {
  const number = numberOf(node)
  return number !== undefined && equals(number, value)
}

const operandByOperand = (law: Law, template: Template, node: Node, known: Known): Properties => {
  const [parts, operands] = [childrenOf(template), operandsOf(node)]
  return hasHead(law, template, node) && parts.length === operands.length
    ? common(parts.map((each, i) => part(law, each, operands[i]!, known)))
    : NONE
}

const hasHead = ({ slots }: Law, template: Template, node: Node): boolean => {
  if (node.kind !== 'call') return node.kind === template.kind
  return template.kind === 'apply'
    ? slots[template.slot]!.words.every((word) => holdsOfFunction(word, node.name))
    : template.kind === 'call' && node.name === template.name && node.order === template.order
}

/** Of operands in any order, of which so much is known. */
const together = (
  { slots: [first, others] }: Law,
  nodes: readonly Node[],
  has: readonly Properties[],
): Properties => {
  const rest = nodes.map((node, i) => met(others!, node, has[i]!))
  const before = running(rest)
  const after = running(rest.reverse()).reverse()
  return unite(nodes.map((node, i) => met(first!, node, has[i]!) & before[i]! & after[i]!))
}

/** What those before each have in common. */
const running = (sets: readonly Properties[]): Properties[] => {
  let all = ALL
  return sets.map((set) => {
    const before = all
    all &= set
    return before
  })
}

/** Of the factors of a matrix product: `A*B`, or `B*S*B'` and `B*B'`, where B may be several factors. */
const inOrder = (
  law: Law,
  templates: readonly Template[],
  factors: readonly Node[],
  known: Known,
): Properties => {
  const [first, second] = templates as [Template, Template]
  const last = factors.length - 1
  if (!law.isMirrored)
    return common(factors.map((factor, i) => part(law, i === last ? second : first, factor, known)))
  const isOdd = factors.length % 2 === 1
  const half = factors.slice(0, factors.length >> 1)
  if (
    isOdd !== (templates.length === 3) ||
    !half.every((factor, i) => arePair(factor, factors[last - i]!, known))
  )
    return NONE
  const outer = half.map((factor) => part(law, first, factor, known))
  return common(isOdd ? [part(law, second, factors[half.length]!, known), ...outer] : outer)
}

const SYMMETRIC = setOf(['symmetric'])

const arePair = (a: Node, b: Node, known: Known): boolean =>
  areTransposes(a, b, (node) => includes(known(node), SYMMETRIC))

const POSITIVE = closed(setOf(['positive']))
const NONNEGATIVE = setOf(['nonnegative'])

const ofNumber = (value: Rational): Properties =>
  isNegative(value) ? NONE : isZero(value) ? NONNEGATIVE : POSITIVE

/** Whether it can be told of a number alone: other words are tests of nodes. */
const isSaidOfNumbers = (word: string): boolean =>
  word === 'scalar' || conditionNamed(word)?.property !== undefined

/** Of a term: its coefficient is the `s` of `s*A`. */
const ofTerm = ({ coefficient, body }: Term, known: Known): Properties => {
  if (isOne(coefficient)) return known(body)
  const sign = ofNumber(coefficient)
  const proved = lawsOf('scale').map(({ slots: [scalar, scaled], claims }) =>
    includes(sign, scalar!.needs) && scalar!.words.every(isSaidOfNumbers)
      ? claims & met(scaled!, body, known(body))
      : NONE,
  )
  return closed(unite(proved))
}

/** Sums of more terms are not searched for pairs, which takes time quadratic in the terms. */
const MOST_PAIRED = 16

/** Of the pairs that a term stands in, `A + A'` or `A - A'`: in the sum a pair is an operand. */
const ofPairs = (term: Turned, terms: readonly Turned[], known: Known): Properties => {
  if (terms.length > MOST_PAIRED) return NONE
  const isPaired = ({ pattern }: Law): boolean => {
    const factor = pattern.kind === 'sum' ? pattern.terms[1]!.coefficient : ONE
    const wanted = multiply(term.coefficient, factor)
    return terms.some(
      ({ coefficient, body, isTurned }) =>
        equals(coefficient, wanted) &&
        (isTurned === term.isTurned ? arePair(term.body, body, known) : term.body === body),
    )
  }
  return closed(unite(lawsOf('pair').map((law) => (isPaired(law) ? law.claims : NONE))))
}

const ofSum = ({ terms, rows, cols }: Sum, known: Known): Properties => {
  const [only, more] = terms
  if (!only) return unite(lawsOf('zero').map(({ claims }) => claims))
  if (!more) return ofTerm(only, known)
  const ofTerms = inSum(
    terms,
    terms.map((term) => ofTerm(term, known)),
  )
  if (rows !== cols || rows === 1) return ofTerms
  const parts = drawnIn(terms)
  const ofParts = parts.map((one) =>
    one.isTurned ? turned(one.body, ofTerm(one, known)) : ofTerm(one, known),
  )
  return (
    ofTerms |
    inSum(
      parts,
      parts.map((one, i) => ofParts[i]! | ofPairs(one, parts, known)),
    )
  )
}

/** Of terms of which so much is known. */
const inSum = (terms: readonly Term[], has: readonly Properties[]): Properties => {
  const bodies = terms.map(({ body }) => body)
  return unite(lawsOf('sum').map((law) => law.claims & together(law, bodies, has)))
}

/** Of the transpose of something of which so much is known. */
const turned = (node: Node, has: Properties): Properties =>
  closed(unite(lawsOf('transpose').map(({ slots: [slot], claims }) => claims & met(slot!, node, has))))

/** Whether a metavariable stands for one node wherever it does, and for the transpose of it where that is said. */
const agree = (template: Template, node: Node, known: Known, bound: Map<number, Node>): boolean => {
  if (template.kind === 'meta') {
    const before = bound.get(template.slot)
    bound.set(template.slot, node)
    return before === undefined || before === node
  }
  if (template.kind === 'transpose' && template.body.kind === 'meta') {
    const before = bound.get(template.body.slot)
    return before !== undefined && arePair(before, node, known)
  }
  const [parts, operands] = [childrenOf(template), operandsOf(node)]
  return parts.length === operands.length && parts.every((each, i) => agree(each, operands[i]!, known, bound))
}

const whole = (law: Law, node: Node, known: Known): Properties => {
  const proved = part(law, law.pattern, node, known)
  return proved === NONE || !law.isRepeated || agree(law.pattern, node, known, new Map()) ? proved : NONE
}

/** What the laws about what has the form of the node prove. */
export const provedOf = (node: Node, known: Known): Properties =>
  node.kind === 'sum'
    ? ofSum(node, known)
    : unite(lawsOf(node.kind).map((law) => law.claims & whole(law, node, known)))
