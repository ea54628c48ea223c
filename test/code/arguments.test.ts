/**
 * What generated code says of arguments of other shapes than it is for: an error that names the argument.
 */
import { describe, expect, it } from 'vitest'
import { type Case, cannotRun, isTyped, made, runAll } from './harness.ts'
import type { Value } from './reference.ts'
import { RUN } from './targets.ts'
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
  ['a number for a matrix', 'A', () => 1],
  ['two rows for a row', 'r', ([r]: number[][]) => [r!, r!]],
  ['a vector for a number', 'c', () => [1, 2]],
] as const

/** In these a number is a vector of one entry. */
const NUMBERS_ARE_VECTORS: ReadonlySet<string> = new Set(['octave', 'r', 'julia'])

/** A vector that no other argument is compared with. */
const LONE = makeCase('sum(x)', ({ graph: g, v }) => ({
  objective: g.call('sum', 0, [v('x', 'n')], 1, 1),
  derivatives: { x: g.ones('n', 1) },
}))

/** What types cannot tell. */
const OF_SIZES = ['a longer vector', 'a transposed matrix']

for (const target of RUN) {
  const { name: language } = target
  const wrong = WRONG.filter(([title]) => !isTyped(language) || OF_SIZES.includes(title))
  const changed = wrong.map(([title, name, change]) => given(title, name, change as (value: never) => Value))
  const [right, ...refused] = runAll(target, [RIGHT, ...changed])

  const lone = { ...LONE, variables: new Map([['x', 1]]) }

  describe(`${language} code`, () => {
    it.skipIf(cannotRun(language) || isTyped(language) || NUMBERS_ARE_VECTORS.has(language))(
      'refuses a number for a vector that stands alone',
      () => {
        expect(made(runAll(target, [lone])[0]).outcome).toMatchObject({
          error: expect.stringMatching('\\bx: expected'),
        })
      },
    )

    it.skipIf(cannotRun(language))('takes what it is for', () => {
      expect(made(right).outcome).toHaveProperty('results')
    })

    it.skipIf(cannotRun(language)).each(wrong.map(([title, name], i) => [title, name, refused[i]!] as const))(
      'refuses %s, and says of which argument',
      (_title, name, result) => {
        expect(made(result).outcome).toMatchObject({ error: expect.stringMatching(`\\b${name}: expected`) })
      },
    )
  })
}
