/**
 * What Gradus prints as LaTeX is read back to the same expression: problems and answers with their definitions, of every
 * case file, in every style. A few styles in which every spelling stands are tried each time, all in the sweep.
 */
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../src/expr/graph.ts'
import type { Named, Node } from '../../src/expr/node.ts'
import { residualOf } from '../../src/form/equation.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { evaluate, sample } from '../../src/numeric/index.ts'
import { definitionIn, definitionText } from '../../src/print/definitions.ts'
import { formulaIn } from '../../src/print/formula.ts'
import { latexIn } from '../../src/print/latex.ts'
import { type FormulaStyle, STYLES } from '../../src/print/style.ts'
import { toText } from '../../src/print/text.ts'
import { readFormula } from '../../src/read/latex/index.ts'
import type { Facts } from '../../src/read/reading.ts'
import { shapeJson } from '../../src/shape/shape.ts'
import { deriveRequest, type Options } from '../../src/solve/derivative.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import type { Request } from '../../src/solve/request.ts'
import { literature } from '../cases/read.ts'
import { SWEEP } from '../random/settings.ts'
import { type Block, topics } from '../texts.ts'

/** All ways in which formulas may look. */
const EVERY: readonly FormulaStyle[] = STYLES.latexStyle.flatMap((latexStyle) =>
  STYLES.transpose.flatMap((transpose) =>
    STYLES.hadamard.map((hadamard) => ({ latexStyle, transpose, hadamard })),
  ),
)
/** Few of them, with every choice in one. */
const COVERING: readonly FormulaStyle[] = [
  {},
  { latexStyle: 'plain', transpose: 'prime' },
  { transpose: 'T', hadamard: 'circ' },
]
const STYLED = SWEEP ? EVERY : COVERING

/** A problem with what is declared beside it. */
interface Problem {
  readonly id: string
  readonly request: Request
  readonly where?: string
}

const fromLiterature: readonly Problem[] = literature().map(({ id, expr, wrt, kind, vars }) => ({
  id,
  request: { expr, wrt, kind, vars },
}))

/** Those that have shapes: no refusals, and no expressions of which only the tree is asked. */
const fromTopics: readonly Problem[] = topics().flatMap(([topic, blocks]) =>
  blocks.filter(isSolved).map(({ title, problem: { expr, wrt = '', kind, where } }) => ({
    id: `${topic}: ${title}`,
    request: { expr, wrt, ...(kind && { kind: kind as NonNullable<Request['kind']> }) },
    ...(where !== undefined && { where }),
  })),
)

function isSolved({ asked }: Block): boolean {
  const isRefused = asked.some(([question, answer]) => question === 'error' && answer !== 'none')
  return !isRefused && asked.some(([question]) => question !== 'tree')
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
    wholes: wholes.map((whole) => ({ ...whole, definitions: whole.definitions.filter(isByValue) })),
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
  return [...sides.map(({ head, value }) => `${head} = ${value}`), formulaIn(to, node)].join(' \\\\ ')
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

/** Functions of entries where those of whole matrices are written alike, and names with accents and subscripts. */
const written: readonly Problem[] = [
  ...['exp', 'log', 'sqrt', 'cos', 'sin'].flatMap((name) => [
    [`${name}(X)*Y + ${name}m(Y)`, 'X: n x n, Y: n x n'],
    [`tr(${name}(X)'*${name}m(Y))`, 'X: n x n, Y: n x n'],
    [`sum(${name}(X).^2 .* Y) + tr(${name}(Z)'*Z)`, 'X: n x n, Y: n x n, Z: m x n'],
    [`tr(A*${name}(x*y')) + sum(1 ./ ${name}(A)) + sum(${name}(x))`, 'A: n x n, x: n, y: n'],
  ]),
  [
    "x_hat'*A*x_hat + beta_tilde*norm2(A*x_bar - y_dot_2)",
    'A: n x n, x_hat: n, beta_tilde: scalar, x_bar: n',
  ],
  ['norm2(X_hat*beta_hat - x_hat_tilde)^2 * x', 'X_hat: m x n, beta_hat: n, x: scalar, xhat: scalar'],
  ['tr(dX_bar*X_bar) + loss_hat*n1_hat', 'X_bar: m x n, dX_bar: n x m, loss_hat: scalar, n1_hat: scalar'],
  ['x[2]*x2 + y_hat[1]*y_hat_1', 'x: n, x2: scalar, y_hat: n, y_hat_1: scalar'],
  ['x[1]*x1_hat + X[1,2]*X_12', 'x: n, x1_hat: scalar, X: n x n, X_12: scalar'],
].map(([expr = '', where = '']) => ({ id: expr, request: { expr, wrt: '' }, where }))

describe('the LaTeX of a problem and of its answers', () => {
  const problems = [...fromLiterature, ...fromTopics, ...written]
  it.each(problems.map((problem) => [problem.id, problem] as const))('%s is read back', (_, problem) => {
    const { where } = problem
    const { analysis, wholes } = solved(problem)
    const vars = factsOf(problem, analysis)
    const analysed = (expr: string): Analysis => analyseRequest({ expr, wrt: '', vars } as Request, where)
    for (const whole of wholes) {
      const right = analysed(textOf(whole))
      const texts = new Set(STYLED.map((style) => latexOf(whole, style)))
      const said = [...texts].map((text) => {
        const stated = { text, vars, ...(where !== undefined && { where }) }
        return [readFormula(stated, ({ expr }) => analysed(expr)).said.expr, text] as const
      })
      for (const [expr, text] of new Map(said))
        expect([text, areSame(right, analysed(expr))]).toEqual([text, true])
    }
  })
})
