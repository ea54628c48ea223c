/**
 * What follows when one variable of a solved network is of another kind and all other variables stay as they are.
 */

import type { Network } from './build-network.ts'
import type { Kind } from './kinds.ts'
import type { Incidence } from './propagate.ts'

export interface Change {
  readonly cell: number
  readonly kind: Kind
}

/** Whether everything still fits with the change, and the value of one cell is then of the kind that is wanted. */
export const fitsChanged = (
  { domains, tables }: Network,
  incidence: Incidence,
  kinds: readonly Kind[],
  { cell, kind }: Change,
  wanted: Change,
): boolean => {
  if ((domains[cell]! & kind) === 0) return false
  const changed = new Map([[cell, kind]])
  const kindOf = (at: number): Kind => changed.get(at) ?? kinds[at]!
  // In the order of the tables each is looked at once, when its operands are known.
  const queue = incidence[cell]!.map(({ at }) => at)
  for (const at of queue) {
    const { cells, rows, derived } = tables[at]!
    const fixed = derived ? cells.slice(0, -1) : cells
    const row = rows.find((candidate) => fixed.every((one, i) => candidate.kinds[i] === kindOf(one)))
    if (!row) return false
    const value = cells.at(-1)!
    const found = row.kinds.at(-1)!
    if (!derived || found === kindOf(value)) continue
    const isWrong = value === wanted.cell && found !== wanted.kind
    if (isWrong || (domains[value]! & found) === 0) return false
    changed.set(value, found)
    for (const table of incidence[value]!) if (table.at > at) insert(queue, table.at)
  }
  return kindOf(wanted.cell) === wanted.kind
}

/** Puts a number in its place among others that ascend, unless it is there. */
const insert = (numbers: number[], one: number): void => {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < one) low = middle + 1
    else high = middle
  }
  if (numbers[low] !== one) numbers.splice(low, 0, one)
}
