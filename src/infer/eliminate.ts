/**
 * The cheapest kinds for all cells of a network, by variable elimination: exact, and linear in the size of the network
 * where few cells depend on each other at a time.
 * Source: Dechter, Bucket elimination: a unifying framework for reasoning, 1999.
 */
import { KINDS, type Kind, type Kinds } from './kinds.ts'
import type { Table } from './network.ts'

/** A cost for each combination of kinds of some cells, the last cell changing fastest. */
interface Factor {
  readonly cells: readonly number[]
  readonly costs: Float64Array
}
/** How to choose the kind of an eliminated cell once the others are chosen. */
interface Decision {
  readonly cell: number
  readonly cells: readonly number[]
  readonly best: Uint8Array
}

/** The kinds that each cell may have. */
type Values = readonly (readonly Kind[])[]

/** The cells that are still open, with the factors that each is in, and what the others cost. */
interface Open {
  readonly values: Values
  readonly factors: Map<number, Set<Factor>>
  cost: number
}

/** Entries of the largest factor that is built. */
const LARGEST_FACTOR = 1 << 16

export interface Solution {
  readonly cost: number
  readonly kinds: readonly Kind[]
}

/** The best choice, `undefined` where none fits; `'too-wide'` where finding it would take too long. */
export const eliminate = (
  domains: readonly Kinds[],
  tables: readonly Table[],
  costOf: (cell: number, kind: Kind) => number,
  broadcastCost: (cost: number) => number,
): Solution | undefined | 'too-wide' => {
  const open = opened(domains, costOf)
  for (const table of tables) addFactor(open, factorOf(table, open.values, broadcastCost))
  if (open.cost === Number.POSITIVE_INFINITY) return undefined
  const decisions: Decision[] = []
  for (const cell of eliminationOrder(open.factors)) {
    const decision = eliminateCell(open, cell)
    if (!decision) return 'too-wide'
    decisions.push(decision)
  }
  if (open.cost === Number.POSITIVE_INFINITY) return undefined
  return { cost: open.cost, kinds: chosen(decisions, open.values) }
}

/** All cells by themselves: those of one kind have their cost, the others a factor. */
const opened = (domains: readonly Kinds[], costOf: (cell: number, kind: Kind) => number): Open => {
  const values = domains.map((kinds) => KINDS.filter((kind) => kinds & kind))
  const open: Open = { values, factors: new Map(), cost: 0 }
  for (const [cell, kinds] of values.entries()) {
    if (kinds.length === 1) open.cost += costOf(cell, kinds[0]!)
    else {
      open.factors.set(cell, new Set())
      addFactor(open, { cells: [cell], costs: Float64Array.from(kinds, (kind) => costOf(cell, kind)) })
    }
  }
  return open
}

const addFactor = (open: Open, factor: Factor): void => {
  if (factor.cells.length === 0) open.cost += factor.costs[0]!
  for (const cell of factor.cells) open.factors.get(cell)!.add(factor)
}

/** One factor in place of all that a cell is in; `undefined` where it would be too large. */
const eliminateCell = (open: Open, cell: number): Decision | undefined => {
  const { values, factors } = open
  const own = [...factors.get(cell)!]
  const cells = [...new Set(own.flatMap((factor) => factor.cells))].filter((other) => other !== cell)
  const size = cells.reduce((total, other) => total * values[other]!.length, 1)
  if (size > LARGEST_FACTOR) return undefined
  for (const factor of own) for (const other of factor.cells) factors.get(other)!.delete(factor)
  const { costs, best } = minimise(cell, cells, own, values, size)
  addFactor(open, { cells, costs })
  factors.delete(cell)
  return { cell, cells, best }
}

/** The kinds of all cells, the one eliminated last first. */
const chosen = (decisions: readonly Decision[], values: Values): Kind[] => {
  const kinds = values.map((choices) => choices[0]!)
  for (const { cell, cells, best } of [...decisions].reverse()) {
    const at = indexOf(cells, (other) => values[other]!.indexOf(kinds[other]!), values)
    kinds[cell] = values[cell]![best[at]!]!
  }
  return kinds
}

