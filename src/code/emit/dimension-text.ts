/**
 * Dimensions as generated code writes them: which have to be worked out first, and the arithmetic in their names.
 */
import { internal } from '../../errors/defects.ts'
import {
  type Dim,
  dimNames,
  divisorOf,
  factorsOf,
  minOperands,
  multiplyDims,
  toPolynomial,
} from '../../shape/dim.ts'
import { OVER_INDEX } from '../array/core.ts'
import { type Op, withSteps } from '../array/op.ts'
import type { Target } from '../target.ts'
import type { Dimensions, Extent, Solution } from './dims.ts'
import { atom, call, type Fragment, LEVEL, minus, plus, times } from './fragment.ts'

const askedBy = (op: Op): readonly Dim[] =>
  op.kind === 'core' ? op.dims : op.kind === 'dimension' ? [op.dim] : []

/** Indices that operations bind. */
export const indicesOf = (ops: readonly Op[]): ReadonlySet<string> =>
  new Set(ops.flatMap((op) => (op.kind === 'core' && OVER_INDEX.has(op.op) ? [String(op.dims[0])] : [])))

/** Dimensions that operations ask for, and those of all their values where loops are written over them. */
export const dimsOf = (ops: readonly Op[], ofValues = false): Dim[] => [
  ...new Set(withSteps(ops).flatMap((op) => (ofValues ? [...askedBy(op), ...op.shape] : askedBy(op)))),
]

export interface DimensionPlan {
  /** Dimensions to be computed first, in order. */
  readonly solutions: readonly Solution[]
  /** Dimensions no shape tells. */
  readonly parameters: readonly string[]
}

/** Which names of dimensions the wanted ones need, but for indices, found in shapes or not. */
export const planDimensions = (
  { solutions, extents }: Dimensions,
  wanted: readonly Dim[],
  indices: ReadonlySet<string>,
): DimensionPlan => {
  const solved = new Map(solutions.map((solution) => [solution.name, solution]))
  const needed = new Set<string>()
  const pending = wanted.flatMap((dim) => {
    const names = dimNames(dim).filter((name) => !indices.has(name))
    return extents.has(dim) && !names.every((name) => solved.has(name)) ? [] : names
  })
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const solution = solved.get(name)
    if (solution) pending.push(...dimNames(solution.rest), ...dimNames(solution.coefficient))
  }
  return {
    solutions: solutions.filter(({ name }) => needed.has(name)),
    parameters: [...needed].filter((name) => !solved.has(name)),
  }
}

/** A dimension as arithmetic in the names of dimensions; sums and products are written alike in every target. */
const polynomial = (dim: Dim, nameOf: (name: string) => string, target: Arithmetic): Fragment => {
  const divisor = divisorOf(toPolynomial(dim))
  if (divisor !== 1)
    return target.quotient([polynomial(multiplyDims(divisor, dim), nameOf, target), atom(String(divisor))])
  const factor = (name: string): Fragment => {
    const operands = minOperands(name)?.map((operand) => polynomial(operand, nameOf, target))
    return operands ? (target.least ?? call('min'))(operands) : atom(nameOf(name))
  }
  const monomials = [...toPolynomial(dim)].map(([monomial, count]) => {
    const factors = factorsOf(monomial).map(factor)
    if (Math.abs(count) !== 1 || factors.length === 0) factors.unshift(atom(String(Math.abs(count))))
    return { negative: count < 0, size: factors.reduce((a, b) => times([a, b])) }
  })
  monomials.sort((a, b) => Number(a.negative) - Number(b.negative))
  const [first, ...rest] = monomials
  if (!first) return atom('0')
  const start: Fragment = first.negative ? { text: `-${first.size.text}`, level: LEVEL.sum } : first.size
  return rest.reduce((sum, { negative, size }) => (negative ? minus : plus)([sum, size]), start)
}

type Arithmetic = Pick<Target, 'quotient' | 'least'>

export interface DimensionTexts {
  readonly target: Arithmetic
  /** Identifiers of the names of dimensions. */
  readonly names: ReadonlyMap<string, string>
  readonly dimensions: Dimensions
  readonly extent: (extent: Extent) => Fragment
}

/** A dimension in terms of named ones, or read off a shape as a whole. */
export const dimensionText = ({ names, dimensions, extent, target }: DimensionTexts, dim: Dim): Fragment => {
  const known = dimNames(dim).every((name) => names.has(name))
  const whole = dimensions.extents.get(dim)
  if (known) return polynomial(dim, (name) => names.get(name)!, target)
  if (!whole) throw internal(`nothing tells the dimension ${dim}`)
  return extent(whole)
}

/** The value of a dimension that the shape of an argument tells. */
export const solutionText = (texts: DimensionTexts, target: Target, solution: Solution): string => {
  const size = texts.extent(solution.extent)
  const rest = dimensionText(texts, solution.rest)
  const product = solution.rest === 0 ? size : minus([size, { ...rest, level: LEVEL.sum }])
  if (solution.coefficient === 1) return product.text
  return target.quotient([product, dimensionText(texts, solution.coefficient)]).text
}
