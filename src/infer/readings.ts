/**
 * The readings of a problem, best first: which kind each name is of, so that all operations fit. Best means cheapest
 * by `default-kinds.ts`, then a scalar objective, then fewest broadcasts; between equals, vectors, but in blocks what
 * the letters say.
 */
import { shapesUndecided } from '../errors/shapes.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { buildNetwork, type Network } from './build-network.ts'
import { changeCost, defaultKind } from './default-kinds.ts'
import { eliminate, type Solution } from './eliminate.ts'
import { KINDS, type Kind, type Kinds, M, S, V } from './kinds.ts'
import { type Incidence, incidenceOf, propagate } from './propagate.ts'
import type { Scope } from './scope.ts'
import { fitsChanged } from './variation.ts'

export interface Reading {
  readonly kinds: ReadonlyMap<string, Kind>
  /** Of `eye` without a size. */
  readonly constants: ReadonlyMap<Expr, Kind>
  /** Names that are read as something else than their letter says, but for scalars read as vectors. */
  readonly against: readonly string[]
  /** What it costs, but for what only breaks ties. */
  readonly weight: number
  /** Readings that are as cheap and depart from the letters elsewhere. */
  readonly rivals: () => readonly Reading[]
  /** Names of which only the kind could be another, all else being as it is, with that kind. */
  readonly near: () => readonly (readonly [string, Kind])[]
}

// Costs in order of weight. All sums stay exact in a double: 2^16 ties, 2^15 broadcasts, 2^20 of changes.
const TIE = 1
const FEWER = 2 ** 16
const OBJECTIVE = 2 ** 31
const CHANGE = 2 ** 32
/** Names up to which the order of names breaks ties. */
const FEW_NAMES = 128
/** Readings tried when the dimensions of better ones do not fit, and cells visited to find them. */
const MAX_TRIES = 40
const MAX_WORK = 400_000
/** The kinds tried first change nothing, then those that cost at most this. */
const LIMITS = [0, 2, 6]

interface Search {
  readonly problem: Problem
  readonly network: Network
  readonly incidence: Incidence
  readonly costOf: (cell: number, kind: Kind) => number
  readonly changeOf: (cell: number, kind: Kind) => number
  /** Names whose kind is not declared. */
  readonly guessed: readonly string[]
}

export interface Readings {
  /** All worth trying, best first. Throws: `shapes-undecided`. */
  readonly inOrder: () => Generator<Reading>
  /** What the letters say, or else what is nearest of that which is ever taken, whether it fits or not. */
  readonly byLetter: () => Pick<Reading, 'kinds' | 'constants'>
}

/** The readings of a problem whose names may be of these kinds. */
export const readings = (
  problem: Problem,
  scope: Scope,
  initial: (name: string) => Kinds,
  isGuessed: (name: string) => boolean,
): Readings => {
  const search = searchOf(problem, scope, initial, isGuessed)
  return {
    *inOrder() {
      for (const solution of solutions(search)) yield readingOf(search, solution)
    },
    byLetter: () => byLetter(search),
  }
}

const byLetter = ({ network: { variables, domains } }: Search): Pick<Reading, 'kinds' | 'constants'> => {
  const kindOf = (name: string, cell: number): Kind =>
    ([defaultKind(name), V, M, S] as const).find((kind) => domains[cell]! & kind) ?? defaultKind(name)
  return {
    kinds: new Map([...variables].map(([name, cell]) => [name, kindOf(name, cell)])),
    constants: new Map(),
  }
}

const searchOf = (
  problem: Problem,
  scope: Scope,
  initial: (name: string) => Kinds,
  isGuessed: (name: string) => boolean,
): Search => {
  const network = buildNetwork(problem, scope, initial, isGuessed)
  const usual = new Map<number, Kind>()
  const rank = new Map<number, number>()
  const guessed: string[] = []
  for (const [name, cell] of network.variables) {
    if (KINDS.some((kind) => kind === initial(name))) continue
    guessed.push(name)
    // What is said to be square is meant to be a matrix, whatever its letter.
    usual.set(cell, initial(name) === (S | M) ? M : defaultKind(name))
    rank.set(cell, rank.size)
  }
  const few = rank.size <= FEW_NAMES
  const changeOf = (cell: number, kind: Kind): number => {
    const before = usual.get(cell)
    return before === undefined ? 0 : changeCost(before, kind)
  }
  const blocks = new Set([...network.blocks.keys()].map((name) => network.variables.get(name)!))
  const tieOf = (cell: number, kind: Kind): number =>
    usual.get(cell) === S && (kind === S) !== blocks.has(cell) ? (few ? FEW_NAMES + rank.get(cell)! : 1) : 0
  const costOf = (cell: number, kind: Kind): number =>
    changeOf(cell, kind) * CHANGE +
    tieOf(cell, kind) * TIE +
    (cell === network.objective && kind !== S ? OBJECTIVE : 0)
  return { problem, network, incidence: incidenceOf(network), costOf, changeOf, guessed }
}

