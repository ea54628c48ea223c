/**
 * What an index binds, as nodes. What the index picks is picked by the index alone: `x[i + 1]` in a sum over n - 1 is
 * entry i of `x[2:n]`. A relation between two indices of one range is a matrix of zeros and ones.
 */
import type { Span } from '../errors/error.ts'
import { conditionRanges, conditionUnknown, undefinedTerm } from '../errors/sums.ts'
import { dimensionValue } from '../expr/dimension.ts'
import { dependsOn } from '../expr/free-indices.ts'
import type { Graph } from '../expr/graph.ts'
import type { Call, Node } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { addDims, type Dim, dimNames, multiplyDims, subtractDims, toPolynomial } from '../shape/dim.ts'
import { apart, isUndefined, onDiagonal, vanishes } from './diagonal.ts'

/** How far each index runs that is bound where a node is made. */
export type Ranges = ReadonlyMap<string, Dim>

/** `sum_over(E,i,n)` and its like for a body in the index; a mean is a sum divided by the size, a product that of a vector. */
export const bound = (graph: Graph, name: string, body: Node, index: string, size: Dim): Node => {
  const args = [body, graph.dimension(index), graph.dimension(size)]
  const { rows, cols } = body
  if (name === 'stack_over') return graph.call(name, 0, args, multiplyDims(rows, size), cols)
  if (name === 'prod_over')
    return graph.call('prod', 0, [bound(graph, 'stack_over', body, index, size)], 1, 1)
  const total = graph.call('sum_over', 0, args, rows, cols)
  return name === 'sum_over'
    ? total
    : graph.scale(graph.power(dimensionValue(graph, size), graph.number(-1)), total)
}

/** The body where two indices of one range are related so, else zero. Throws: `index-range`. */
export const where = (
  graph: Graph,
  name: string,
  body: Node,
  [i, j]: readonly [Dim, Dim],
  { ranges, span }: { readonly ranges: Ranges; readonly span: Span },
): Node => {
  const more = subtractDims(j, i)
  if (typeof more === 'number')
    return functionNamed(name)!.holds!(0, more) ? body : graph.zero(body.rows, body.cols)
  const [first, second] = [onlyIndex(i, ranges), onlyIndex(j, ranges)]
  if (first === undefined || second === undefined) throw conditionUnknown(span)
  const [size, other] = [ranges.get(first)!, ranges.get(second)!]
  if (size !== other) throw conditionRanges(span, [first, String(size)], [second, String(other)])
  const shift = addDims(more, subtractDims(first, second))
  if (typeof shift !== 'number') throw conditionUnknown(span)
  const mask = maskOf(graph, name, size, shift)
  const smooth = functionNamed(name)!.holds!(0, shift)
    ? body
    : apart(graph, body, { i: first, j: second, size })
  return graph.scale(
    graph.call('entry', 0, [mask, graph.dimension(first), graph.dimension(second)], 1, 1),
    smooth,
  )
}

/** The index that runs in an expression, where it is there once and no other is. */
const onlyIndex = (dim: Dim, ranges: Ranges): string | undefined => {
  const [index, other] = dimNames(dim).filter((name) => ranges.has(name))
  return other === undefined && index !== undefined && toPolynomial(dim).get(index) === 1 ? index : undefined
}

/**
 * Terms over two indices of one range that are not smooth where the two are equal, as those where they are not and a
 * constant where they are. Throws: `index-range`.
 */
export const smooth = (graph: Graph, body: Node, index: string, ranges: Ranges, span: Span): Node => {
  const size = ranges.get(index)
  for (const [other, otherSize] of ranges) {
    if (other === index || otherSize !== size || !dependsOn(body, other) || !dependsOn(body, index)) continue
    const pair = { i: other, j: index, size }
    if (apart(graph, body, pair) === body) continue
    const there = onDiagonal(graph, body, pair)
    if (isUndefined(there)) throw undefinedTerm(span, other, index)
    const elsewhere = where(graph, 'where_unequal', body, [other, index], { ranges, span })
    if (vanishes(there)) return elsewhere
    const at = [graph.eye(size), graph.dimension(other), graph.dimension(index)]
    return graph.plus(elsewhere, graph.scale(graph.call('entry', 0, at, 1, 1), there))
  }
  return body
}

