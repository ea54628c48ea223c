/**
 * Markup as data: elements, what stands in them, and the only place where they become text.
 */
export interface Markup {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Markup | string)[]
}

/** An element. */
export const element = (
  tag: string,
  children: readonly (Markup | string)[],
  attributes: Readonly<Record<string, string>> = {},
): Markup => ({ tag, attributes, children })

/** What stands in an element but for text. */
export const elementsOf = ({ children }: Markup): Markup[] =>
  children.filter((child): child is Markup => typeof child !== 'string')

/** Several elements as the one that a place takes. */
export const single = (row: readonly Markup[]): Markup => {
  const [only, more] = row
  return only && !more ? only : element('mrow', row)
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

/** Text with nothing in it that has a meaning in markup. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character as keyof typeof ENTITIES])

/** The element as text. */
export const markupText = ({ tag, attributes, children }: Markup): string => {
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : markupText(child)))
  return `<${tag}${named.join('')}>${inner.join('')}</${tag}>`
}
