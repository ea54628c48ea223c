/**
 * JavaScript without dependencies: how it reads, what it takes, what it refuses, what it returns.
 */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { Code } from '../../src/code/index.ts'
import { solve } from '../../src/index.ts'
import { load } from './runners/javascript.ts'

const codeOf = async (
  expr: string,
  wrt: string,
  options: { readonly where?: string } = {},
): Promise<Code> => {
  const found = await solve({ expr, wrt }, { code: ['javascript'], check: false, steps: false, ...options })
  if (!found.ok) throw new Error(found.error.message)
  return found.code!['javascript']!
}

/** The function alone. */
const bodyOf = ({ source }: Code): string => source.slice(source.indexOf('export function'))

const loopsIn = (code: Code): number => bodyOf(code).split('for (').length - 1

/** A compiler's file system with one more file. */
const hostOf = (file: string, text: string): ts.CompilerHost => {
  const host = ts.createCompilerHost({})
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version) : read(name, version)
  return host
}

const SEED = "sigma(W*x)'*b"

describe('JavaScript code', () => {
  it('of the running example is one loop over rows', async () => {
    expect(bodyOf(await codeOf(SEED, 'W'))).toBe(`export function gradient_W(W, x, b) {
  W = asMatrix('W', W)
  x = asVector('x', x)
  b = asVector('b', b)
  const n = W.rows
  const m = W.cols
  hasLength('x', x, 'm', m)
  hasLength('b', b, 'n', n)
  const W_data = W.data
  let value = 0
  const gradient = new Float64Array(n * m)
  for (let i = 0; i < n; i++) {
    const row = i * m
    const t1 = dot(W_data, row, x, 0, m)
    const t2 = Math.exp(-Math.abs(t1))
    const t3 = 1 + t2
    const t4 = (t1 >= 0 ? 1 : t2) / t3
    value += b[i] * t4
    const t5 = b[i] * t4 * ((t1 >= 0 ? t2 : 1) / t3)
    for (let j = 0; j < m; j++) gradient[row + j] = t5 * x[j]
  }
  return [value, { rows: n, cols: m, data: gradient }]
}
`)
  })

  it('goes through data once where it can', async () => {
    const code = await codeOf('sum(log(1 + exp(-y .* (X*w))))', 'w')
    expect(bodyOf(code).split('X_data').length - 1).toBe(3)
    expect(loopsIn(code)).toBe(3)
  })

  it('keeps nothing in memory that one loop alone reads', async () => {
    const code = bodyOf(await codeOf('sum(exp(A .* X) + A ./ (1 + X.^2))', 'X'))
    expect(code.match(/new Float64Array/g)).toHaveLength(1)
    expect(code.split('for (')).toHaveLength(2)
  })

  it('transposes nothing that it multiplies', async () => {
    for (const expr of ["tr(A'*X)", "normF(A - U*V')", "tr(X'*A*X)", "x'*A'*X*y"])
      expect(bodyOf(await codeOf(expr, expr.includes('U') ? 'U' : 'X'))).not.toContain('transposed(')
  })

  it('takes plain arrays, typed arrays and matrices in memory', async () => {
    const f = load(await codeOf(SEED, 'W'))
    const W = [
      [1, 2, 3],
      [4, 5, 6],
    ]
    const [value, gradient] = f(W, [0.1, 0, -0.1], [1, -1])
    expect(value).toBeCloseTo(0, 12)
    const data = Float64Array.from(W.flat())
    expect(f({ rows: 2, cols: 3, data }, Float32Array.of(0.125, 0, 0), Float64Array.of(1, 0))[0]).toBeCloseTo(
      1 / (1 + Math.exp(-0.125)),
      12,
    )
    expect(gradient).toMatchObject({ rows: 2, cols: 3 })
  })

  const W = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  const SENSELESS: readonly (readonly [string, readonly unknown[], string])[] = [
    ['a matrix for a vector', [W, [[1], [2], [3]], [1, 2]], 'x: expected numbers'],
    [
      'a matrix object for a vector',
      [W, { rows: 3, cols: 1, data: Float64Array.of(1, 2, 3) }, [1, 2]],
      'x: expected an array',
    ],
    ['a vector for a matrix', [[1, 2, 3], [1, 2, 3], [1]], 'W: expected an array of rows'],
    [
      'rows of two lengths',
      [
        [[1, 2], [3]],
        [1, 2],
        [1, 2],
      ],
      'W: expected an array of rows',
    ],
    ['another length', [W, [1, 2], [1, 2]], 'x: expected m = 3 entries, found 2'],
    ['nothing', [W, undefined, [1, 2]], 'x: expected an array'],
    ['strings', [W, ['1', '2', '3'], [1, 2]], 'x: expected numbers'],
    [
      'too few entries',
      [{ rows: 2, cols: 3, data: new Float64Array(5) }, [1, 2, 3], [1, 2]],
      'W: expected { rows, cols, data }',
    ],
  ]

  it.each(SENSELESS)('refuses %s', async (_title, args, message) => {
    const f = load(await codeOf(SEED, 'W'))
    expect(() => f(...args)).toThrow(message)
  })

  it('refuses an array for a scalar and two rows for one', async () => {
    const scaled = load(await codeOf('c*sum(x)', 'x'))
    expect(() => scaled([2], [1, 2])).toThrow('c: expected a number')
    const row = load(await codeOf('r*x', 'x', { where: 'r: 1 x n, x: n' }))
    expect(() => row(W, [1, 2, 3])).toThrow('r: expected 1 x n = 1 x 3, found 2 x 3')
  })

  it('never returns an argument itself', async () => {
    const A = { rows: 2, cols: 2, data: Float64Array.of(1, 2, 3, 4) }
    const [, gradient] = load(await codeOf("tr(A'*X)", 'X'))(A, A)
    expect(gradient).toEqual(A)
    expect((gradient as typeof A).data).not.toBe(A.data)
  })

  it('refuses what lies outside the domain of a factorisation', async () => {
    const singular = { rows: 2, cols: 2, data: Float64Array.of(1, 2, 2, 4) }
    const indefinite = { rows: 2, cols: 2, data: Float64Array.of(1, 2, 2, 1) }
    const inverse = load(await codeOf('tr(inv(X))', 'X'))
    expect(() => inverse(singular)).toThrow('the matrix is singular')
    const cholesky = load(await codeOf('sum(chol(X))', 'X', { where: 'X is positive-definite' }))
    expect(() => cholesky(indefinite)).toThrow('not positive definite')
  })

  it('declares types that TypeScript reads', async () => {
    const { declarations = '' } = await codeOf(SEED, 'W')
    const program = ts.createProgram(['gradient.d.ts'], {}, hostOf('gradient.d.ts', declarations))
    expect(program.getSyntacticDiagnostics()).toEqual([])
    expect(program.getSemanticDiagnostics(program.getSourceFile('gradient.d.ts'))).toEqual([])
    expect(declarations).toContain(
      'export declare function gradient_W(W: Matrix | ArrayLike<number>[], x: ArrayLike<number>, b: ArrayLike<number>): [number, Matrix]',
    )
  })

  it('is right where exp overflows', async () => {
    const f = load(await codeOf('sum(sigmoid(x) + softplus(x) + silu(x) + gelu(x)) + logsumexp(x)', 'x'))
    const [value, gradient] = f([1000, -1000])
    expect(value).toBe(4001)
    expect(Array.from(gradient as Float64Array).every(Number.isFinite)).toBe(true)
  })
})
