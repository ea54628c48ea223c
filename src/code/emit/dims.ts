/**
 * Where generated code finds its dimensions: `n` from the shape of an argument, `k` of `k*n` by division, and what
 * no shape tells as a further argument.
 */
import {
  type Dim,
  dimNames,
  divisorOf,
  factorsOf,
  fromPolynomial,
  minOperands,
  type Polynomial,
  toPolynomial,
} from '../../shape/dim.ts'

export interface Sized {
  readonly name: string
  readonly rows: Dim
  readonly cols: Dim
}

/** The size of an argument along an axis of its shape. */
export interface Extent {
  readonly variable: string
  readonly axis: 0 | 1
}

/** `name = (extent - rest)/coefficient`. */
export interface Solution {
  readonly name: string
  readonly extent: Extent
  readonly rest: Dim
  readonly coefficient: Dim
}

export interface Dimensions {
  /** Each uses names of earlier ones only. */
  readonly solutions: readonly Solution[]
  /** Where a dimension as a whole can be read off. */
  readonly extents: ReadonlyMap<Dim, Extent>
}

const extentsOf = (variables: readonly Sized[]): Map<Dim, Extent> => {
  const extents = new Map<Dim, Extent>()
  for (const { name, rows, cols } of variables)
    for (const [axis, dim] of [rows, cols].entries())
      if (typeof dim === 'string' && !extents.has(dim))
        extents.set(dim, { variable: name, axis: axis === 0 ? 0 : 1 })
  return extents
}

/** `dim` as `coefficient*name + rest`, or `undefined` when it is not linear in the name. */
const linearIn = (dim: Dim, name: string): { coefficient: Dim; rest: Dim } | undefined => {
  if (divisorOf(toPolynomial(dim)) !== 1) return undefined
  const coefficient = new Map<string, number>()
  const rest = new Map<string, number>()
  for (const [monomial, count] of toPolynomial(dim)) {
    const names = factorsOf(monomial)
    if (names.some((factor) => minOperands(factor))) return undefined
    const others = names.filter((other) => other !== name)
    if (names.length - others.length > 1) return undefined
    if (others.length === names.length) rest.set(monomial, count)
    else coefficient.set(others.join('*'), count)
  }
  const from = (polynomial: Polynomial): Dim => fromPolynomial(polynomial)
  return { coefficient: from(coefficient), rest: from(rest) }
}

const solveFor = (dim: Dim, extent: Extent, known: ReadonlySet<string>): Solution | undefined => {
  const [name, ...more] = dimNames(dim).filter((candidate) => !known.has(candidate))
  if (name === undefined || more.length > 0) return undefined
  const linear = linearIn(dim, name)
  return linear && { name, extent, ...linear }
}

/** All dimensions that the shapes of the variables tell. */
export const dimensionsOf = (variables: readonly Sized[]): Dimensions => {
  const extents = extentsOf(variables)
  const known = new Set<string>()
  const solutions: Solution[] = []
  let before = -1
  while (solutions.length > before) {
    before = solutions.length
    for (const [dim, extent] of extents) {
      const solution = solveFor(dim, extent, known)
      if (!solution) continue
      solutions.push(solution)
      known.add(solution.name)
    }
  }
  return { solutions, extents }
}
