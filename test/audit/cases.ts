/**
 * Derivations as text: parts between empty lines.
 */
import { readFileSync } from 'node:fs'

export interface Case {
  readonly title: string
  readonly where: string
  readonly wrt: readonly string[]
  readonly lines: readonly string[]
  /** The line with the fault, from 1, and the pattern of what is said of it. */
  readonly fault?: { readonly line: number; readonly pattern: string }
}

const FAULT = /^(.*?)\s+!\s+(\S.*)$/

/** The cases of a file: parts between empty lines, the first of which says what they are. */
export const casesOf = (file: string): Case[] =>
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
