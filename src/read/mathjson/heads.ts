/**
 * The heads of MathJSON that have meaning here, by the functions and operators that they are. A head that is none of
 * them is the name of a function of ours.
 */

/** Heads and the functions of ours with the same arguments. The first of a function is the one that is written. */
export const CALLS: readonly (readonly [head: string, name: string])[] = [
  ['Trace', 'tr'],
  ['Determinant', 'det'],
  ['Inverse', 'inv'],
  ['PseudoInverse', 'pinv'],
  ['AdjugateMatrix', 'adj'],
  ['IdentityMatrix', 'eye'],
  ['OnesMatrix', 'ones'],
  ['ZeroMatrix', 'zeros'],
  ['Diagonal', 'diag'],
  ['Eigenvalues', 'eigvals'],
  ['Eigenvectors', 'eigvecs'],
  ['Kronecker', 'kron'],
  ['MatrixExp', 'expm'],
  ['At', 'entry'],
  ['Norm', 'norm'],
  ['Exp', 'exp'],
  ['Ln', 'log'],
  ['Sqrt', 'sqrt'],
  ['Square', 'square'],
  ['Abs', 'abs'],
  ['Sign', 'sign'],
  ['Sin', 'sin'],
  ['Cos', 'cos'],
  ['Tan', 'tan'],
  ['Sec', 'sec'],
  ['Csc', 'csc'],
  ['Cot', 'cot'],
  ['Arcsin', 'asin'],
  ['Arccos', 'acos'],
  ['Arctan', 'atan'],
  ['Sinh', 'sinh'],
  ['Cosh', 'cosh'],
  ['Tanh', 'tanh'],
  ['Arsinh', 'asinh'],
  ['Arcosh', 'acosh'],
  ['Artanh', 'atanh'],
  ['Erf', 'erf'],
  ['Erfc', 'erfc'],
  ['GammaLn', 'lgamma'],
  ['Digamma', 'digamma'],
  ['Trigamma', 'trigamma'],
  ['Max', 'max'],
  ['Min', 'min'],
  ['Mean', 'mean'],
  ['Lb', 'log2'],
  ['Log', 'log10'],
]

/** Products of one level and the operators that they are. */
export const PRODUCTS = [
  ['MatrixMultiply', '*'],
  ['Divide', '/'],
  ['HadamardProduct', '.*'],
  ['HadamardDivide', './'],
  ['KroneckerProduct', '⊗'],
] as const

/** Symbols and the names that they are. */
export const SYMBOLS: readonly (readonly [symbol: string, name: string])[] = [['Pi', 'pi']]

export const NAME_OF: ReadonlyMap<string, string> = new Map(CALLS)
export const HEAD_OF: ReadonlyMap<string, string> = new Map(
  [...CALLS].reverse().map(([head, name]) => [name, head]),
)

export type MathJson =
  | number
  | string
  | { readonly num: string }
  | { readonly sym: string }
  | { readonly str: string }
  | { readonly fn: readonly MathJson[] }
  | readonly MathJson[]
