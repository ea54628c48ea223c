/**
 * What a first visit loads: the page's script and style, and the engine with all that it needs to answer. What is loaded
 * when it is used (checks and the values of functions, judge, code, formats, readers, errors in
 * words, equations) is not in it. Reads `dist/page`, which `npm run page:build` writes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

/** The aim is 130,000; laws of sums over an index, blocks, equations, spectra and sets go beyond it. This may only become less. */
const BYTES = 153_700
const page = new URL('../../../dist/page/', import.meta.url)
const isBuilt = existsSync(new URL('engine.js', page))
const read = (file: string): string => readFileSync(new URL(file, page), 'utf8')

/** The modules that a module imports before it runs, and those that these import. */
const modulesOf = (file: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
  seen.add(file)
  for (const [, path] of read(file).matchAll(/\b(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g)) {
    const module = posix.join(posix.dirname(file), path!)
    if (!seen.has(module)) modulesOf(module, seen)
  }
  return seen
}

it.skipIf(!isBuilt && !process.env['CI'])(
  'a first visit loads no more scripts and styles than it did, gzipped',
  () => {
    const files = ['main.js', 'style.css', ...modulesOf('engine.js')]
    const sizes = files.map((file) => [file, gzipSync(read(file), { level: 9 }).length] as const)
    const sum = sizes.reduce((total, [, size]) => total + size, 0)
    expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(BYTES)
  },
)
