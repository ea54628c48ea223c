/**
 * Answers of random problems as text that is read back and as LaTeX that KaTeX accepts.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { parse } from '../../src/index.ts'
import { lower } from '../../src/lower/lower.ts'
import { latexToMathml } from '../../src/print/katex.ts'
import { toLatex } from '../../src/print/latex.ts'
import { toMathml } from '../../src/print/mathml.ts'
import { toText } from '../../src/print/text.ts'
import { charactersOf, katexCharacters, strangersIn } from '../print/mathmlparts.ts'
import { problems, type Sample } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { derived, lowered } from './solving.ts'

/** The text of a node with the definitions it uses. */
const textOf = (
  node: Node,
  definitions: readonly { readonly name: string; readonly value: Node }[],
): string => [...definitions.map(({ name, value }) => `${name} = ${toText(value)}`), toText(node)].join('; ')

const pieces = (text: string): string[] => (text.match(/[\w.]+|[^\s\w]/g) ?? []).sort()

describe('the text of a random expression', () => {
  it(
    'is read back as the same node',
    () => {
      fc.assert(
        fc.property(problems(4), (problem) => {
          const { graph, objective, analysis } = lowered(problem)
          const active = new Set(problem.wrt.split(','))
          const names = lower(analysis, graph, active).definitions
          const text = textOf(objective, names)
          const again = lower(parse(text, { where: problem.where }), graph, active)
          expect(again.objective, text).toBe(objective)
          expect(textOf(again.objective, again.definitions)).toBe(text)
        }),
        runs(300),
      )
    },
    PATIENCE,
  )

  it(
    'is read back and printed alike when it is an answer',
    () => {
      fc.assert(
        fc.property(problems(3), (problem: Sample) => {
          const {
            derived: { answers, definitions },
          } = derived(problem)
          for (const { node } of answers) {
            const text = textOf(node, definitions)
            const { graph } = lowered(problem)
            const again = lower(parse(text, { where: problem.where }), graph, new Set(problem.wrt.split(',')))
            const printed = textOf(again.objective, again.definitions)
            // Definitions of which the answer has another form than the problem may change places with variables.
            if (definitions.length === 0) expect(printed).toBe(text)
            else expect(pieces(printed)).toEqual(pieces(text))
          }
        }),
        runs(200),
      )
    },
    PATIENCE,
  )
})

describe('the LaTeX of a random problem', () => {
  it(
    'is accepted by KaTeX, in answers, definitions and every step, and has the characters of our MathML',
    () => {
      fc.assert(
        fc.property(problems(3), (problem) => {
          const { derived: all } = derived(problem)
          const nodes = [...all.answers, ...all.steps].map(({ node }) => node)
          for (const node of [...nodes, ...all.definitions.map(({ value }) => value)]) {
            expect(latexToMathml(toLatex(node))).toContain('<math')
            const row = toMathml(node)
            expect(charactersOf(row)).toBe(katexCharacters(toLatex(node)))
            expect(strangersIn(row)).toEqual([])
          }
        }),
        runs(60),
      )
    },
    PATIENCE,
  )
})
