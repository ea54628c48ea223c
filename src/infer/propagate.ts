/**
 * Strikes out kinds that no row of some table supports, until nothing changes.
 */

import type { Network } from './build-network.ts'
import type { Kinds } from './kinds.ts'
import type { Table } from './network.ts'

/** The tables that each cell is in. */
export type Incidence = readonly (readonly Table[])[]

export const incidenceOf = ({ domains, tables }: Network): Incidence => {
  const result: Table[][] = domains.map(() => [])
  for (const table of tables) for (const cell of new Set(table.cells)) result[cell]!.push(table)
  return result
}

/** The kinds left for each cell; `undefined` where a cell has none. Exact for single tables, not for their whole. */
export const propagate = (
  domains: readonly Kinds[],
  tables: readonly Table[],
  incidence: Incidence,
): Kinds[] | undefined => {
  const left = [...domains]
  if (left.includes(0)) return undefined
  const queued = new Set(tables)
  for (const table of queued) {
    queued.delete(table)
    const support = supported(table, left)
    for (let i = 0; i < table.cells.length; i++) {
      const cell = table.cells[i]!
      const kinds = left[cell]! & support[i]!
      if (kinds === 0) return undefined
      if (kinds === left[cell]) continue
      left[cell] = kinds
      for (const other of incidence[cell]!) queued.add(other)
    }
  }
  return left
}

const supported = ({ cells, rows }: Table, domains: readonly Kinds[]): Kinds[] => {
  const result: Kinds[] = cells.map(() => 0)
  for (const { kinds } of rows)
    if (
      kinds.every((kind, i) => (domains[cells[i]!]! & kind) !== 0 && kinds[cells.indexOf(cells[i]!)] === kind)
    )
      for (let i = 0; i < kinds.length; i++) result[i]! |= kinds[i]!
  return result
}
