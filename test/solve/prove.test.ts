import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { proveAll } from '../../src/solve/prove.ts'

const files = readdirSync('rules')
  .filter((file) => file.endsWith('.rules'))
  .map((file) => `rules/${file}`)

const problems = (text: string): string[] => proveAll(text).flatMap((proof) => proof.problems)

describe('the rules', () => {
  it.each(files)('of %s all hold', (file) => {
    const proofs = proveAll(readFileSync(file, 'utf8'))
    expect(proofs.filter((proof) => proof.problems.length > 0)).toEqual([])
    expect(proofs.filter((proof) => proof.readings === 0)).toEqual([])
  })

  it('have names of their own', () => {
    const names = files.flatMap((file) => proveAllNames(file))
    expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([])
  })
})

const proveAllNames = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^([a-z][a-z0-9-]*):/gm)].map(([, name = '']) => name)

describe('proveAll', () => {
  it.each([
    ['a missing transpose', 'a: A : B*D -> B*A : D where D is differential [x]'],
    ['a missing transpose of square matrices', 'a: d(logdet(X)) -> inv(X) : d(X) where X: n x n [x]'],
    ['a flipped sign', 'a: d(inv(X)) -> inv(X)*d(X)*inv(X) [x]'],
    ['a matrix rule for a scalar factor', "a: A : d(t)*B -> A*B' : d(t) where t is scalar [x]"],
    ['a wrong derivative', "a: cos'(X) -> sin(X) [x]"],
    ['a condition too few', 'a: A*B -> B*A where A: n x n, B: n x n [x]'],
    ['a name that is taken', 'a: X + 0 -> X [x]\na: X + 0 -> X [x]'],
    ['an unbound metavariable', 'a: X + X -> X + Y [x]'],
    ['an unknown function', 'a: foo(X) -> X [x]'],
    ['an unknown condition', 'a: X + X -> 2*X where X is purple [x]'],
  ])('rejects a rule with %s', (_, text) => {
    expect(problems(text).length).toBeGreaterThan(0)
  })

  it('rejects a rule without a source', () => {
    expect(() => proveAll('a: X + X -> 2*X')).toThrow('does not end with its source')
  })

  it('accepts what holds', () => {
    expect(problems("a: (A*B)' -> B'*A' [x]")).toEqual([])
  })
})
