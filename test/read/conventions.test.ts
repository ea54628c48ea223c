/** Conventions of papers and notes that would be read as something else: derivatives on one line, numbers of equations, ones. */
import { describe, expect, it } from 'vitest'
import { read } from '../../src/index.ts'

const READ: readonly (readonly [string, string, readonly string[]])[] = [
  ['d/dx (x^T A x)', "x'*A*x", ['x']],
  ['\\partial/\\partial X \\log\\det X', 'logdet(X)', ['X']],
  ['d/d\\mathbf{x} \\left( \\mathbf{a}^T \\mathbf{x} \\right)', "a'*x", ['x']],
  ['f(X) = \\operatorname{tr}(X^{-1} A) \\quad (2)', 'tr(inv(X)*A)', ['X']],
  ['f(x) = x^T A x \\qquad (3.14)', "x'*A*x", ['x']],
  ['\\nabla_x \\left< a, x \\right>', 'a : x', ['x']],
  ['\\nabla_X 1^T X 1', "ones(n)'*X*ones(m)", ['X']],
  ['\\nabla_x \\sin^2(x)^T 1', "(sin(x).^2)'*ones(n)", ['x']],
  ['\\nabla_x \\|x\\|_2^{-1}', '1/norm2(x)', ['x']],
  ['\\nabla_x a^T b \\|x\\|^{-1}', "a'*b*(1/norm2(x))", ['x']],
]

describe('a convention of papers', () => {
  it.each(READ)('is read: %s', async (expr, input, wrt) => {
    expect(await read({ expr, from: 'latex', wrt: '' })).toMatchObject({ input, wrt })
  })

  it('is refused where it asks for what is not asked for so', async () => {
    await expect(read({ expr: '\\nabla_x \\nabla_y x^T A y', from: 'latex', wrt: '' })).rejects.toThrow(
      /mixed/,
    )
  })

  it('quotes bars with the commands before them', async () => {
    const { notes } = await read({ expr: '\\log\\left|X\\right|', from: 'latex', wrt: 'X' })
    expect(notes.join()).toContain('\\left|X\\right|')
  })

  it('offers functions of NumPy under the name that their module has in the text', async () => {
    await expect(read({ expr: 'np.sums(X)', from: 'numpy', wrt: 'X' })).rejects.toMatchObject({
      hint: expect.stringContaining('np.sum '),
    })
  })
})
