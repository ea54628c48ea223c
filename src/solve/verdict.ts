/**
 * Questions that are answered by a word and its reasons: how an expression bends. What is claimed is tried at random points
 * before it is said.
 */
import { checkFailed } from '../errors/defects.ts'
import { notScalar } from '../errors/derivatives.ts'
import { located } from '../errors/error.ts'
import type { Analysis } from '../infer/analysis.ts'
import { asTyped } from '../infer/in-calls.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Counterexample } from '../numeric/bending.ts'
import { sourceOf } from '../parse/index.ts'
import { latexIn } from '../print/latex.ts'
import { rowLatex, rowText, type VerdictReport } from '../print/verdict.ts'
import { isScalar, shapeText } from '../shape/shape.ts'
import type { CheckJson, CounterexampleJson, Judged, NumbersJson } from './answer.ts'
import { type CurvatureFound, curvatureOf } from './curvature.ts'
import type { Options } from './derivative.ts'
import { numeric } from './numeric.ts'
import { shapesOf } from './printed.ts'
import { analyseRequest, variablesOf } from './problem.ts'
import { readingNotes } from './reading-notes.ts'
import type { Request } from './request.ts'

/** How the scalar of a problem bends in its variables. Throws whatever is wrong with the problem. */
export const solveCurvature = async (
  request: Request,
  options: Options,
): Promise<{ readonly answer: Judged; readonly report: VerdictReport }> => {
  const start = performance.now()
  const { analysis, wrt } = understood(request, options)
  const found = await curvatureOf(analysis, wrt, options.rules?.rulebook)
  const ms = Math.round((performance.now() - start) * 100) / 100
  const check = options.check === false ? undefined : await checkedCurvature(analysis, wrt, found)
  const notes = [...found.inside.map(insideNote), ...readingNotes(analysis).map(({ text }) => text)]
  const assumptions = [...new Set(analysis.equations.map(([left, right]) => `${left} = ${right}`))]
  const answer: Judged = {
    id: request.id ?? null,
    ok: true,
    input: request.expr,
    wrt: wrt.join(','),
    kind: 'curvature',
    shapes: shapesOf(analysis),
    assumptions,
    notes,
    definitions: [],
    ...wordsOf(analysis, found, options),
    ...(check ? { check } : {}),
    ms,
  }
  return { answer, report: reportOf(answer, analysis, wrt, found) }
}

const understood = (request: Request, { where }: Options): { analysis: Analysis; wrt: readonly string[] } =>
  located(
    () => sourceOf(request.expr, where),
    () => {
      const analysis = analyseRequest(request, where)
      return asTyped(analysis.problem, () => {
        const { objective } = analysis.problem
        const shape = analysis.shapes.get(objective)
        if (shape && !isScalar(shape))
          throw notScalar(objective.span, 'curvature', shapeText(shape), 'jacobian')
        return { analysis, wrt: variablesOf(request, analysis) }
      })
    },
  )

const insideNote = ([name, property]: CurvatureFound['inside'][number]): string =>
  `${name} is ${property} wherever the expression is defined`

/** The word, and what proves it. */
export const wordsOf = (
  analysis: Analysis,
  { curvature, certificate, counterexample }: CurvatureFound,
  options: Options,
): Pick<Judged, 'curvature' | 'certificate' | 'counterexample'> => ({
  curvature,
  ...(certificate && {
    certificate: certificate.map(({ node, is, law, source }) => ({
      rule: law,
      text: rowText({ node, is }),
      latex: rowLatex({ node, is }, latexIn(options)),
      source,
    })),
  }),
  ...(counterexample && { counterexample: counterexample.map((one) => exampleJson(analysis, one)) }),
})

const exampleJson = (analysis: Analysis, { point, direction, bend }: Counterexample): CounterexampleJson => ({
  against: bend < 0 ? 'convex' : 'concave',
  point: numbersIn(analysis, point),
  direction: numbersIn(analysis, direction),
})

const numbersIn = (analysis: Analysis, values: ReadonlyMap<string, Matrix>): Record<string, NumbersJson> =>
  Object.fromEntries(
    [...values]
      .filter(([name]) => analysis.variables.has(name))
      .map(([name, value]) => [name, numbersOf(value, analysis.variables.get(name)!.shape)]),
  )

const numbersOf = (value: Matrix, { rows, cols }: { rows: unknown; cols: unknown }): NumbersJson => {
  if (rows === 1 && cols === 1) return value.data[0]!
  return cols === 1 ? [...value.data] : m.toRows(value)
}

const POINTS = 3

/** What is proved is tried along random lines; what disproves was evaluated when it was found. */
export const checkedCurvature = async (
  analysis: Analysis,
  wrt: readonly string[],
  { curvature }: CurvatureFound,
): Promise<CheckJson> => {
  if (curvature === 'unknown') return { ok: null, reason: 'nothing is claimed' }
  if (curvature === 'neither') return { ok: true, points: 2, maxRelError: 0 }
  if (analysis.genericFunctions.length > 0) return { ok: null, reason: 'a function has no values' }
  const { up, down } = (await numeric()).bendsOf(analysis, wrt, POINTS)
  const wrong = (curvature !== 'convex' && up) || (curvature !== 'concave' && down)
  if (wrong) throw checkFailed(`the value bends otherwise than ${curvature} along a line`, [])
  return { ok: true, points: POINTS, maxRelError: 0 }
}

const SAYS: Readonly<Record<Judged['curvature'], (names: string) => string>> = {
  affine: (names) => `affine in ${names}`,
  convex: (names) => `convex in ${names}`,
  concave: (names) => `concave in ${names}`,
  neither: (names) => `neither convex nor concave in ${names}`,
  unknown: (names) => `of unknown curvature in ${names}`,
}

/** What is said of the whole, after its formula: `convex in x`. */
export const curvatureSays = (curvature: Judged['curvature'], names: string): string => SAYS[curvature](names)

/** What disproves, as sentences. */
export const sentencesOf = (analysis: Analysis, { counterexample = [] }: CurvatureFound): string[] =>
  counterexample.map((one) => sentence(exampleJson(analysis, one)))

const reportOf = (
  answer: Judged,
  analysis: Analysis,
  wrt: readonly string[],
  { curvature, certificate = [], typed }: CurvatureFound,
): VerdictReport => ({
  input: answer.input,
  verdict: {
    says: curvatureSays(curvature, wrt.join(', ')),
    node: typed,
    rows: certificate,
    against: (answer.counterexample ?? []).map(sentence),
  },
  shapes: [...analysis.variables.values()].map(({ name, shape }) => `${name}: ${shapeText(shape)}`),
  assumptions: answer.assumptions,
  notes: answer.notes,
  ...(answer.check && { check: checkSentence(curvature, answer.check) }),
})

const sentence = ({ against, point, direction }: CounterexampleJson): string =>
  `Not ${against}: halfway between both ends the value is ${against === 'convex' ? 'more' : 'less'} than their mean, at ${assignments(point)}, moved by ${assignments(direction)} to either side`

const assignments = (values: CounterexampleJson['point']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${numbersText(value)}`)
    .join(', ')

const numbersText = (value: NumbersJson): string =>
  typeof value === 'number'
    ? String(value)
    : `[${value.map((row) => (typeof row === 'number' ? row : row.join(', '))).join('; ')}]`

const checkSentence = (curvature: Judged['curvature'], check: CheckJson): string => {
  if (!check.ok) return `Not checked: ${check.reason}`
  return curvature === 'neither'
    ? 'Checked: both lines were evaluated, far beyond rounding'
    : `Checked along random lines through ${check.points} points`
}
