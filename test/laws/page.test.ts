/** `gradus rules NAME`: every law has a page with its source and an example. */
import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../src/laws/examples.ts'
import { exampleOf } from '../../src/laws/page.ts'
import { SOURCES, sourceText } from '../../src/laws/sources.ts'
import { allRules } from '../../src/rulebook/rulebook.ts'
import { gradus } from '../cli/gradus.ts'

const laws = [...allRules()].flatMap(([, rules]) => rules)

describe('the page on a law', () => {
  it('states it with its condition, its source and the line of a derivation that it led to', async () => {
    const { status, out } = await gradus(['rules', 'colon-hadamard'])
    expect(status).toBe(0)
    expect(out).toBe(`colon-hadamard, a law of colon.rules
  A : B.*D -> A.*B : D
  where D is differential
An entrywise factor of the differential goes to the other side of the colon as it is.
Source: by definition
For example:
  gradus "sigma(W*x)'*b" --wrt W
    df = b : sigma'(W*x) .* d(W*x)
       = b .* sigma'(W*x) : d(W*x)   colon-hadamard
`)
  })

  it('shows what a law makes of its pattern where no derivation has a line for it', async () => {
    const { out } = await gradus(['rules', 'inverse-product'])
    expect(out).toContain('inv(A*B) becomes inv(B)*inv(A) for A: n x n, B: n x n\n')
  })

  it('shows lines taken in passing with the option that shows them', async () => {
    const { out } = await gradus(['rules', 'd-sum'])
    expect(out).toMatch(/gradus ".*" --wrt \w+ --steps all\n/)
    expect(out).toMatch(/ {3}d-sum\n/)
  })

  it('has an example for every law, which is made from the law itself where no problem uses it', async () => {
    // Two that are at work in longer sums alone.
    expect(laws.filter((rule) => !exampleOf(rule, [])).map(({ name }) => name)).toEqual([
      'half-plus-half-erf',
      'scalar-half-plus-half-erf',
    ])
    const { out } = await gradus(['rules', 'square-root'])
    expect(out).toContain('For example:\n  sqrt(X) becomes X.^(1/2), printed as sqrt(X) for X: n x m\n')
  })

  it('writes out every source that a rule file names', () => {
    const keys = laws.map(({ citation }) => /^\w+/.exec(citation)?.[0] ?? citation)
    expect(keys.filter((key) => !SOURCES.has(key))).toEqual([])
    expect(sourceText('Petersen2012 (37)')).toBe(
      'K. B. Petersen and M. S. Pedersen, The Matrix Cookbook, 15 November 2012, (37)',
    )
  })

  it('is not that of a file of the same name', () => {
    const files = new Set(allRules().keys())
    expect(laws.filter(({ name }) => files.has(name)).map(({ name }) => name)).toEqual([])
  })
})

describe('the problems that examples are taken from', () => {
  it.each(EXAMPLES)('are problems that the program solves: %s', async (expr = '', wrt, kind) => {
    const argv: string[] =
      wrt === undefined
        ? ['simplify', expr]
        : [expr, '--wrt', wrt, '--no-check', ...(kind ? ['--as', kind] : [])]
    expect(await gradus(argv)).toMatchObject({ status: 0, err: '' })
  })
})

describe('gradus rules', () => {
  it('takes the name of a file with its ending too', async () => {
    expect((await gradus(['rules', 'colon.rules'])).out).toBe((await gradus(['rules', 'colon'])).out)
  })
})
