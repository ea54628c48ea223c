import { describe, expect, it } from 'vitest'
import { linesOf, readAll, readText, writeText } from '../../src/cli/io.ts'

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

describe('files', () => {
  it('reads all of standard input', async () => {
    expect(await readAll(pieces('a', 'b\n'))).toBe('ab\n')
  })

  it('says why a file cannot be read or written', () => {
    expect(() => readText('no/such/file')).toThrow('cannot read no/such/file: there is no such file.')
    expect(() => readText('src')).toThrow('cannot read src: it is a folder.')
    expect(() => writeText('no/such/file', '')).toThrow('cannot write no/such/file')
  })
})
