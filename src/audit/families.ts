/**
 * Families of vectors in a derivation: `x[i]` becomes row i of one matrix, which all lines share. A text that is read
 * apart would name a matrix of its own.
 */
import { closingOf } from './brackets.ts'

/** The matrix of each family, whose rows its members are. */
export type Families = ReadonlyMap<string, string>

/** One family's members in a text as rows of its matrix, with a mark of differentials before them. */
const withRows = (text: string, family: string, matrix: string): string => {
  const head = new RegExp(`(?<![\\p{L}\\p{N}_])(d?)${family}\\s*\\[`, 'gu')
  let made = ''
  let end = 0
  for (const { index, 0: typed, 1: d } of text.matchAll(head)) {
    const close = closingOf(text, index + typed.length - 1)
    if (close === undefined || index < end) continue
    const row = `${d}${matrix}[${text.slice(index + typed.length, close)},:]`
    const isTurned = text[close + 1] === "'"
    made += `${text.slice(end, index)}${row}${isTurned ? '' : "'"}`
    end = close + (isTurned ? 2 : 1)
  }
  return made + text.slice(end)
}

/** A text that speaks of the matrices of families. */
export const inRows = (text: string, families: Families): string =>
  [...families].reduce((made, [family, matrix]) => withRows(made, family, matrix), text)

const DECLARED = /^\s*(\p{L}[\p{L}\p{N}_]*)\s*\[\s*\w+\s*\]\s*(?::|∈)/u

/** Declarations without those of families. */
export const withoutFamilies = (where: string, families: Families): string =>
  families.size === 0
    ? where
    : where
        .split(',')
        .filter((part) => !families.has(DECLARED.exec(part)?.[1] ?? ''))
        .join(',')

/** Facts by name without those of families. */
export const otherFacts = <T>(facts: Readonly<Record<string, T>>, families: Families): Record<string, T> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !families.has(name.replace(/\s*\[.*\]$/s, ''))))
