/**
 * MathJSON: what is written reads back to the same expression, and what has no meaning is refused with the path to it.
 */
import { describe, expect, it } from 'vitest'
import { parseProblem } from '../../src/parse/index.ts'
import { fromMathJson, readMathJson, toMathJson } from '../../src/read/mathjson/index.ts'
import { exprText } from '../../src/syntax/print.ts'
import { caseProblems, exampleProblems } from '../problems.ts'
import { analysed } from './values.ts'

/** Parentheses that only group what groups so anyway are no part of an expression. */
const bare = (text: string): string => text.replace(/[()]/g, '')

const printed = (text: string): string => {
  const { definitions, objective } = parseProblem(text)
  return [...definitions.map(({ name, value }) => `${name} = ${exprText(value)}`), exprText(objective)].join(
    '; ',
  )
}

describe('MathJSON', () => {
  it('reads back what is written, for every problem', () => {
    const texts = [...new Set([...caseProblems(), ...exampleProblems()].map(({ expr }) => expr))].filter(
      (text) => !/solves|\w\[\w+(,\w+)?\] =/.test(text),
    )
    expect(texts.length).toBeGreaterThan(300)
    for (const text of texts) {
      const json = toMathJson(text)
      const back = fromMathJson(JSON.parse(JSON.stringify(json)))
      expect(toMathJson(back), text).toEqual(json)
      expect(bare(back), text).toBe(bare(printed(text)))
    }
  }, 60_000)

  it.each([
    ['["Add", ["MatrixMultiply", ["Transpose","x"], "A", "x"], ["Rational",1,2]]', "x'*A*x + 0.5"],
    ['["Power", ["Norm", "x"], 2]', 'norm(x)^2'],
    ['["Multiply", 2, ["Trace", ["Inverse", "S"]]]', '2*tr(inv(S))'],
    ['["Multiply", "x", "y"]', 'x .* y'],
    ['{"fn": ["Ln", {"fn": ["Determinant", {"sym": "S"}]}]}', 'log(det(S))'],
    ['["Add", {"num": "0.5"}, ["Negate", "x"]]', '0.5 - x'],
    ['["Sum", ["Square", ["At","x","i"]], ["Limits","i",1,"n"]]', 'sum(square(x[i]) for i in 1:n)'],
    [
      '["Block", ["Assign","r",["Subtract","x","y"]], ["MatrixMultiply",["Transpose","r"],"r"]]',
      "r = x - y; r'*r",
    ],
  ])('reads %s', (text, reads) => {
    expect(fromMathJson(JSON.parse(text))).toBe(reads)
  })

  it.each([
    ['["Integrate", "x"]', 'Integrate'],
    ['["Add", "x", ["Transpose", "x", "y"]]', '\\$\\[2\\]: Transpose has 2'],
    ['["Add", "x", {"dict": {}}]', '\\$\\[2\\]'],
    ['["Rational", "x", 2]', '\\$: a rational'],
    ['["Sum", "x"]', 'one index'],
    ['[', 'no JSON'],
    [`${'["Negate",'.repeat(3000)}1${']'.repeat(3000)}`, 'too deeply'],
  ])('refuses %s', (text, message) => {
    const stated = { text, wrt: ['x'] }
    expect(() => readMathJson(stated, analysed(stated))).toThrow(new RegExp(message))
  })
})