const readingOf = (search: Search, solution: Solution): Reading => {
  const { network, changeOf, guessed } = search
  const { kinds } = solution
  const cellOf = (name: string): number => network.variables.get(name)!
  const against = guessed.filter((name) => changeOf(cellOf(name), kinds[cellOf(name)]!) > 0)
  return {
    kinds: new Map([...network.variables].map(([name, cell]) => [name, kinds[cell]!])),
    constants: new Map([...network.constants].map(([expr, cell]) => [expr, kinds[cell]!])),
    against,
    weight: weightOf(solution.cost),
    rivals: () => rivalsOf(search, solution, against.map(cellOf)).map((other) => readingOf(search, other)),
    near: () =>
      guessed.flatMap((name) => otherKinds(search, solution, name).map((kind) => [name, kind] as const)),
  }
}

/**
 * Kinds that cost no more than the letter allows for nothing, and scalars in tables of blocks, with which all else stays
 * as it is; a scalar among vectors where that makes the objective one, as y does in `log(1 + exp(-y*w'*x))`.
 */
const otherKinds = (
  { network, incidence, changeOf }: Search,
  { kinds }: Solution,
  name: string,
): readonly Kind[] => {
  const { objective, variables, blocks } = network
  const cell = variables.get(name)!
  const isAmongOthers = [...variables.values()].some((other) => other !== cell && kinds[other] !== S)
  const fits = (kind: Kind, ofObjective: Kind): boolean =>
    fitsChanged(network, incidence, kinds, { cell, kind }, { cell: objective, kind: ofObjective })
  const isFree = (kind: Kind): boolean =>
    changeOf(cell, kind) === 0 || (kind === S && blocks.get(name) === true)
  return KINDS.filter(
    (kind) =>
      kind !== kinds[cell] &&
      ((isFree(kind) && fits(kind, kinds[objective]!)) ||
        (kind === S && kinds[cell] === V && kinds[objective] !== S && isAmongOthers && fits(S, S))),
  )
}

/** The cheapest solutions in which one of these cells is of another kind, where they cost the same. */
const rivalsOf = (search: Search, { kinds, cost }: Solution, cells: readonly number[]): Solution[] => {
  const { domains } = search.network
  if (cells.length * domains.length > MAX_WORK) return []
  return cells.flatMap((cell) => {
    const forbidding = domains.map((domain, i) => (i === cell ? domain & ~kinds[cell]! : domain))
    const other = forbidding[cell] === 0 ? undefined : best(search, forbidding)
    return other && weightOf(other.cost) === weightOf(cost) ? [other] : []
  })
}

/** A cost without what only breaks ties. */
const weightOf = (cost: number): number => Math.floor(cost / OBJECTIVE)

/** Solutions in order of cost, each found by forbidding one choice of an earlier one (Lawler's partition). */
function* solutions(search: Search): Generator<Solution> {
  const { network } = search
  const open = [{ domains: network.domains as readonly Kinds[], solution: best(search, network.domains) }]
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
      if (others !== 0) open.push({ domains: forbidding, solution: best(search, forbidding) })
      domains = domains.map((domain, i) => (i === cell ? chosen : domain))
    }
  }
}

/**
 * The cheapest solution within the domains. Tries first the kinds that change nothing, then those that change least:
 * what costs less than anything left out is the best of all.
 */
const best = (search: Search, domains: readonly Kinds[]): Solution | undefined => {
  const { problem, network, incidence, costOf, changeOf } = search
  for (const [i, limit] of LIMITS.entries()) {
    const within = domains.map((kinds, cell) =>
      KINDS.reduce((left, kind) => (kinds & kind && changeOf(cell, kind) <= limit ? left | kind : left), 0),
    )
    const left = propagate(within, network.tables, incidence)
    if (!left) continue
    const found = eliminate(left, network.tables, costOf, (broadcast) =>
      broadcast === 0 ? 0 : broadcast * CHANGE + FEWER,
    )
    if (found === 'too-wide') throw shapesUndecided(problem.objective.span)
    const leftOut = LIMITS[i + 1]
    if (found && (leftOut === undefined || found.cost < leftOut * CHANGE)) return found
  }
  return undefined
}
