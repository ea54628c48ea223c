/**
 * Where answers with a pseudoinverse hold. Their textbook forms are in `cases/textbook.txt` and `cases/simplify.txt`.
 */
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'

describe('an assumption', () => {
  it('of a pseudoinverse holds for matrices that are not of full rank, where the answer is right as well', async () => {
    const found = await solve({ expr: "sum(sin(pinv(u*v' + v*u')))", wrt: 'u' }, { where: 'u: n, v: n' })
    expect(found).toMatchObject({ ok: true, check: { ok: true } })
  })
})

describe('a check of a pseudoinverse', () => {
  it.each([
    ['norm2(A*pinv(A)*b - b)^2', 'A'],
    ['norm2(b - pinv(A)*A*b)^2', 'A'],
  ])('of %s is made of tall and of wide matrices', async (expr, wrt) => {
    const found = await solve({ expr, wrt })
    if (!found.ok || !found.check || !('maxRelError' in found.check)) throw new Error('not checked')
    // Where the projector is the identity there is nothing but rounding to compare.
    expect(found.check.maxRelError).toBeGreaterThan(1e-18)
  })
})
