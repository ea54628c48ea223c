/**
 * What can be asked of a problem in a text, and the answers of the program. All of a problem is asked of one solution,
 * of which each part is made when it is first asked for.
 */
import katex from 'katex'
import { expect } from 'vitest'
import { explain, GradusError } from '../src/errors/error.ts'
import { createGraph, type Graph } from '../src/expr/graph.ts'
import type { Node } from '../src/expr/node.ts'
import { sizeOf } from '../src/form/size.ts'
import { analyse } from '../src/infer/analyse.ts'
import type { Analysis } from '../src/infer/analysis.ts'
import { lower } from '../src/lower/lower.ts'
import { spellings } from '../src/lower/spellings.ts'
import { parseProblem, sourceOf } from '../src/parse/index.ts'
import { derivationText } from '../src/print/derivation.ts'
import { toLatex } from '../src/print/latex.ts'
import { toText } from '../src/print/text.ts'
import { shapeText } from '../src/shape/shape.ts'
import type { Solved } from '../src/solve/answer.ts'
import { generate } from '../src/solve/code.ts'
import { type Derivative, deriveRequest, type Options } from '../src/solve/derivative.ts'
import type { Kind } from '../src/solve/request.ts'
import { simplified } from '../src/solve/simplified.ts'
import { answerOf } from '../src/solve/solve.ts'
import type { Problem } from '../src/syntax/tree.ts'
import { TARGETS } from './code/targets.ts'
import { show } from './parse/show.ts'
import type { Asked, TextProblem } from './texts.ts'
import { tokens } from './tokens.ts'

/** What stands after `with`. */
const OPTIONS: Readonly<Record<string, Options>> = {
  unconstrained: { unconstrained: true },
  'every-step': { steps: 'all' },
  'denominator-layout': { layout: 'denominator' },
}

interface Solution {
  readonly given: TextProblem
  readonly tree: () => Problem
  readonly analysis: () => Analysis
  readonly graph: () => Graph
  /** The expression as typed. */
  readonly typed: () => Node
  readonly derivative: () => Derivative
  readonly answer: () => Solved
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const optionsOf = ({ where, options }: TextProblem): Options => {
  const found = options === undefined ? {} : OPTIONS[options]
  if (!found) throw new Error(`there is no option ${options}`)
  return { ...found, ...(where ? { where } : {}) }
}

export const solutionOf = (given: TextProblem): Solution => {
  const { expr, wrt, kind, where } = given
  const options = optionsOf(given)
  const tree = once(() => parseProblem(expr, where ? { where } : {}))
  const derivative = once(() =>
    deriveRequest({ expr, wrt: wrt!, ...(kind ? { kind: kind as Kind } : {}) }, options),
  )
  const analysis = once(() => (wrt ? derivative().analysis : analyse(tree())))
  const graph = once(() => createGraph(spellings(analysis())))
  const typed = once(() => lower(analysis(), graph()).objective)
  const answer = once(() => answerOf(derivative()))
  return { given, tree, analysis, graph, typed, derivative, answer }
}

/** The expression as typed: text that is as long as it is said to be and is read back as the same. */
const typedText = ({ analysis, graph, typed }: Solution): string => {
  const text = toText(typed())
  const again = analyse(parseProblem(text), { within: analysis() })
  expect(lower(again, graph()).objective).toBe(typed())
  expect(sizeOf(typed())).toBe(tokens(text))
  return text
}

/** What is printed of every answer, and by which variables where there are several. */
const ofAnswers = ({ derivative }: Solution, print: (node: Node) => string): string[] => {
  const { answers } = derivative().derived
  return answers.map(
    ({ variables, second, node }) =>
      (answers.length > 1 ? `${[...variables, second ?? []].flat().join()}: ` : '') + print(node),
  )
}

/** Throws: what KaTeX does not set. */
const latexOf = (node: Node): string => {
  const latex = toLatex(node)
  katex.renderToString(latex, { throwOnError: true, strict: 'error', displayMode: true })
  return latex
}

/** What is wrong, as a user reads it. */
const errorOf = ({ given, derivative, analysis }: Solution): string => {
  try {
    if (given.wrt) derivative()
    else analysis()
    return 'none'
  } catch (error) {
    if (error instanceof GradusError) return explain(error, sourceOf(given.expr, given.where))
    throw error
  }
}

/** What is below its question, from the next line on. */
const below = (text: string): string => `\n${text.trimEnd()}`

type Question = (solution: Solution) => string | readonly string[]

/** Without a variable to differentiate by, `text` and `latex` are those of the expression as typed. */
const QUESTIONS: ReadonlyMap<string, Question> = new Map<string, Question>([
  ['tree', ({ tree }) => show(tree().objective)],
  ['shapes', ({ analysis }) => shapesText(analysis())],
  ['error', errorOf],
  ['text', (solution) => (solution.given.wrt ? ofAnswers(solution, toText) : typedText(solution))],
  ['latex', (solution) => (solution.given.wrt ? ofAnswers(solution, latexOf) : latexOf(solution.typed()))],
  ['simple', ({ given }) => simplified(given, optionsOf(given))],
  ['where', ({ answer }) => answer().definitions.map(({ name, text }) => `${name} = ${text}`)],
  ['differential', ({ answer }) => (answer().differentials ?? []).map(({ text }) => text)],
  ['size', ({ answer }) => sizesOf(answer()).map(String)],
  ['note', ({ answer }) => answer().notes],
  ['assumes', ({ answer }) => answer().assumptions],
  ['derivation', ({ derivative }) => below(derivationText(derivative().derived))],
  ...TARGETS.map(({ name }): [string, Question] => [
    name,
    ({ derivative }) => below(generate(derivative(), name).source),
  ]),
])

const shapesText = ({ variables }: Analysis): string =>
  [...variables.values()].map(({ name, shape }) => `${name}: ${shapeText(shape)}`).join(', ')

const sizesOf = (answer: Solved): number[] =>
  ('derivatives' in answer ? answer.derivatives : [answer]).map(({ size }) => size)

/** What the program says to each question, once. Throws: where there is no such question. */
export const answersTo = (questions: readonly string[], solution: Solution): Asked[] =>
  [...new Set(questions)].flatMap((question) => {
    const ask = QUESTIONS.get(question)
    if (!ask)
      throw new Error(`there is no question ${question}; there are ${[...QUESTIONS.keys()].join(', ')}`)
    const answers = [ask(solution)].flat()
    return (answers.length > 0 ? answers : ['none']).map((answer): Asked => [question, answer])
  })
