/**
 * Sizes for the named dimensions of a problem: between 2 and 7, different where they can be, and such that every
 * operation fits.
 */
import type { Analysis } from '../infer/analysis.ts'
import { type Random, shuffled } from '../linalg/random.ts'
import { type Dim, dimNames, evaluateDim } from '../shape/dim.ts'

/** Two dimensions that must come out equal, or of which the first must not exceed the second. */
type Equation = readonly [Dim, Dim]

export type Sizes = ReadonlyMap<string, number>

/** What must hold once the names it mentions have values; true as long as one has none. */
interface Constraint {
  readonly names: readonly string[]
  readonly holds: (dims: Sizes) => boolean
}

const PREFERRED = [2, 3, 4, 5, 6, 7]
const FALLBACK = Array.from({ length: 64 }, (_, i) => i + 1)
const MAX_TRIES = 20_000

/**
 * A size for every named dimension of the problem, or `undefined` where none was found. `large` counts the names, one of
 * which is then larger than others together: [A, B] can have independent columns only where its rows are many.
 */
export const chooseDims = (analysis: Analysis, rng: Random, large?: number): Sizes | undefined => {
  const sizes = [...analysis.variables.values()].flatMap(({ shape }) => [shape.rows, shape.cols])
  return assignDims(analysis.dims, analysis.equations, sizes, rng, analysis.bounds, large)
}

/** Sizes for these names, and all others met, that satisfy the equations and make every one of `sizes` positive. */
export const assignDims = (
  dims: readonly string[],
  equations: readonly Equation[],
  sizes: readonly Dim[],
  rng: Random,
  bounds: readonly Equation[] = [],
  large?: number,
): Sizes | undefined => {
  const compound = [...new Set(sizes)].filter((size) => typeof size === 'string' && !isName(size))
  const constraints = [...equations.map(equality), ...bounds.map(within), ...compound.map(positive)]
  const names = [...new Set([...constraints.flatMap((c) => c.names), ...dims, ...sizes.flatMap(dimNames)])]
  const given = sizes.filter((size) => typeof size === 'number')
  const small = PREFERRED.slice(0, large === undefined ? Math.max(3, names.length) : names.length)
  const preferred = (depth: number): number[] =>
    depth === large ? [...PREFERRED].reverse() : [...shuffled(small, rng), ...PREFERRED.slice(small.length)]
  return search(names, preferred, given, constraints) ?? search(names, () => FALLBACK, given, constraints)
}

const isName = (dim: string): boolean => !/[ *+^/(-]/.test(dim)

const equality = ([a, b]: Equation): Constraint => ({
  names: [...new Set([...dimNames(a), ...dimNames(b)])],
  holds: (dims) => {
    const [x, y] = [sizeOf(a, dims), sizeOf(b, dims)]
    return x === undefined || y === undefined || x === y
  },
})

const within = ([index, size]: Equation): Constraint => ({
  names: [...new Set([...dimNames(index), ...dimNames(size)])],
  holds: (dims) => {
    const [i, n] = [sizeOf(index, dims), sizeOf(size, dims)]
    return i === undefined || (i >= 1 && (n === undefined || i <= n))
  },
})

const positive = (size: Dim): Constraint => ({
  names: dimNames(size),
  holds: (dims) => (sizeOf(size, dims) ?? 1) >= 1,
})

const sizeOf = (dim: Dim, dims: Sizes): number | undefined => evaluateDim(dim, (name) => dims.get(name))

/** Depth first, one name after another, sizes not yet in use before the others. */
const search = (
  names: readonly string[],
  candidates: (depth: number) => readonly number[],
  given: readonly number[],
  constraints: readonly Constraint[],
): Sizes | undefined => {
  if (constraints.some((c) => c.names.length === 0 && !c.holds(new Map()))) return undefined
  const chosen = new Map<string, number>()
  const untried: number[][] = []
  const sizes: number[] = []
  const fixed = new Set(given)
  const open = (): number[] => {
    const depth = chosen.size
    const used = new Set([...fixed, ...sizes.slice(Math.max(0, depth - PREFERRED.length), depth)])
    return [...candidates(depth)].sort((a, b) => Number(used.has(a)) - Number(used.has(b)))
  }
  const of = byName(constraints)
  for (let tries = 0; tries < MAX_TRIES + names.length; tries++) {
    const depth = chosen.size
    if (depth === names.length) return chosen
    untried[depth] ??= open()
    const name = names[depth]!
    const size = untried[depth]!.shift()
    if (size !== undefined) {
      chosen.set(name, size)
      sizes[depth] = size
      if (!(of.get(name) ?? []).every((c) => c.holds(chosen))) chosen.delete(name)
    } else if (depth === 0) return undefined
    else {
      untried.length = depth
      chosen.delete(names[depth - 1]!)
    }
  }
  return undefined
}

const byName = (constraints: readonly Constraint[]): ReadonlyMap<string, Constraint[]> => {
  const result = new Map<string, Constraint[]>()
  for (const constraint of constraints)
    for (const name of constraint.names) {
      const list = result.get(name)
      if (list) list.push(constraint)
      else result.set(name, [constraint])
    }
  return result
}
