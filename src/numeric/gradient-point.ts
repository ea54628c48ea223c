/**
 * What one point says of a claimed gradient: the objective's differences along every probe against the answer.
 */
import type { Analysis } from '../check/analysis.ts'
import { judge, type Measured } from './compare.ts'
import { diagnose } from './diagnose.ts'
import { type Base, COARSE_STEP, differentiate, FINE_STEP, type Line } from './difference.ts'
import { evaluate } from './evaluate.ts'
import type { Matrix } from './matrix.ts'
import * as m from './matrix.ts'
import type { Point } from './point.ts'
import type { Probe, ProbeGroup } from './probes.ts'
import { type CheckFailure, describe, type Outcome } from './report.ts'
import { hasStructure, type Structure } from './subspace.ts'

export interface Context {
  readonly objective: Analysis
  readonly point: Point
  /** The objective at the point. */
  readonly base: Base
  /** What rounding does to the value there. */
  readonly rounding: number
  readonly answer: ReadonlyMap<string, Matrix>
  readonly structures: ReadonlyMap<string, Structure>
  /** Whether a derivative has to stand out from rounding clearly to be judged. */
  readonly strict: boolean
}

/** Compares the answer along the directions of one group; `undefined` where differences cannot tell. */
export const compareGroup = (context: Context, group: ProbeGroup): Outcome | undefined => {
  const measured = measure(context, group)
  if (!measured) return undefined
  const misfit = misfitOf(context, group, measured.expected)
  if (misfit) return { kind: 'wrong', error: Number.MAX_VALUE, detail: misfit, faint: false }
  const got = group.probes.map(({ parts }) => along(context.answer, parts))
  const facts = { ...measured, value: context.base.value.data[0]!, rounding: context.rounding, got }
  const verdict = judge(facts, context.strict)
  if (verdict.kind === 'undecided') return undefined
  if (verdict.kind === 'right') return { kind: 'right', error: verdict.error }
  const { entry } = group.probes[verdict.worst]!
  const detail = describe({
    ...common(context, group, measured.expected),
    ...(entry && { entry: [entry[0] + 1, entry[1] + 1] }),
    expected: measured.expected[verdict.worst]!,
    got: got[verdict.worst]!,
  })
  return { kind: 'wrong', error: verdict.error, detail, faint: verdict.faint }
}

type Parts = Probe['parts']

/** The answer's part in a direction, per squared length of the direction. */
const along = (answer: ReadonlyMap<string, Matrix>, parts: Parts): number =>
  parts.reduce((sum, [name, direction]) => sum + m.inner(answer.get(name)!, direction), 0) / squared(parts)

const squared = (parts: Parts): number => parts.reduce((sum, [, d]) => sum + m.inner(d, d), 0)

/** The derivatives along the probes, or `undefined` where one of them does not settle. */
const measure = (
  context: Context,
  { probes }: ProbeGroup,
): Pick<Measured, 'expected' | 'noise'> | undefined => {
  const expected: number[] = []
  let noise = 0
  for (const { parts } of probes) {
    const step = context.strict ? FINE_STEP : COARSE_STEP
    const found = differentiate(lineAlong(context, parts), context.base, step)
    if (!found) return undefined
    const length = squared(parts)
    expected.push(found.derivative.data[0]! / length)
    noise = Math.max(noise, found.error / length)
  }
  return { expected, noise }
}

/** The objective along a direction; one map of values serves the whole line. */
const lineAlong = ({ objective, point }: Context, parts: Parts): Line => {
  const values = new Map(point.values)
  const moved: Point = { ...point, values }
  return (t, watch) => {
    for (const [name, direction] of parts)
      values.set(name, m.addScaled(point.values.get(name)!, direction, t))
    return evaluate(objective, moved, watch)
  }
}

/** An answer that cannot be compared entry by entry: of another size, or outside the variable's subspace. */
const misfitOf = (
  context: Context,
  group: ProbeGroup,
  expected: readonly number[],
): CheckFailure | undefined => {
  for (const [name] of group.probes[0]?.parts ?? []) {
    const [variable, got] = [context.point.values.get(name)!, context.answer.get(name)]
    const structure = context.structures.get(name)!
    const refusal = (message: string): CheckFailure => ({
      variable: name,
      dims: Object.fromEntries(context.point.dims),
      message,
    })
    if (!got) return refusal(`there is no answer by ${name}`)
    if (!m.sameSize(got, variable)) {
      const failure = describe(common(context, group, expected))
      const sizes = `${m.sizeText(got)} where ${name} is ${m.sizeText(variable)}`
      return failure.cause ? failure : refusal(`the answer by ${name} is ${sizes}`)
    }
    if (!hasStructure(got, structure, 1e-6 * m.maxAbs(got) + context.rounding / FINE_STEP))
      return refusal(`the answer by ${name} is not ${structure} as ${name} is`)
  }
  return undefined
}

const common = (
  context: Context,
  group: ProbeGroup,
  expected: readonly number[],
): Omit<CheckFailure, 'message'> => {
  const got = context.answer.get(group.variable)
  const cause = got && group.complete ? diagnose(assembled(context, group, expected), got) : undefined
  return { variable: group.variable, dims: Object.fromEntries(context.point.dims), ...(cause && { cause }) }
}

/** The gradient that the derivatives along a basis make up. */
const assembled = (
  { point }: Context,
  { variable, probes }: ProbeGroup,
  expected: readonly number[],
): Matrix => {
  const { rows, cols } = point.values.get(variable)!
  return probes.reduce(
    (sum, { parts }, k) => m.addScaled(sum, parts[0]![1], expected[k]!),
    m.zeros(rows, cols),
  )
}
