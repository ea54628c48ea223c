/**
 * Declarations in the text of a problem, changed as a reader asks: what chips and notes offer.
 */
import { blanked } from '../parse/comments.ts'
import { splitAtWhere } from '../parse/where.ts'

/** What stands between commas, but for those inside brackets. */
const itemsOf = (where: string): string[] => {
  const plain = blanked(where)
  const items: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at <= plain.length; at++) {
    const sign = plain[at] ?? ','
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    if (sign !== ',' || (depth > 0 && at < plain.length)) continue
    items.push(where.slice(start, at).trim())
    start = at + 1
  }
  return items.filter((item) => item !== '')
}

/** The name that a declaration is about, and whether it is its shape or its properties. */
const subjectOf = (item: string): readonly [name: string, about: 'shape' | 'property'] | undefined => {
  const [, name, sign] = /^([\p{L}][\p{L}\p{N}_]*)\s*(:|∈|in\b|is\b)/u.exec(item) ?? []
  return name === undefined ? undefined : [name, sign === 'is' ? 'property' : 'shape']
}

const joined = (expr: string, items: readonly string[]): string =>
  items.length === 0 ? expr : `${expr}\nwhere ${items.join(', ')}`

/** The text with this declaration, in the place of what it had of the kind about the same name. */
export const withDeclaration = (text: string, declaration: string): string => {
  const { expr, where } = splitAtWhere(text)
  const [name, about] = subjectOf(declaration) ?? []
  const items = itemsOf(where)
  const at = items.findIndex((item) => {
    const [other, kind] = subjectOf(item) ?? []
    return other === name && kind === about
  })
  return joined(
    expr,
    at < 0 ? [...items, declaration] : items.map((item, i) => (i === at ? declaration : item)),
  )
}

/** The text in which a name has these properties and no others. */
export const withProperties = (text: string, name: string, words: readonly string[]): string => {
  const { expr, where } = splitAtWhere(text)
  const rest = itemsOf(where).filter((item) => {
    const [other, kind] = subjectOf(item) ?? []
    return other !== name || kind !== 'property'
  })
  return joined(expr, words.length === 0 ? rest : [...rest, `${name} is ${words.join(' ')}`])
}
