/**
 * Going through a graph: rebuilding a node from new operands, collecting what is reachable, replacing definitions.
 */
import { assertNever } from '../errors/defects.ts'
import type { Graph } from './graph.ts'
import { type Named, type Node, operandsOf } from './node.ts'

/** The node with every operand replaced; definitions are opaque and stay. */
export const mapOperands = (graph: Graph, node: Node, map: (operand: Node) => Node): Node => {
  switch (node.kind) {
    case 'variable':
    case 'named':
    case 'ones':
    case 'eye':
    case 'pi':
    case 'dimension':
      return node
    case 'sum': {
      const bodies = node.terms.map((term) => map(term.body))
      if (bodies.every((body, i) => body === node.terms[i]!.body)) return node
      const terms = node.terms.map(({ coefficient }, i) => ({ coefficient, body: bodies[i]! }))
      return graph.sum(terms, node.rows, node.cols)
    }
    case 'scale': {
      const [scalar, body] = [map(node.scalar), map(node.body)]
      return scalar === node.scalar && body === node.body ? node : graph.scale(scalar, body)
    }
    case 'product':
    case 'hadamard': {
      const factors = node.factors.map(map)
      if (factors.every((factor, i) => factor === node.factors[i])) return node
      return node.kind === 'product' ? graph.product(factors) : graph.hadamard(factors)
    }
    case 'power':
    case 'matrix-power': {
      const [base, exponent] = [map(node.base), map(node.exponent)]
      if (base === node.base && exponent === node.exponent) return node
      return node.kind === 'power' ? graph.power(base, exponent) : graph.matrixPower(base, exponent)
    }
    case 'transpose': {
      const body = map(node.body)
      return body === node.body ? node : graph.transpose(body)
    }
    case 'differential': {
      const body = map(node.body)
      return body === node.body ? node : graph.differential(body)
    }
    case 'colon': {
      const [left, right] = [map(node.left), map(node.right)]
      return left === node.left && right === node.right ? node : graph.colon(left, right)
    }
    case 'call': {
      const args = node.args.map(map)
      if (args.every((arg, i) => arg === node.args[i])) return node
      return graph.call(node.name, node.order, args, node.rows, node.cols)
    }
    default:
      return assertNever(node)
  }
}

/**
 * Every node below the roots, the roots and the values of definitions included, each after its operands; `known`
 * holds those that are left out with what is below them.
 */
export const reachable = (roots: readonly Node[], known?: { has: (node: Node) => boolean }): Node[] => {
  const seen = new Set<Node>()
  const stack = [...roots]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node) || known?.has(node)) continue
    seen.add(node)
    for (const operand of operandsOf(node)) if (!seen.has(operand)) stack.push(operand)
  }
  return [...seen].sort((a, b) => a.id - b.id)
}

/** The definitions the roots use, directly or through others, each after those it uses; `known` as for `reachable`. */
export const namedIn = (roots: readonly Node[], known?: { has: (node: Node) => boolean }): Named[] =>
  reachable(roots, known).filter((node): node is Named => node.kind === 'named')

/**
 * Applies `rewrite` to the roots and to the value of every definition below them, earlier definitions first;
 * `rewrite` sees definitions as leaves, and is told whose value it is given. A definition whose value changes becomes a new one of the same name. Values of
 * definitions that are not open stay what they are, but for the definitions in them.
 */
export const rewriteThroughNames = (
  graph: Graph,
  roots: readonly Node[],
  rewrite: (node: Node, of?: Named) => Node,
  isOpen: (named: Named) => boolean = () => true,
): Node[] => {
  const names = graph.hasNames() ? namedIn(roots) : []
  if (names.length === 0) return roots.map((root) => rewrite(root))
  const renewed = new Map<Node, Node>()
  const memo = new Map<Node, Node>()
  const replace = (node: Node): Node => {
    if (node.kind === 'named') return renewed.get(node) ?? node
    const known = memo.get(node)
    if (known) return known
    const result = mapOperands(graph, node, replace)
    memo.set(node, result)
    return result
  }
  for (const name of names) {
    const inner = replace(name.value)
    const value = isOpen(name) ? rewrite(inner, name) : inner
    renewed.set(
      name,
      value === name.value ? name : graph.named(name.name, value, name.introduced, name.index),
    )
  }
  return roots.map((root) => rewrite(replace(root)))
}
