/**
 * Rows and columns of a matrix, and matrices put together of blocks: what `X[a:b,c:d]` and `[A, B; C, D]` stand for.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Watch } from '../linalg/watch.ts'
import { type Evaluate, integerOf, type RowFacts } from './row.ts'

/** Rows `from` to `to` of a matrix, counted from 1; outside it nothing is defined. */
const rowsBetween = (a: Matrix, from: number, to: number, watch: Watch): Matrix => {
  if (from < 1 || to > a.rows || to < from - 1) watch.violations++
  return m.generate(Math.max(0, to - from + 1), a.cols, (i, j) =>
    from + i >= 1 && from + i <= a.rows ? m.at(a, from + i - 1, j) : Number.NaN,
  )
}

const rows: Evaluate = ([a, from, to], watch) => rowsBetween(a!, integerOf(from), integerOf(to), watch)

const cols: Evaluate = ([a, from, to], watch) =>
  m.transpose(rowsBetween(m.transpose(a!), integerOf(from), integerOf(to), watch))

const atop = (a: Matrix, b: Matrix): Matrix =>
  m.generate(a.rows + b.rows, a.cols, (i, j) => (i < a.rows ? m.at(a, i, j) : m.at(b, i - a.rows, j)))

/** In the order in which they are listed. */
export const BLOCKS: readonly RowFacts[] = [
  {
    name: 'rows',
    signatures: ['m x n, dim a <= b, dim b <= m -> b - a + 1 x n'],
    summary: 'X[a:b,:], the rows a to b, counted from 1',
    evaluate: rows,
    layout: { kind: 'slice', axis: 0 },
    inLaws: { 'row-slice': 'a slice of rows' },
    linear: [0],
    turned: 'cols',
    ofScalars: 's',
  },
  {
    name: 'cols',
    signatures: ['m x n, dim a <= b, dim b <= n -> m x b - a + 1'],
    summary: 'X[:,a:b], the columns a to b, counted from 1',
    evaluate: cols,
    layout: { kind: 'slice', axis: 1 },
    inLaws: { 'column-slice': 'a slice of columns' },
    linear: [0],
    turned: 'rows',
    ofScalars: 's',
  },
  {
    name: 'part',
    signatures: ['n, dim a <= b, dim b <= n -> b - a + 1', '1 x n, dim a <= b, dim b <= n -> 1 x b - a + 1'],
    summary: 'x[a:b], the entries a to b of a vector or a row, counted from 1',
    evaluate: (args, watch, size) => (args[0]!.cols === 1 ? rows : cols)(args, watch, size),
  },
  {
    name: 'atop',
    signatures: ['m x n, p x n -> m + p x n'],
    summary: '[A; B], one block on top of the other',
    evaluate: ([a, b]) => atop(a!, b!),
    layout: { kind: 'blocks', axis: 0 },
    turned: 'beside',
  },
  {
    name: 'beside',
    signatures: ['m x n, m x p -> m x n + p'],
    summary: '[A, B], one block beside the other',
    evaluate: ([a, b]) => m.transpose(atop(m.transpose(a!), m.transpose(b!))),
    layout: { kind: 'blocks', axis: 1 },
    turned: 'atop',
  },
]
