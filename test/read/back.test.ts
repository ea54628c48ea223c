/**
 * What Gradus prints as LaTeX is read back to the same expression: answers with their definitions.
 */
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { createGraph } from '../../src/expr/graph.ts'
import { solve } from '../../src/index.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { evaluate, sample } from '../../src/numeric/index.ts'
import { readFormula } from '../../src/read/latex/index.ts'
import type { Facts } from '../../src/read/reading.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import { literature } from '../cases/read.ts'

/** Formulas whose ones and zeros have sizes that no sign of them tells: they are refused. */
const UNTOLD: ReadonlySet<string> = new Set(['cookbook-076', 'mc-76', 'mse-639131', 'blocks-total-variation'])

const analysed = (expr: string, vars: Readonly<Record<string, Facts>>): Analysis =>
  analyseRequest({ expr, wrt: '', vars } as Parameters<typeof analyseRequest>[0])

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

describe('the LaTeX of an answer', () => {
  it.each(literature().map((item) => [item.id, item] as const))('%s is read back', async (_, item) => {
    const { id, expr, wrt, kind, vars } = item
    const answer = await solve({ id, expr, wrt, kind, vars }, { check: false, steps: false })
    if (!('text' in answer)) throw new Error(`${id} has no answer`)
    const shapes = Object.entries(answer.shapes).map(([name, shape]) => [name, { shape }] as const)
    const known: Readonly<Record<string, Facts>> = { ...Object.fromEntries(shapes), ...vars }
    const { definitions, text } = answer
    const whole = [...definitions.map((one) => `${one.name} = ${one.text}`), text].join('; ')
    const latex = [...definitions.map((one) => one.latex), answer.latex].join(' \\\\ ')
    const read = () => readFormula({ text: latex, vars: known }, (said) => analysed(said.expr, known))
    if (UNTOLD.has(id)) expect(read).toThrow(GradusError)
    else expect(areSame(analysed(whole, known), analysed(read().said.expr, known))).toBe(true)
  })
})
