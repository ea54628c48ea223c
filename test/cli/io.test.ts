import { describe, expect, it } from 'vitest'
import { readAll, readText, writeText } from '../../src/cli/io.ts'

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

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
