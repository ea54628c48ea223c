/**
 * The cases that are texts: every question below a problem is asked of one solution of it, every answer is checked by
 * differences, every line of a derivation says something new.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checked } from '../src/solve/checked.ts'
import { idleLines, wrongSizes } from './faults.ts'
import { answersTo, solutionOf } from './questions.ts'
import { blocksOf, topics } from './texts.ts'

const guide = readFileSync(new URL('../CONTRIBUTING.md', import.meta.url), 'utf8')
const example = /^## Tests$.*?^```$(.*?)^```$/ms.exec(guide)![1]!

const EXAMPLE = ['the example in CONTRIBUTING', blocksOf(example)] as const

describe.each([...topics(), EXAMPLE])('%s', (_, blocks) => {
  const titled = blocks.map((block) => [block.heading, block.title, block] as const)
  it.each(titled)('%s: %s', async (_heading, _title, { problem, asked }) => {
    const solution = solutionOf(problem)
    const questions = asked.map(([question]) => question)
    expect(answersTo(questions, solution)).toEqual(asked)
    if (problem.wrt && !questions.includes('error')) {
      const { derived } = solution.derivative()
      expect([...idleLines(derived), ...wrongSizes(derived)]).toEqual([])
      expect(await checked(solution.derivative())).toMatchObject({ ok: true })
    }
  })
})

describe('a text of cases', () => {
  it('is read as its header says', () => {
    const text =
      '# sums\nwhere x: n\n\nsum(x) by x as hessian with every-step where y: n\n  size 1\n  numpy\n    a\n\n      b\n'
    expect(blocksOf(text)).toEqual([
      {
        heading: 'sums',
        title: 'sum(x) by x as hessian with every-step where y: n',
        problem: { expr: 'sum(x)', wrt: 'x', kind: 'hessian', options: 'every-step', where: 'y: n, x: n' },
        asked: [
          ['size', '1'],
          ['numpy', '\na\n\n  b'],
        ],
      },
    ])
  })

  it.each([
    ['sum(x) by x\n\nsum(y) by y\n  size 1', 'nothing is asked of: sum(x) by x'],
    ['# sums\n  size 1', 'no problem to ask this of: # sums'],
    ['sum(x) by x\n size 1', 'this is neither a question nor an answer: size 1'],
    ['sum(x) by x\n   size 1', 'this is neither a question nor an answer: size 1'],
  ])('that is written otherwise fails: %j', (text, message) => {
    expect(() => blocksOf(text)).toThrow(message)
  })

  it('fails for a question that there is not, for an option that there is not, and for an answer left out', () => {
    const [block] = blocksOf('sum(x) by x\n  txet ones(n)')
    expect(() => answersTo(['txet'], solutionOf(block!.problem))).toThrow('there is no question txet')
    expect(() => solutionOf({ expr: 'x', options: 'magic' })).toThrow('there is no option magic')
    expect(answersTo(['text'], solutionOf({ expr: "x'*y", wrt: 'x,y' }))).toEqual([
      ['text', 'x: y'],
      ['text', 'y: x'],
    ])
  })
})
