/**
 * An answer from elsewhere beside the one that was derived, as nodes of one graph, and what the two come to when
 * everything is multiplied out.
 */

import { rowOf } from '../expr/kinds.ts'
import type { Node } from '../expr/node.ts'
import type { Analysis } from '../infer/analysis.ts'
import { lower } from '../lower/lower.ts'
import { MINUS_ONE, ONE, type Rational } from '../rational.ts'
import { createRewriter } from '../rewrite/rewriter.ts'
import type { Phase } from '../rulebook/phases.ts'
import type { Derived } from './derive.ts'
import { addends } from './form.ts'
import { inline } from './names.ts'
import { STEP_LIMIT } from './session.ts'
import { solutionIn } from './solutions.ts'

export interface Comparison {
  /** An expression in the names of the problem. */
  readonly nodeOf: (claimed: Analysis) => Node
  /** One node minus another, multiplied out; `undefined` where that is too long. */
  readonly difference: (a: Node, b: Node) => Node | undefined
  /** The addends of an expression, as it is put for readers and multiplied out. */
  readonly termsOf: (node: Node) => Node[]
  /** The addends of an expression as it stands. */
  readonly addendsOf: (node: Node) => Node[]
  /** The sum of some addends as short as it goes, where all addends of an expression, times a factor, are among them. */
  readonly partOf: (whole: Node, sum: Node, factor: Rational) => Node | undefined
}

/** Expressions longer than this with all definitions written out are not multiplied out. */
const LONGEST = 2_000

/** What was derived, as far as it is compared. */
export type Compared = Pick<Derived, 'graph' | 'rulebook' | 'kind' | 'answers' | 'atPoint'>

/** Comparisons with what was derived. */
export const comparison = ({ graph, rulebook, kind, answers, atPoint }: Compared): Comparison => {
  const rewriter = createRewriter(graph, rulebook.phase('basic'), STEP_LIMIT)
  const isVec = rowOf(kind).answer === 'partials'
  const wrt = new Set(answers.flatMap(({ variables }) => variables))

  const inForm = (name: Phase, node: Node): Node | undefined => {
    const [whole] = inline(graph, [node], () => true) as [Node]
    return whole.size > LONGEST ? undefined : rewriter.normalize(rulebook.phase(name), whole)
  }
  const expanded = (node: Node): Node | undefined => inForm(isVec ? 'expanded-jacobian' : 'expanded', node)

  const termsIn = (form: Node): Node[] =>
    addends(form).map(({ coefficient, body }) => graph.times(coefficient, body))
  const termsOf = (node: Node): Node[] =>
    [inForm('present', node), expanded(node)].flatMap((form) => (form ? termsIn(form) : []))

  return {
    nodeOf: (claimed) =>
      atPoint(lower(claimed, graph, wrt, undefined, (name) => solutionIn(claimed, name)).objective),
    difference: (a, b) =>
      expanded(
        graph.sum(
          [
            { coefficient: ONE, body: a },
            { coefficient: MINUS_ONE, body: b },
          ],
          a.rows,
          a.cols,
        ),
      ),
    partOf: (whole, sum, factor) => {
      const terms = new Set(termsOf(whole))
      const part = graph.times(factor, sum)
      const isPart = termsIn(expanded(part) ?? part).every((term) => terms.has(term))
      return isPart ? (inForm('present', part) ?? part) : undefined
    },
    termsOf,
    addendsOf: termsIn,
  }
}
