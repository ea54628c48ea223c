/**
 * A row of MathML in pieces that may be set one below the other. A part that is broken is closed and opened again, so
 * that every piece is whole markup and says of all that it shows what it is a part of.
 */
import { chunksOf, indicesOf, isTallBetween, partners } from './breaks.ts'
import { element, elementsOf, type Markup } from './markup.ts'
import { coreOf, isProduct, type Leaf, leavesOf, widthOf } from './mathatoms.ts'
import { bracket, LEADING_TIMES, MINUS_SIGN, TIMES } from './mathsymbols.ts'

/** The row in pieces: at every sign outside brackets, and inside a term that is wider than `width`. */
export const chunksIn = (row: readonly Markup[], width: number): (readonly Markup[])[] => {
  const leaves = leavesOf(opened(row, width))
  const pairs = partners(leaves)
  return chunksOf(leaves, width).map((line, n) => {
    const indices = indicesOf(line)
    const own = new Set(indices)
    const shown = indices.filter((i, k) => k < indices.length - 1 || !isProduct(leaves[i]!.markup))
    const piece = together(
      shown.map((i) => {
        const partner = pairs.get(i) ?? i
        return own.has(partner) ? leaves[i]! : alone(leaves[i]!, isTallBetween(leaves, i, partner))
      }),
      0,
    )
    return n > 0 && line[0]!.isFactor ? [LEADING_TIMES, ...piece] : piece
  })
}

/** Leaves in the rows that they stood in, as far as these are deeper than `depth`. */
const together = (leaves: readonly Leaf[], depth: number): Markup[] => {
  const row: Markup[] = []
  for (let from = 0; from < leaves.length; ) {
    const inside = leaves[from]!.path[depth]
    if (!inside) {
      row.push(leaves[from++]!.markup)
      continue
    }
    let to = from + 1
    while (leaves[to]?.path[depth] === inside) to++
    row.push({ ...inside, children: together(leaves.slice(from, to), depth + 1) })
    from = to
  }
  return row
}

/** How high brackets are that stand in different pieces. */
const HEIGHT = { tall: '2.4em', low: '1.2em' } as const

/** A bracket whose partner stands in another piece grows with nothing: what it would grow with is not beside it. */
const alone = (leaf: Leaf, isTall: boolean): Leaf => {
  const { stretchy } = coreOf(leaf.markup).attributes
  if (stretchy !== 'true') return leaf
  const size = isTall ? HEIGHT.tall : HEIGHT.low
  return { ...leaf, markup: withCore(leaf.markup, { minsize: size, maxsize: size }) }
}

const withCore = (markup: Markup, attributes: Readonly<Record<string, string>>): Markup => {
  const [base, ...scripts] = markup.tag === 'mo' ? [] : elementsOf(markup)
  return base
    ? { ...markup, children: [withCore(base, attributes), ...scripts] }
    : { ...markup, attributes: { ...markup.attributes, ...attributes } }
}

/**
 * The row with what cannot be broken as it stands and is wider than `room` written so that it can be: the reciprocal of
 * a denominator before its numerator, an exponent for a root, scripts at the last bracket.
 */
const opened = (row: readonly Markup[], room: number): Markup[] =>
  row.flatMap((markup): readonly Markup[] => {
    if (markup.tag === 'mrow') return [{ ...markup, children: opened(elementsOf(markup), room) }]
    if (widthOf([markup]) <= room) return [markup]
    const [first, second] = elementsOf(markup)
    switch (markup.tag) {
      case 'mfrac':
        return first && second ? besides(first, second, room) : [markup]
      case 'msqrt':
        return [element('msup', [group(elementsOf(markup), room), HALF])].flatMap((power) =>
          opened([power], room),
        )
      case 'msub':
      case 'msup':
      case 'msubsup':
        return first?.tag === 'mrow' ? opened([atLast(markup)], room) : [markup]
      default:
        return [markup]
    }
  })

const HALF = element('mrow', [
  element('mn', ['1']),
  element('mo', ['/'], { form: 'infix', lspace: '0', rspace: '0' }),
  element('mn', ['2']),
])
const INVERSE = element('mrow', [MINUS_SIGN, element('mn', ['1'])])

const besides = (over: Markup, under: Markup, room: number): readonly Markup[] => {
  const reciprocal =
    widthOf([under]) > room
      ? opened([element('msup', [group([under], room), INVERSE])], room)
      : [element('mfrac', [element('mn', ['1']), under])]
  return [...reciprocal, TIMES, group([over], room)]
}

const group = (row: readonly Markup[], room: number): Markup => {
  const brackets = ['\\left(', '\\right)'].flatMap((token) => bracket(token)?.markup ?? [])
  const [open, close] = brackets
  return element('mrow', [...(open ? [open] : []), ...opened(row, room), ...(close ? [close] : [])])
}

/** Scripts of a row as scripts of what ends it. */
const atLast = (markup: Markup): Markup => {
  const [base, ...scripts] = elementsOf(markup)
  if (base?.tag !== 'mrow') return markup
  const inside = elementsOf(base)
  const last = inside.pop()
  return last
    ? { ...base, children: [...inside, atLast({ ...markup, children: [last, ...scripts] })] }
    : markup
}
