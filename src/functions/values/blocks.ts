/**
 * Values of what `X[a:b,c:d]` and `[A, B; C, D]` stand for.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import type { Watch } from '../../linalg/watch.ts'
import type { Evaluate } from '../row.ts'
import { integerOf, type Values } from './value.ts'

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

export const BLOCKS: Values = {
  rows,
  cols,
  part: (args, watch, size) => (args[0]!.cols === 1 ? rows : cols)(args, watch, size),
  atop: ([a, b]) => atop(a!, b!),
  beside: ([a, b]) => m.transpose(atop(m.transpose(a!), m.transpose(b!))),
}
