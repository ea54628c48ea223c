/** Problems without declarations: read as anyone reads them, or refused with what to write instead. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Kind } from '../../src/solve/request.ts'
import { solve } from '../../src/solve/solve.ts'

interface Case {
  readonly id: string
  readonly expr: string
  readonly wrt: string
  readonly kind: Kind
  /** The shapes as meant, of which only the kinds count; or an error. */
  readonly want: Readonly<Record<string, readonly string[]>> | 'error'
  readonly hint?: string
  readonly code?: string
}

const CASES = readFileSync(new URL('../cases/undeclared.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)

const KINDS = ['scalar', 'vector', 'matrix']
const kindsOf = (shapes: Case['want'] & object, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, shapes[name]?.[0] === '1' ? 'row' : KINDS[shapes[name]?.length ?? 3]!]),
  )

describe('without declarations', () => {
  it.each(CASES)('$expr is read as meant ($id)', async ({ expr, wrt, kind, want, hint, code }) => {
    const found = await solve({ expr, wrt, kind }, { check: false, steps: false })
    if (want === 'error') {
      if (found.ok) throw new Error(`it was read with ${JSON.stringify(found.shapes)}`)
      expect(`${found.error.message} ${found.error.hint}`).toMatch(new RegExp(hint!))
      if (code !== undefined) expect(found.error.code).toBe(code)
    } else {
      if (!found.ok) throw new Error(found.error.message)
      expect(kindsOf(found.shapes as never, Object.keys(want))).toEqual(kindsOf(want, Object.keys(want)))
    }
  })
})
