/** What the notes say of how a problem was read. */
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/solve/claim.ts'
import { solve } from '../../src/solve/solve.ts'

const notes = async (expr: string, wrt: string): Promise<readonly string[]> => {
  const found = await solve({ expr, wrt }, { check: false, steps: false })
  if (!found.ok) throw new Error(found.error.message)
  return found.notes
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ["sigma(W*x)'*b", 'W', []],
  ["x'*A*x", 'x', []],
  ['x^2 + 3*x', 'x', ['x is read as a scalar, against its letter']],
  ['x^2 + 3*x where x: scalar', 'x', []],
  ['x^2*y^3', 'x', ['x and y are read as scalars, against their letters']],
  ['sum(log(x))/N', 'x', ['N is read as a scalar, against its letter']],
  [
    'sum((X*w + b - y).^2)',
    'w',
    ['b is read as a vector; a scalar would fit as well: for that declare b: scalar'],
  ],
  ['sum((X*w + b - y).^2) where b: scalar', 'w', []],
  [
    'sum((X*w + b + c).^2)',
    'w',
    ['b and c are read as vectors; a scalar would fit as well: for that declare b: scalar'],
  ],
  [
    'sum((X*w + b1 + b2 + b3 + b4 + b5 + b6 + b7).^2)',
    'w',
    [
      'b1, b2, b3, b4, b5 and 2 others are read as vectors; a scalar would fit as well: for that declare b1: scalar',
    ],
  ],
  ['norm2(x - mean(x))^2', 'x', ['mean(x) is a scalar and is subtracted from every entry']],
  ["x'*A*x + y where x: n, y: n", 'x', ["x'*A*x is a scalar and is added to every entry"]],
  ["x'*A*x + b*x", 'x', ["x'*A*x is a scalar and is added to every entry; did you mean b'*x ?"]],
  [
    'norm2(c*X*W + b)^2',
    'W',
    ["b is a scalar and is added to every entry; for one a column write ones(n)*b'"],
  ],
  ['norm2(1 - tanh(x))^2', 'x', []],
  ['norm2(V*softmax(x) + W)^2', 'x', ['W is read as a vector, against its letter']],
  ["b'*c + 0*sum(x)", 'x', ['the gradient by x is zero, although the expression has x in it']],
  ['A*x + 0*y', 'y', ['the jacobian by y is zero, although the expression has y in it']],
]

describe('the notes on a reading', () => {
  it.each(CASES)('of %s by %s are as they should be', async (expr, wrt, expected) => {
    expect(await notes(expr, wrt)).toEqual(expected)
  })

  it('can be followed', async () => {
    const found = await solve({ expr: 'sum((X*w + b - y).^2) where b: scalar', wrt: 'b' }, { check: false })
    expect(found).toMatchObject({ ok: true, shapes: { b: [], X: [expect.any(String), expect.any(String)] } })
  })

  it('stand beside the verdict on an answer, which is judged in the same reading', async () => {
    const problem = { expr: 'mean((x-mean(x)).^2)', wrt: 'x' }
    expect(await judge(problem, '2*(x-mean(x))')).toMatchObject({ ok: false, shapes: ['x: n'] })
    const right = await judge(problem, '2*(x-mean(x))/n')
    expect(right).toMatchObject({
      ok: true,
      shapes: ['x: n'],
      notes: ['mean(x) is a scalar and is subtracted from every entry'],
    })
  })
})
