/**
 * Whether what Gradus prints as LaTeX is read back to the same expression: of a problem and of its answers.
 */
import { createGraph } from '../../src/expr/graph.ts'
import type { Named, Node } from '../../src/expr/node.ts'
import { reachable } from '../../src/expr/walk.ts'
import { residualOf } from '../../src/form/equation.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { evaluate, sample } from '../../src/numeric/index.ts'
import { definitionIn, definitionText } from '../../src/print/definitions.ts'
import { formulaIn } from '../../src/print/formula.ts'
import { latexIn } from '../../src/print/latex.ts'
import type { FormulaStyle } from '../../src/print/style.ts'
import { toText } from '../../src/print/text.ts'
import { readFormula } from '../../src/read/latex/index.ts'
import type { Facts } from '../../src/read/reading.ts'
import { shapeJson } from '../../src/shape/shape.ts'
import { deriveRequest, type Options } from '../../src/solve/derivative.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import type { Request } from '../../src/solve/request.ts'

/** A problem with what is declared beside it. */
export interface Problem {
  readonly id: string
  readonly request: Request
  readonly where?: string
}

/** An expression with the definitions that it uses; what an equation defines is a name like others. */
interface Whole {
  readonly node: Node
  readonly definitions: readonly Named[]
}

interface Solved {
  readonly analysis: Analysis
  readonly wholes: readonly Whole[]
}

/** Definitions that are used: of others a text in LaTeX may be the next line of what is above it, and is refused. */
const usedIn = ({ node, definitions }: Whole): Named[] => {
  const namesIn = (root: Node): string[] =>
    reachable([root]).flatMap((one) => (one.kind === 'named' ? [one.name] : []))
  const used = new Set(namesIn(node))
  return [...definitions]
    .reverse()
    .filter(({ name, value }) => {
      if (!used.has(name)) return false
      for (const part of namesIn(value)) used.add(part)
      return true
    })
    .reverse()
}

const solved = ({ request, where }: Problem): Solved => {
  const options: Options = { check: false, steps: false, ...(where !== undefined && { where }) }
  const derivative = request.wrt === '' ? undefined : deriveRequest(request, options)
  const analysis = derivative?.analysis ?? analyseRequest(request, where)
  const { definitions, objective } = lower(analysis, createGraph(spellings(analysis), analysis.equations))
  const answers = derivative?.derived.answers.map(({ node }) => node) ?? []
  const wholes = [
    { node: objective, definitions },
    ...answers.map((node) => ({ node, definitions: derivative!.derived.definitions })),
  ]
  const isByValue = (named: Named): boolean => !residualOf(named) && !analysis.unknowns.has(named.name)
  return {
    analysis,
    wholes: wholes.map((whole) => ({ ...whole, definitions: usedIn(whole).filter(isByValue) })),
  }
}

/** The shapes that were inferred, but for those that are declared already. */
const factsOf = ({ request, where = '' }: Problem, analysis: Analysis): Readonly<Record<string, Facts>> => {
  const isDeclared = (name: string): boolean => new RegExp(`\\b${name}(?:\\[\\w+\\])?\\s*:`).test(where)
  const inferred = [...analysis.variables.values(), ...analysis.unknowns.values()]
    .filter(({ name }) => !isDeclared(name))
    .map(({ name, shape }) => [name, { shape: shapeJson(shape) }] as const)
    .filter(([, { shape }]) => !String(shape).includes('min('))
  return { ...Object.fromEntries(inferred), ...request.vars }
}

const textOf = ({ node, definitions }: Whole): string =>
  [...definitions.map(definitionText).map(({ head, value }) => `${head} = ${value}`), toText(node)].join('; ')

const latexOf = ({ node, definitions }: Whole, style: FormulaStyle): string => {
  const to = latexIn(style)
  const sides = definitions.map((named) => definitionIn(to, named))
  const value = formulaIn(to, node)
  // A line that begins with a sign goes on from the line above it.
  const between = value.startsWith('-') ? '; ' : ' \\\\ '
  return [...sides.map((one) => `${one.head} = ${one.value}`), value].join(between)
}

/** Whether two problems are the same node, or have the same values at random points. */
const areSame = (one: Analysis, other: Analysis): boolean => {
  const graph = createGraph(spellings(one))
  if (lower(one, graph).objective === lower(other, graph).objective) return true
  return [0, 1, 2].every((seed) => {
    const sampled = sample(one, seed)
    if (!sampled.ok) throw new Error(sampled.reason)
    const [left, right] = [evaluate(one, sampled.point), evaluate(other, sampled.point)]
    const isNear = (x: number, i: number): boolean => Math.abs(x - right.data[i]!) <= 1e-9 * (1 + Math.abs(x))
    return left.rows === right.rows && left.cols === right.cols && left.data.every(isNear)
  })
}

/** What is declared of what stands in a text: a function that stands nowhere is none of its problem. */
const declaredIn = (text: string, where: string): string =>
  where
    .split(', ')
    .filter((one) => !one.includes('->') || new RegExp(`\\b${one.split(':')[0]}\\b`).test(text))
    .join(', ')

/** The texts that are not read back to the same value: of a problem and its answers, in LaTeX of each style. */
export const lostIn = (problem: Problem, styles: readonly FormulaStyle[]): string[] => {
  const { analysis, wholes } = solved(problem)
  const vars = factsOf(problem, analysis)
  return wholes.flatMap((whole) => {
    const where = problem.where === undefined ? undefined : declaredIn(textOf(whole), problem.where)
    const analysed = (expr: string): Analysis => analyseRequest({ expr, wrt: '', vars } as Request, where)
    const right = analysed(textOf(whole))
    const texts = new Set(styles.map((style) => latexOf(whole, style)))
    const said = [...texts].map((text) => {
      const stated = { text, vars, ...(where !== undefined && { where }) }
      return [readFormula(stated, ({ expr }) => analysed(expr)).said.expr, text] as const
    })
    return [...new Map(said)].flatMap(([expr, text]) => (areSame(right, analysed(expr)) ? [] : [text]))
  })
}
