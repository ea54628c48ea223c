/** Where a line of a batch is no JSON. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultIn } from '../../src/service/json-fault.ts'
import { gradus } from './gradus.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A JSON text with one character taken out, put in or replaced. */
const damaged = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '1', 'x', '\\', '\t', '-'),
    fc.boolean(),
  )
  .map(([text, place, character, replace]) => {
    const at = place % (text.length + 1)
    return text.slice(0, at) + character + text.slice(replace ? at + 1 : at)
  })

describe('faultIn', () => {
  it('finds a fault exactly where there is one', () => {
    fc.assert(
      fc.property(damaged, (text) => (faultIn(text) === undefined) === isJson(text)),
      { numRuns: 2000 },
    )
  })

  it('finds the first place from which nothing leads to JSON', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const fault = faultIn(text)
        return fault === undefined || (fault.at >= 0 && fault.at <= text.length)
      }),
    )
  })

  it.each([
    ['{"a":1,}', 7, 'a name in double quotes'],
    ['{a:1}', 1, 'a name in double quotes or }'],
    ['{"a" 1}', 5, 'a colon'],
    ['{"a":1 "b":2}', 7, 'a comma or }'],
    ['[1 2]', 3, 'a comma or ]'],
    ['[1,]', 3, 'a value'],
    ["{'a':1}", 1, 'a name in double quotes or }'],
    ['{"a":"x', 5, 'a whole string'],
    ['{"a":1}}', 7, 'the end'],
    ['', 0, 'a value'],
  ])('says what could stand there: %s', (text, at, expected) => {
    expect(faultIn(text)).toEqual({ at, expected })
  })
})

describe('a line of a batch that is no JSON', () => {
  it('is answered with its number and the column, and the others are solved', async () => {
    const lines = ['{"id":1,"expr":"x\'*x","wrt":"x"}', '', '{"id":2 "expr":"x"}', '[1]']
    const { status, out } = await gradus(['batch', '--no-check', '--no-steps'], lines.join('\n'))
    expect(status).toBe(1)
    const [first, second, third] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toMatchObject({ id: 1, ok: true })
    expect(second).toEqual({
      id: null,
      ok: false,
      line: lines[2],
      error: {
        code: 'bad-problem',
        message: 'line 3 is no JSON: at column 9 a comma or } is expected, not "expr":"x"}.',
        from: 8,
        to: 9,
      },
    })
    expect(third.error.message).toBe('line 4 is no problem, which is a JSON object.')
  })
})
