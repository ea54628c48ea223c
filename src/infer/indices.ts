/**
 * Indices that sums and definitions by entries bind: how far they run, and whether what they pick is there.
 */
import { endMissing, indexOutside } from '../errors/shapes.ts'
import {
  entryNotScalar,
  nothingLeft,
  productOfNumbers,
  rangeOfIndex,
  rangesDiffer,
  rangeUnknown,
  shapeOfIndex,
} from '../errors/sums.ts'
import {
  addDims,
  type Dim,
  dimNames,
  factorsOf,
  multiplyDims,
  subtractDims,
  toPolynomial,
  UNKNOWN_SIZE,
} from '../shape/dim.ts'
import { isUnknown } from '../shape/equation.ts'
import { isScalar, SCALAR, type Shape, shape } from '../shape/shape.ts'
import { type Binder, isUnknownSize } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { dimensionOf } from './dimension.ts'
import type { Operand, Pass, Reach } from './pass.ts'
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
  const whole = typed ? dimensionOf(given) : unifier.fresh()
  const less = typed ? 0 : subtractDims(UNKNOWN_SIZE, dimensionOf(given))
  const size = subtractDims(unifier.resolve(whole), less)
  if (typed && dimNames(size).includes('end')) throw endMissing(given.span)
  const other = dimNames(size).find((name) => indices.has(name))
  if (other !== undefined) throw rangeOfIndex(given.span, index.name, other)
  pass.dimensionOf.set(index, index.name)
  pass.dimensionOf.set(given, size)
  for (const part of [index, given]) pass.shapes.set(part, SCALAR)
  const range: Range = { size, typed, less, carried: false }
  indices.set(index.name, range)
  pass.ranges.push([index, size])
  pass.bounds.push([1, size])
  const { shape: inside } = operand(body)
  const defined = definedIn(expr)
  if (!typed && !range.carried) throw rangeUnknown(index.span, index.name, defined !== undefined)
  if (defined) refuseOtherEntries(defined, inside, pass)
  if (expr.name === 'prod_over' && !isScalar(inside)) throw productOfNumbers(body.span, pass.show(inside))
  return expr.name === 'stack_over' ? shape(multiplyDims(inside.rows, size), inside.cols) : inside
}

/** What stands on the right of a definition by entries: its call has the place of that, and the name stands before it. */
const definedIn = (expr: Expr): Expr | undefined =>
  expr.kind === 'call' && expr.name === 'stack_over' && expr.nameSpan.to <= expr.span.from
    ? expr.args[0]
    : undefined

/** Entries are scalars, or with one index rows of a matrix. Throws: `entry-not-scalar`. */
const refuseOtherEntries = (entry: Expr, inside: Shape, { shapes, unifier, show }: Pass): void => {
  const innermost = entry.kind === 'transpose' ? definedIn(entry.body) : undefined
  const of = (innermost && shapes.get(innermost)) ?? inside
  const found = shape(unifier.resolve(of.rows), unifier.resolve(of.cols))
  if (found.rows !== 1) throw entryNotScalar(entry.span, show(found), found.cols === 1)
  if (innermost && found.cols !== 1) throw entryNotScalar(innermost.span, show(found))
}

/** No shape depends on an index that runs. Throws: `index-range`. */
export const refuseShapeOfIndex = ({ span }: Expr, found: Shape, { indices, show }: Pass): void => {
  if (indices.size === 0) return
  const index = [found.rows, found.cols].flatMap(dimNames).find((name) => indices.has(name))
  if (index !== undefined) throw shapeOfIndex(span, index, show(found))
}

