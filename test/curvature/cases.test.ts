/**
 * How expressions bend: what is claimed, and what must not be.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'

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
