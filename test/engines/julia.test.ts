/**
 * The syntax of generated Julia code, which nothing here runs: the grammar of tree-sitter finds no mistake in it. The
 * two packages are those that `npm run engines` installs; where they are missing, this is skipped.
 */
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { loadTarget } from '../../src/code/index.ts'
import { solve } from '../../src/index.ts'
import { caseProblems } from '../problems.ts'

interface Tree {
  readonly rootNode: { readonly hasError: boolean }
}

/** What is used of web-tree-sitter. */
interface Sitter {
  readonly Parser: {
    readonly init: () => Promise<void>
    new (): { setLanguage(language: unknown): void; parse(text: string): Tree }
  }
  readonly Language: { readonly load: (path: string) => Promise<unknown> }
}

const { resolve } = createRequire(import.meta.url)

const isThere = (): boolean => {
  try {
    return resolve('tree-sitter-julia/tree-sitter-julia.wasm') !== '' && resolve('web-tree-sitter') !== ''
  } catch {
    return false
  }
}

/** Whether a text is Julia without mistakes. */
const createReader = async (): Promise<(text: string) => boolean> => {
  const name = 'web-tree-sitter'
  const { Parser, Language } = (await import(name)) as Sitter
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(resolve('tree-sitter-julia/tree-sitter-julia.wasm')))
  return (text) => !parser.parse(text).rootNode.hasError
}

describe.skipIf(process.env['CI'] !== 'true' && !isThere())('Julia code', () => {
  it('is Julia, on every problem of the case files', async () => {
    await loadTarget('julia')
    const reads = await createReader()
    expect(reads('x = ) 1')).toBe(false)
    for (const { expr, wrt, kind, vars } of caseProblems()) {
      const answer = await solve({ expr, wrt, kind, vars }, { code: ['julia'], check: false, steps: false })
      const source = answer.ok ? answer.code!['julia']!.source : answer.error.message
      expect(reads(source), source).toBe(true)
    }
  })

  it('is Julia, in all that it brings along', async () => {
    const reads = await createReader()
    for (const source of (await loadTarget('julia'))!.helpers.values())
      expect(reads(source), source).toBe(true)
  })
})
