/**
 * Matching a template against a node. A slot in a product may take a contiguous run of factors (`runs.ts`), in sums
 * and Hadamard products any subset (`subsets.ts`); `found` is called with each way to match until it answers true.
 */
import { type Call, type Colon, isScalarNode, type Node, numberOf, type Term } from '../expr/node.ts'
import { isMinusOne, isZero, ONE, type Rational, reciprocal } from '../rational.ts'
import type { Template } from '../rulebook/rule.ts'
import type { Dim } from '../shape/dim.ts'
import { inRole, mappingOf } from '../shape/mapping.ts'
import { matchConstant, matchNumber } from './constants.ts'
import { bind, type Found, isUnbound, type Matching } from './matching.ts'
import { matchRun } from './runs.ts'
import { matchSubset, matchSum, pick } from './subsets.ts'

/** Whether the template matches the node as a whole. */
export const match = (m: Matching, template: Template, node: Node, found: Found): boolean => {
  switch (template.kind) {
    case 'meta':
      return bind(m, template.slot, node, found)
    case 'number':
      return matchNumber(template.value, node) && found()
    case 'constant':
      return matchConstant(template, node) && found()
    case 'dimension':
      return claim(m, template.dim, node, found)
    case 'sum':
      return matchSum(m, template, node, found)
    case 'scale':
      return matchScale(m, template, node, found)
    case 'product':
      return node.kind === 'product' && matchRun(m, template.factors, node.factors, 0, found)
    case 'hadamard':
      return matchHadamard(m, template.factors, node, found)
    case 'power':
      return matchPower(m, template, node, found)
    case 'matrix-power':
      return (
        node.kind === 'matrix-power' &&
        matchPair(m, template.base, template.exponent, node.base, node.exponent, found)
      )
    case 'transpose':
      return matchTranspose(m, template, node, found)
    case 'differential':
      return node.kind === 'differential' && match(m, template.body, node.body, found)
    case 'colon':
      return node.kind === 'colon' && matchColon(m, template, node, found)
    case 'call':
      return node.kind === 'call' && matchCall(m, template, node, found)
    case 'apply':
      return node.kind === 'call' && matchApplied(m, template, node, found)
    case 'mapped':
      return node.kind === 'call' && matchMapped(m, template, node, found)
  }
}

type Of<K extends Template['kind']> = Extract<Template, { kind: K }>

/** Anything is the power of itself with the exponent 1. */
const matchPower = (m: Matching, { base, exponent }: Of<'power'>, node: Node, found: Found): boolean => {
  if (node.kind === 'power') return matchPair(m, base, exponent, node.base, node.exponent, found)
  if (isReciprocalOfKnown(m, base, exponent)) return matchReciprocal(m, base, node, found)
  return m.implied && isUnbound(m, exponent) && matchPair(m, base, exponent, node, m.graph.number(ONE), found)
}

/** Whether a template is one over a number that is known by then. */
const isReciprocalOfKnown = (m: Matching, base: Template, exponent: Template): boolean =>
  exponent.kind === 'number' &&
  isMinusOne(exponent.value) &&
  (base.kind === 'dimension' || (base.kind === 'meta' && !isUnbound(m, base)))

/** A number is one over another: 1/k is 1/4 where k is 4. */
const matchReciprocal = (m: Matching, base: Template, node: Node, found: Found): boolean => {
  const value = numberOf(node)
  return value !== undefined && !isZero(value) && match(m, base, m.graph.number(reciprocal(value)), found)
}

const matchColon = (m: Matching, { left, right }: Of<'colon'>, node: Colon, found: Found): boolean =>
  matchPair(m, left, right, node.left, node.right, found) ||
  matchPair(m, left, right, node.right, node.left, found)

const matchCall = (m: Matching, { name, order, args }: Of<'call'>, node: Call, found: Found): boolean =>
  node.name === name && node.order === order && matchAll(m, args, node.args, 0, found)

const matchApplied = (m: Matching, template: Of<'apply'>, node: Call, found: Found): boolean =>
  node.order >= template.order &&
  node.args.length === template.args.length &&
  bind(m, template.slot, derivativeName(node.name, node.order - template.order), () =>
    matchAll(m, template.args, node.args, 0, found),
  )

/** The shapes of the law are those of a vector, or of any matrix; of a scalar, or of a vector. */
const matchMapped = (m: Matching, { of, slot, args }: Of<'mapped'>, node: Call, found: Found): boolean => {
  const mapping = mappingOf(node.name)
  return (
    mapping?.role === of.role &&
    mapping.from.length <= of.from.length &&
    mapping.to.length === of.to.length &&
    bind(m, slot, inRole(mapping, 'value'), () => matchAll(m, args, node.args, 0, found))
  )
}

