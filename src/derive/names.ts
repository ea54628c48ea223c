/**
 * Introduced names: a large subexpression that a derivative would repeat becomes an intermediate `t1`, `t2`, …,
 * so that what is printed stays linear in the number of distinct nodes.
 */

import { boundIn } from '../expr/free-indices.ts'
import type { Graph } from '../expr/graph.ts'
import { type Hadamard, type Named, type Node, operandsOf, type Product } from '../expr/node.ts'
import { mapOperands, reachable, replacing, rewriteThroughNames } from '../expr/walk.ts'

/** Tokens above which an operand, and above which a cotangent, gets a name. */
const OPERAND_LIMIT = 60
const COTANGENT_LIMIT = 100
/** Tokens above which what stands before the differential of a user's definition gets a name. */
const ADJOINT_LIMIT = 3
/** Tokens above which a cotangent gets one that stands in several terms. */
const REPEATED_LIMIT = 16
/** Tokens above which the differential or the Jacobian of a definition gets a name. */
const TANGENT_LIMIT = 12
/** Factors that change up to which a product stays whole: the differential of n factors has n terms of n factors. */
const FACTORS_LIMIT = 10
/** Factors of its parts that have names. */
const PART = 4
/** Tokens up to which answers are printed without introduced names. */
const INLINE_LIMIT = 200

export interface Namer {
  /** The roots with every large operand named. */
  readonly nameOperands: (roots: readonly Node[]) => Node[]
  /** The roots with introduced names put back where the whole stays short, else with every large operand named. */
  readonly settle: (roots: readonly Node[]) => Node[]
  /** The cotangent itself, or a name for it when it is large. */
  readonly nameCotangent: (node: Node) => Node
  /** The same of the cotangent of a definition that a user typed: `G1`, `G2`, …, in the order in which they are opened. */
  readonly nameAdjoint: (node: Node) => Node
  /** The same of a cotangent that stands in several terms. */
  readonly nameRepeated: (node: Node) => Node
  /** The same for what an intermediate becomes on the way (its differential, its Jacobian), named `wanted` if free. */
  readonly nameLarge: (wanted: string, value: Node) => Node
  /** The name wanted if the problem does not use it, else another; the same each time. */
  readonly free: (wanted: string) => string
  /** The first of these names that is not in use, else an introduced one; from now on it is. */
  readonly firstFree: (wanted: readonly string[]) => string
}

/** The names there are, and what has one. */
interface Names {
  readonly graph: Graph
  readonly introduced: (named: Named) => void
  readonly used: Set<string>
  /** How far the numbers after each letter have come. */
  readonly counts: Map<string, number>
  /** What was given for each name wanted. */
  readonly given: Map<string, string>
  readonly known: Map<Node, Node>
  /** Operands with what is large in them named. */
  readonly operands: Map<Node, Node>
}

/** A namer that never uses a name in `taken`; equal values get one name. */
export const createNamer = (
  graph: Graph,
  taken: ReadonlySet<string>,
  introduced: (named: Named) => void,
): Namer => {
  const names: Names = {
    graph,
    introduced,
    used: new Set(taken),
    counts: new Map(),
    given: new Map(),
    known: new Map(),
    operands: new Map(),
  }
  return {
    nameOperands: (roots) => nameOperands(names, roots),
    settle: (roots) => settle(names, roots),
    nameCotangent: (node) => nameAbove(names, COTANGENT_LIMIT, 't', node),
    nameAdjoint: (node) => nameAbove(names, ADJOINT_LIMIT, 'G', node),
    nameRepeated: (node) => nameAbove(names, REPEATED_LIMIT, 'G', node),
    nameLarge: (wanted, value) => nameLarge(names, wanted, value),
    free: (wanted) => free(names, wanted),
    firstFree: (wanted) => claim(names, wanted.find((name) => !names.used.has(name)) ?? wanted[0]!),
  }
}

const freshName = ({ counts, used }: Names, letter = 't'): string => {
  let count = counts.get(letter) ?? 0
  do count++
  while (used.has(`${letter}${count}`))
  counts.set(letter, count)
  return `${letter}${count}`
}

const claim = (names: Names, wanted: string): string => {
  const claimed = names.used.has(wanted) ? freshName(names) : wanted
  names.used.add(claimed)
  return claimed
}

const free = (names: Names, wanted: string): string => {
  const name = names.given.get(wanted) ?? claim(names, wanted)
  names.given.set(wanted, name)
  return name
}

const named = (names: Names, value: Node, letter?: string): Node => {
  const old = names.known.get(value)
  if (old) return old
  const node = names.graph.named(freshName(names, letter), value, true)
  names.known.set(value, node)
  names.introduced(node)
  return node
}

const nameAbove = (names: Names, limit: number, letter: string, node: Node): Node =>
  node.size > limit && node.kind !== 'named' ? named(names, node, letter) : node

const nameLarge = (names: Names, wanted: string, value: Node): Node => {
  if (value.kind === 'named' || value.size <= TANGENT_LIMIT) return value
  const node = names.known.get(value) ?? names.graph.named(claim(names, wanted), value, true)
  names.known.set(value, node)
  return node
}

