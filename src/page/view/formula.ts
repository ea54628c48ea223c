/**
 * Formulas of the page: pieces that are set one after the other and below each other where there is no room.
 */
import type { Markup } from '../../print/markup.ts'
import type { Formula, Headed } from '../protocol.ts'
import { h, seen, spoken } from './html.ts'

/** The sign has something before it, so that it is spaced as a relation. */
const EQUALS: readonly Markup[] = [h('mrow'), h('mo', { form: 'infix' }, '=')]

const math = (row: readonly Markup[]): Markup => h('math', { displaystyle: 'true' }, row)

const piecesOf = (pieces: readonly Markup[]): Markup =>
  h(
    'span',
    { class: 'body' },
    pieces.map((piece) => h('span', { class: 'piece' }, piece)),
  )

const elementsIn = ({ children }: Markup): Markup[] =>
  children.flatMap((child) => (typeof child === 'string' ? [] : [child]))

/** The elements with those of some nodes marked as changed. */
const marked = (element: Markup, changed: ReadonlySet<string>): Markup => {
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : marked(child, changed),
  )
  const isChanged = changed.has(element.attributes['data-node'] ?? '')
  const attributes = isChanged ? { ...element.attributes, class: 'changed' } : element.attributes
  return { ...element, attributes, children }
}

/** What is not set stands as text. */
const unset = (text: string): Markup => h('span', { class: 'body unset' }, h('code', {}, text))

/** `head = formula`, said as its text; what is new in it is marked. */
export const equation = (
  { head, headSpoken, formula: { pieces, text, spoken: words, latex } }: Headed,
  changed: readonly string[] = [],
): Markup => {
  const nodes = new Set(changed)
  const [first, ...rest] = nodes.size === 0 ? pieces : pieces.map((piece) => marked(piece, nodes))
  const body = first ? piecesOf([math([...EQUALS, ...elementsIn(first)]), ...rest]) : unset(`= ${text}`)
  return h(
    'span',
    { class: 'equation', 'data-latex': latex },
    spoken(`${headSpoken} equals ${words}`.trim()),
    seen(h('span', { class: 'head' }, head.length > 0 && math(head)), body),
  )
}

/** A formula by itself. */
export const formula = ({ pieces, text, spoken: words, latex }: Formula): Markup =>
  h(
    'span',
    { class: 'equation alone', 'data-latex': latex },
    spoken(words),
    seen(pieces.length > 0 ? piecesOf(pieces) : unset(text)),
  )
