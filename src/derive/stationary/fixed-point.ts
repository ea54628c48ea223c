/**
 * An equation that is not linear in its unknown, as one that says what the unknown is in terms of itself: some of its terms are
 * linear, and what stands before the unknown there can be inverted.
 */
import type { Node, Term, Variable } from '../../expr/node.ts'
import { has, reachable } from '../../expr/walk.ts'
import { sizeOf } from '../../form/size.ts'
import { functionNamed } from '../../functions/index.ts'
import { toText } from '../../print/text.ts'
import { assumptionText } from '../assumptions.ts'
import { addends } from '../form.ts'
import type { Session } from '../session.ts'
import { linearIn, silently } from './linear.ts'
import { isFree, solved } from './solve.ts'

/** Longer formulas are not offered. */
const LONGEST = 40

/** Whether it has a function of the unknown that jumps or has kinks but at zero: no iteration may lead to where it is zero. */
const isJumping = (equation: Node, variable: Variable): boolean =>
  reachable([equation]).some((node) => {
    const kink = node.kind === 'call' ? functionNamed(node.name)?.kink : undefined
    return kink !== undefined && kink !== 'zero' && kink !== 'removable' && has(node, variable)
  })

/** The equation solved for the unknown in its linear terms, as a sentence; `undefined` where it has no such terms alone. */
export const fixedPointOf = (session: Session, variable: Variable, equation: Node): string | undefined => {
  if (isJumping(equation, variable)) return undefined
  const { graph } = session
  const quiet = silently(session)
  const sum = (terms: readonly Term[]): Node => graph.sum(terms, equation.rows, equation.cols)
  const isLinear = (term: Term): boolean => {
    const linear = has(term.body, variable) && linearIn(quiet, sum([term]), variable, variable)
    return linear !== false && linear !== undefined && !isFree(linear)
  }
  const terms = addends(equation)
  const linear = terms.filter(isLinear)
  if (linear.length === 0 || linear.length === terms.length) return undefined
  const found = linearIn(quiet, sum(linear), variable, variable)
  if (!found || isFree(found)) return undefined
  const rest = session.quiet('present', sum(terms.filter((term) => !linear.includes(term))))
  const left = graph.sum([{ coefficient: found.scale, body: rest }], rest.rows, rest.cols)
  const solution = solved(quiet, variable.name, { ...found, rest: graph.plus(found.rest, left) })
  if (solution.error || !has(solution.value, variable) || sizeOf(solution.value) > LONGEST) return undefined
  solution.assume()
  const where = quiet.trace.assumptions.map((one) => assumptionText(one))
  return `${variable.name} = ${toText(solution.value)}${where.length > 0 ? `, if ${where.join(' and ')}` : ''}`
}
