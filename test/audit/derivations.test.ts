/**
 * Derivations, right ones and such with a fault, as people write them.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit/audit.ts'

interface Case {
  readonly title: string
  readonly where: string
  readonly wrt: readonly string[]
  readonly lines: readonly string[]
  /** The line with the fault, from 1, and the pattern of what is said of it. */
  readonly fault?: { readonly line: number; readonly pattern: string }
}

const FAULT = /^(.*?)\s+!\s+(\S.*)$/

/** The cases of a file: parts between empty lines, the first of which says what they are. */
const casesOf = (file: string): Case[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split(/\n\s*\n/)
    .slice(1)
    .map((part): Case => {
      const [title = '', ...rest] = part.trim().split('\n')
      const declared = /^where\s+(.*)$/.exec(rest[0] ?? '')
      const by = rest.flatMap((line) => /^by (.*)$/.exec(line)?.[1] ?? [])
      const typed = rest.slice((declared ? 1 : 0) + by.length)
      const at = typed.findIndex((line) => FAULT.test(line))
      const pattern = FAULT.exec(typed[at] ?? '')?.[2]
      return {
        title,
        where: declared?.[1] ?? '',
        wrt: by,
        lines: typed.map((line) => FAULT.exec(line)?.[1] ?? line),
        ...(pattern !== undefined && { fault: { line: at + 1, pattern } }),
      }
    })

describe('a derivation of which every line follows', () => {
  it.each(casesOf('right.txt').map((one) => [one.title, one] as const))(
    '%s',
    async (_, { lines, where, wrt }) => {
      const { fault, line, ok } = await audit({ text: lines.join('\n'), wrt }, { where })
      expect({ ok, line, fault }).toEqual({ ok: true, line: undefined, fault: undefined })
    },
  )
})

describe('a derivation with a fault', () => {
  it.each(casesOf('wrong.txt').map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const {
      line,
      ok,
      fault: said = '',
    } = await audit({ text: one.lines.join('\n'), wrt: one.wrt }, { where: one.where })
    expect({ ok, line }).toEqual({ ok: false, line: one.fault!.line })
    expect(said).toMatch(new RegExp(one.fault!.pattern, 'i'))
  })
})

describe('a line that calls its right side a gradient', () => {
  const ended = (line: string) => audit({ text: `f = norm2(A*x - b)^2\ndf = 2*(A*x - b)'*A*dx\n${line}` })

  it('is judged where it is written as one', async () => {
    expect(await ended("grad f = 2*A'*(A*x - b)")).toMatchObject({ ok: true, notes: [] })
    expect(await ended('grad f = 2*A*(A*x - b)')).toMatchObject({
      ok: false,
      line: 3,
      expected: "2*A'*(A*x - b)",
    })
  })

  it.each(['grad', 'gradient'])('defines the name %s, which is said', async (name) => {
    const { lines, notes } = await ended(`${name} = 2*A'*(A*x - b)`)
    expect(lines.at(-1)).toEqual({ line: 3, verdict: 'definition' })
    expect(notes).toEqual([expect.stringContaining(`line 3: ${name} is read as a name`)])
  })
})
