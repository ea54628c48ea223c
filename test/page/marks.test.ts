/** What changed from line to line, and what a reader points at. */
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { changedIn, createMarks } from '../../src/page/engine/marks.ts'
import { covering, nodeAt } from '../../src/page/pointing.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { toText } from '../../src/print/text.ts'

const WHERE = 'where A: n x n, B: n x n, C: n x n, x: n, y: n, a: scalar, b: scalar'
const all = analyse(parseProblem(`tr(A*B*C) + x'*y + a*b ${WHERE}`))

/** Expressions of one graph. */
const nodes = (...texts: readonly string[]): Node[] => {
  const graph = createGraph(spellings(all))
  return texts.map((text) => lower(analyse(parseProblem(text), { within: all }), graph).objective)
}

describe('what changed', () => {
  it.each([
    ['A*B', 'A*B', []],
    ['A*B', 'A*C', ['C']],
    ['A*B + C', 'A*C + C', ['C']],
    ['A + B', 'A + B + C', ['C']],
    ['tr(A)', 'sum(A)', ['sum(A)']],
    ['exp(A)', 'exp(B)', ['B']],
    ['A + B', 'A*B', ['A*B']],
    ['A + B + C', 'A + C', ['A + C']],
    ['A + sin(B) + C', 'A + cos(B) + C', ['cos(B)']],
    ["tr(A*B) + x'*y", "sum(A*B) + x'*y", ['sum(A*B)']],
    ['exp(A*B)', 'exp(B*A)', ['B*A']],
  ])('from %s to %s', (before, after, changed) => {
    const [old, made] = nodes(before, after)
    expect(changedIn(old!, made!).map((node) => toText(node))).toEqual(changed)
  })
})

describe('marks', () => {
  it('give a node one id, say it, and know which marked ones it is made of', () => {
    const [sum, product, x] = nodes("x'*y + a", "x'*y", 'x')
    const { mark, parts } = createMarks()
    const ids = [sum!, product!, x!, sum!].map(mark)
    expect(ids).toEqual(['0', '1', '2', '0'])
    expect(parts()).toMatchObject({
      0: { of: ['1'] },
      1: { text: 'x transpose times y' },
      2: { text: 'x', of: [] },
    })
  })

  it('are none of numbers', () => {
    const [two] = nodes('2')
    expect(createMarks().mark(two!)).toBeUndefined()
  })
})

const PARTS = {
  0: { text: 'a + b*c', of: ['1', '2'] },
  1: { text: 'a', of: [] },
  2: { text: 'b*c', of: ['3', '4'] },
  3: { text: 'b', of: [] },
  4: { text: 'c', of: [] },
} as const

describe('a node elsewhere', () => {
  it.each([
    ['0', ['0', '1', '2'], ['0']],
    ['0', ['1', '2', '3'], ['1', '2']],
    ['0', ['3', '1'], ['1', '3']],
    ['2', ['0', '1'], []],
    ['9', ['0'], []],
  ])('%s where %j are seen is %j', (node, seen, found) => {
    expect([...covering(node, PARTS, (other) => seen.includes(other))].sort()).toEqual(found)
  })

  it('that is part of itself by a mistake ends', () => {
    expect(covering('0', { 0: { text: '', of: ['0'] } }, () => false)).toEqual([])
  })
})

describe('a place in the text', () => {
  const reading = {
    spans: [
      { from: 0, to: 7, node: 'sum' },
      { from: 0, to: 1, node: 'a' },
      { from: 4, to: 7, node: 'product' },
      { from: 4, to: 5, node: 'b' },
    ],
  }
  it.each([
    [0, 'a'],
    [1, 'a'],
    [2, 'sum'],
    [4, 'b'],
    [6, 'product'],
    [7, 'product'],
    [8, undefined],
  ])('%i is in %s', (at, node) => {
    expect(nodeAt(reading, at)).toBe(node)
  })
})
