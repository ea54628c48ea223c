/**
 * What the tests of MathML read off it.
 */
import katex from 'katex'
import { elementsOf, type Markup } from '../../src/print/markup.ts'

/** Every element of a row, outermost first. */
export const everyElement = (row: readonly Markup[]): Markup[] =>
  row.flatMap((markup) => [markup, ...everyElement(elementsOf(markup))])

const textOf = ({ children }: Markup): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

const visible = (text: string): string => text.replace(/[\u2061\u2062\s]/g, '')

/** The characters of a row that are seen. */
export const charactersOf = (row: readonly Markup[]): string => visible(row.map(textOf).join(''))

/** Bars that are brackets have characters of their own in ours; KaTeX has relations. */
const BARS: ReadonlyMap<string, string> = new Map([
  ['∥', '‖'],
  ['∣', '|'],
])

/** The characters that are seen of what KaTeX makes of LaTeX. */
export const katexCharacters = (latex: string): string => {
  const mathml = katex.renderToString(latex, {
    output: 'mathml',
    throwOnError: true,
    strict: 'error',
    maxExpand: Number.POSITIVE_INFINITY,
  })
  const text = mathml.replace(/<annotation.*<\/annotation>/s, '').replace(/<[^>]*>/g, '')
  return visible(text).replace(/[∥∣]/g, (bar) => BARS.get(bar)!)
}

/** The elements that Gradus prints, all of them of MathML Core, with the attributes that each may have. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['math', ['displaystyle']],
  ['mrow', ['data-node']],
  ['mi', ['class', 'mathvariant']],
  ['mn', ['class']],
  ['mo', ['form', 'fence', 'stretchy', 'lspace', 'rspace', 'minsize', 'maxsize']],
  ['mtext', []],
  ...['mfrac', 'msqrt', 'msub', 'msup', 'msubsup', 'mtable', 'mtr', 'mtd'].map((tag) => [tag, []] as const),
  ['mover', ['accent']],
])
const CHILDREN: ReadonlyMap<string, number> = new Map([
  ['mfrac', 2],
  ['msub', 2],
  ['msup', 2],
  ['mover', 2],
  ['msubsup', 3],
])

/** What is no MathML Core in a row, or has another number of children than it takes. */
export const strangersIn = (row: readonly Markup[]): string[] =>
  everyElement(row).flatMap((markup) => {
    const { tag, attributes, children } = markup
    const allowed = ALLOWED.get(tag)
    if (!allowed) return [tag]
    const wrong = Object.keys(attributes).filter((name) => !allowed.includes(name))
    const isToken = /^m(?:i|n|o|text)$/.test(tag)
    if (
      isToken
        ? children.some((child) => typeof child !== 'string')
        : children.some((child) => typeof child === 'string')
    )
      wrong.push('text in the wrong place')
    if (elementsOf(markup).length !== (CHILDREN.get(tag) ?? elementsOf(markup).length)) wrong.push('children')
    return wrong.map((name) => `${tag}: ${name}`)
  })
