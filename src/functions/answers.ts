/**
 * Functions that answers are written in.
 */
import { BLOCKS } from './blocks.ts'
import { DISTANCES } from './distances.ts'
import { jacobianName, MATRIX } from './matrix.ts'
import { AXES } from './rotations.ts'
import { type FunctionRow, type RowFacts, rowsOf } from './row.ts'
import { SINGULAR_VECTORS } from './singular.ts'
import { EIGENVECTORS } from './spectra.ts'
import { FROM_TRIANGLES } from './triangles.ts'

/** The derivative of a matrix function along a direction, and the matrix of that as a linear map. */
const derivativesOf = ({ name, latex, domain, inLaws, derivative }: FunctionRow): RowFacts[] => {
  if (!derivative) return []
  const [called] = Object.keys(inLaws ?? {})
  const jacobian = jacobianName(derivative.name)
  return [
    {
      name: derivative.name,
      signatures: ['n x n, n x n -> n x n'],
      summary: `the derivative of ${name} at X along E`,
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
    grows: 'up',
    summary: 'X[i,j] or x[i], counted from 1',
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
    gives: ['nonnegative'],
    ofScalars: '1',
  },
  {
    name: 'revcumsum',
    signatures: ['n -> n', '1 x n -> 1 x n'],
    grows: 'up',
    summary: 'the sums of the last entries, from each: cumsum from the end',
    inLaws: { revcumsum: 'the cumulative sum from the end' },
    linear: [0],
    turned: 'revcumsum',
    ofScalars: 's',
  },
  {
    name: 'sylvester',
    signatures: ['m x m, n x n, m x n -> m x n'],
    summary: 'the X with A*X + X*B = C',
    inLaws: { sylvester: 'the solution of a Sylvester equation' },
    solvable: { where: 'no eigenvalue of {0} is the opposite of one of {1}', definite: true },
    linear: [2],
    ofScalars: 'u/(s + t)',
  },
  ...MATRIX.flatMap(derivativesOf),
  {
    name: 'power_frechet',
    signatures: ['n x n, scalar, n x n -> n x n'],
    summary: 'the derivative of X^k at X along E',
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
    latex: '\\mathbf{K}_{(\\cdot)^{$2}}',
    inLaws: { 'power-jacobian': 'the Jacobian of a matrix power' },
    along: 'power_frechet',
    ofScalars: 't*s^(t - 1)',
  },
  {
    name: 'spectral_left',
    signatures: ['m x n -> m'],
    summary: 'the left singular vector u of spectral(X)',
    latex: '\\mathbf{u}_{1}',
  },
  {
    name: 'spectral_right',
    signatures: ['m x n -> n'],
    summary: "the right singular vector v, with u'*X*v = spectral(X)",
    latex: '\\mathbf{v}_{1}',
  },
  ...EIGENVECTORS,
  ...SINGULAR_VECTORS,
  ...AXES,
  ...DISTANCES,
  ...FROM_TRIANGLES,
])
