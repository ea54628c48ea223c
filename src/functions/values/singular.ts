/**
 * Singular values, and singular vectors.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { columnOf, type Svd, singularValues } from '../../linalg/svd.ts'
import type { Watch } from '../../linalg/watch.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

/** Singular values that differ by less than this part of the largest, or are less, are too close for differences. */
const CLOSE = 1e-3

/** Those that differ by less are repeated, or zero, wherever the variables move. */
const NOTHING = 1e-7

const gapsOf = ({ s }: Svd): number[] =>
  s.map((value, i) => (s[0]! > 0 ? (value - (s[i + 1] ?? 0)) / s[0]! : 0))

const ofValues =
  (f: (svd: Svd) => Matrix): Evaluate =>
  ([a], watch) => {
    const svd = singularValues(a!)
    if (gapsOf(svd).some((gap) => gap > NOTHING && gap < CLOSE)) watch.violations++
    return f(svd)
  }

/** The vectors of one side; the signs of both are chosen so that the first of the largest entries of the left is positive. */
const ofVectors =
  (side: 'u' | 'v'): Evaluate =>
  ([a], watch) => {
    const svd = singularValues(a!)
    if (gapsOf(svd).some((gap) => gap < CLOSE)) watch.violations++
    const signs = svd.s.map((_, k) => signOf(columnOf(svd.u, k), watch))
    const vectors = svd[side]
    return m.generate(vectors.rows, svd.s.length, (i, k) => signs[k]! * m.at(vectors, i, k))
  }

const signOf = ({ data }: Matrix, watch: Watch): number => {
  const largest = Math.max(...data.map(Math.abs))
  const at = data.findIndex((x) => Math.abs(x) > (1 - 1e-9) * largest)
  watch.sides.push(at)
  return Math.sign(data[at] ?? 1)
}

export const SINGULAR: Values = {
  svdvals: ofValues(({ s }) => m.generate(s.length, 1, (i) => s[i]!)),
  svd_left: ofVectors('u'),
  svd_right: ofVectors('v'),
}
