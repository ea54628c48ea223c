/**
 * Rows of MathML taken apart into atoms with their widths: marked parts and brackets are opened, all else stays whole.
 */
import { type Atom, type AtomKind, atomsWidth } from './atoms.ts'
import { elementsOf, type Markup } from './markup.ts'
import { commandWidth, EXTENT, mathWidth, SPACING, textWidth } from './metrics.ts'

/** An element of a row with the rows that it stands in, outermost first. */
export interface Leaf extends Atom {
  readonly markup: Markup
  readonly path: readonly Markup[]
}

/** As much as a chain of parts in parts may be; what is deeper is not broken. */
const DEEPEST = 400

const textIn = ({ children }: Markup): string =>
  children.filter((child) => typeof child === 'string').join('')

/** The element that says what one with scripts is. */
export const coreOf = (markup: Markup): Markup => {
  const [base] = /^m(?:sub|sup|subsup|over)$/.test(markup.tag) ? elementsOf(markup) : []
  return base ? coreOf(base) : markup
}

export const isProduct = (markup: Markup): boolean => markup.tag === 'mo' && textIn(markup) === '\u2062'

const isSilent = (markup: Markup): boolean => markup.tag === 'mo' && /^[\u2061\u2062]$/.test(textIn(markup))

/** What an operator is called in LaTeX, by which breaks are told apart. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['⊙', '\\odot'],
  ['⊘', '\\oslash'],
  ['⊗', '\\otimes'],
  ['⋅', '\\cdot'],
  ['×', '\\times'],
  ['‖', '\\lVert'],
  ['|', '\\lvert'],
])

const kindOf = (core: Markup): AtomKind => {
  if (core.tag !== 'mo') return 'symbol'
  if (isSilent(core)) return 'space'
  const { form } = core.attributes
  const text = textIn(core)
  if (/^[()[\]|‖]$/.test(text)) return form === 'prefix' ? 'open' : 'close'
  if (text === ',') return 'comma'
  if (form !== 'infix' || text === '/') return 'symbol'
  return text === ':' || text === '=' ? 'relation' : 'binary'
}

const scriptsWidth = (markup: Markup, level: number): number => {
  const [, ...scripts] = elementsOf(markup)
  return Math.max(...scripts.map((script) => EXTENT.scale * widthOf([script], level) + EXTENT.script))
}

/** What has been measured, outside fractions and inside: openings of nested parts measure them again and again. */
const MEASURED = [new WeakMap<Markup, number>(), new WeakMap<Markup, number>()] as const

const widthOfOne = (markup: Markup, level: number): number => {
  const measured = MEASURED[level === 0 ? 0 : 1]
  const width = measured.get(markup) ?? measure(markup, level)
  measured.set(markup, width)
  return width
}

const measure = (markup: Markup, level: number): number => {
  const inner = elementsOf(markup)
  switch (markup.tag) {
    case 'mrow':
      return widthOf(inner, level)
    case 'msub':
    case 'msup':
    case 'msubsup':
      return widthOf(inner.slice(0, 1), level) + scriptsWidth(markup, level)
    case 'mover':
      return widthOf(inner.slice(0, 1), level)
    case 'mfrac': {
      const scale = level === 0 ? 1 : EXTENT.scale
      return scale * Math.max(...inner.map((part) => widthOf([part], level + 1))) + EXTENT.bar
    }
    case 'msqrt':
      return EXTENT.root + widthOf(inner, level)
    case 'mtable': {
      const lines = inner.map((line) => elementsOf(line).map((cell) => widthOf(elementsOf(cell), level)))
      const columns = Array.from({ length: Math.max(...lines.map((line) => line.length)) }, (_, j) =>
        Math.max(...lines.map((line) => line[j] ?? 0)),
      )
      return columns.reduce((sum, width) => sum + width + EXTENT.column, -EXTENT.column)
    }
    case 'mo':
      return operatorWidth(markup)
    default:
      return symbolWidth(markup)
  }
}

const operatorWidth = (markup: Markup): number => {
  const text = textIn(markup)
  const { rspace, stretchy } = markup.attributes
  if (isSilent(markup)) return rspace === undefined ? 0 : SPACING.operator
  if (stretchy === 'true') return EXTENT.grown
  const command = COMMANDS.get(text) ?? text
  return command.startsWith('\\') ? commandWidth(command.slice(1)) : mathWidth(command)
}

const symbolWidth = ({ tag, attributes, children }: Markup): number => {
  const text = children.join('')
  if (/^[^\x20-\x7e]$/u.test(text)) return commandWidth('alpha')
  const { class: face, mathvariant } = attributes
  const isUpright = tag !== 'mi' || text.length > 1 || mathvariant === 'normal'
  return textWidth(text, face === 'bold' ? 'bold' : isUpright ? 'upright' : 'italic')
}

const isTall = (markup: Markup): boolean =>
  markup.tag === 'mfrac' || markup.tag === 'mtable' || elementsOf(markup).some(isTall)

/** The atoms of a row, in order. */
export const leavesOf = (row: readonly Markup[], level = 0): Leaf[] => {
  const leaves: Leaf[] = []
  let apart = false
  const visit = (markup: Markup, path: readonly Markup[]): void => {
    if (markup.tag === 'mrow' && path.length < DEEPEST) {
      const inside = [...path, markup]
      for (const child of elementsOf(markup)) visit(child, inside)
      return
    }
    const core = coreOf(markup)
    const kind = kindOf(core)
    const text = core.tag === 'mo' ? (COMMANDS.get(textIn(core)) ?? textIn(core)) : ''
    leaves.push({ markup, path, kind, text, apart, tall: isTall(markup), width: widthOfOne(markup, level) })
    apart = isProduct(markup)
  }
  for (const markup of row) visit(markup, [])
  return leaves
}

/** The width of a row, in hundredths of an em. */
export const widthOf = (row: readonly Markup[], level = 0): number => {
  const [only, more] = row
  return only && !more && only.tag !== 'mrow' ? widthOfOne(only, level) : atomsWidth(leavesOf(row, level))
}
