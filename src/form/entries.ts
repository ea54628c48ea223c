/**
 * What is defined by its entries, `K[i,j] = …`: the indices and what stands on the right.
 */
import { boundIn } from '../expr/free-indices.ts'
import type { Named, Node } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'

/** A vector or matrix by its entries. */
export interface Entries {
  readonly indices: readonly string[]
  readonly entry: Node
}

/** The parts of values below each other, of which each is a scalar or a row of such values; `undefined` of anything else. */
export const entriesOf = (node: Node): Entries | undefined => {
  const row = stackedIn(node)
  if (!row) return undefined
  if (row.entry.rows === 1 && row.entry.cols === 1) return row
  const column = row.entry.kind === 'transpose' ? stackedIn(row.entry.body) : undefined
  if (column?.entry.rows !== 1 || column.entry.cols !== 1) return undefined
  return { indices: [...row.indices, ...column.indices], entry: column.entry }
}

const stackedIn = (node: Node): Entries | undefined => {
  const index = boundIn(node)
  if (index === undefined || node.kind !== 'call' || functionNamed(node.name)?.layout?.kind !== 'stack')
    return undefined
  return { indices: [index], entry: node.args[0]! }
}

/** A definition as it is written: its name with its indices where it is defined by its entries. */
export const writtenAs = ({ value }: Named): { readonly indices: readonly string[]; readonly body: Node } => {
  const entries = entriesOf(value)
  return entries ? { indices: entries.indices, body: entries.entry } : { indices: [], body: value }
}
