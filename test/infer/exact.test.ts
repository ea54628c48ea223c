/** Inference against all readings, tried one by one, the rules of the letters being stated here once more. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { analyse } from '../../src/infer/analyse.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { isScalar, type Shape } from '../../src/shape/shape.ts'
import type { Expr } from '../../src/syntax/tree.ts'
import { childrenOf, partsOf } from '../../src/syntax/walk.ts'

const SEED = 11
const KINDS = ['scalar', 'vector', 'matrix'] as const
type Kind = (typeof KINDS)[number] | 'row'

const kindOf = (shape: Shape): Kind =>
  isScalar(shape) ? 'scalar' : shape.cols === 1 ? 'vector' : shape.rows === 1 ? 'row' : 'matrix'

const usual = (name: string): Kind =>
  /^[A-Z]/.test(name) ? 'matrix' : /^[a-g]/.test(name) ? 'scalar' : 'vector'

const change = (from: Kind, to: Kind): number =>
  from === to || (from === 'scalar' && to === 'vector') ? 0 : from === 'vector' && to === 'scalar' ? 1 : 3

const operandsOf = (expr: Expr): readonly Expr[] => {
  if (expr.kind === 'sum') return childrenOf(expr)
  if (expr.kind === 'product' && expr.rest[0]!.operator === '.*') return childrenOf(expr)
  return expr.kind === 'power' && expr.operator === '.^' ? childrenOf(expr) : []
}

const isNumber = (expr: Expr): boolean => [...partsOf(expr)].every(({ kind }) => kind !== 'name')

const isElementwise = (expr: Expr): boolean => {
  const scales = expr.kind === 'product' && expr.rest[0]!.operator === '*' && childrenOf(expr).some(isNumber)
  const own =
    expr.kind === 'name' ||
    expr.kind === 'number' ||
    expr.kind === 'negate' ||
    expr.kind === 'power' ||
    scales ||
    (expr.kind === 'call' && expr.name === 'sin') ||
    operandsOf(expr).length > 0
  return own && childrenOf(expr).every((child) => isNumber(child) || isElementwise(child))
}

/** A multiple, a power or a function of a capital and of nothing else. */
const isCapital = (expr: Expr): boolean => {
  if (expr.kind === 'name') return usual(expr.name) === 'matrix'
  const [first, ...more] = childrenOf(expr).filter((child) => !isNumber(child))
  return isElementwise(expr) && more.length === 0 && first !== undefined && isCapital(first)
}

/** What no reader means. */
const isOdd = ({ problem: { objective }, shapes, variables }: Analysis): boolean => {
  const all = [...variables.values()]
  if (all.some(({ name, shape }) => usual(name) !== 'matrix' && kindOf(shape) === 'matrix')) return true
  const is = (expr: Expr, kind: Kind): boolean => kindOf(shapes.get(expr)!) === kind
  for (const expr of partsOf(objective)) {
    const reduces = expr.kind === 'transpose' || (expr.kind === 'call' && expr.name !== 'sin')
    const [body] = childrenOf(expr)
    if (reduces && !isNumber(body!) && isElementwise(body!) && is(body!, 'scalar')) return true
    if (operandsOf(expr).some((one) => isCapital(one) && is(one, 'scalar') && !is(expr, 'scalar')))
      return true
    const isVectorName = (one: Expr): boolean => one.kind === 'name' && usual(one.name) === 'vector'
    if (is(expr, 'row') && operandsOf(expr).some((one) => isVectorName(one) && is(one, 'scalar'))) return true
    if (expr.kind === 'power' && expr.operator === '^' && isOddPower(body!, is)) return true
  }
  return false
}

/** A sum to a power in which a capital is no matrix, or a name stands for all entries of one. */
const isOddPower = (base: Expr, is: (expr: Expr, kind: Kind) => boolean): boolean => {
  if (base.kind !== 'sum') return false
  const capitals = [...partsOf(base)].filter((part) => part.kind === 'name' && isCapital(part))
  const spread = childrenOf(base).filter((one) => !isNumber(one) && isElementwise(one) && is(one, 'scalar'))
  return capitals.some((name) => !is(name, 'matrix')) || (is(base, 'matrix') && spread.length > 0)
}

/** Changes of kinds and broadcasts of anything but a number, then whether the objective is no scalar, then broadcasts. */
const costOf = ({ problem, shapes, variables }: Analysis): readonly number[] => {
  let broadcasts = 0
  let cost = 0
  for (const expr of partsOf(problem.objective))
    for (const operand of operandsOf(expr)) {
      const whole = kindOf(shapes.get(expr)!)
      if (isNumber(operand) || !isScalar(shapes.get(operand)!) || whole === 'scalar') continue
      broadcasts++
      const name = operand.kind === 'name' ? usual(operand.name) : undefined
      cost += name === 'scalar' ? 0.5 : whole === 'matrix' && !name ? 3 : 2
    }
  for (const { name, shape } of variables.values()) cost += change(usual(name), kindOf(shape))
  return [cost, isScalar(shapes.get(problem.objective)!) ? 0 : 1, broadcasts]
}

const analysed = (text: string, where: string): Analysis | undefined => {
  try {
    return analyse(parseProblem(text, { where }))
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}

interface Found {
  readonly cost: readonly number[]
  readonly against: string
}

/** Every reading that a reader may mean, with its cost and where it departs from the letters. */
const readingsOf = (text: string, names: readonly string[]): Found[] => {
  const found: Found[] = []
  for (let index = 0; index < 3 ** names.length; index++) {
    const kinds = names.map((_, i) => KINDS[Math.floor(index / 3 ** i) % 3]!)
    const analysis = analysed(text, names.map((name, i) => `${name} is ${kinds[i]}`).join(', '))
    if (!analysis || isOdd(analysis)) continue
    const against = names.flatMap((name, i) =>
      change(usual(name), kinds[i]!) > 0 ? `${name} ${kinds[i]}` : [],
    )
    found.push({ cost: costOf(analysis), against: against.join() })
  }
  return found.sort((a, b) => compare(a.cost, b.cost))
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
  it('costs no more than any other that fits, and none is taken of two that are as good', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const names = ['a', 'x', 'A', 'y'].filter((name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text))
        const [best, ...others] = readingsOf(text, names)
        const found = analysed(text, '')
        const rival = others.some(
          ({ cost, against }) =>
            best!.against !== '' &&
            against !== best!.against &&
            cost[0] === best!.cost[0] &&
            cost[1] === best!.cost[1],
        )
        if (!rival) expect(found && costOf(found), text).toEqual(best?.cost)
        else if (found) expect(costOf(found).slice(0, 2), text).toEqual(best!.cost.slice(0, 2))
      }),
      { seed: SEED, numRuns: 300 },
    )
  }, 60_000)
})
