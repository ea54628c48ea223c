/**
 * What one point says of a claimed derivative: the differences of the value along every probe against the answer.
 */

import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import { lineAlong } from './along.ts'
import { judge, type Measured } from './compare.ts'
import { diagnose } from './diagnose.ts'
import { type Base, COARSE_STEP, differentiate, FINE_STEP } from './difference.ts'
import type { Form } from './forms.ts'
import type { Point } from './point.ts'
import type { Probe, ProbeGroup } from './probes.ts'
import { type CheckFailure, describe, inWords, type Outcome } from './report.ts'
import type { Evaluator } from './site.ts'
import type { Structure } from './subspace.ts'

export interface Context {
  /** What is differentiated. */
  readonly value: Evaluator
  readonly form: Form
  readonly point: Point
  /** The value at the point. */
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
  const { form, base } = context
  const misfit = misfitOf(context, group, measured.expected)
  if (misfit) return { kind: 'wrong', error: Number.MAX_VALUE, detail: misfit, faint: false }
  const got = group.probes.flatMap(({ parts }) => {
    const along = form.along(context.answer, parts, base.value)
    return [...m.scale(along, 1 / squared(parts)).data]
  })
  const facts = { ...measured, value: m.maxAbs(base.value), rounding: context.rounding, got }
  const verdict = judge(facts, context.strict)
  if (verdict.kind === 'undecided') return undefined
  if (verdict.kind === 'right') return { kind: 'right', error: verdict.error }
  const entry = entryAt(context, group, verdict.worst)
  const detail = describe({
    ...common(context, group, measured.expected),
    ...(entry && { entry }),
    expected: measured.expected[verdict.worst]!,
    got: got[verdict.worst]!,
  })
  return { kind: 'wrong', error: verdict.error, detail, faint: verdict.faint }
}

/** Row and column from 1 of the entry of the answer that a number compared belongs to, where it is that of one. */
const entryAt = (
  { base, form, point }: Context,
  group: ProbeGroup,
  k: number,
): [number, number] | undefined => {
  const { rows, data } = base.value
  const [probe, inner] = [group.probes[Math.floor(k / data.length)]!, k % data.length]
  if (form.directions) return [(inner % rows) + 1, Math.floor(inner / rows) + 1]
  if (!probe.entry) return undefined
  const [i, j] = probe.entry
  return data.length === 1
    ? [i + 1, j + 1]
    : [inner + 1, i + j * point.values.get(group.variables[0]!)!.rows + 1]
}

type Parts = Probe['parts']

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
    const found = differentiate(
      lineAlong(context.value, context.point, parts),
      context.base,
      step,
      context.rounding,
    )
    if (!found) return undefined
    const length = squared(parts)
    expected.push(...m.scale(found.derivative, 1 / length).data)
    noise = Math.max(noise, found.error / length)
  }
  return { expected, noise }
}

/** An answer that cannot be compared entry by entry: of another size, or outside the variable's subspace. */
const misfitOf = (
  context: Context,
  group: ProbeGroup,
  expected: readonly number[],
): CheckFailure | undefined => {
  const { form, base, point, answer } = context
  for (const names of form.directions ? [group.variables] : group.variables.map((one) => [one])) {
    const [name, got] = [inWords(names), answer.get(names[0]!)]
    const refusal = (message: string): CheckFailure => ({
      variable: name,
      dims: Object.fromEntries(point.dims),
      message,
    })
    if (!got) return refusal(`there is no answer by ${name}`)
    const variable = point.values.get(name) ?? base.value
    const [rows, cols] = form.sizeFor(variable, base.value)
    if (got.rows !== rows || got.cols !== cols) {
      const failure = describe(common(context, group, expected))
      const right = m.sizeText({ rows, cols, data: got.data })
      const sizes = `${m.sizeText(got)} where ${name} is ${m.sizeText(variable)}`
      const wanted = rows === variable.rows && cols === variable.cols ? '' : `, not ${right}`
      return failure.cause ? failure : refusal(`the answer by ${name} is ${sizes}${wanted}`)
    }
    const structure = context.structures.get(name)
    const tolerance = 1e-6 * m.maxAbs(got) + context.rounding / FINE_STEP
    if (structure && !form.isWithin(got, structure, tolerance))
      return refusal(`the answer by ${name} is not ${structure.join(' ')} as ${name} is`)
  }
  return undefined
}

const common = (
  context: Context,
  group: ProbeGroup,
  expected: readonly number[],
): Omit<CheckFailure, 'message'> => {
  const got = context.answer.get(group.variables[0]!)
  const cause = got && group.complete ? diagnose(assembled(context, group, expected), got) : undefined
  return {
    variable: inWords(group.variables),
    noun: context.form.noun,
    dims: Object.fromEntries(context.point.dims),
    ...(cause && { cause }),
  }
}

/** The derivative that the differences along a basis make up. */
const assembled = (
  { point, base: { value }, form }: Context,
  { variables, probes }: ProbeGroup,
  expected: readonly number[],
): Matrix => {
  const moved = point.values.get(variables[0]!)!
  const [rows, cols] = form.sizeFor(moved, value)
  if (value.data.length > 1) return m.generate(rows, cols, (i, j) => expected[i + j * rows]!)
  return probes.reduce(
    (sum, { parts }, k) => {
      const [, direction] = parts[0]!
      return m.addScaled(sum, m.reshape(direction, rows, cols), expected[k]!)
    },
    m.zeros(rows, cols),
  )
}
