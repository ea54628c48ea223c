/**
 * The notation in which the program keeps its laws says what rule files say.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lawsText, ofEngine } from '../../src/build/notation.ts'
import { lawsIn } from '../../src/rulebook/notation.ts'
import { allRules } from '../../src/rulebook/rulebook.ts'
import { lawsOf } from '../../src/solve/laws.ts'

const folder = new URL('../../rules/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.rules'))
const parsed = (name: string) => lawsOf(readFileSync(new URL(name, folder), 'utf8'))

/** A law as it is read back from the notation, and as the parser reads it. */
const both = (text: string) => {
  const laws = lawsOf(text)
  return [lawsIn(lawsText(laws)), laws.map(ofEngine)] as const
}

describe('the notation of laws', () => {
  it.each(files)('gives back the laws of %s as the parser reads them', (name) => {
    const laws = parsed(name).map(ofEngine)
    expect(lawsIn(lawsText(laws))).toEqual(laws)
    expect(allRules().get(name.replace(/\.rules$/, ''))).toEqual(laws)
  })

  it.each([
    ['operations inside others', 'a: (A*(B*C))*D - (-(A + B))^2 -> -(A:B)*(C - (D - E))'],
    ['primes, transposes and calls with several arguments', "a: f''(X')*g(A, B*C', 1/2)' -> f'(f(X))"],
    ['entrywise operators', 'a: A .* B ./ C -> A .^ 2 ⊗ B'],
    ['numbers', 'a: 2.5*A + 12345678901234567890*A -> 0'],
    [
      'conditions, assumptions and a source',
      'a: A*X -> X where A is symmetric psd, X: m x n assuming A is invertible',
    ],
    ['dimensions that are computed', 'a: A*x -> A*x where A: m+1 x 2*n, x: n, s: scalar'],
    ['claims', "a: B*S*B' is symmetric psd where S is symmetric"],
    ['what a whole keeps', 'a: A + B keeps symmetric skew'],
  ])('holds %s', (_, law) => {
    const [read, meant] = both(`${law} [Somebody2001, ch. 2]`)
    expect(read).toEqual(meant)
  })

  it('holds where laws stand, and the source of most', () => {
    const [read, meant] = both('\n\n\na: A -> A [definition]\nb: B -> B [x]\n\n\n\nc: C -> C [definition]\n')
    expect(read).toEqual(meant)
    expect(read.map(({ line }) => line)).toEqual([4, 5, 9])
  })
})
