/**
 * Eigenvalues and eigenvectors of symmetric matrices. Of any other square matrix, which an expression with these functions
 * is refused for, they are those of its symmetric part: so they have derivatives along every direction.
 */
import { type FunctionRow, type RowFacts, rowsOf } from './row.ts'

/** In the order of the language page. */
export const SPECTRA: readonly FunctionRow[] = rowsOf('matrix', [
  {
    name: 'eigvals',
    signatures: ['n x n -> n'],
    summary: 'eigenvalues of a symmetric matrix, the smallest first',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'an eigenvalue',
    homogeneous: true,
    inLaws: { eigenvalues: 'the eigenvalues' },
    ofScalars: 's',
  },
  {
    name: 'eigvecs',
    signatures: ['n x n -> n x n'],
    summary: 'orthonormal eigenvectors of a symmetric matrix in columns, in the order of eigvals',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'an eigenvalue',
    gives: ['orthogonal'],
    inLaws: { eigenvectors: 'the eigenvectors' },
    ofScalars: '1',
  },
  {
    name: 'eigmax',
    signatures: ['n x n -> scalar'],
    bends: 'convex',
    summary: 'the largest eigenvalue of a symmetric matrix',
    latex: '\\lambda_{\\max}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the largest eigenvalue',
    homogeneous: true,
    inLaws: { 'largest-eigenvalue': 'the largest eigenvalue' },
    turned: 'eigmax',
    ofScalars: 's',
  },
  {
    name: 'eigmin',
    signatures: ['n x n -> scalar'],
    bends: 'concave',
    summary: 'the smallest eigenvalue of a symmetric matrix',
    latex: '\\lambda_{\\min}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the smallest eigenvalue',
    homogeneous: true,
    inLaws: { 'smallest-eigenvalue': 'the smallest eigenvalue' },
    turned: 'eigmin',
    ofScalars: 's',
  },
])

/** Eigenvectors that answers are written in. */
export const EIGENVECTORS: readonly RowFacts[] = [
  {
    name: 'eigmax_vector',
    signatures: ['n x n -> n'],
    summary: 'the eigenvector of norm 1 that belongs to eigmax(S)',
    latex: '\\mathbf{v}_{\\max}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the largest eigenvalue',
    inLaws: { 'largest-eigenvector': 'the eigenvector of the largest eigenvalue' },
    ofScalars: '1',
  },
  {
    name: 'eigmin_vector',
    signatures: ['n x n -> n'],
    summary: 'the eigenvector of norm 1 that belongs to eigmin(S)',
    latex: '\\mathbf{v}_{\\min}',
    needs: 'symmetric',
    kink: 'repeated',
    repeats: 'the smallest eigenvalue',
    inLaws: { 'smallest-eigenvector': 'the eigenvector of the smallest eigenvalue' },
    ofScalars: '1',
  },
]
