/**
 * LaTeX as `latex.ts` prints it, read as MathML: the layout of a formula is decided once, there. Reads no LaTeX but
 * that. The parts that a document says are forms may be marked.
 */
import type { Form } from '../form/form.ts'
import { element, elementsOf, type Markup, single } from './markup.ts'
import {
  APPLY,
  APPLY_APART,
  accentOf,
  boldGreek,
  bracket,
  CLOSE_BLOCKS,
  letters,
  OPEN_BLOCKS,
  prime,
  type Role,
  SUM_SIGN,
  symbolOf,
  TIMES,
  TIMES_APART,
} from './mathsymbols.ts'
import { ACCENTS, type Accent } from './notation.ts'
import type { Doc } from './precedence.ts'

/** A token of LaTeX, or where a form begins and ends. */
type Token = string | { readonly form: Form } | undefined

const TOKEN = /\\(?:left|right)(?:\\[A-Za-z]+|.)|\\[A-Za-z]+|\\.|\s+|\d[\d.]*|./gsu

const collect = ({ parts, form }: Doc, tokens: Token[]): void => {
  if (form) tokens.push({ form })
  for (const part of parts) {
    if (typeof part === 'string') tokens.push(...(part.match(TOKEN) ?? []))
    else collect(part, tokens)
  }
  if (form) tokens.push(undefined)
}

interface Source {
  readonly tokens: readonly Token[]
  at: number
  /** How deep in scripts, where operators stand close. */
  scripts: number
  readonly mark: (form: Form) => string | undefined
}

/** Elements in a row, and what they are to what stands before and behind. */
interface Part {
  readonly row: readonly Markup[]
  readonly first: Role
  readonly last: Role
}

const EMPTY: Part = { row: [], first: 'prefix', last: 'prefix' }

/** The document as a row of elements; `mark` gives a form the id that its part is to have. */
export const readDoc = (doc: Doc, mark: (form: Form) => string | undefined): Markup[] => {
  const tokens: Token[] = []
  collect(doc, tokens)
  return [...rowIn({ tokens, at: 0, scripts: 0, mark }).row]
}

/** LaTeX of names and heads. */
export const readLatex = (latex: string): Markup[] => [
  ...rowIn({ tokens: latex.match(TOKEN) ?? [], at: 0, scripts: 0, mark: () => undefined }).row,
]

const isBlank = (token: Token): boolean => typeof token === 'string' && /^\s+$/.test(token)

const ENDS_CELL: ReadonlySet<string> = new Set(['&', '\\\\', '\\end'])

const ends = (token: Token): boolean =>
  token === undefined ||
  (typeof token === 'string' && (ENDS_CELL.has(token) || token === '}' || bracket(token)?.role === 'close'))

/** The parts up to the bracket, brace or end of a form that closes the row. */
const rowIn = (source: Source): Part => {
  const row: Markup[] = []
  let first: Role | undefined
  let before: Role | undefined
  let gap: Gap = 'none'
  while (!ends(source.tokens[source.at])) {
    const token = source.tokens[source.at]
    if (token === '\\,' || isBlank(token)) {
      source.at++
      gap = token === '\\,' ? 'thin' : gap === 'none' ? 'blank' : gap
      continue
    }
    const part = scripted(source, nucleus(source, before === 'symbol' || before === 'close'))
    const joint = before && jointOf(before, gap, part.first)
    row.push(...(joint ? [joint] : []), ...part.row)
    first ??= part.first
    before = part.last
    gap = 'none'
  }
  return { row, first: first ?? 'prefix', last: before ?? 'prefix' }
}

type Gap = 'none' | 'blank' | 'thin'

const OPERANDS: ReadonlySet<Role> = new Set(['symbol', 'partial', 'function', 'open'])

/** What is not seen between two parts: functions are applied, operands set apart are multiplied. */
const jointOf = (before: Role, gap: Gap, next: Role): Markup | undefined => {
  if (before === 'function') return next === 'open' ? APPLY : APPLY_APART
  if (before === 'partial') return next === 'function' ? APPLY_APART : undefined
  if (before !== 'symbol' && before !== 'close') return undefined
  if (gap === 'none') return before === 'symbol' && next === 'open' ? APPLY : undefined
  if (!OPERANDS.has(next)) return undefined
  return gap === 'thin' || next === 'function' ? TIMES_APART : TIMES
}

const nucleus = (source: Source, between: boolean): Part => {
  const token = source.tokens[source.at++]
  if (token === undefined) return EMPTY
  if (typeof token !== 'string') return marked(source, token.form)
  if (token === '{') return closed(source, rowIn(source))
  const open = bracket(token)
  if (open) return fenced(source, open.markup)
  const command = COMMANDS.get(token)
  if (command) return command(source)
  const { role, markup } = symbolOf(token, between, source.scripts > 0)
  return { row: [markup], first: role, last: role }
}

