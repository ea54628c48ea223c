/**
 * Norms of vectors and matrices.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { type Svd, singularValues } from '../linalg/svd.ts'
import type { Watch } from '../linalg/watch.ts'
import { type Evaluate, type FunctionRow, rowsOf } from './row.ts'

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

/** Every one is a scalar. */
export const NORMS: readonly FunctionRow[] = rowsOf('norm', [
  {
    name: 'norm1',
    signatures: ['m x n -> scalar'],
    summary: 'sum of absolute values',
    evaluate: entrywise,
    kink: 'entry',
    gives: ['nonnegative'],
    layout: { kind: 'bars', bar: 'Vert', index: '1' },
    inLaws: { norm1: 'the 1-norm' },
    homogeneous: true,
    even: true,
    turned: 'norm1',
    ofScalars: 'abs(s)',
  },
  {
    name: 'norm2',
    signatures: ['m x n -> scalar'],
    summary: 'Euclidean norm; of a matrix the Frobenius norm',
    evaluate: euclidean,
    kink: 'zero',
    gives: ['nonnegative'],
    layout: { kind: 'bars', bar: 'Vert', index: '2', ofMatrix: '\\mathrm{F}' },
    inLaws: { norm2: 'the Euclidean norm' },
    homogeneous: true,
    even: true,
    turned: 'norm2',
    ofScalars: 'abs(s)',
  },
  {
    name: 'normF',
    signatures: ['m x n -> scalar'],
    summary: 'Frobenius norm',
    evaluate: euclidean,
    kink: 'zero',
    gives: ['nonnegative'],
    layout: { kind: 'bars', bar: 'Vert', index: '\\mathrm{F}' },
    inLaws: { frobenius: 'the Frobenius norm' },
    homogeneous: true,
    even: true,
    turned: 'normF',
    ofScalars: 'abs(s)',
  },
  {
    name: 'norm',
    signatures: ['n, scalar -> scalar', '1 x n, scalar -> scalar'],
    summary: 'norm(x,p): sum(abs(x).^p)^(1/p), for p other than 0; norm(x) is norm2(x)',
    evaluate: powerNorm,
    kink: 'zero',
    gives: ['nonnegative'],
    layout: { kind: 'bars', bar: 'Vert', index: '$2' },
    inLaws: { 'power-norm': 'the p-norm' },
    homogeneous: true,
    even: true,
    turned: 'norm',
    ofScalars: 'abs(s)',
  },
  {
    name: 'nuclear',
    signatures: ['m x n -> scalar'],
    summary: 'sum of the singular values',
    evaluate: nuclear,
    gives: ['nonnegative'],
    layout: { kind: 'bars', bar: 'Vert', index: '*' },
    inLaws: { nuclear: 'the nuclear norm' },
    homogeneous: true,
    even: true,
    turned: 'nuclear',
    ofScalars: 'abs(s)',
  },
  {
    name: 'spectral',
    signatures: ['m x n -> scalar'],
    summary: 'the largest singular value',
    evaluate: leading(({ s }) => m.scalar(s[0]!)),
    kink: 'repeated',
    repeats: 'the largest singular value',
    gives: ['nonnegative'],
    layout: { kind: 'bars', bar: 'Vert', index: '2' },
    inLaws: { spectral: 'the spectral norm' },
    homogeneous: true,
    even: true,
    turned: 'spectral',
    ofScalars: 'abs(s)',
  },
])
