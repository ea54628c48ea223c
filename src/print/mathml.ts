/**
 * Expressions as MathML of the W3C's core, in the layout of `latex.ts` and in its styles, with marks that say which node a part is. Bold and slanted
 * letters have the classes `bold` and `slanted`, which a style sheet has to know.
 */
import type { Derivation, Result, Subject } from '../expr/derivation.ts'
import type { Named, Node } from '../expr/node.ts'
import type { Form } from '../form/form.ts'
import { presenter } from '../form/present.ts'
import { definitionHeadIn } from './definitions.ts'
import { docIn, TEXTBOOK } from './formula.ts'
import { answerHead, headIn } from './heads.ts'
import { latexIn } from './latex.ts'
import { element, type Markup } from './markup.ts'
import { chunksIn } from './mathchunks.ts'
import { readDoc, readLatex } from './mathreader.ts'
import type { Notation } from './notation.ts'

/** The id that the part of a node is to have as its `data-node`; nothing leaves it without. */
export type Mark = (node: Node) => string | undefined

const unmarked: Mark = () => undefined

/**
 * The expression as a row of elements, the children of a `math`. A part that is a node as it stands and has an id by
 * `mark` is an `mrow` with `data-node`; `2*A*x` in a sum is no node of it, `A*x` with a sign before it is one.
 */
export const toMathml = (node: Node, mark: Mark = unmarked, to: Notation = latexIn()): Markup[] => {
  const nodes = new Map<Form, Node>()
  const form = presenter(TEXTBOOK, undefined, (made, of) => nodes.set(made, of))(node)
  return readDoc(docIn(to, form), (made) => {
    const of = nodes.get(made)
    return of && mark(of)
  })
}

/** A row of elements as a formula of its own. */
export const math = (row: readonly Markup[]): Markup => element('math', row, { displaystyle: 'true' })

/**
 * The expression as formulas that may be set one below the other: broken at every sign outside brackets, and inside a
 * term that is wider than `width`, which is in hundredths of an em. A piece that begins with a factor shows a dot.
 */
export const mathmlChunks = (node: Node, width: number, mark: Mark = unmarked, to?: Notation): Markup[] =>
  chunksIn(toMathml(node, mark, to), width).map(math)

/** What stands left of the equals sign of a line whose right side is `node`, as a row of elements. */
export const headMathml = (
  subject: Subject,
  node: Node,
  mark: Mark = unmarked,
  to: Notation = latexIn(),
): Markup[] =>
  subject.form === 'term' && subject.term
    ? toMathml(subject.term, mark, to)
    : readLatex(headIn(to, subject, node))

/** What an answer is called, as a row of elements. */
export const answerHeadMathml = (derivation: Derivation, result: Result, to?: Notation): Markup[] =>
  readLatex(answerHead(derivation, result, to).formula)

/** What stands left of the equals sign of a definition. */
export const definitionHeadMathml = (named: Named, to: Notation = latexIn()): Markup[] =>
  readLatex(definitionHeadIn(to, named))