/** The part without the token that closed it. */
const closed = (source: Source, part: Part): Part => {
  source.at++
  return part
}

const marked = (source: Source, form: Form): Part => {
  const part = closed(source, rowIn(source))
  const id = source.mark(form)
  return id === undefined ? part : { ...part, row: [element('mrow', part.row, { 'data-node': id })] }
}

const fenced = (source: Source, open: Markup): Part => {
  const { row } = rowIn(source)
  const close = bracket(String(source.tokens[source.at++]))
  return {
    row: [element('mrow', [open, ...row, ...(close ? [close.markup] : [])])],
    first: 'open',
    last: 'close',
  }
}

const symbol = (markup: Markup): Part => ({ row: [markup], first: 'symbol', last: 'symbol' })

/** A group, a form or a token, as one element. */
const argument = (source: Source): Markup => single(nucleus(source, false).row)

/** The characters of a group that holds nothing but a name. */
const nameIn = (source: Source): string => {
  let text = ''
  for (source.at++; source.tokens[source.at] !== '}'; source.at++) text += String(source.tokens[source.at])
  source.at++
  return text.replaceAll('\\_', '_')
}

/** Lines of cells up to the end of the matrix. */
const matrix = (source: Source): Part => {
  nameIn(source)
  const lines: Markup[][] = [[]]
  for (let token: Token = '&'; token !== '\\end'; token = source.tokens[source.at++]) {
    if (token === '\\\\') lines.push([])
    lines.at(-1)!.push(element('mtd', rowIn(source).row))
  }
  nameIn(source)
  const table = element(
    'mtable',
    lines.map((cells) => element('mtr', cells)),
  )
  return symbol(element('mrow', [OPEN_BLOCKS, table, CLOSE_BLOCKS]))
}

/** A letter with its accent, which is set as a whole. */
const accented = (source: Source, accent: Accent): Part =>
  symbol(element('mover', [argument(source), accentOf(accent)], { accent: 'true' }))

const COMMANDS: ReadonlyMap<string, (source: Source) => Part> = new Map<string, (source: Source) => Part>([
  ['\\begin', matrix],
  ['\\frac', (source) => symbol(element('mfrac', [argument(source), argument(source)]))],
  ['\\sqrt', (source) => symbol(element('msqrt', [argument(source)]))],
  ['\\mathrm', (source) => symbol(letters(nameIn(source), 'plain'))],
  ['\\mathsf', (source) => symbol(letters(nameIn(source), 'plain'))],
  ['\\mathbf', (source) => symbol(letters(nameIn(source), 'bold'))],
  ...ACCENTS.map((accent) => [`\\${accent}`, (source: Source) => accented(source, accent)] as const),
  ['\\boldsymbol', (source) => symbol(boldGreek(nameIn(source).slice(1)))],
  [
    '\\operatorname',
    (source) => ({ ...symbol(letters(nameIn(source), 'plain')), first: 'function', last: 'function' }),
  ],
  [
    '\\text',
    (source) => ({ ...symbol(element('mtext', [nameIn(source).replaceAll(' ', '\u00a0')])), last: 'prefix' }),
  ],
])

/** The part with the primes, the index and the exponent that follow it. */
const scripted = (source: Source, base: Part): Part => {
  let primes = 0
  let below: Markup | undefined
  let above: Markup | undefined
  for (;;) {
    const token = source.tokens[source.at]
    if (token === "'") {
      source.at++
      primes++
    } else if (token === '_' || token === '^') {
      source.at++
      source.scripts++
      const script = argument(source)
      source.scripts--
      if (token === '_') below = script
      else above = script
    } else break
  }
  const over = primes === 0 ? above : single([prime(primes), ...(above ? [above] : [])])
  return below || over ? { ...base, row: [withScripts(single(base.row), below, over)] } : base
}

const withScripts = (base: Markup, below: Markup | undefined, above: Markup | undefined): Markup => {
  const [inner, index] = indexed(base)
  if (inner && index && !below && above) return element('msubsup', [inner, index, above])
  const [both, one, other] =
    base === SUM_SIGN ? ['munderover', 'munder', 'mover'] : ['msubsup', 'msub', 'msup']
  const tag = below && above ? both : below ? one : other
  return element(
    tag,
    [base, below, above].filter((child) => child !== undefined),
  )
}

/** A symbol and its index apart, for an exponent to stand above the index; the mark stays with the symbol. */
const indexed = (base: Markup): readonly (Markup | undefined)[] => {
  const [first, second] = elementsOf(base)
  if (base.tag === 'msub') return [first, second]
  if (base.tag !== 'mrow' || !first || second) return []
  const [inner, index] = indexed(first)
  return inner ? [{ ...base, children: [inner] }, index] : []
}
