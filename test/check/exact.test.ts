/** Inference against all readings, tried one by one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../src/check/analyse.ts'
import type { Analysis } from '../../src/check/analysis.ts'
import { GradusError } from '../../src/error.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { isScalar, type Shape } from '../../src/shape/shape.ts'
import type { Expr } from '../../src/syntax/tree.ts'
import { partsOf } from '../../src/syntax/walk.ts'

const SEED = 11
const KINDS = ['scalar', 'vector', 'row', 'matrix'] as const
type Kind = (typeof KINDS)[number]

const kindOf = (shape: Shape): Kind =>
  isScalar(shape) ? 'scalar' : shape.cols === 1 ? 'vector' : shape.rows === 1 ? 'row' : 'matrix'

const usual = (name: string): Kind =>
  /^[A-Z]/.test(name) ? 'matrix' : /^[a-g]/.test(name) ? 'scalar' : 'vector'

const change = (from: Kind, to: Kind): number =>
  from === to || (from === 'scalar' && to === 'vector') ? 0 : from === 'vector' && to === 'scalar' ? 1 : 3

const entrywise = (expr: Expr): readonly Expr[] => {
  if (expr.kind === 'sum') return expr.terms.map(({ operand }) => operand)
  if (expr.kind === 'product' && expr.rest[0]!.operator === '.*') return [expr.first, expr.rest[0]!.operand]
  return expr.kind === 'power' && expr.operator === '.^' ? [expr.base, expr.exponent] : []
}

const isNumber = (expr: Expr): boolean => [...partsOf(expr)].every(({ kind }) => kind !== 'name')

/** Broadcasts of anything but a number, change of kinds, whether the objective is no scalar. */
const costOf = ({ problem, shapes, variables }: Analysis): readonly number[] => {
  let broadcasts = 0
  for (const expr of partsOf(problem.objective))
    for (const operand of entrywise(expr))
      if (!isNumber(operand) && isScalar(shapes.get(operand)!) && !isScalar(shapes.get(expr)!)) broadcasts++
  const changes = [...variables.values()].map(({ name, shape }) => change(usual(name), kindOf(shape)))
  return [broadcasts, changes.reduce((a, b) => a + b, 0), isScalar(shapes.get(problem.objective)!) ? 0 : 1]
}

const analysed = (text: string, where: string): Analysis | undefined => {
  try {
    return analyse(parseProblem(text, { where }))
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}

const bestOfAll = (text: string, names: readonly string[]): readonly number[] | undefined => {
  let best: readonly number[] | undefined
  for (let index = 0; index < 4 ** names.length; index++) {
    const where = names.map((name, i) => `${name} is ${KINDS[Math.floor(index / 4 ** i) % 4]}`).join(', ')
    const found = analysed(text, where)
    if (!found) continue
    const cost = costOf(found)
    if (!best || compare(cost, best) < 0) best = cost
  }
  return best
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, i) => value - b[i]!).find((difference) => difference !== 0) ?? 0

const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom('a', 'x', 'A', 'y', '2'),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(tie('expression'), fc.constantFrom('*', '+', ' .* ', '-', ' .^ ', '*'), tie('expression'))
      .map(([left, operator, right]) => `(${left}${operator}${right})`),
    fc
      .tuple(
        fc.constantFrom('sin', 'tr', 'sum', 'diag', 'inv', 'norm2', 'vec', 'logsumexp'),
        tie('expression'),
      )
      .map(([name, body]) => `${name}(${body})`),
    tie('expression').map((body) => `(${body})'`),
    fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(${left} : ${right})`),
    tie('expression').map((body) => `(${body})^2`),
  ),
}))

describe('the reading of a problem', () => {
  it('costs no more than any other that fits', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const names = ['a', 'x', 'A', 'y'].filter((name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text))
        const best = bestOfAll(text, names)
        const found = analysed(text, '')
        expect(found && costOf(found), text).toEqual(best)
      }),
      { seed: SEED, numRuns: 150 },
    )
  }, 60_000)
})
