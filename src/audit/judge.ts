/**
 * A claim beside what it is to equal: both are read in the names of the stage, as nodes of one graph, and compared by
 * their normal forms, else at random points.
 */
import type { Node } from '../expr/node.ts'
import { analyse } from '../infer/analyse.ts'
import { parseProblem } from '../parse/index.ts'
import { faultIn, type Outcome, outcomeOf, type Points, pointsIn } from '../solve/claim.ts'
import { type Fault, slipOf } from '../solve/diagnosis.ts'
import { type Question, type Trial, trialOf } from '../solve/trial.ts'
import type { Expr } from '../syntax/tree.ts'
import { namesIn } from '../syntax/walk.ts'
import type { Stage } from './stage.ts'

/** Two texts beside each other. */
export interface Pair {
  readonly trial: Trial
  readonly outcome: Outcome
  readonly points: Points
  /** The laws between them, by name, where they are equal. */
  readonly laws: () => readonly string[]
}

/** An expression in the names of the stage. Throws: what is wrong with it. */
export const nodeIn = ({ analysis, compare }: Stage, text: string): Node => {
  const { problem: beside, variables } = analysis
  const read = analyse(parseProblem(text, { names: variables.keys(), beside }), { within: analysis })
  return compare().nodeOf(read)
}

/** An expression in the names of the stage, as typed. */
export const treeIn = ({ analysis }: Stage, text: string): Expr =>
  parseProblem(text, { names: analysis.variables.keys(), beside: analysis.problem }).objective

/** Compares a text with one that is right. Throws: what is wrong with either. */
export const compared = async (stage: Stage, right: string, text: string): Promise<Pair> => {
  const node = nodeIn(stage, right)
  const comparison = stage.compare()
  const question: Question = {
    analysis: stage.analysis,
    variable: stage.moving[0] ?? '',
    noun: 'right side',
    right: node,
    compare: () => comparison,
    free: () => undefined,
  }
  const trial = inUse(trialOf(question, text))
  const points = await pointsIn(stage.analysis, node)
  const laws = (): readonly string[] => comparison.lawsBetween(node, trial.answer)
  return { trial, outcome: outcomeOf(trial, points), points, laws }
}

/** Only the definitions that a claim uses are evaluated with it, so that of the others no kink is met. */
const inUse = (trial: Trial): Trial => {
  const { problem } = trial.claimed
  const used = new Set(namesIn(problem.objective))
  const definitions = [...problem.definitions].reverse().filter(({ name, value }) => {
    if (used.has(name)) for (const part of namesIn(value)) used.add(part)
    return used.has(name)
  })
  const claimed = { ...trial.claimed, problem: { ...problem, definitions: definitions.reverse() } }
  return { ...trial, claimed }
}

/** Whether two texts are equal for all that can be told. */
export const isEqual = ({ outcome }: Pair): boolean => outcome.kind === 'proved' || outcome.kind === 'agrees'

/** What is wrong with the second text, as `gradus check` would say it. */
export const diagnosed = ({ trial, outcome, points }: Pair): Fault | undefined =>
  outcome.kind === 'wrong' ? faultIn(trial, outcome, points) : undefined

/** The one slip of the pen that explains the second text. */
export const slipIn = ({ trial, outcome, points }: Pair): Fault | undefined =>
  outcome.kind === 'wrong' ? faultIn(trial, outcome, points, slipOf) : undefined