/** Anything is the product of itself and 1. */
const matchHadamard = (m: Matching, factors: readonly Template[], node: Node, found: Found): boolean => {
  if (node.kind === 'hadamard') return matchSubset(m, factors, node.factors, found)
  const [a, b, more] = factors
  if (!m.implied || !a || !b || more) return false
  const one = m.graph.ones(node.rows, node.cols)
  return (
    (isUnbound(m, a) && matchPair(m, b, a, node, one, found)) ||
    (isUnbound(m, b) && matchPair(m, a, b, node, one, found))
  )
}

/** Which dimension a name is follows from the shapes of slots, so that it is compared when all are bound. */
const claim = ({ claims }: Matching, dim: Dim, node: Node, found: Found): boolean => {
  claims.push([dim, node])
  const matched = found()
  claims.pop()
  return matched
}

/** A function slot may be bound to a derivative: `phi'` is again a function. */
export const derivativeName = (name: string, order: number): string => name + "'".repeat(order)

const matchPair = (m: Matching, p: Template, q: Template, a: Node, b: Node, found: Found): boolean =>
  match(m, p, a, () => match(m, q, b, found))

const matchAll = (
  m: Matching,
  templates: readonly Template[],
  nodes: readonly Node[],
  at: number,
  found: Found,
): boolean =>
  templates.length === nodes.length &&
  (at === templates.length
    ? found()
    : match(m, templates[at]!, nodes[at]!, () => matchAll(m, templates, nodes, at + 1, found)))

/** A transpose whose body is bound is built and compared, since its normal form need not be a transpose. */
const matchTranspose = (m: Matching, template: Of<'transpose'>, node: Node, found: Found): boolean => {
  const built = m.build(template, m.bindings)
  if (built) return built === node && found()
  return node.kind === 'transpose' && match(m, template.body, node.body, found)
}

/** `s*A`: a scaled matrix, a product of scalars, a coefficient; `s` is 1 where the body alone tells what to match. */
const matchScale = (m: Matching, template: Of<'scale'>, node: Node, found: Found): boolean => {
  const { scalar, body } = template
  const { graph } = m
  if (node.kind === 'scale') return matchPair(m, scalar, body, node.scalar, node.body, found)
  if (node.kind === 'sum' && node.terms.length === 1) return matchMultiple(m, template, node.terms[0]!, found)
  if (node.kind === 'hadamard' && isScalarNode(node)) {
    const rest = isUnbound(m, body) ? body : isUnbound(m, scalar) ? scalar : undefined
    const factors = body.kind === 'hadamard' ? body.factors : [body]
    return matchSubset(m, [scalar, ...factors], node.factors, found, rest)
  }
  if (m.implied && isScalarNode(node) && matchPair(m, scalar, body, node, graph.number(ONE), found))
    return true
  return tellsItself(m, body) && matchPair(m, scalar, body, graph.number(ONE), node, found)
}

/** Whether the body of `s*A` alone tells what to match. */
const tellsItself = (m: Matching, body: Template): boolean => body.kind !== 'meta' || m.implied

/** A number times something: the number is the scalar, or a part of it, or a part of the body. */
const matchMultiple = (
  m: Matching,
  template: Of<'scale'>,
  { coefficient, body: inner }: Term,
  found: Found,
): boolean => {
  const { scalar, body } = template
  const { graph } = m
  if (inner.kind === 'scale') {
    const rest = graph.times(coefficient, inner.body)
    if (matchPair(m, scalar, body, inner.scalar, rest, found)) return true
    const whole = graph.hadamard([graph.number(coefficient), inner.scalar])
    if (tellsItself(m, body) && matchPair(m, scalar, body, whole, inner.body, found)) return true
  }
  if (matchPair(m, scalar, body, graph.number(coefficient), inner, found)) return true
  return (
    tellsItself(m, body) &&
    inner.kind === 'hadamard' &&
    isScalarNode(inner) &&
    matchFactor(m, template, coefficient, inner.factors, found)
  )
}

/** The body of `s*A`, or where both are slots its `s`, against one factor of a product of scalars; the other takes the rest. */
const matchFactor = (
  m: Matching,
  { scalar, body }: Of<'scale'>,
  coefficient: Rational,
  factors: readonly Node[],
  found: Found,
): boolean => {
  const others = (left: readonly Node[]): Node => m.graph.hadamard([m.graph.number(coefficient), ...left])
  if (body.kind === 'hadamard')
    return pick(m, body.factors, factors, undefined, (left) => match(m, scalar, others(left), found))
  return factors.some((factor, i) => {
    const [one, rest] = body.kind === 'meta' ? [scalar, body] : [body, scalar]
    const left = factors.filter((_, k) => k !== i)
    return match(m, one, factor, () => match(m, rest, others(left), found))
  })
}
