/** What the notes say of how a problem was read; the notes themselves are in `cases/notes.txt`. */
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/solve/claim.ts'
import { solve } from '../../src/solve/solve.ts'

describe('the notes on a reading', () => {
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
