/**
 * A reader's own numbers: the value of the expression and of its derivative there, beside central differences.
 */
import { wrongCall } from '../../errors/calls.ts'
import { rowOf } from '../../expr/kinds.ts'
import { type Numbers, nodeValue, problemValue } from '../../library/evaluate.ts'
import type { Value, Values } from '../../library/values.ts'
import { sample, toRows } from '../../numeric/index.ts'
import { answerHead } from '../../print/heads.ts'
import { isScalar, type Shape } from '../../shape/shape.ts'
import type { Derivative } from '../../solve/derivative.ts'
import type { NumbersView } from '../protocol.ts'

/** What a generic function is taken to be, with its derivatives. */
const SINE = [Math.sin, Math.cos, (x: number) => -Math.sin(x), (x: number) => -Math.cos(x)]
const STEP = 1e-5
/** Entries of a variable that are moved one by one. */
const MOST = 200

/** Numbers to begin with, in two digits after the point. */
export const sampleOf = ({ analysis }: Derivative): Record<string, string> => {
  const sampled = sample(analysis, 1)
  if (!sampled.ok) return {}
  return Object.fromEntries(
    [...analysis.variables.values()].map(({ name, shape, properties }) => {
      const digits = properties.size === 0 ? 3 : 10
      const rows = toRows(sampled.point.values.get(name)!).map((row) =>
        row.map((entry) => Number(entry.toPrecision(digits))),
      )
      return [name, written(givenOf(rows, shape))] as const
    }),
  )
}

const givenOf = (rows: readonly (readonly number[])[], shape: Shape): Value => {
  if (isScalar(shape)) return rows[0]![0]!
  return shape.cols === 1 ? rows.map(([entry]) => entry!) : rows
}

/** Numbers as the reader types them: `2`, `[1, 2]`, `[1, 2; 3, 4]`. */
const written = (value: Value | Numbers): string => {
  if (typeof value === 'number') return String(value)
  const entries: readonly (number | readonly number[])[] = value
  return `[${entries.map((entry) => (typeof entry === 'number' ? String(entry) : entry.join(', '))).join(entries.some(Array.isArray) ? '; ' : ', ')}]`
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

const numberIn = (text: string, name: string): number => {
  if (!NUMBER.test(text) || !Number.isFinite(Number(text)))
    throw wrongCall(
      `"${text.slice(0, 20)}" among the numbers of ${name} is no number`,
      'Write 2, [1, 2] or [1, 2; 3, 4].',
    )
  return Number(text)
}

/** Rows parted by semicolons, entries by commas or spaces; brackets round rows, as in other languages, are as good. */
const read = (text: string, name: string, { cols }: Shape, isNumber: boolean): Value => {
  const inner = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .replaceAll(/\]\s*,\s*\[/g, ';')
    .replaceAll(/[[\]]/g, '')
  const rows = inner.split(';').map((row) =>
    row
      .trim()
      .split(/[\s,]+/)
      .map((entry) => numberIn(entry, name)),
  )
  const isOne = rows.every((row) => row.length === 1)
  if (isNumber && isOne && rows.length === 1) return rows[0]![0]!
  if (cols !== 1 || isNumber) return rows
  return rows.length === 1 ? rows[0]! : isOne ? rows.map(([entry]) => entry!) : rows
}

/** What the expression and its derivative are at these numbers. Throws: what is wrong with the numbers. */
export const numbersOf = (derivative: Derivative, texts: Readonly<Record<string, string>>): NumbersView => {
  const { analysis, derived, kind } = derivative
  const values: Record<string, Value | typeof SINE> = {}
  for (const { name, shape } of analysis.variables.values())
    values[name] = read(texts[name] ?? '', name, shape, isScalar(shape))
  for (const name of analysis.genericFunctions) values[name] = SINE
  const isGradient = rowOf(kind).answer === 'gradient' && !derivative.cotangent
  return {
    taken: analysis.genericFunctions.map((name) => `${name} is taken to be sin`),
    value: written(rounded(problemValue(analysis, values as Values))),
    derivatives: derived.answers.map((answer) => {
      const found = nodeValue(answer.node, analysis, values)
      const [name = ''] = answer.variables
      const differences =
        isGradient && analysis.variables.get(name)?.properties.size === 0
          ? slopes(derivative, name, values as Values)
          : undefined
      return {
        head: answerHead(derived, answer).text,
        value: written(rounded(found)),
        ...(differences ? { differences: written(rounded(differences)) } : {}),
      }
    }),
  }
}

const rounded = (value: Numbers): Numbers => mapped(value, (x) => Number(x.toPrecision(6)))

const mapped = (value: Value | Numbers, change: (x: number, i: number, j: number) => number): Numbers => {
  if (typeof value === 'number') return change(value, 0, 0)
  return value.map((row, i) =>
    typeof row === 'number' ? change(row, i, 0) : row.map((x, j) => change(x, i, j)),
  ) as Numbers
}

/** The objective's central differences by every entry of a variable; none where there are too many. */
const slopes = ({ analysis }: Derivative, name: string, values: Values): Numbers | undefined => {
  const value = values[name] as Value
  if ([value].flat(2).length > MOST) return undefined
  const at = (i: number, j: number, by: number): number =>
    problemValue(analysis, {
      ...values,
      [name]: mapped(value, (x, k, l) => (k === i && l === j ? x + by : x)),
    }) as number
  return mapped(value, (x, i, j) => {
    const step = STEP * Math.max(1, Math.abs(x))
    return (at(i, j, step) - at(i, j, -step)) / (2 * step)
  })
}
