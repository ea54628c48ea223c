/**
 * What is defined by its entries, `K[i,j] = …`: the indices and what stands on the right.
 */
import { boundIn } from '../expr/free-indices.ts'
import type { Named, Node } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import type { Dim } from '../shape/dim.ts'
import { tellsSize } from './over.ts'

/** A vector or matrix by its entries. */
export interface Entries {
  readonly indices: readonly string[]
  readonly entry: Node
}

/** Values below each other, by what stands for one. */
interface Stacked {
  readonly entry: Node
  readonly index: Dim
  readonly size: Dim
}

/**
 * The parts of values below each other, of which each is a scalar or a row of such values, and tells how far the indices
 * run; `undefined` of anything else.
 */
export const entriesOf = (node: Node): Entries | undefined => {
  const row = stackedIn(node)
  if (!row) return undefined
  const column = row.entry.kind === 'transpose' ? stackedIn(row.entry.body) : undefined
  const entry = column?.entry ?? row.entry
  if (entry.rows !== 1 || entry.cols !== 1) return undefined
  const bound = column ? [row, column] : [row]
  if (!bound.every(({ index, size }) => tellsSize(entry, index, size))) return undefined
  return { indices: bound.map(({ index }) => String(index)), entry }
}

const stackedIn = (node: Node): Stacked | undefined => {
  const index = boundIn(node)
  if (index === undefined || node.kind !== 'call' || functionNamed(node.name)?.layout?.kind !== 'stack')
    return undefined
  const [entry, , size] = node.args
  return size?.kind === 'dimension' ? { entry: entry!, index, size: size.dim } : undefined
}

/** A definition as it is written: its name with its indices where it is defined by its entries. */
export const writtenAs = ({ value }: Named): { readonly indices: readonly string[]; readonly body: Node } => {
  const entries = entriesOf(value)
  return entries ? { indices: entries.indices, body: entries.entry } : { indices: [], body: value }
}
