/**
 * Random problems over the widened language: what is printed of them and of their derivatives, as text and as LaTeX, is
 * read back to the same values.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { lostIn, type Problem } from '../read/back.ts'
import type { Sample } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { WIDE, wide } from './widened.ts'

/** What there is no answer to, or no point at which two values can be compared. */
const NO_ANSWER: readonly string[] = ['no-rule', 'not-symmetric']
const NO_POINT = /^no point was found/

const problemOf = ({ expr, where, wrt }: Sample): Problem => ({ id: expr, request: { expr, wrt }, where })

const isAnswered = ({ request, where }: Problem): boolean => {
  try {
    deriveRequest(request, { check: false, steps: false, ...(where !== undefined && { where }) })
    return true
  } catch (error) {
    if (error instanceof GradusError && NO_ANSWER.includes(error.code)) return false
    throw error
  }
}

/** The texts that are not read back; nothing where that cannot be tried. */
const lostOf = (problem: Problem): readonly string[] | undefined => {
  if (!isAnswered(problem)) return undefined
  try {
    return lostIn(problem, COVERING)
  } catch (error) {
    if (error instanceof Error && NO_POINT.test(error.message)) return undefined
    throw error
  }
}

/** Styles in which every spelling stands. */
const COVERING = [{}, { transpose: 'prime', hadamard: 'circ' }] as const

describe('what is printed of a problem over the widened language', () => {
  it(
    'is read back',
    () => {
      const seen = { tried: 0, all: 0 }
      const property = fc.property(wide(3, WIDE), (sample) => {
        seen.all++
        const lost = lostOf(problemOf(sample))
        expect(lost ?? []).toEqual([])
        if (lost) seen.tried++
      })
      fc.assert(property, runs(40))
      expect(seen.tried / seen.all).toBeGreaterThan(0.85)
    },
    PATIENCE,
  )
})
