/**
 * Names for what a short answer repeats, as an author chooses them: `where p = softmax(W*x)`.
 */

import { boundIn, dependsOn } from '../expr/free-indices.ts'
import { isMatrixNode, isScalarNode, type Node, numberOf, operandsOf } from '../expr/node.ts'
import { reachable, replacing } from '../expr/walk.ts'
import { sizeOf } from '../form/size.ts'
import { functionNamed } from '../functions/index.ts'
import { isNegative, ONE } from '../rational.ts'
import type { Session } from './session.ts'

/** Tokens that a name must save, and names that one answer may have. */
const WORTH_NAMING = 4
const MOST_NAMES = 4
/** Answers longer than this have names of their own already. */
const LONGEST = 400

const LETTERS = {
  scalar: ['c', 's', 'a', 'd'],
  vector: ['u', 'v', 'r', 'z'],
  matrix: ['M', 'P', 'Q', 'R'],
} as const

/** Expressions with names for what the answers among them repeat. */
export interface Renamed {
  readonly answers: readonly Node[]
  /** The line that led to them. */
  readonly line: Node | undefined
}

/** The answers with short names for what they repeat, and the line before them alike; the values become definitions. */
export const nameRepeats = (session: Session, { answers, line }: Renamed): Renamed => {
  const { graph } = session
  let roots = [...answers]
  let last = line
  if (roots.reduce((sum, root) => sum + sizeOf(root), 0) > LONGEST || hasIntroduced(roots))
    return { answers, line }
  for (let count = 0; count < MOST_NAMES; count++) {
    const value = mostRepeated(roots)
    if (!value) break
    const name = graph.named(nameFor(session, value), value, true, value.lead)
    roots = substituted(session, roots, value, name)
    if (last) [last] = substituted(session, [last], value, name) as [Node]
  }
  return { answers: roots, line: last }
}

const hasIntroduced = (roots: readonly Node[]): boolean =>
  reachable(roots).some((node) => node.kind === 'named' && node.introduced)

/** How often each node is written when the roots are. */
const occurrences = (roots: readonly Node[]): Map<Node, number> => {
  const count = new Map<Node, number>()
  for (const root of roots) count.set(root, (count.get(root) ?? 0) + 1)
  for (const node of reachable(roots).reverse())
    for (const operand of node.kind === 'named' && !node.introduced ? [] : operandsOf(node))
      count.set(operand, (count.get(operand) ?? 0) + (node.kind === 'named' ? 1 : (count.get(node) ?? 0)))
  return count
}

/** What a name would save most on. */
const mostRepeated = (roots: readonly Node[]): Node | undefined => {
  let best: Node | undefined
  let most = WORTH_NAMING - 1
  const changing = changedByIndices(roots)
  for (const [node, times] of occurrences(roots)) {
    if (times < 2 || !isNameable(node) || changing.has(node)) continue
    const saved = (times - 1) * sizeOf(node) - times - 2
    if (saved > most || (saved === most && best && sizeOf(node) > sizeOf(best))) [best, most] = [node, saved]
  }
  return best
}

/** What an index changes that is bound outside of it: it has no name of its own. */
const changedByIndices = (roots: readonly Node[]): ReadonlySet<Node> => {
  const found = new Set<Node>()
  for (const node of reachable(roots)) {
    const index = boundIn(node)
    const inside = index === undefined ? [] : reachable([operandsOf(node)[0]!])
    for (const part of inside) if (dependsOn(part, index!)) found.add(part)
  }
  return found
}

/** Multiples, transposes and reciprocals are read with what they belong to. */
const isNameable = (node: Node): boolean =>
  operandsOf(node).length > 0 &&
  node.kind !== 'named' &&
  node.kind !== 'transpose' &&
  node.kind !== 'scale' &&
  !(node.kind === 'power' && isNegative(numberOf(node.exponent) ?? ONE)) &&
  !(node.kind === 'sum' && node.terms.length < 2)

const nameFor = ({ namer }: Session, value: Node): string => {
  const kind = isScalarNode(value) ? 'scalar' : isMatrixNode(value) ? 'matrix' : 'vector'
  const row = value.kind === 'call' ? functionNamed(value.name) : undefined
  const wished = row?.names ?? (value.kind === 'sum' && kind === 'vector' ? ['r'] : [])
  const fitting = wished.map((name) => (kind === 'matrix' ? name.toUpperCase() : name))
  return namer.firstFree([
    ...fitting,
    ...(row?.group === 'elementwise' && kind === 'vector' ? ['h'] : []),
    ...LETTERS[kind],
  ])
}

const substituted = ({ graph }: Session, roots: readonly Node[], value: Node, name: Node): Node[] => {
  const replace: (node: Node) => Node = replacing(graph, (node) => {
    if (node === value) return name
    return node.kind === 'named' && node.introduced
      ? graph.named(node.name, replace(node.value), true, node.index)
      : undefined
  })
  return roots.map((root) => replace(root))
}
