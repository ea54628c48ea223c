/**
 * Which part of which line is which node of the graph: what a reader points at is found again in the line before and
 * in what was typed, and what a line has that the one before has not is marked.
 */
import { type Node, numberOf, operandsOf } from '../../expr/node.ts'
import { latexIn } from '../../print/latex.ts'
import type { Notation } from '../../print/notation.ts'
import { spokenText } from '../../print/speech.ts'
import type { FormulaStyle } from '../../print/style.ts'
import { toText } from '../../print/text.ts'
import type { Result } from '../protocol.ts'

export interface Marks {
  /** Whether so many more elements may stand in the page, which a browser lays out one by one. */
  readonly spend: (elements: number) => boolean
  /** The id of a node that is worth pointing at. */
  readonly mark: (node: Node) => string | undefined
  /** How formulas are spelled. */
  readonly to: Notation
  /** What the marked nodes say, and which of them they are made of. */
  readonly parts: () => Result['parts']
}

/** Longer texts are not read out, and of more nodes none is. */
const LONGEST = 300
const MOST_TEXTS = 600
/** Elements of formulas in the page. */
const MOST_ELEMENTS = 15_000
/** Nodes beyond these are not marked. */
const MOST = 3000

export const createMarks = (style: FormulaStyle = {}): Marks => {
  const ids = new Map<Node, string>()
  const mark = (node: Node): string | undefined => {
    if (numberOf(node) !== undefined) return undefined
    const known = ids.get(node)
    if (known !== undefined) return known
    if (ids.size >= MOST) return undefined
    const id = String(ids.size)
    ids.set(node, id)
    return id
  }
  let left = MOST_ELEMENTS
  return {
    spend: (elements) => {
      const fits = elements <= left
      if (fits) left -= elements
      return fits
    },
    mark,
    to: latexIn(style),
    parts: () => {
      const text =
        ids.size > MOST_TEXTS ? () => '' : (node: Node) => spokenText(toText(node).slice(0, LONGEST))
      return Object.fromEntries(
        [...ids].map(([node, id]) => {
          const of = operandsOf(node).flatMap((operand) => ids.get(operand) ?? [])
          return [id, { text: text(node), of }] as const
        }),
      )
    },
  }
}

/** The largest parts of a line that the one before has not. */
export const changedIn = (before: Node, after: Node): readonly Node[] => {
  if (before === after) return []
  if (before.kind !== after.kind || operatorOf(before) !== operatorOf(after)) return [after]
  const [gone, come] = differing(operandsOf(before), operandsOf(after))
  if (come.length === 0) return [after]
  const [old, made] = [gone[0], come[0]]
  if (gone.length === 1 && come.length === 1 && old && made) return changedIn(old, made)
  return come
}

/** Calls of different functions are different operations. */
const operatorOf = (node: Node): string => (node.kind === 'call' ? `${node.name}${node.order}` : node.kind)

/** The operands that one has and the other has not, each as often as it is there. */
const differing = (
  before: readonly Node[],
  after: readonly Node[],
): readonly [gone: readonly Node[], come: readonly Node[]] => {
  const gone = [...before]
  const come = after.filter((node) => {
    const at = gone.indexOf(node)
    if (at >= 0) gone.splice(at, 1)
    return at < 0
  })
  return [gone, come]
}