/** Ones where the relation holds of the row and the column and a number, zeros elsewhere: a part of such a matrix without it. */
const maskOf = (graph: Graph, name: string, size: Dim, shift: number): Node => {
  const whole = addDims(size, Math.abs(shift))
  const [ones, eye] = [graph.ones(whole, whole), graph.eye(whole)]
  const upper = graph.call('triu', 0, [ones], whole, whole)
  const less = name === 'where_less' ? graph.plus(upper, graph.minus(eye)) : upper
  const mask = name === 'where_unequal' ? graph.plus(ones, graph.minus(eye)) : less
  if (shift === 0) return mask
  const first = [graph.dimension(1), graph.dimension(size)]
  const last = [graph.dimension(addDims(1, Math.abs(shift))), graph.dimension(whole)]
  const rows = graph.call('rows', 0, [mask, ...(shift > 0 ? first : last)], size, whole)
  return graph.call('cols', 0, [rows, ...(shift > 0 ? last : first)], size, size)
}

/** An entry, row or column in the form in which laws know what an index picks. */
export const picked = (graph: Graph, call: Call, ranges: Ranges): Node => {
  const [whole, ...places] = call.args
  if (!whole || ranges.size === 0) return call
  if (call.name === 'entry') return entryPicked(graph, call, whole, places, ranges)
  const [from, to] = places
  if (from !== to || from?.kind !== 'dimension') return call
  const shifted = shiftOf(from.dim, ranges)
  if (!shifted || dependsOn(whole, shifted.index)) return call
  const size = call.name === 'rows' ? whole.rows : whole.cols
  const part = sliced(graph, call.name, whole, shifted, size)
  const index = graph.dimension(shifted.index)
  return part === whole ? call : graph.call(call.name, 0, [part, index, index], call.rows, call.cols)
}

const entryPicked = (
  graph: Graph,
  call: Call,
  whole: Node,
  places: readonly Node[],
  ranges: Ranges,
): Node => {
  let part = whole
  const indices = places.map((place, axis) => {
    const isRow = axis === 0 && whole.cols !== 1 ? whole.rows !== 1 || places.length === 2 : axis === 0
    const shifted = place.kind === 'dimension' ? shiftOf(place.dim, ranges) : undefined
    if (!shifted || dependsOn(whole, shifted.index)) return place
    part = sliced(graph, isRow ? 'rows' : 'cols', part, shifted, isRow ? part.rows : part.cols)
    return graph.dimension(shifted.index)
  })
  return part === whole ? call : graph.call('entry', 0, [part, ...indices], 1, 1)
}

interface Shifted {
  readonly index: string
  readonly from: Dim
  readonly to: Dim
}

/** What `i + c` runs over, where the index is there once; `undefined` for anything else. */
const shiftOf = (dim: Dim, ranges: Ranges): Shifted | undefined => {
  const index = dimNames(dim).find((name) => ranges.has(name))
  if (index === undefined) return undefined
  const polynomial = toPolynomial(dim)
  const others = [...polynomial.keys()].filter((monomial) => monomial !== index)
  if (
    polynomial.get(index) !== 1 ||
    others.some((monomial) => monomial.split('*').some((name) => ranges.has(name)))
  )
    return undefined
  const shift = addDims(dim, multiplyDims(-1, index))
  return { index, from: addDims(shift, 1), to: addDims(shift, ranges.get(index)!) }
}

const sliced = (
  graph: Graph,
  axis: 'rows' | 'cols' | string,
  whole: Node,
  { from, to }: Shifted,
  size: Dim,
): Node => {
  if (from === 1 && to === size) return whole
  const length = addDims(addDims(to, multiplyDims(-1, from)), 1)
  const [rows, cols] = axis === 'rows' ? [length, whole.cols] : [whole.rows, length]
  return graph.call(axis, 0, [whole, graph.dimension(from), graph.dimension(to)], rows, cols)
}
