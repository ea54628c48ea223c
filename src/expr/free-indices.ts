/**
 * The names of dimensions that a node depends on as numbers, those left out that it binds: an index that is among them
 * has a value that comes from outside.
 */
import { BINDERS } from '../shape/binders.ts'
import { type Dim, dimNames } from '../shape/dim.ts'
import { createFact } from './facts.ts'
import { type Node, operandsOf } from './node.ts'

const NONE: ReadonlySet<string> = new Set()
const known = createFact<ReadonlySet<string>>()

/** The free names of dimensions of a node; those of shapes alone, and of definitions, do not count. */
export const freeIndices = (node: Node): ReadonlySet<string> => {
  const old = known.of(node)
  if (old) return old
  const found = foundIn(node)
  known.keep(node, found)
  return found
}

const foundIn = (node: Node): ReadonlySet<string> => {
  if (node.kind === 'dimension') return new Set(dimNames(node.dim))
  if (node.kind === 'named') return NONE
  const operands = operandsOf(node)
    .map(freeIndices)
    .filter(({ size }) => size > 0)
  const [only, more] = operands
  const bound = boundIn(node)
  if (bound === undefined) return more ? new Set(operands.flatMap((names) => [...names])) : (only ?? NONE)
  return new Set(operands.flatMap((names) => [...names]).filter((name) => name !== bound))
}

/** The index that a node binds, if it binds one. */
export const boundIn = (node: Node): string | undefined => {
  if (node.kind !== 'call' || !BINDERS.has(node.name)) return undefined
  const [, index] = node.args
  return index?.kind === 'dimension' ? String(index.dim) : undefined
}

/** Whether a node has another value for another value of an index. */
export const dependsOn = (node: Node, index: Dim): boolean => freeIndices(node).has(String(index))
