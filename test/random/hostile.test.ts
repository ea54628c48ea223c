/**
 * Hostile indices, ranges and names: a right answer or an error of the project. What would take for ever is refused by
 * counted work, so that no time is measured here.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { PATIENCE, runs } from './settings.ts'

const INDICES = [
  ...[
    'i',
    'j',
    'x',
    'A',
    'n',
    'm',
    'sin',
    'phi',
    'for',
    'in',
    'if',
    'where',
    'eye',
    'pi',
    'σ',
    'I',
    'e',
    'T',
    'np',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'lambda',
    'end',
    'import',
    '_',
    '1',
    '',
    'i j',
    'q'.repeat(3000),
  ],
]

const RANGES = [
  ...[
    '',
    ' in 1:n',
    ' in 2:n',
    ' in n:1',
    ' in 3:2',
    ' in 0:2',
    ' in -1:2',
    ' in 1:1',
    ' in n:n',
    ' in 1:m',
    ' in 1:x',
  ],
  ...[
    ' in 1:n + 1',
    ' in 1:n*n',
    ' in i:n',
    ' in 1:i',
    ' in 1:0.5',
    ' in 1:10^9',
    ' in 1:1000000000',
    ' in 1:1e400',
  ],
  ...[
    ' in 1:99999999999999999999',
    ' in 1:',
    ' in',
    ' in 1',
    ' in 1:2:3',
    ' in 1:n if i',
    ' in 1:n if i < i',
  ],
]

/** What stands under the index I, as often as it likes. */
const BODIES = [
  ...[
    'x[I]',
    'sin(x[I])^2',
    'x[I + 1]',
    'x[I - 1]',
    'x[2*I]',
    'x[I/2]',
    'A[I,I]',
    'A[I,:]*x',
    'A[I,1]',
    'A[:,I]',
    'W[I,I]',
  ],
  ...[
    'x[1:I]',
    'x[I:n]',
    'I',
    'I*x',
    'x^I',
    'A^I',
    'unit(n,I)',
    'eye(I)',
    'x[x[I]]',
    'x[0]',
    'x[n + 1]',
    'x[-1]',
    'x[1.5]',
  ],
  ...[
    'x[99999999999]',
    'x[1e400]',
    'x[I][I]',
    'I[I]',
    'I(x)',
    'x',
    'x[I]*A[I,:]',
    'exp(-norm2(A[I,:]*x)^2)',
    'ff(x[I])',
  ],
]

const FORMS: readonly ((body: string, index: string, range: string) => string)[] = [
  (body, index, range) => `sum(${body} for ${index}${range})`,
  (body, index, range) => `mean(${body} for ${index}${range})`,
  (body, index, range) => `sum([${body} for ${index}${range}])`,
  (body, index, range) => `sum(x[${index}]*sum(${body} for ${index}${range}) for ${index})`,
  (body, index) => `h[${index}] = ${body}; sum(h)`,
  (body, index, range) => `ff(${index}) = ${index}^2; sum(${body} for ${index}${range})`,
  (body, index, range) => `${index} = sum(${body} for ${index}${range}); ${index}^2`,
  (body, index, range) => `K[${index},${index}] = ${body}; sum(K) + sum(${body} for ${index}${range})`,
]

const WHERE = 'x: n, A: n x n, W: m x n'

const isRight = async (expr: string, wrt: string, where = WHERE): Promise<void> => {
  const used = where.split(', ').filter((one) => new RegExp(`(?<!\\w)${one[0]}(?!\\w)`).test(expr))
  const answer = await solve({ expr, wrt }, { where: used.join(', '), steps: false })
  if (answer.ok) expect(answer.check).not.toMatchObject({ ok: false })
  else if ('error' in answer) expect(answer.error.code, expr).not.toBe('internal')
  else expect(answer).toMatchObject({ ok: true })
}

const hostile = fc
  .tuple(
    fc.constantFrom(...FORMS),
    fc.constantFrom(...BODIES),
    fc.oneof(fc.constant('i'), fc.constantFrom(...INDICES)),
    fc.oneof(fc.constant(''), fc.constantFrom(...RANGES)),
  )
  .map(([form, body, index, range]) => form(body.replaceAll('I', index), index, range))

describe('a hostile index', () => {
  it(
    'gets a right answer or an error of the project',
    () =>
      fc.assert(
        fc.asyncProperty(hostile, (expr) => isRight(expr, 'x')),
        runs(300),
      ),
    PATIENCE,
  )

  it.each([
    ['sum(sin(i*a) for i in 1:1000000000)', 'a: scalar'],
    ['sum(a for i in 1:1000000000)', 'a: scalar'],
    ['sum(sin(i*j*a) for i in 1:100000, j in 1:100000)', 'a: scalar'],
  ] as const)('of an enormous range has an answer that is said to be unchecked: %s', async (expr, where) => {
    expect(await solve({ expr, wrt: 'a' }, { where, steps: false })).toMatchObject({
      ok: true,
      check: { ok: null, reason: 'an evaluation at these sizes takes too long' },
    })
  })

  it('may be hidden again and again', async () => {
    const nested = Array.from({ length: 6 }).reduce<string>((body) => `sum(x[i]*${body} for i)`, 'sin(x[i])')
    await isRight(nested, 'x', 'x: 3')
    const nine = Array.from({ length: 8 }).reduce<string>(
      (body, _, i) => `sum(${body} for j${i} in 1:9)`,
      'sin(a)',
    )
    await isRight(nine, 'a', 'a: scalar')
  })
})