/** What an index picks is there: the range is that of the entries, or the ends are compared with their number. */
export const checkRange = (expr: Expr, index: Dim, size: Dim, pass: Pass): void => {
  const { unifier, indices } = pass
  const range = rangeOf(index, indices)
  const isOpen = dimNames(unifier.resolve(size)).some(isUnknown)
  // The ends of a slice are compared with each other where the slice is made.
  if (dimNames(size).some((name) => indices.has(name))) return
  if (range) range.carried = true
  if (range && !range.typed) {
    const all = addDims(range.size, range.less)
    if (unifier.unify(all, size)) return
    const text = (dim: Dim): string => pass.show(shape(dim, 1))
    throw rangesDiffer(expr.span, String(index), text(size), text(all))
  }
  const [first, last] = [endOf('first', index, indices), endOf('last', index, indices)]
  if (first === undefined || last === undefined) return
  pass.bounds.push([last, size])
  pass.reaches.push({ span: expr.span, first, last, size, isOpen })
}

/** The range of an index that stands alone, but for the shift of a range that does not begin at 1. */
const rangeOf = (index: Dim, indices: ReadonlyMap<string, Range>): Range | undefined => {
  const name = dimNames(index).find((one) => indices.has(one))
  const range = name === undefined ? undefined : indices.get(name)
  return range && subtractDims(index, range.less) === name ? range : undefined
}

/** What nothing tells the size of, and a condition leaves the last entries of. */
const sizesIn = (size: Dim, resolve: (dim: Dim) => Dim): Dim[] => {
  const resolved = resolve(size)
  return typeof resolved === 'number' || isUnknown(resolved) ? [] : dimNames(resolved).filter(isUnknown)
}

/** What nothing tells the size of is as long as sums go in it, and no sum goes further. Throws: `index-outside`, `index-range`. */
export const settleReaches = (pass: Pass): void => {
  const { unifier, reaches, ranges, show } = pass
  const furthest = new Map<Dim, Dim>()
  const ranged = new Set(ranges.flatMap(([, size]) => sizesIn(size, unifier.resolve)))
  for (const { last, size, isOpen } of reaches) {
    const open = unifier.resolve(size)
    if (ranged.has(open)) continue
    const before = furthest.get(open)
    const more = before === undefined ? 1 : subtractDims(last, before)
    if (isOpen && isUnknown(open) && typeof more === 'number' && more > 0) furthest.set(open, last)
  }
  for (const [open, last] of furthest) unifier.unify(open, last)
  const text = (dim: Dim): string =>
    show(shape(unifier.resolve(dim), 1))
      .replace(/^(.+) x 1$/, '$1')
      .replace('scalar', '1')
  for (const [{ name, span }, size] of ranges) {
    const length = unifier.resolve(size)
    if (typeof length === 'number' && length < 1) throw nothingLeft(span, name)
  }
  for (const reach of reaches) {
    const outside = outsideOf(reach, unifier.resolve)
    if (outside !== undefined) throw indexOutside(reach.span, text(outside), text(reach.size))
  }
}

/** An end that is surely not among the entries, if one is. */
const outsideOf = ({ first, last, size }: Reach, resolve: (dim: Dim) => Dim): Dim | undefined => {
  const [before, beyond] = [resolve(first), subtractDims(resolve(last), resolve(size))]
  if (typeof before === 'number' && before < 1) return before
  if (typeof beyond === 'number') return beyond > 0 ? last : undefined
  // A dimension with a name is taken to be other than 1.
  return resolve(size) === 1 ? last : undefined
}

/** The first or last value of an index expression; `undefined` where that is not the value at an end of each range. */
const endOf = (end: 'first' | 'last', index: Dim, indices: ReadonlyMap<string, Range>): Dim | undefined => {
  let found: Dim = 0
  for (const [monomial, coefficient] of toPolynomial(index)) {
    const factors = factorsOf(monomial)
    const bound = factors.find((name) => indices.has(name))
    if (bound !== undefined && factors.length > 1) return undefined
    const isAtSize = coefficient > 0 === (end === 'last')
    const values = factors.map(
      (name): Dim => (name !== bound ? name : isAtSize ? indices.get(name)!.size : 1),
    )
    found = addDims(found, values.reduce(multiplyDims, coefficient as Dim))
  }
  return found
}