const indexOf = (cells: readonly number[], choice: (cell: number) => number, values: Values): number =>
  cells.reduce((index, cell) => index * values[cell]!.length + choice(cell), 0)

/** A table as a factor over those of its cells that are still open. */
const factorOf = (
  { cells, rows }: Table,
  values: Values,
  broadcastCost: (cost: number) => number,
): Factor => {
  const open = [...new Set(cells)].filter((cell) => values[cell]!.length > 1)
  const size = open.reduce((total, cell) => total * values[cell]!.length, 1)
  const costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  for (const { kinds, cost } of rows) {
    if (
      !kinds.every((kind, i) => values[cells[i]!]!.includes(kind) && kinds[cells.indexOf(cells[i]!)] === kind)
    )
      continue
    const at = indexOf(open, (cell) => values[cell]!.indexOf(kinds[cells.indexOf(cell)]!), values)
    costs[at] = Math.min(costs[at]!, broadcastCost(cost))
  }
  return { cells: open, costs }
}

/** For each choice of `cells` the least sum of the factors over the kinds of `cell`, and which kind it is. */
const minimise = (
  cell: number,
  cells: readonly number[],
  factors: readonly Factor[],
  values: Values,
  size: number,
): { costs: Float64Array; best: Uint8Array } => {
  const costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const best = new Uint8Array(size)
  const scope = [...cells, cell]
  const strides = factors.map((factor) => stridesOf(factor, scope, values))
  const choice = new Array<number>(scope.length).fill(0)
  const count = values[cell]!.length
  for (let entry = 0; entry < size * count; entry++) {
    let rest = entry
    for (let i = scope.length - 1; i >= 0; i--) {
      const base = values[scope[i]!]!.length
      choice[i] = rest % base
      rest = (rest - choice[i]!) / base
    }
    let total = 0
    for (let f = 0; f < factors.length; f++) {
      let at = 0
      const stride = strides[f]!
      for (let i = 0; i < scope.length; i++) at += stride[i]! * choice[i]!
      total += factors[f]!.costs[at]!
    }
    const at = (entry - choice.at(-1)!) / count
    if (total < costs[at]!) {
      costs[at] = total
      best[at] = choice.at(-1)!
    }
  }
  return { costs, best }
}

/** How far apart in a factor neighbouring choices of each cell in scope are. */
const stridesOf = (factor: Factor, scope: readonly number[], values: Values): readonly number[] => {
  const byCell = new Map<number, number>()
  let stride = 1
  for (let i = factor.cells.length - 1; i >= 0; i--) {
    const cell = factor.cells[i]!
    byCell.set(cell, stride)
    stride *= values[cell]!.length
  }
  return scope.map((cell) => byCell.get(cell) ?? 0)
}

/** A cell in more factors than this is looked at again only when its turn comes. */
const MANY = 32

/** Cells with the fewest neighbours first, counted anew as others are eliminated. */
function* eliminationOrder(factors: ReadonlyMap<number, ReadonlySet<Factor>>): Generator<number> {
  const neighbours = (cell: number): Set<number> =>
    new Set([...factors.get(cell)!].flatMap((factor) => factor.cells))
  const byDegree: number[][] = []
  const put = (cell: number): number => {
    const at = neighbours(cell).size
    while (byDegree.length <= at) byDegree.push([])
    byDegree[at]!.push(cell)
    return at
  }
  for (const cell of factors.keys()) put(cell)
  for (let at = 0; at < byDegree.length; ) {
    const cell = byDegree[at]!.pop()
    if (cell === undefined) at++
    else if (factors.has(cell)) {
      const around = neighbours(cell)
      if (around.size > at) {
        put(cell)
        continue
      }
      yield cell
      for (const other of around)
        if (other !== cell && factors.has(other) && factors.get(other)!.size <= MANY)
          at = Math.min(at, put(other))
    }
  }
}
