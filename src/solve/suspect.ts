/**
 * A wrong answer with all that its diagnosis looks at.
 */

import { GradusError } from '../errors/error.ts'
import type { Node } from '../expr/node.ts'
import { analyse } from '../infer/analyse.ts'
import { MINUS_ONE, ONE, rational } from '../rational.ts'
import type { Suspect } from './diagnosis.ts'
import { type Edit, edits } from './edits.ts'
import type { Trial } from './trial.ts'

/** The answer under suspicion; `difference` is the right one minus it, absent where shapes differ. */
export const suspectOf = (
  trial: Trial,
  difference: Node | undefined,
  given: Pick<Suspect, 'points' | 'isRight'>,
): Suspect => {
  const { analysis, variable, noun, right, answer, comparison } = trial
  return {
    ...given,
    variable,
    noun,
    right,
    ...unprojectedOf(trial),
    terms: comparison.termsOf(right),
    answer,
    answerTerms: comparison.termsOf(answer),
    square: [...analysis.variables.values()].flatMap(({ name, shape, properties }) =>
      shape.rows !== 1 && shape.rows === shape.cols && !properties.has('symmetric') ? [name] : [],
    ),
    edits: () => editedNodes(trial),
    parts: difference ? partsOf(trial, difference) : {},
    ...(difference ? { difference } : {}),
  }
}

const unprojectedOf = ({ free, comparison }: Trial): Pick<Suspect, 'unprojected'> => {
  const found = free()
  return found ? { unprojected: { ...found, node: comparison.nodeOf(found.read) } } : {}
}

const partsOf = ({ right, answer, comparison: { partOf } }: Trial, difference: Node): Suspect['parts'] => {
  const missing = partOf(right, difference, ONE)
  const turned = partOf(right, difference, rational(1, 2))
  const extra = partOf(answer, difference, MINUS_ONE)
  return {
    ...(missing ? { 'missing-term': missing } : {}),
    ...(turned ? { 'term-sign': turned } : {}),
    ...(extra ? { 'extra-term': extra } : {}),
  }
}

/** The answer with each slip of the pen undone, as far as that makes sense. */
function* editedNodes({
  analysis: objective,
  claimed,
  comparison,
}: Trial): Generator<{ readonly node: Node; readonly edit: Edit }> {
  const { problem } = claimed
  const own = new Set(objective.problem.definitions)
  const definitions = problem.definitions.filter((definition) => !own.has(definition))
  for (const [formula, edit] of edits(problem.objective)) {
    try {
      const edited = analyse({ ...problem, definitions, objective: formula }, { within: objective })
      yield { node: comparison.nodeOf(edited), edit }
    } catch (error) {
      if (!(error instanceof GradusError)) throw error
    }
  }
}
