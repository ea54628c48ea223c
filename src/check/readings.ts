/**
 * The readings of a problem, best first: which kind each name is of, so that all operations fit. Best means fewest
 * broadcasts of anything but a number, then least change of kinds, then a scalar objective; between equals, vectors.
 */
import { shapesUndecided } from '../error.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { changeCost, defaultKind } from './default-kinds.ts'
import { eliminate, type Solution } from './eliminate.ts'
import { ANY, KINDS, type Kind, type Kinds, S } from './kinds.ts'
import { buildNetwork, type Network } from './network.ts'
import { type Incidence, incidenceOf, propagate } from './propagate.ts'
import type { Scope } from './scope.ts'

export interface Reading {
  readonly kinds: ReadonlyMap<string, Kind>
  /** Of `eye` without a size. */
  readonly constants: ReadonlyMap<Expr, Kind>
}

// Costs in order of weight. All sums stay exact in a double: 2^16 ties, 2^19 of changes, 2^16 broadcasts.
const TIE = 1
const OBJECTIVE = 2 ** 16
const CHANGE = 2 ** 17
const BROADCAST = 2 ** 37
/** Names up to which the order of names breaks ties. */
const FEW_NAMES = 128
/** Readings tried when the dimensions of better ones do not fit, and cells visited to find them. */
const MAX_TRIES = 40
const MAX_WORK = 400_000

interface Search {
  readonly network: Network
  readonly incidence: Incidence
  readonly costOf: (cell: number, kind: Kind) => number
  readonly changeOf: (cell: number, kind: Kind) => number
}

/** All readings worth trying, best first. Throws: `shapes-undecided`. */
export function* readings(
  problem: Problem,
  scope: Scope,
  initial: (name: string) => Kinds,
  scalarObjective: boolean,
): Generator<Reading> {
  for (const wanted of scalarObjective ? [S, ANY] : [ANY])
    for (const strict of [true, false]) {
      const network = buildNetwork(problem, scope, initial, strict)
      network.domains[network.objective]! &= wanted
      const search = searchOf(network, initial)
      for (const { kinds } of solutions(search, strict ? 0 : 1, problem)) yield readingOf(network, kinds)
    }
}

const readingOf = (network: Network, kinds: readonly Kind[]): Reading => ({
  kinds: new Map([...network.variables].map(([name, cell]) => [name, kinds[cell]!])),
  constants: new Map([...network.constants].map(([expr, cell]) => [expr, kinds[cell]!])),
})

const searchOf = (network: Network, initial: (name: string) => Kinds): Search => {
  const usual = new Map<number, Kind>()
  const rank = new Map<number, number>()
  for (const [name, cell] of network.variables) {
    const fixed = KINDS.find((kind) => kind === initial(name))
    if (fixed !== undefined) continue
    usual.set(cell, defaultKind(name))
    rank.set(cell, rank.size)
  }
  const few = rank.size <= FEW_NAMES
  const changeOf = (cell: number, kind: Kind): number => {
    const before = usual.get(cell)
    return before === undefined ? 0 : changeCost(before, kind)
  }
  const tieOf = (cell: number, kind: Kind): number =>
    kind === S && usual.get(cell) === S ? (few ? FEW_NAMES + rank.get(cell)! : 1) : 0
  const costOf = (cell: number, kind: Kind): number =>
    changeOf(cell, kind) * CHANGE +
    tieOf(cell, kind) * TIE +
    (cell === network.objective && kind !== S ? OBJECTIVE : 0)
  return { network, incidence: incidenceOf(network), costOf, changeOf }
}

/** Solutions in order of cost, each found by forbidding one choice of an earlier one (Lawler's partition). */
function* solutions(search: Search, broadcasts: number, problem: Problem): Generator<Solution> {
  const { network } = search
  const open = [{ domains: network.domains, solution: best(search, network.domains, broadcasts, problem) }]
  const choices = [...network.variables.values(), ...network.constants.values()]
  const tries = Math.min(MAX_TRIES, MAX_WORK / (network.domains.length * choices.length))
  for (let tried = 0; ; tried++) {
    open.sort(
      (a, b) =>
        (a.solution?.cost ?? Number.POSITIVE_INFINITY) - (b.solution?.cost ?? Number.POSITIVE_INFINITY),
    )
    const next = open.shift()
    if (!next?.solution) return
    yield next.solution
    if (tried + 1 > tries) return
    let domains = next.domains
    for (const cell of choices) {
      const chosen = next.solution.kinds[cell]!
      const others = domains[cell]! & ~chosen
      const forbidding = domains.map((domain, i) => (i === cell ? others : domain))
      if (others !== 0)
        open.push({ domains: forbidding, solution: best(search, forbidding, broadcasts, problem) })
      domains = domains.map((domain, i) => (i === cell ? chosen : domain))
    }
  }
}

/**
 * The cheapest solution within the domains. Tries first the kinds that change nothing, then those that change least:
 * what costs less than anything left out is the best of all.
 */
const best = (
  search: Search,
  domains: readonly Kinds[],
  broadcasts: number,
  problem: Problem,
): Solution | undefined => {
  const { network, incidence, costOf, changeOf } = search
  for (const limit of [0, 1, 3]) {
    const within = domains.map((kinds, cell) =>
      KINDS.reduce((left, kind) => (kinds & kind && changeOf(cell, kind) <= limit ? left | kind : left), 0),
    )
    const left = propagate(within, network.tables, incidence)
    if (!left) continue
    const found = eliminate(left, network.tables, costOf, BROADCAST)
    if (found === 'too-wide') throw shapesUndecided(problem.objective.span)
    const leftOut = (limit === 0 ? 1 : 3) * CHANGE
    if (found && (limit === 3 || found.cost < broadcasts * BROADCAST + leftOut)) return found
  }
  return undefined
}
