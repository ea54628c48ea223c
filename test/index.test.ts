/**
 * The library as its users see it; every example in its comments is run.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as html from '../src/html.ts'
import * as api from '../src/index.ts'
import * as mathjs from '../src/mathjs/index.ts'

const EXAMPLE = /Example: `(.+)` is `(.*)`/g
const examples = ['src/index.ts', 'src/html.ts', 'src/mathjs/index.ts'].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(EXAMPLE)].map(
    ([, code = '', value = '']) => [code, value] as const,
  ),
)

const AsyncFunction = (async () => {}).constructor as new (
  ...source: string[]
) => (library: typeof api) => Promise<unknown>
const all = { ...api, ...html, ...mathjs }
const evaluate = (code: string): Promise<unknown> =>
  new AsyncFunction(
    'library',
    `const { ${Object.keys(all).join(', ')} } = library; ${code.replace(/[^;]+$/, (last) => `return ${last}`)}`,
  )(all)

describe('the library', () => {
  it.each(examples)('%s is %s', async (code, value) => {
    expect(String(await evaluate(code))).toBe(value)
  })

  it('has an example for every function', () => {
    const functions = Object.entries(all).filter(
      ([name, value]) => typeof value === 'function' && name !== 'GradusError',
    )
    const shown = examples.map(([code]) => code).join(' ')
    expect(functions.map(([name]) => name).filter((name) => !shown.includes(`${name}(`))).toEqual([])
  })

  it('throws an error that knows its place', () => {
    const act = () => api.gradient('norm2(2x)', 'x')
    expect(act).toThrow(api.GradusError)
    try {
      act()
    } catch (error) {
      expect((error as api.GradusError).span).toEqual({ from: 6, to: 8 })
    }
  })

  it('names the variables that there are', () => {
    expect(() => api.toText(api.gradient("b'*x", 'x'), 'b')).toThrow('b is no variable')
  })
})
