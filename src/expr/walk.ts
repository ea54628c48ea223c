/**
 * Going through a graph: rebuilding a node from new operands, collecting what is reachable, replacing definitions.
 */
import { assertNever } from '../errors/defects.ts'
import type { Graph } from './graph.ts'
import {
  type Differential,
  type Named,
  type Node,
  operandsOf,
  type Sum,
  type Term,
  type Transpose,
} from './node.ts'

/** The node with every operand replaced; definitions are opaque and stay. */
export const mapOperands = (graph: Graph, node: Node, map: Replace): Node => {
  switch (node.kind) {
    case 'variable':
    case 'named':
    case 'ones':
    case 'eye':
    case 'pi':
    case 'dimension':
      return node
    case 'sum':
      return mapTerms(graph, node, map)
    case 'scale':
      return mapTwo(node, node.scalar, node.body, map, graph.scale)
    case 'product':
      return mapAll(node, node.factors, map, graph.product)
    case 'hadamard':
      return mapAll(node, node.factors, map, graph.hadamard)
    case 'power':
      return mapTwo(node, node.base, node.exponent, map, graph.power)
    case 'matrix-power':
      return mapTwo(node, node.base, node.exponent, map, graph.matrixPower)
    case 'transpose':
      return mapBody(node, map, graph.transpose)
    case 'differential':
      return mapBody(node, map, graph.differential)
    case 'colon':
      return mapTwo(node, node.left, node.right, map, graph.colon)
    case 'call': {
      const args = changed(node.args, map)
      return args ? graph.call(node.name, node.order, args, node.rows, node.cols) : node
    }
    default:
      return assertNever(node)
  }
}

type Replace = (operand: Node) => Node

/** What operands become, `undefined` where all stay what they are. */
const changed = (operands: readonly Node[], map: Replace): Node[] | undefined => {
  let result: Node[] | undefined
  for (let i = 0; i < operands.length; i++) {
    const operand = operands[i]!
    const mapped = map(operand)
    if (mapped !== operand) result ??= operands.slice(0, i)
    result?.push(mapped)
  }
  return result
}

const mapAll = (
  node: Node,
  operands: readonly Node[],
  map: Replace,
  make: (operands: readonly Node[]) => Node,
): Node => {
  const mapped = changed(operands, map)
  return mapped ? make(mapped) : node
}

const mapTwo = (node: Node, a: Node, b: Node, map: Replace, make: (a: Node, b: Node) => Node): Node => {
  const first = map(a)
  const second = map(b)
  return first === a && second === b ? node : make(first, second)
}

const mapBody = (node: Transpose | Differential, map: Replace, make: Replace): Node => {
  const body = map(node.body)
  return body === node.body ? node : make(body)
}

const mapTerms = (graph: Graph, node: Sum, map: Replace): Node => {
  let terms: Term[] | undefined
  for (let i = 0; i < node.terms.length; i++) {
    const term = node.terms[i]!
    const body = map(term.body)
    if (body !== term.body) terms ??= node.terms.slice(0, i)
    terms?.push(body === term.body ? term : { coefficient: term.coefficient, body })
  }
  return terms ? graph.sum(terms, node.rows, node.cols) : node
}

/**
 * Nodes with something else in the place of parts of them, each part found once: `by` says what, `undefined` where a part
 * is rebuilt from its operands.
 */
export const replacing = (graph: Graph, by: (node: Node) => Node | undefined): Replace => {
  const known = new Map<Node, Node>()
  const replace = (node: Node): Node => {
    const old = known.get(node)
    if (old) return old
    const result = by(node) ?? mapOperands(graph, node, replace)
    known.set(node, result)
    return result
  }
  return replace
}

/** A node with another in the place of a part of it. */
export const exchanged = (graph: Graph, node: Node, part: Node, by: Node): Node =>
  replacing(graph, (one) => (one === part ? by : undefined))(node)

/** Nodes rebuilt from their operands, each once, operands first: `by` is given every part so rebuilt. */
export const rebuilding = (graph: Graph, by: Replace): Replace => {
  const rebuild: Replace = replacing(graph, (node) => by(mapOperands(graph, node, rebuild)))
  return rebuild
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

/** Whether a node has another in it, definitions included. */
export const has = (node: Node, part: Node): boolean => reachable([node]).includes(part)

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
