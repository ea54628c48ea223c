/**
 * A plan as its reader sees it: what sizes were assumed, which form is computed against which, the laws that were applied
 * and the steps with their shapes and costs.
 */
import { PLAIN, prose } from '../print/layout.ts'
import { dimNames } from '../shape/dim.ts'
import type { Op } from './array/op.ts'
import type { Compiled } from './emit/results.ts'
import { costOfOp } from './plan/cost.ts'
import { sizesOf } from './plan/sizes.ts'
import type { CodeRequest } from './request.ts'
import type { Emission } from './target.ts'

const quantity = (cost: number): string => (cost < 1e4 ? cost.toFixed(0) : cost.toExponential(1))

const shapeText = ({ shape }: Op): string => (shape.length === 0 ? 'scalar' : shape.join(' x '))

/** The costs of the operations that have a name, those written inside them included, and of the results. */
const stepCosts = (
  { order, results }: Compiled,
  { statementOf }: Emission,
  costOf: (op: Op) => number,
): [Op, number][] => {
  const isNamed = (op: Op): boolean => statementOf?.(op) !== undefined
  const own = new Map<Op, number>()
  const roots = new Set(results.map(({ op }) => op))
  const steps: [Op, number][] = []
  for (const op of order) {
    const inside = op.args.reduce((sum, arg) => sum + (isNamed(arg) ? 0 : (own.get(arg) ?? 0)), 0)
    const cost = costOf(op) + inside
    own.set(op, cost)
    if (isNamed(op) || roots.has(op)) steps.push([op, cost])
  }
  return steps
}

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)),
    [],
  )
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd())
}

const stepLines = (request: CodeRequest, compiled: Compiled, emission: Emission): string[] => {
  const sizeOf = sizesOf(request.sizes)
  const titles = new Map(compiled.results.map(({ op, title }) => [op, `${title} = ${emission.textOf(op)}`]))
  const steps = stepCosts(compiled, emission, (op) => costOfOp(op, sizeOf))
  return table(
    steps.map(([op, cost]) => [
      emission.statementOf?.(op) ?? titles.get(op) ?? '',
      shapeText(op),
      quantity(cost),
      `${Math.round((100 * cost) / compiled.cost)} %`,
    ]),
  )
}

/** Says which of the sizes given are of nothing in the problem. */
const strangers = ({ sizes = new Map(), variables }: CodeRequest): string[] => {
  const known = new Set(variables.flatMap(({ rows, cols }) => [rows, cols].flatMap(dimNames)))
  const others = [...sizes.keys()].filter((name) => !known.has(name))
  return others.length > 0 ? [`No dimension of a variable is called ${others.join(' or ')}.`] : []
}

/** The lines of a plan. Costs are in the unit of `plan/cost.ts`. */
export const planText = (request: CodeRequest, compiled: Compiled, emission: Emission): string => {
  const sizeOf = sizesOf(request.sizes)
  const names = new Set(compiled.order.flatMap(({ shape }) => shape.flatMap(dimNames)))
  const sizes = [...names].map((name) => `${name} = ${sizeOf(name)}`)
  const choices = new Map(compiled.choices.map(({ law: { name, says } }) => [name, says]))
  const against = compiled.against.map(({ way, cost }) => `; ${quantity(cost)} ${way.form}`).join('')
  const sentences = [
    `Sizes: ${sizes.join(', ') || 'all numbers'} (--sizes NAME=NUMBER for others).`,
    ...strangers(request),
    `Cost: ${quantity(compiled.cost)}, computed ${compiled.way.form}${against}. 1 is the time in which one entry of an array in memory is added to another.`,
  ]
  return [
    ...sentences.map((sentence) => prose(sentence, PLAIN.width)),
    ...(compiled.way.laws.length > 0 ? ['Laws that keep digits:'] : []),
    ...compiled.way.laws.map(({ name, source }) => `  ${name} [${source}]`),
    ...(choices.size > 0 ? ['Chosen:'] : []),
    ...[...choices].map(([name, says]) => `  ${name}: ${says}`),
    'Steps, with shape, cost and share of it:',
    ...stepLines(request, compiled, emission),
    '',
  ].join('\n')
}
