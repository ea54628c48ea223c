/**
 * Values of norms.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { type Svd, singularValues } from '../../linalg/svd.ts'
import type { Watch } from '../../linalg/watch.ts'
import type { Evaluate } from '../row.ts'
import type { Values } from './value.ts'

const entrywise: Evaluate = ([a], watch) => {
  for (const x of a!.data) watch.sides.push(Math.sign(x))
  return m.scalar(m.total(a!.data.map(Math.abs)))
}

/** Zero is smooth where it is so whatever moves, as the distance of a point from itself in a sum over pairs is. */
const noticeZero = (watch: Watch): void => {
  if (watch.indices > 0) watch.sides.push(0)
  else watch.violations++
}

const euclidean: Evaluate = ([a], watch) => {
  const largest = m.maxAbs(a!)
  if (largest === 0) noticeZero(watch)
  return m.scalar(largest === 0 ? 0 : largest * Math.sqrt(m.total(a!.data.map((x) => (x / largest) ** 2))))
}

/** Smooth only where no singular value is 0. */
const nuclear: Evaluate = ([a], watch) => {
  const { s } = singularValues(a!)
  if (s.at(-1)! < s[0]! * 1e-3) watch.violations++
  return m.scalar(m.total(s))
}

/** What belongs to the largest singular value, which is smooth only where that is single. */
export const leading =
  (f: (svd: Svd) => Matrix): Evaluate =>
  ([a], watch) => {
    const svd = singularValues(a!)
    const [first = 0, second = 0] = svd.s
    if (first - second <= 1e-3 * first) watch.violations++
    return f(svd)
  }

/** Powers of entries that are 0 have no derivative for small exponents. */
const powerNorm: Evaluate = ([a, exponent], watch) => {
  const p = exponent!.data[0]!
  const largest = m.maxAbs(a!)
  if (largest === 0 || p === 0) watch.violations++
  for (const x of a!.data) watch.sides.push(Math.sign(x))
  if (largest === 0) return m.scalar(0)
  return m.scalar(largest * m.total(a!.data.map((x) => Math.abs(x / largest) ** p)) ** (1 / p))
}

export const NORMS: Values = {
  norm1: entrywise,
  norm2: euclidean,
  normF: euclidean,
  norm: powerNorm,
  nuclear,
  spectral: leading(({ s }) => m.scalar(s[0]!)),
}
