/**
 * What is printed parses back to the same node, and KaTeX accepts it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { createGraph, type Graph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { lower } from '../../src/lower/lower.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { latexToMathml } from '../../src/print/katex.ts'
import { toLatex } from '../../src/print/latex.ts'
import { toText } from '../../src/print/text.ts'
import { DECLARATIONS, expression } from './expressions.ts'

const SEED = 7

const read = (text: string, graph: Graph): Node =>
  lower(analyse(parseProblem(text, { where: DECLARATIONS })), graph).objective

/** Whether the text divides by something that is zero by its form, which is refused. */
const dividesByZero = (text: string): boolean => {
  try {
    read(text, createGraph())
    return false
  } catch (error) {
    if (error instanceof GradusError && error.code === 'division-by-zero') return true
    throw error
  }
}

const again = (text: string): { readonly before: Node; readonly after: Node; readonly printed: string } => {
  const graph = createGraph(new Map([['sigmoid', 'sigma']]))
  const before = read(text, graph)
  const printed = toText(before)
  return { before, printed, after: read(printed, graph) }
}

describe('toText', () => {
  it('prints what parses back to the same node', () => {
    fc.assert(
      fc.property(expression, (text) => {
        fc.pre(!dividesByZero(text))
        const { before, after, printed } = again(text)
        expect(after, `${text} is printed as ${printed}`).toBe(before)
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })
})

describe('toLatex', () => {
  it('prints what KaTeX accepts', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const latex = toLatex(read(text, createGraph()))
        expect(latexToMathml(latex)).toContain('<math')
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
