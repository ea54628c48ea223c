/**
 * Matching operands that may stand in any order: the factors of Hadamard products and the terms of sums.
 */
import { isScalarNode, type Node, type Sum, type Term } from '../expr/node.ts'
import { equals, isMinusOne, isNegative, isOne, multiply, reciprocal } from '../rational.ts'
import type { Template } from '../rulebook/rule.ts'
import { bind, type Found, hasCondition, isUnbound, type Matching } from './matching.ts'

/**
 * The templates against disjoint parts of the operands, in any order. All are used up: the last unbound slot
 * takes what the others leave (two unbound slots share evenly, so that folding over n operands costs n log n).
 */
export const matchSubset = (
  m: Matching,
  templates: readonly Template[],
  nodes: readonly Node[],
  found: Found,
  rest?: Template,
): boolean =>
  pick(m, templates, nodes, rest ?? restTemplate(m, templates), (left, taker) => {
    if (left.length === 0) return taker === undefined && found()
    return taker !== undefined && m.match(m, taker, m.graph.hadamard(left), found)
  })

/** A slot for a differential takes one operand, and leaves the rest to another. */
const restTemplate = (m: Matching, templates: readonly Template[]): Template | undefined =>
  [...templates]
    .reverse()
    .find((template) => isUnbound(m, template) && !hasCondition(m, template, 'differential')) ??
  [...templates].reverse().find((template) => isUnbound(m, template))

/** Tries every choice of one operand for each template but the one that takes the rest. */
export const pick = (
  m: Matching,
  templates: readonly Template[],
  nodes: readonly Node[],
  taker: Template | undefined,
  found: (left: readonly Node[], taker: Template | undefined) => boolean,
): boolean => {
  const fixed = structuredFirst(m, templates).filter((template) => template !== taker)
  const [only] = fixed
  if (only && taker && fixed.length === 1 && isUnbound(m, only) && isUnbound(m, taker) && nodes.length > 2)
    if (halves(m, only, taker, nodes, found)) return true
  const choose = (at: number, left: readonly Node[]): boolean => {
    const template = fixed[at]
    if (!template) return found(left, taker)
    return left.some((node, i) =>
      m.match(m, template, node, () => choose(at + 1, [...left.slice(0, i), ...left.slice(i + 1)])),
    )
  }
  return choose(0, nodes)
}

/** Slots take any operand, so what they stand beside is looked for first. */
const structuredFirst = (m: Matching, templates: readonly Template[]): Template[] => [
  ...templates.filter((template) => !isUnbound(m, template)),
  ...templates.filter((template) => isUnbound(m, template)),
]

const halves = (
  m: Matching,
  only: Template,
  taker: Template,
  nodes: readonly Node[],
  found: (left: readonly Node[], taker: Template | undefined) => boolean,
): boolean => {
  const middle = nodes.length >> 1
  return m.match(m, only, m.graph.hadamard(nodes.slice(0, middle)), () => found(nodes.slice(middle), taker))
}

type PatternTerm = Extract<Template, { kind: 'sum' }>['terms'][number]

/** The terms of a sum: two slots share them evenly; a term with structure takes one term each, with its coefficient. */
export const matchSum = (
  m: Matching,
  template: Extract<Template, { kind: 'sum' }>,
  node: Node,
  found: Found,
): boolean => {
  if (node.kind !== 'sum') return false
  const { terms } = node
  const [a, b] = template.terms
  if (template.terms.length === 1) return matchMultiple(m, a!, node, found)
  if (!a || !b || template.terms.length > 2 || terms.length < 2) return false
  const { additive } = m.rule
  if (additive) return bind(m, additive.slot, node, () => bind(m, additive.other, node, found))
  if (isUnbound(m, a.body) && isUnbound(m, b.body)) {
    const middle = terms.length >> 1
    const left = partFor(m, a, terms.slice(0, middle), node)
    const right = partFor(m, b, terms.slice(middle), node)
    return m.match(m, a.body, left, () => m.match(m, b.body, right, found))
  }
  const isTaker = isUnbound(m, b.body) ? false : isUnbound(m, a.body) || a.body.kind === 'meta'
  const [fixed, taker] = isTaker ? [b, a] : [a, b]
  if (taker.body.kind !== 'meta') return terms.length === 2 && matchTerms(m, template, terms, () => found())
  return terms.some((term, i) => {
    const rest = terms.filter((_, k) => k !== i)
    return matchTerm(m, fixed, term, () => m.match(m, taker.body, partFor(m, taker, rest, node), found))
  })
}

/** A number times something; minus a slot is any sum with the other signs, and any multiple by a negative number. */
const matchMultiple = (m: Matching, template: PatternTerm, node: Sum, found: Found): boolean => {
  const [only, more] = node.terms
  if (!only) return false
  if (!more && equals(only.coefficient, template.coefficient))
    return m.match(m, template.body, only.body, found)
  const isOpposite = isMinusOne(template.coefficient) && template.body.kind === 'meta'
  return (
    isOpposite &&
    (more !== undefined || isNegative(only.coefficient)) &&
    m.match(m, template.body, m.graph.minus(node), found)
  )
}

/** What a slot must stand for so that, with its coefficient, it is the sum of some terms. */
const partFor = (
  { graph }: Matching,
  { coefficient }: PatternTerm,
  terms: readonly Term[],
  { rows, cols }: Node,
): Node => graph.times(reciprocal(coefficient), graph.sum(terms, rows, cols))

/** What the factors of a scalar are powers of. */
const basesOf = (node: Node): readonly Node[] =>
  node.kind === 'hadamard'
    ? node.factors.flatMap(basesOf)
    : node.kind === 'ones'
      ? []
      : [node.kind === 'power' ? node.base : node]

/** Whether two scalars have a factor other than a number in common. */
const haveCommonFactor = (a: Node, b: Node): boolean => {
  const bases = basesOf(a)
  return basesOf(b).some((base) => bases.includes(base))
}

/** Sums longer than this are not searched for common factors, which takes time quadratic in the terms. */
export const PAIR_LIMIT = 64

/** Two templates against two of the terms; `found` gets the terms left over. */
export const matchTerms = (
  m: Matching,
  template: Extract<Template, { kind: 'sum' }>,
  terms: readonly Term[],
  found: (left: readonly Term[]) => boolean,
): boolean => {
  const [a, b] = template.terms
  if (!a || !b) return false
  const mayPair = ({ body }: Term, other: Term): boolean =>
    !(m.rule.common && isScalarNode(body)) || haveCommonFactor(body, other.body)
  return terms.some((first, i) => {
    const partners = terms.filter((second, j) => i !== j && mayPair(first, second))
    return (
      partners.length > 0 &&
      matchTerm(m, a, first, () =>
        partners.some((second) =>
          matchTerm(m, b, second, () => found(terms.filter((term) => term !== first && term !== second))),
        ),
      )
    )
  })
}

/** A slot for a factor takes the coefficient; a number is compared with it. */
const matchTerm = (m: Matching, { coefficient, body }: PatternTerm, term: Term, found: Found): boolean => {
  const isNumeric = body.kind === 'number' || (body.kind === 'scale' && body.scalar.kind === 'number')
  if (!isNumeric && !(body.kind === 'scale' && isOne(coefficient)))
    return equals(term.coefficient, coefficient) && m.match(m, body, term.body, found)
  const multiple = multiply(term.coefficient, reciprocal(coefficient))
  return m.match(m, body, m.graph.times(multiple, term.body), found)
}
