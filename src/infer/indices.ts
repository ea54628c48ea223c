/**
 * Indices that sums and definitions by entries bind: how far they run, and whether what they pick is there.
 */
import { rangesDiffer, rangeUnknown, shapeOfIndex } from '../errors/sums.ts'
import {
  addDims,
  type Dim,
  dimNames,
  factorsOf,
  multiplyDims,
  subtractDims,
  toPolynomial,
} from '../shape/dim.ts'
import { isUnknown } from '../shape/equation.ts'
import { SCALAR, type Shape, shape } from '../shape/shape.ts'
import { type Binder, isUnknownSize } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { dimensionOf } from './dimension.ts'
import type { Operand, Pass } from './pass.ts'
import type { Range } from './range.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** The shape of a call that binds an index. Throws: `index-range`. */
export const binderShape = (
  expr: Call,
  { index, size: given, body }: Binder,
  pass: Pass,
  operand: (arg: Expr) => Operand,
): Shape => {
  const { unifier, indices } = pass
  const typed = !isUnknownSize(given)
  const size = typed ? unifier.resolve(dimensionOf(given)) : unifier.fresh()
  pass.dimensionOf.set(index, index.name)
  pass.dimensionOf.set(given, size)
  for (const part of [index, given]) pass.shapes.set(part, SCALAR)
  const range: Range = { size, typed, carried: false }
  indices.set(index.name, range)
  const { shape: inside } = operand(body)
  if (!typed && !range.carried) throw rangeUnknown(index.span, index.name)
  if ([inside.rows, inside.cols].some((dim) => dimNames(dim).includes(index.name)))
    throw shapeOfIndex(body.span, index.name, pass.show(inside))
  return expr.name === 'stack_over' ? shape(multiplyDims(inside.rows, size), inside.cols) : inside
}

/** What an index picks is there: the range is that of the entries, or the last index is compared with their number. */
export const checkRange = (expr: Expr, index: Dim, size: Dim, pass: Pass): void => {
  const { unifier, indices } = pass
  const range = typeof index === 'string' ? indices.get(index) : undefined
  const isOpen = dimNames(unifier.resolve(size)).some(isUnknown)
  for (const name of dimNames(index)) {
    const found = indices.get(name)
    if (found) found.carried = true
  }
  // The ends of a slice are compared with each other where the slice is made.
  if (dimNames(size).some((name) => indices.has(name))) return
  if (!range) {
    const last = lastOf(index, indices)
    if (last === undefined) return
    pass.bounds.push([last, size])
    if (isOpen) pass.reaches.push([last, size])
    return
  }
  if (range.typed) {
    pass.bounds.push([range.size, size])
    if (isOpen) pass.reaches.push([range.size, size])
  } else if (!unifier.unify(range.size, size)) {
    const text = (dim: Dim): string => pass.show(shape(dim, 1))
    throw rangesDiffer(expr.span, String(index), text(size), text(range.size))
  }
}

/** What nothing tells the size of is as long as sums go in it. */
export const settleReaches = ({ unifier, reaches }: Pass): void => {
  const furthest = new Map<Dim, Dim>()
  for (const [last, size] of reaches) {
    const open = unifier.resolve(size)
    const before = furthest.get(open)
    const more = before === undefined ? 1 : subtractDims(last, before)
    if (isUnknown(open) && typeof more === 'number' && more > 0) furthest.set(open, last)
  }
  for (const [open, last] of furthest) unifier.unify(open, last)
}

/** The largest value of an index expression; `undefined` where that is not the value at an end of each range. */
const lastOf = (index: Dim, indices: ReadonlyMap<string, Range>): Dim | undefined => {
  let last: Dim = 0
  for (const [monomial, coefficient] of toPolynomial(index)) {
    const factors = factorsOf(monomial)
    const bound = factors.find((name) => indices.has(name))
    if (bound !== undefined && factors.length > 1) return undefined
    const values = factors.map(
      (name): Dim => (name !== bound ? name : coefficient > 0 ? indices.get(name)!.size : 1),
    )
    last = addDims(last, values.reduce(multiplyDims, coefficient as Dim))
  }
  return last
}
