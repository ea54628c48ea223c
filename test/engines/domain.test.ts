/**
 * Generated code outside the domain of a function of matrices, in every language: an error, never numbers.
 */
import { describe, expect, it } from 'vitest'
import { fromRows } from '../../src/numeric/index.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { type Case, cannotRun, isRefused, type Result, runAll } from '../code/harness.ts'
import { caseAt } from '../code/problems.ts'
import { RUN } from '../code/targets.ts'

type Rows = readonly (readonly number[])[]

const rows = (text: string): Rows => text.split(';').map((row) => row.split(' ').map(Number))

const DIMS = new Map([['n', 2]])

/** A problem in X at a matrix of order 2, with A = [1 2; 3 5] and k = 1/2. */
const at = (expr: string, matrix: string): Case => {
  const derivative = deriveRequest({ expr, wrt: 'X', kind: 'gradient' }, { check: false, steps: false })
  const values = new Map([
    ['A', fromRows(rows('1 2;3 5'))],
    ['X', fromRows(rows(matrix))],
    ['k', fromRows([[0.5]])],
  ])
  return caseAt(`${expr} at ${matrix}`, derivative, { dims: DIMS, values, functions: new Map() }, new Map())
}

const INSIDE = ['4 1;2 3', '1 1;0 1', '0 -1;1 0', '1 0;0 1e-8']
const OUTSIDE = ['4 0;0 -9', '-1 0;0 -1', '0 1;1 0', '1 0;0 0', '0 1;0 0', '1 2;2 4', '0 0;0 0']
const ROOT = 'tr(A*sqrtm(X))'
const LOGARITHM = 'tr(A*logm(X))'

const RIGHT = [
  ...[ROOT, LOGARITHM].flatMap((expr) => INSIDE.map((matrix) => at(expr, matrix))),
  at('sum(chol(X)) where X is positive-definite', '4 2;2 3'),
]
const WRONG = [
  ...[ROOT, LOGARITHM].flatMap((expr) => OUTSIDE.map((matrix) => at(expr, matrix))),
  at(`${ROOT} where X is positive-definite`, '4 0;0 -9'),
  at('sum(chol(X)) where X is positive-definite', '1 2;2 1'),
  at('logdet(X) where X is positive-definite', '1 2;2 1'),
  at('logdet(X) where X is positive-definite', '2 1;0 2'),
  at('tr(A*inv(X))', '1 2;2 4'),
  at('tr(A*X^k)', '4 1;2 3'),
]

const NO_FACTOR = 'there is no Cholesky factor in its code: the value is log |det X|, whatever X is'

/** What a language takes though it is outside, and why. */
const TAKEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'array-api': {
    'logdet(X) where X is positive-definite at 1 2;2 1': NO_FACTOR,
    'logdet(X) where X is positive-definite at 2 1;0 2': NO_FACTOR,
  },
}

describe.each(RUN.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  const results = runAll(target, [...RIGHT, ...WRONG])
  /** The outcome; what the language has no code for is as good. */
  const outcomeOf = (result: Result): object => {
    if (!('refused' in result)) return result.outcome
    expect(isRefused(name, result.refused)).toBe(true)
    return { results: [], error: 'refused' }
  }

  it.skipIf(cannotRun(name)).each(RIGHT.map(({ title }, i) => [title, results[i]!] as const))(
    'takes %s',
    (_title, result) => {
      expect(outcomeOf(result)).toMatchObject({ results: expect.anything() })
    },
  )

  for (const [i, { title }] of WRONG.entries())
    it.skipIf(cannotRun(name))(`refuses ${title}`, { fails: TAKEN[name]?.[title] !== undefined }, () => {
      expect(outcomeOf(results[RIGHT.length + i]!)).toMatchObject({ error: expect.any(String) })
    })
})
