/**
 * Matching a template against a node. A slot in a product may take a contiguous run of factors (`runs.ts`), in sums
 * and Hadamard products any subset (`subsets.ts`); `found` is called with each way to match until it answers true.
 */
import { isScalarNode, type Node, type Term } from '../expr/node.ts'
import { ONE, type Rational } from '../rational.ts'
import type { Template } from '../rulebook/rule.ts'
import type { Dim } from '../shape/dim.ts'
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
      return node.kind === 'hadamard'
        ? matchSubset(m, template.factors, node.factors, found)
        : m.implied && matchImplied(m, template.factors, node, found)
    case 'power':
    case 'matrix-power':
      if (m.implied && template.kind === 'power' && node.kind !== 'power')
        return (
          isUnbound(m, template.exponent) &&
          match(m, template.base, node, () => match(m, template.exponent, m.graph.number(ONE), found))
        )
      return (
        node.kind === template.kind &&
        match(m, template.base, node.base, () => match(m, template.exponent, node.exponent, found))
      )
    case 'transpose':
      return matchTranspose(m, template, node, found)
    case 'differential':
      return node.kind === 'differential' && match(m, template.body, node.body, found)
    case 'colon':
      return (
        node.kind === 'colon' &&
        (matchPair(m, template.left, template.right, node.left, node.right, found) ||
          matchPair(m, template.left, template.right, node.right, node.left, found))
      )
    case 'call':
      return (
        node.kind === 'call' &&
        node.name === template.name &&
        node.order === template.order &&
        matchAll(m, template.args, node.args, 0, found)
      )
    case 'apply':
      return (
        node.kind === 'call' &&
        node.order >= template.order &&
        node.args.length === template.args.length &&
        bind(m, template.slot, derivativeName(node.name, node.order - template.order), () =>
          matchAll(m, template.args, node.args, 0, found),
        )
      )
  }
}

/** A node as the product of itself and 1. */
const matchImplied = (m: Matching, factors: readonly Template[], node: Node, found: Found): boolean => {
  const [a, b, more] = factors
  if (!a || !b || more) return false
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
const matchTranspose = (
  m: Matching,
  template: Extract<Template, { kind: 'transpose' }>,
  node: Node,
  found: Found,
): boolean => {
  const built = m.build(template, m.bindings)
  if (built) return built === node && found()
  return node.kind === 'transpose' && match(m, template.body, node.body, found)
}

/** `s*A`: a scaled matrix, a product of scalars, a coefficient; `s` is 1 where the body alone tells what to match. */
const matchScale = (
  m: Matching,
  template: Extract<Template, { kind: 'scale' }>,
  node: Node,
  found: Found,
): boolean => {
  const { scalar, body } = template
  const { graph } = m
  if (node.kind === 'scale') return matchPair(m, scalar, body, node.scalar, node.body, found)
  if (node.kind === 'sum' && node.terms.length === 1) {
    const [{ coefficient, body: inner }] = node.terms as [Term]
    if (inner.kind === 'scale') {
      const rest = graph.times(coefficient, inner.body)
      if (matchPair(m, scalar, body, inner.scalar, rest, found)) return true
      const whole = graph.hadamard([graph.number(coefficient), inner.scalar])
      if ((body.kind !== 'meta' || m.implied) && matchPair(m, scalar, body, whole, inner.body, found))
        return true
    }
    if (matchPair(m, scalar, body, graph.number(coefficient), inner, found)) return true
    return (
      (body.kind !== 'meta' || m.implied) &&
      inner.kind === 'hadamard' &&
      isScalarNode(inner) &&
      matchFactor(m, template, coefficient, inner.factors, found)
    )
  }
  if (node.kind === 'hadamard' && isScalarNode(node)) {
    const rest = isUnbound(m, body) ? body : isUnbound(m, scalar) ? scalar : undefined
    const factors = body.kind === 'hadamard' ? body.factors : [body]
    return matchSubset(m, [scalar, ...factors], node.factors, found, rest)
  }
  if (m.implied && isScalarNode(node) && matchPair(m, scalar, body, node, graph.number(ONE), found))
    return true
  return (body.kind !== 'meta' || m.implied) && matchPair(m, scalar, body, graph.number(ONE), node, found)
}

/** The body of `s*A`, or where both are slots its `s`, against one factor of a product of scalars; the other takes the rest. */
const matchFactor = (
  m: Matching,
  { scalar, body }: Extract<Template, { kind: 'scale' }>,
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
