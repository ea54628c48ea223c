/**
 * What JAX does in silence, or not at all, that NumPy does otherwise: an index beyond the end is taken for the last one,
 * whole numbers have 32 bits, and nothing raises for the entries of a matrix.
 */
import { describe, expect, it } from 'vitest'
import { type CodeJson, solve } from '../../src/index.ts'
import type { Value } from './reference.ts'
import { jax } from './runners/jax.ts'
import type { Outcome } from './runners/runner.ts'

const codeOf = async (expr: string, wrt: string, where = ''): Promise<CodeJson> => {
  const answer = await solve({ expr, wrt }, { where, code: ['jax'], check: false, steps: false })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.code!['jax']!
}

const outcomeOf = (code: CodeJson, values: readonly Value[]): Outcome =>
  jax.run([{ code, args: values.map((value) => ({ kind: 'value', value })) }])[0]!

describe('JAX code', () => {
  it('has floating point where a whole number is beyond 32 bits', async () => {
    const { source } = await codeOf('2147483648*x + 2147483647*y', 'x', 'x is scalar, y is scalar')
    expect(source).toContain('2147483648.0 * x + 2147483647 * y')
  })

  it('has floating point where a product of dimensions is a number among others', async () => {
    expect((await codeOf('mean(X)', 'X')).source).toContain('float(m * n)')
  })

  it.skipIf(jax.missing)('refuses an entry beyond the end', async () => {
    const code = await codeOf('x[3]^2', 'x', 'x: n')
    expect(outcomeOf(code, [[1, 2, 3]])).toMatchObject({ results: [9, [0, 0, 6]] })
    expect(outcomeOf(code, [[1, 2]])).toMatchObject({ error: expect.stringContaining('there is no entry') })
  })

  it.skipIf(jax.missing)('is nan where a matrix is singular, and where it has no real root', async () => {
    const nan = { error: expect.stringContaining('not a number') }
    const singular: Value = [
      [1, 2],
      [2, 4],
    ]
    expect(outcomeOf(await codeOf("x'*inv(X)*x", 'x'), [[1, 2], singular])).toMatchObject(nan)
    expect(outcomeOf(await codeOf('tr(sqrtm(X))', 'X'), [singular])).toMatchObject(nan)
  })

  it.skipIf(jax.missing)('takes powers that only an argument tells, as they are traced', async () => {
    const code = await codeOf('tr(X^k)', 'X')
    const power = (k: number): Outcome =>
      outcomeOf(
        code,
        code.args.map((name) =>
          name === 'k'
            ? k
            : [
                [2, 1],
                [0, 2],
              ],
        ),
      )
    expect(power(5)).toMatchObject({ results: [64, expect.anything()] })
    expect(power(0)).toMatchObject({ results: [2, expect.anything()] })
    expect(power(-1)).toMatchObject({ results: [1, expect.anything()] })
    expect(power(1.5)).toMatchObject({ error: expect.stringContaining('not a number') })
  })
})
