/**
 * Definitions of the user that answers use only once: they are written in their place where that makes the whole shorter.
 */
import { type Named, type Node, operandsOf } from '../expr/node.ts'
import { namedIn, reachable } from '../expr/walk.ts'
import { entriesOf } from '../form/entries.ts'
import { residualOf } from '../form/equation.ts'
import { sizeOf, sizeOfDefinition } from '../form/size.ts'
import { inline } from './names.ts'
import type { Renamed } from './repeats.ts'
import type { Session } from './session.ts'

/** The answers with what they name once written out, and the line before them alike. */
export const writeOutOnce = (session: Session, renamed: Renamed): Renamed => {
  const { graph, quiet } = session
  if (!graph.hasNames()) return renamed
  let { answers, line } = renamed
  // Those that use others first: what is left of a definition written out may be written out in its turn.
  for (const { name } of usedOnce(answers).reverse()) {
    const written = (roots: readonly Node[]): Node[] =>
      inline(graph, roots, (named) => named.name === name).map((root) => quiet('basic', root))
    const found = written(answers)
    if (whole(found) >= whole(answers)) continue
    answers = found
    if (line) [line] = written([line]) as [Node]
  }
  return { answers, line }
}

/** The user's definitions that stand in one place of the answers and of the definitions that they use. */
const usedOnce = (answers: readonly Node[]): Named[] => {
  const count = new Map<Node, number>()
  const add = (node: Node, times: number): unknown => count.set(node, (count.get(node) ?? 0) + times)
  for (const answer of answers) add(answer, 1)
  for (const node of reachable(answers).reverse())
    for (const operand of operandsOf(node)) add(operand, node.kind === 'named' ? 1 : count.get(node)!)
  return namedIn(answers).filter((named) => count.get(named) === 1 && isExplicit(named))
}

/** Typed by the user, and neither by an equation nor by entries, which only a definition can be written by. */
const isExplicit = (named: Named): boolean =>
  !named.introduced && !residualOf(named) && !entriesOf(named.value)

/** Tokens of the answers and of the definitions that they use. */
const whole = (answers: readonly Node[]): number =>
  namedIn(answers).reduce(
    (sum, named) => sum + sizeOfDefinition(named),
    answers.reduce((sum, answer) => sum + sizeOf(answer), 0),
  )
