/**
 * Answers to the cases with values for every name, as a program would give them.
 */
import { type Derivative, derivative, type Values } from '../../src/index.ts'
import { type Matrix, sample, toRows } from '../../src/numeric/index.ts'
import { understand } from '../../src/solve/derivative.ts'
import { type Case, literature } from '../cases/read.ts'

/** Every case of one variable. */
export const cases = literature().filter(({ wrt }) => !wrt.includes(','))

const plain = (value: Matrix): Values[string] => {
  if (value.rows === 1 && value.cols === 1) return value.data[0]!
  return value.cols === 1 ? [...value.data] : toRows(value)
}

export interface World {
  readonly answer: Derivative
  /** Of every variable, dimension and generic function. */
  readonly values: Values
}

const ORDERS = [0, 1, 2, 3]

/** The answer to a case at a random point. */
export const worldOf = ({ expr, wrt, kind, vars }: Case): World => {
  const { analysis } = understand({ expr, wrt, kind, vars }, {})
  const sampled = sample(analysis, 1)
  if (!sampled.ok) throw new Error(sampled.reason)
  const { values, dims, functions } = sampled.point
  const known = Object.keys(vars).filter(
    (name) => name === wrt || new RegExp(`(?<!\\w)${name}(?!\\w)`).test(expr),
  )
  const facts = Object.fromEntries(known.map((name) => [name, vars[name]!]))
  return {
    answer: derivative(expr, wrt, { kind, vars: facts, steps: false }),
    values: Object.fromEntries<Values[string]>([
      ...[...values].map(([name, value]) => [name, plain(value)] as const),
      ...dims,
      ...[...functions].map(
        ([name, f]) => [name, ORDERS.map((order) => (x: number) => f(order, x))] as const,
      ),
    ]),
  }
}

/** Declarations of the shapes on which an answer rests. */
export const whereOf = (answer: Derivative): string =>
  Object.entries(answer.toJSON().shapes)
    .map(([name, shape]) => `${name}: ${shape.length === 0 ? 'scalar' : shape.join(' x ')}`)
    .join(', ')

const flat = (value: unknown): number[] => [value].flat(2) as number[]

/** Whether two values are one but for rounding. */
export const near = (a: unknown, b: unknown): boolean => {
  const [left, right] = [flat(a), flat(b)]
  const size = Math.max(1, ...right.map(Math.abs))
  return left.length === right.length && left.every((x, i) => Math.abs(x - right[i]!) <= 1e-8 * size)
}
