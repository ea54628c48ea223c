import { describe, expect, it } from 'vitest'
import { jsonIn, linesOf } from '../../src/service/lines.ts'

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

const lines = async (...texts: string[]): Promise<string[]> => {
  const all: string[] = []
  for await (const line of linesOf(pieces(...texts))) all.push(line)
  return all
}

describe('linesOf', () => {
  it('joins lines that come in pieces', async () => {
    expect(await lines('ab', 'c\nd', '\n\ne')).toEqual(['abc', 'd', '', 'e'])
  })

  it('has no line after the last newline', async () => {
    expect(await lines('a\n')).toEqual(['a'])
    expect(await lines()).toEqual([])
  })
})

describe('lines of which no more is kept than a bound', () => {
  it('show that they are longer, and leave the others as they are', async () => {
    const all: string[] = []
    for await (const line of linesOf(pieces('ab', 'cd', 'ef\nxy', 'z\n', 'uvwxyz'), 3)) all.push(line)
    expect(all.map((line) => [line.slice(0, 3), line.length > 3])).toEqual([
      ['abc', true],
      ['xyz', false],
      ['uvw', true],
    ])
    for (const line of all) expect(line.length).toBeLessThan(9)
  })
})

describe('a text of JSON', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['\uFEFF[1]', [1]],
    ['{"a":', undefined],
    ['', undefined],
  ])('%j', (text, value) => {
    expect(jsonIn(text)).toEqual(value)
  })
})
