/**
 * Declarations in the text of a problem, changed as a reader asks: what chips and notes offer. Comments stay where they
 * are, and end no declaration but where they did.
 */
import { blanked } from '../parse/comments.ts'
import { splitAtWhere } from '../parse/where.ts'

/** A declaration by where it stands, and what it is about: the shape of a name, or its properties. */
interface Item {
  readonly from: number
  readonly to: number
  readonly name: string | undefined
  readonly about: 'shape' | 'property'
}

const SUBJECT = /^([\p{L}][\p{L}\p{N}_]*)\s*(:|∈|in\b|is\b)/u

const itemOf = (plain: string, start: number, end: number): Item => {
  const text = plain.slice(start, end)
  const from = start + text.length - text.trimStart().length
  const [, name, sign] = SUBJECT.exec(text.trim()) ?? []
  return { from, to: from + text.trim().length, name, about: sign === 'is' ? 'property' : 'shape' }
}

/** What stands between commas, but for those inside brackets. */
const itemsOf = (where: string): Item[] => {
  const plain = blanked(where)
  const items: Item[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at <= plain.length; at++) {
    const sign = plain[at] ?? ','
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    if (sign !== ',' || (depth > 0 && at < plain.length)) continue
    items.push(itemOf(plain, start, at))
    start = at + 1
  }
  return items.filter(({ from, to }) => from < to)
}

const joined = (expr: string, where: string): string =>
  blanked(where).trim() === '' ? expr : `${expr}\nwhere ${where.trim()}`

/** The declarations with one more; it begins a line where a comment ends the last one. */
const withOneMore = (where: string, declaration: string): string => {
  const plain = blanked(where).trimEnd()
  if (plain === '') return declaration
  const comma = plain.endsWith(',') ? '' : ', '
  const isOpen = plain.length === where.trimEnd().length
  return isOpen ? `${where}${comma}${declaration}` : `${where}\n${comma}${declaration}`
}

/** The declarations without one, and without a comma beside it. */
const without = (where: string, { from, to }: Item): string => {
  const plain = blanked(where)
  const after = /^\s*,/.exec(plain.slice(to))?.[0].length ?? 0
  const before = after > 0 ? -1 : plain.lastIndexOf(',', from)
  const left = where.slice(0, from)
  const kept = before < 0 ? left : left.slice(0, before) + left.slice(before + 1)
  const rest = where.slice(to + after)
  return kept.trim() === '' ? rest.trimStart() : kept + rest
}

/** The text with this declaration, in the place of what it had of the kind about the same name. */
export const withDeclaration = (text: string, declaration: string): string => {
  const { expr, where } = splitAtWhere(text)
  const [subject] = itemsOf(declaration)
  const known = itemsOf(where).find(
    ({ name, about }) => name !== undefined && name === subject?.name && about === subject.about,
  )
  return joined(
    expr,
    known
      ? where.slice(0, known.from) + declaration + where.slice(known.to)
      : withOneMore(where, declaration),
  )
}

/** The text in which a name has these properties and no others. */
export const withProperties = (text: string, name: string, words: readonly string[]): string => {
  const { expr, where } = splitAtWhere(text)
  const isOfIt = (item: Item): boolean => item.name === name && item.about === 'property'
  let rest = where
  for (let item = itemsOf(rest).find(isOfIt); item; item = itemsOf(rest).find(isOfIt))
    rest = without(rest, item)
  return joined(expr, words.length === 0 ? rest : withOneMore(rest, `${name} is ${words.join(' ')}`))
}
