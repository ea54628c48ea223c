/**
 * How expressions bend: what is claimed, and what must not be.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { derivative, solve } from '../../src/index.ts'

const LINE = /^(.*) by (\S+?)(?: where (.*))?: (affine|convex|concave|neither|unknown)$/

const cases = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

describe('the curvature of', () => {
  it.each(cases)('%s', async (line) => {
    const [, expr = '', wrt = '', where, word] = LINE.exec(line)!
    const answer = await solve({ expr: where ? `${expr} where ${where}` : expr, wrt, kind: 'curvature' })
    if (!answer.ok) throw new Error(answer.error.message)
    expect('curvature' in answer && answer.curvature).toBe(word)
    if (word === 'neither') expect(answer).toHaveProperty('counterexample.length', 2)
    else if (word !== 'unknown') expect(answer).toHaveProperty('certificate.0.text')
  })
})

describe('the question how something bends', () => {
  it.each([
    ["x'*x where x is unit", 'x', 'set-not-convex'],
    ['tr(A*X) where X is invertible', 'X', 'set-not-convex'],
    ['tr(A*X) where X is rotation', 'X', 'set-not-convex'],
    ['A*x', 'x', 'not-scalar'],
    ["x'*x", 'y', 'unknown-variable'],
  ])('is refused of %s by %s: %s', async (expr, wrt, code) => {
    expect(await solve({ expr, wrt, kind: 'curvature' })).toMatchObject({ ok: false, error: { code } })
  })

  it('is no derivative', () => {
    expect(() => derivative("x'*x", 'x', { kind: 'curvature' })).toThrow('curvature is no derivative')
  })
})
