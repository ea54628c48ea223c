/**
 * Unification of dimensions: unknown ones are bound to whatever they must equal, named ones stay different, and an
 * equation between products or sums is solved where it has one solution and kept where it has several.
 * Law: none but the integer 1 is ever taken to be 1.
 */
import { type Dim, dimNames, withValues } from './dim.ts'
import {
  type Equation,
  isBare,
  isFraction,
  isUnknown,
  neverAboveOne,
  pairs,
  reduce,
  solvable,
} from './equation.ts'

/** A store of unknown dimensions and of what is known about them. */
export interface Unifier {
  /** A new unknown dimension. */
  readonly fresh: () => Dim
  /** Makes both equal; `false` where that contradicts what is known. */
  readonly unify: (a: Dim, b: Dim) => boolean
  /** As `unify`, but a declared name may be equated with another name or with an integer. */
  readonly equate: (a: Dim, b: Dim) => boolean
  /** The dimension with all that is known put in. */
  readonly resolve: (dim: Dim) => Dim
  /** Says that a dimension is that of blocks next to each other, of which each may be one of blocks. */
  readonly compose: (whole: Dim, parts: readonly Dim[]) => void
  /** Solves what became solvable; the equations left, or `undefined` where one has no solution. */
  readonly settle: () => readonly Equation[] | undefined
  /** Whether blocks were found that meet others of other sizes, once it has settled. */
  readonly isAskew: () => boolean
}

/** What is known: what names stand for, and the equations that determine none. */
interface Known {
  readonly bound: Map<string, Dim>
  /** Dimensions of blocks next to each other, each with those of the blocks. */
  readonly composed: Map<Dim, readonly Dim[]>
  /** Dimensions of blocks that meet, which they do one to one unless something else is known. */
  readonly met: (readonly Equation[])[]
  pending: Equation[]
  count: number
  isAskew: boolean
}

/** An empty store. */
export const createUnifier = (): Unifier => {
  const known: Known = {
    bound: new Map(),
    composed: new Map(),
    met: [],
    pending: [],
    count: 0,
    isAskew: false,
  }
  return {
    fresh: () => `?${++known.count}`,
    unify: (a, b) => unify(known, a, b),
    equate: (a, b) => equate(known, a, b),
    resolve: (dim) => resolve(known, dim),
    compose: (whole, parts) => {
      known.composed.set(
        whole,
        parts.flatMap((part) => known.composed.get(part) ?? [part]),
      )
    },
    settle: () => settle(known),
    isAskew: () => known.isAskew,
  }
}

const resolve = (known: Known, dim: Dim): Dim => {
  if (typeof dim === 'number') return dim
  if (isBare(dim)) return resolveName(known, dim)
  return dimNames(dim).some((name) => known.bound.has(name)) ? substituted(known, dim) : dim
}

/** Follows a chain of bindings and shortens it. */
const resolveName = (known: Known, name: string): Dim => {
  const { bound } = known
  let end: Dim = name
  const passed: string[] = []
  while (isBare(end) && bound.has(end)) {
    passed.push(end)
    end = bound.get(end)!
  }
  if (typeof end === 'string' && !isBare(end)) end = resolve(known, end)
  for (const step of passed) bound.set(step, end)
  return end
}

const substituted = (known: Known, dim: Dim): Dim => withValues(dim, (name) => resolveName(known, name))

const bind = ({ bound }: Known, name: string, value: Dim): boolean => {
  if (neverAboveOne(value) || isIn(name, value)) return false
  bound.set(name, value)
  return true
}

const isIn = (name: string, dim: Dim): boolean => dimNames(dim).includes(name)

const isSimple = (dim: Dim): boolean => typeof dim === 'number' || isBare(dim)

const unify = (known: Known, a: Dim, b: Dim): boolean => {
  if (a === b) return true
  meet(known, a, b)
  const [x, y] = [resolve(known, a), resolve(known, b)]
  if (x === y) return true
  if (isUnknown(x) && !isIn(x, y)) return bind(known, x, y)
  if (isUnknown(y) && !isIn(y, x)) return bind(known, y, x)
  if (x === 1 || y === 1 || (isSimple(x) && isSimple(y))) return false
  return solve(known, x, y)
}

/** As many blocks on one side as on the other are taken to meet one to one, as in `[A, B]*[x; y]`. */
const meet = ({ composed, met }: Known, a: Dim, b: Dim): void => {
  const [left, right] = [composed.get(a), composed.get(b)]
  if (left && right && left.length === right.length) met.push(left.map((dim, i) => [dim, right[i]!]))
}

const equate = (known: Known, a: Dim, b: Dim): boolean => {
  const [x, y] = [resolve(known, a), resolve(known, b)]
  if (x === y) return true
  if (isBare(x) && !isIn(x, y)) return bindDeclared(known, x, y)
  if (isBare(y) && !isIn(y, x)) return bindDeclared(known, y, x)
  return typeof x === 'string' || typeof y === 'string' ? solve(known, x, y) : false
}

const bindDeclared = ({ bound }: Known, name: string, value: Dim): boolean => {
  if (typeof value === 'number' && value < 1) return false
  bound.set(name, value)
  return true
}

/** Solves x = y, at least one of them composite, or keeps it for later. */
const solve = (known: Known, x: Dim, y: Dim): boolean => {
  const reduced = reduce(x, y)
  if (reduced === undefined) return false
  for (const [name, value] of [
    [x, y],
    [y, x],
  ] as const)
    if (isBare(name) && isFraction(value)) return bind(known, name, value)
  const [a, b] = reduced
  if (a === b) return true
  if (typeof a === 'number' && typeof b === 'number') return false
  if (isBare(a) && isBare(b)) return unify(known, a, b)
  for (const isBound of [isUnknown, isBare])
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      if (isBound(one) && !isIn(one, other)) return bind(known, one, other)
  const [name, value] = solvable(a, b) ?? []
  if (name !== undefined && value !== undefined) return bind(known, name, value)
  known.pending.push([a, b])
  return true
}

const unifyAll = (known: Known, equations: readonly Equation[]): boolean =>
  equations.every(([a, b]) => unify(known, a, b))

/** All of the equations, or none where one cannot hold or leaves nothing of a dimension. */
const inAgreement = (known: Known, equations: readonly Equation[]): boolean => {
  const [bound, pending] = [new Map(known.bound), [...known.pending]]
  if (unifyAll(known, equations) && ![...known.bound.keys()].some((name) => isNothing(resolve(known, name))))
    return true
  known.bound.clear()
  for (const [name, value] of bound) known.bound.set(name, value)
  known.pending = pending
  return false
}

const isNothing = (dim: Dim): boolean => (typeof dim === 'number' ? dim < 1 : neverAboveOne(dim))

const settle = (known: Known): readonly Equation[] | undefined => {
  for (const meeting of known.met.splice(0)) if (!inAgreement(known, meeting)) known.isAskew = true
  for (let before = -1; known.pending.length > 0 && known.bound.size !== before; ) {
    before = known.bound.size
    const equations = known.pending
    known.pending = []
    if (!unifyAll(known, equations)) return undefined
    if (known.bound.size > before) continue
    const free = known.pending.map(pairs).find((found) => found !== undefined)
    if (free && !unifyAll(known, free)) return undefined
  }
  const distinct = new Map(known.pending.map(([a, b]) => [`${a} = ${b}`, [a, b] as const]))
  return [...distinct.values()]
}