const nameOperands = (names: Names, roots: readonly Node[]): Node[] =>
  rewriteThroughNames(names.graph, roots, (root) => replaced(names, root, true))

/** Terms of the objective itself are differentiated apart and never repeated. */
const replaced = (names: Names, node: Node, isTerm: boolean): Node => {
  if (operandsOf(node).length === 0 || node.kind === 'named') return node
  if (node.size <= OPERAND_LIMIT) return parted(names, node)
  const old = isTerm ? undefined : names.operands.get(node)
  if (old) return old
  // What an index changes has no name outside of what it is bound in.
  const rebuilt =
    boundIn(node) === undefined
      ? mapOperands(names.graph, node, (operand) => replaced(names, operand, isTerm && node.kind === 'sum'))
      : node
  const result = !isTerm && rebuilt.size > OPERAND_LIMIT ? named(names, rebuilt) : parted(names, rebuilt)
  if (!isTerm) names.operands.set(node, result)
  return result
}

/** A product of many factors as one of two, which have names where they are long, each so in its turn. */
const parted = (names: Names, node: Node): Node =>
  (node.kind === 'product' || node.kind === 'hadamard') && isLong(node) ? halved(names, node) : node

const isLong = ({ factors }: Product | Hadamard): boolean =>
  factors.filter(({ active }) => active).length > FACTORS_LIMIT

const halved = (names: Names, { kind, factors }: Product | Hadamard): Node => {
  const { graph } = names
  const part = (from: number, to?: number): Node => {
    const whole = graph[kind](factors.slice(from, to))
    if (whole.kind !== kind) return whole
    return named(names, whole.factors.length > PART ? halved(names, whole) : whole)
  }
  const middle = factors.length >> 1
  return graph[kind]([part(0, middle), part(middle)])
}

const settle = (names: Names, roots: readonly Node[]): Node[] => {
  const size = writtenOut(roots)
  return roots.reduce((sum, root) => sum + size(root), 0) <= INLINE_LIMIT
    ? inline(names.graph, roots, ({ introduced }) => introduced)
    : nameOperands(names, roots)
}

/** Tokens of a node with introduced names written out. */
const writtenOut = (roots: readonly Node[]): ((node: Node) => number) => {
  const sizes = new Map<Node, number>()
  for (const node of reachable(roots)) {
    if (node.kind !== 'named') {
      const own = node.size - operandsOf(node).reduce((sum, operand) => sum + operand.size, 0)
      sizes.set(node, own + operandsOf(node).reduce((sum, operand) => sum + sizes.get(operand)!, 0))
    } else sizes.set(node, node.introduced ? sizes.get(node.value)! : 1)
  }
  return (node) => sizes.get(node)!
}

/** The roots with the values of the definitions chosen in place of their names. */
export const inline = (graph: Graph, roots: readonly Node[], isChosen: (named: Named) => boolean): Node[] => {
  const values = new Map<Node, Node>()
  for (const node of reachable(roots)) {
    const operand = (old: Node): Node => values.get(old)!
    const isInlined = node.kind === 'named' && isChosen(node)
    values.set(node, isInlined ? operand(node.value) : mapOperands(graph, node, operand))
  }
  return roots.map((root) => values.get(root)!)
}

/** The roots with the value of every definition they use written by its name: `1 - h.^2` for `1 - tanh(W*x).^2`. */
export const foldNames = (graph: Graph, roots: readonly Node[]): Node[] => {
  if (!graph.hasNames()) return [...roots]
  const folded = new Map<Node, Node>()
  const byValue = new Map<Node, Node>()
  const result = (node: Node): Node => byValue.get(node) ?? folded.get(node)!
  for (const node of reachable(roots)) {
    if (node.kind !== 'named') {
      folded.set(node, mapOperands(graph, node, result))
      continue
    }
    const value = folded.get(node.value)!
    const renewed = value === node.value ? node : graph.named(node.name, value, node.introduced, node.index)
    folded.set(node, renewed)
    if (!byValue.has(node.value) && isWorthNaming(node.value)) byValue.set(node.value, renewed)
  }
  return roots.map(result)
}

/** A one-step differential in which the node that it is of is written by its name. */
export type Closer = (of: Node, differential: Node) => Node

/**
 * Closes definitions: what the differential of the value of one says of that value is said by its name. What is
 * differentiated stays open, since it is still to be taken up.
 */
export const createCloser = (graph: Graph, definitions: readonly Named[]): Closer => {
  const names = new Map(
    definitions.filter(({ value }) => isWorthNaming(value)).map((named) => [named.value, named]),
  )
  return (of, differential) => {
    const name = names.get(of)
    if (!name) return differential
    const close = replacing(graph, (node) =>
      node === of ? name : node.kind === 'differential' ? node : undefined,
    )
    return close(differential)
  }
}

/** A variable or a number stays itself though a definition says the same. */
const isWorthNaming = (value: Node): boolean =>
  operandsOf(value).length > 0 && value.kind !== 'named' && value.size > 1
