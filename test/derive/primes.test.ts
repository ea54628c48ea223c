/**
 * Functions with several primes, which a user may type: every function of the table, every kind of derivative.
 */
import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { solve } from '../../src/index.ts'

const INSIDE: Readonly<Record<string, string>> = {
  positive: '(1 + x.^2)',
  'unit-interval': '(0.8*tanh(x))',
  probability: '(sigmoid(x))',
  'above-one': '(1.5 + x.^2)',
  'above-minus-one': '(x.^2)',
  real: 'x',
}

const elementwise = FUNCTIONS.filter(({ group }) => group === 'elementwise')

describe('a function with several primes', () => {
  it.each(elementwise.map((row) => [row.name, INSIDE[row.domain ?? 'real']!] as const))(
    "%s''(%s) is differentiated",
    async (name, argument) => {
      for (const expr of [`${name}''${argument}`, `${name}'''${argument}`]) {
        const text = expr.includes('(') ? expr : expr.replace(/x$/, '(x)')
        const found = await solve({ expr: text, wrt: 'x' }, { where: 'x: n' })
        expect(found).toMatchObject({ ok: true })
        if (found.ok) expect(found.check?.ok).not.toBe(false)
      }
    },
  )

  it('says by what law it was written out', async () => {
    const found = await solve({ expr: "exp''(x)'*y", wrt: 'x' })
    if (!found.ok || !('derivation' in found)) throw new Error('no derivation')
    expect(found.derivation?.map(({ rule }) => rule)).toContain('higher-derivative')
  })

  it('is refused where the variable is the exponent of a matrix', async () => {
    const found = await solve({ expr: 'sum(X^k)', wrt: 'k' }, { where: 'k: scalar' })
    expect(found).toMatchObject({ ok: false, error: { code: 'no-rule' } })
    if (!found.ok) expect(found.error.message).toContain('integer')
  })
})
