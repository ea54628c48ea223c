/**
 * Functions that answers are written in.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { frechet, sylvester } from '../linalg/matrix-functions.ts'
import { power } from '../linalg/power.ts'
import { columnOf } from '../linalg/svd.ts'
import type { Watch } from '../linalg/watch.ts'
import { BLOCKS } from './blocks.ts'
import { DISTANCES } from './distances.ts'
import { MATRIX } from './matrix.ts'
import { leading } from './norms.ts'
import { extremeAt } from './pairs.ts'
import { runningSums } from './reductions.ts'
import { AXES } from './rotations.ts'
import { type Evaluate, type FunctionRow, integerOf, type RowFacts, rowsOf } from './row.ts'
import { SINGULAR_VECTORS } from './singular.ts'
import { EIGENVECTORS } from './spectra.ts'
import { FROM_TRIANGLES } from './triangles.ts'

const entry: Evaluate = ([a, i, j], watch) => {
  const value = j ? inside(a!, integerOf(i) - 1, integerOf(j) - 1) : a!.data[integerOf(i) - 1]
  if (value === undefined) watch.violations++
  return m.scalar(value ?? Number.NaN)
}

const inside = (a: Matrix, i: number, j: number): number | undefined =>
  i >= 0 && j >= 0 && i < a.rows && j < a.cols ? m.at(a, i, j) : undefined

const powerOf =
  (k: Matrix, watch: Watch) =>
  (a: Matrix): Matrix =>
    power(a, k, watch)

/** The derivative of a matrix function along a direction, and the matrix of that as a linear map. */
const derivativesOf = ({ name, evaluate, latex, domain, inLaws, derivative }: FunctionRow): RowFacts[] => {
  if (!derivative || !evaluate) return []
  const [called] = Object.keys(inLaws ?? {})
  const along = (watch: Watch) => frechet((a) => evaluate([a], watch, () => [a.rows, a.cols]))
  const jacobian = derivative.name.replace('frechet', 'jacobian')
  return [
    {
      name: derivative.name,
      signatures: ['n x n, n x n -> n x n'],
      summary: `the derivative of ${name} at X along E`,
      evaluate: ([x, e], watch) => along(watch)(x!, e!),
      keeps: ['symmetric'],
      latex: `L_{${latex}}`,
      inLaws: { [`${called}-derivative`]: `the derivative of the matrix ${called}` },
      linear: [1],
      turned: derivative.name,
      ofScalars: `${derivative.ofScalars}*t`,
      jacobian,
      domain,
    },
    {
      name: jacobian,
      signatures: ['n x n -> n*n x n*n'],
      summary: `the J with J*vec(E) = vec(${derivative.name}(X,E))`,
      operator:
        ([x], watch) =>
        (e) =>
          along(watch)(x!, e),
      latex: `\\mathbf{K}_{${latex}}`,
      inLaws: { [`${called}-jacobian`]: `the Jacobian of the matrix ${called}` },
      ofScalars: derivative.ofScalars,
      along: derivative.name,
      domain,
    },
  ]
}

/** In the order of the language page. */
export const ANSWERS: readonly FunctionRow[] = rowsOf('answer', [
  {
    name: 'reshape',
    signatures: ['m*n, dim m, dim n -> m x n'],
    summary: 'the m x n matrix with the given vec, column by column',
    evaluate: ([a, rows, cols]) => m.reshape(a!, integerOf(rows), integerOf(cols)),
    inLaws: { reshape: 'the reshaped vector' },
    linear: [0],
    ofScalars: 's',
  },
  {
    name: 'entry',
    signatures: [
      'm x n, dim i <= m, dim j <= n -> scalar',
      'n, dim i <= n -> scalar',
      '1 x n, dim i <= n -> scalar',
    ],
    summary: 'X[i,j] or x[i], counted from 1',
    evaluate: entry,
    layout: { kind: 'index' },
    inLaws: { entry: 'an entry of a matrix', 'entry-of-vector': 'an entry of a vector' },
    linear: [0],
    turned: 'entry',
    ofScalars: 's',
  },
  ...BLOCKS,
  {
    name: 'hardmax',
    signatures: ['m x n -> m x n'],
    summary: '1 where the largest entry is, the first of equal ones, else 0',
    evaluate: ([a], watch) => {
      const at = extremeAt(1, a!)
      watch.sides.push(at)
      return { ...a!, data: a!.data.map((_, i) => (i === at ? 1 : 0)) }
    },
    gives: ['nonnegative'],
    ofScalars: '1',
  },
  {
    name: 'revcumsum',
    signatures: ['n -> n', '1 x n -> 1 x n'],
    summary: 'the sums of the last entries, from each: cumsum from the end',
    evaluate: ([a]) => ({ ...a!, data: runningSums(a!.data.slice().reverse()).reverse() }),
    inLaws: { revcumsum: 'the cumulative sum from the end' },
    linear: [0],
    turned: 'revcumsum',
    ofScalars: 's',
  },
  {
    name: 'sylvester',
    signatures: ['m x m, n x n, m x n -> m x n'],
    summary: 'the X with A*X + X*B = C',
    evaluate: ([a, b, c], watch) => sylvester(a!, b!, c!, watch),
    inLaws: { sylvester: 'the solution of a Sylvester equation' },
    linear: [2],
    ofScalars: 'u/(s + t)',
  },
  ...MATRIX.flatMap(derivativesOf),
  {
    name: 'power_frechet',
    signatures: ['n x n, scalar, n x n -> n x n'],
    summary: 'the derivative of X^k at X along E',
    evaluate: ([x, k, e], watch) => frechet(powerOf(k!, watch))(x!, e!),
    keeps: ['symmetric'],
    latex: 'L_{(\\cdot)^{$2}}',
    inLaws: { 'power-derivative': 'the derivative of a matrix power' },
    linear: [2],
    turned: 'power_frechet',
    ofScalars: 't*s^(t - 1)*u',
    jacobian: 'power_jacobian',
  },
  {
    name: 'power_jacobian',
    signatures: ['n x n, scalar -> n*n x n*n'],
    summary: 'the J with J*vec(E) = vec(power_frechet(X,k,E))',
    operator:
      ([x, k], watch) =>
      (e) =>
        frechet(powerOf(k!, watch))(x!, e),
    latex: '\\mathbf{K}_{(\\cdot)^{$2}}',
    inLaws: { 'power-jacobian': 'the Jacobian of a matrix power' },
    along: 'power_frechet',
    ofScalars: 't*s^(t - 1)',
  },
  {
    name: 'spectral_left',
    signatures: ['m x n -> m'],
    summary: 'the left singular vector u of spectral(X)',
    evaluate: leading(({ u }) => columnOf(u, 0)),
    latex: '\\mathbf{u}_{1}',
  },
  {
    name: 'spectral_right',
    signatures: ['m x n -> n'],
    summary: "the right singular vector v, with u'*X*v = spectral(X)",
    evaluate: leading(({ v }) => columnOf(v, 0)),
    latex: '\\mathbf{v}_{1}',
  },
  ...EIGENVECTORS,
  ...SINGULAR_VECTORS,
  ...AXES,
  ...DISTANCES,
  ...FROM_TRIANGLES,
])
