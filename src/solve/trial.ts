/**
 * An answer from elsewhere beside the one that was derived: read in the names of the problem, as nodes of one graph.
 */
import { type Comparison, comparison } from '../derive/compare.ts'
import type { Derived } from '../derive/derive.ts'
import { inAnswer } from '../errors/answers.ts'
import { GradusError } from '../errors/error.ts'
import { rowOf } from '../expr/kinds.ts'
import type { Node } from '../expr/node.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { parseProblem } from '../parse/index.ts'
import { definitionText } from '../print/definitions.ts'
import { toText } from '../print/text.ts'
import { isStructural, narrowestOf, projectionOf } from '../shape/properties.ts'
import { type Derivative, deriveRequest } from './derivative.ts'
import { once } from './once.ts'

/** A problem with what all answers to it are compared with. */
export interface Question {
  /** The problem, whose names answers are in. */
  readonly analysis: Analysis
  /** The variable that the answer is by, and what the answer is called. */
  readonly variable: string
  readonly noun: string
  readonly right: Node
  /** How nodes are compared; each answer has a rewriter of its own. */
  readonly compare: () => Comparison
  /** Of an answer that may be one for each member of a family: the names that are no index of it. */
  readonly forMembers?: ReadonlySet<string>
  /** The gradient by the variable as if it had no structure, where it has one, and what is made of it, in words. */
  readonly free: () =>
    | { readonly read: Analysis; readonly structure: string; readonly projection: string }
    | undefined
}

/** The answer as a node beside the right one. */
export interface Trial extends Question {
  readonly claimed: Analysis
  readonly answer: Node
  readonly comparison: Comparison
}

/** The question that a derivative with this one answer settles. */
export const questionOf = (derivative: Derivative, right: Node): Question => {
  const { analysis, derived, wrt, kind } = derivative
  const forMembers = noIndices(derivative)
  return {
    analysis,
    variable: wrt[0]!,
    noun: rowOf(kind).noun,
    right,
    compare: () => comparison(derived),
    free: once(() => freeOf(derivative)),
    ...(forMembers && { forMembers }),
  }
}

/** Reads an answer. Throws: whatever is wrong with its text. */
export const trialOf = (question: Question, answer: string): Trial => {
  const { analysis, forMembers } = question
  try {
    const compared = question.compare()
    const claimed = readBeside(answer, analysis, forMembers)
    return { ...question, claimed, answer: compared.nodeOf(claimed), comparison: compared }
  } catch (error) {
    throw error instanceof GradusError ? inAnswer(error, answer) : error
  }
}

const readBeside = (text: string, within: Analysis, forMembers?: ReadonlySet<string>): Analysis => {
  const { problem: beside, variables } = within
  const options = { names: variables.keys(), beside, ...(forMembers && { forMembers }) }
  return analyse(parseProblem(text, options), { within })
}

/** Of an answer that may be one for each member of a family: the names that are no index of it. */
const noIndices = ({ analysis, derived, wrt }: Derivative): ReadonlySet<string> | undefined => {
  const { problem, variables, dims } = analysis
  const matrices = [...(problem.families?.values() ?? [])]
  if (derived.kind !== 'gradient' || !wrt.some((name) => matrices.includes(name))) return undefined
  return new Set([...variables.keys(), ...dims, ...problem.definitions.map(({ name }) => name)])
}

/** An answer with the definitions that it uses and the problem does not have. */
export const textOf = ({ definitions }: Derived, node: Node): string =>
  [
    ...definitions
      .filter(({ introduced }) => introduced)
      .map(definitionText)
      .map(({ head, value }) => `${head} = ${value}`),
    toText(node),
  ].join('; ')

const freeOf = ({ derived, analysis, wrt, request, options }: Derivative): ReturnType<Question['free']> => {
  const { properties } = analysis.variables.get(wrt[0]!)!
  const structures = narrowestOf(properties, isStructural)
  if (derived.projections.length === 0) return undefined
  const free = deriveRequest(request, { ...options, steps: false, names: false, unconstrained: true }).derived
  const [only, more] = structures
  return {
    read: readBeside(textOf(free, free.answers[0]!.node), analysis),
    structure: structures.join(' '),
    projection: only && !more ? projectionOf(only) : 'its projection',
  }
}
