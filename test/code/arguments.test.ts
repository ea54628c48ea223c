/**
 * What generated code says of arguments of other shapes than it is for: an error that names the argument.
 */
import { describe, expect, it } from 'vitest'
import { type Case, cannotRun, made, runEverywhere } from './harness.ts'
import type { Value } from './reference.ts'
import { makeCase } from './worlds.ts'

const RIGHT = makeCase('c*r*A*x', ({ graph: g, v }) => {
  const [c, r, A, x] = [v('c'), v('r', 1, 'm'), v('A', 'm', 'n'), v('x', 'n')]
  const value = g.scale(c, g.product([r, A, x]))
  return { objective: value, derivatives: { x: g.scale(c, g.transpose(g.product([r, A]))) } }
})

const given = (title: string, name: string, change: (value: never) => Value): Case => ({
  ...RIGHT,
  title,
  variables: new Map([...RIGHT.variables, [name, change(RIGHT.variables.get(name) as never)]]),
})

const WRONG = [
  ['a longer vector', 'x', (x: number[]) => [...x, 1]],
  ['a row for a vector', 'x', (x: number[]) => [x]],
  ['a matrix for a vector', 'x', (x: number[]) => [x, x]],
  ['a number for a vector', 'x', () => 1],
  ['a transposed matrix', 'A', (A: number[][]) => A[0]!.map((_, j) => A.map((row) => row[j]!))],
  ['two rows for a row', 'r', ([r]: number[][]) => [r!, r!]],
  ['a vector for a number', 'c', () => [1, 2]],
] as const

const RESULTS = runEverywhere([
  RIGHT,
  ...WRONG.map(([title, name, change]) => given(title, name, change as (value: never) => Value)),
])

describe.each([...RESULTS])('%s code', (target, [right, ...wrong]) => {
  it.skipIf(cannotRun(target))('takes what it is for', () => {
    expect(made(right).outcome).toHaveProperty('results')
  })

  it.skipIf(cannotRun(target)).each(WRONG.map(([title, name], i) => [title, name, wrong[i]!] as const))(
    'refuses %s, and says of which argument',
    (_title, name, result) => {
      expect(made(result).outcome).toMatchObject({ error: expect.stringMatching(`\\b${name}: expected`) })
    },
  )
})
