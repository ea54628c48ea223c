/**
 * Scalars beside matrices: printed as scalars where a reader takes the matrix entry by entry, else `ones` is written.
 */
import { describe, expect, it } from 'vitest'
import { createGraph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { createSize } from '../../src/form/size.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { lower } from '../../src/lower/lower.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { toLatex } from '../../src/print/latex.ts'
import { toText } from '../../src/print/text.ts'
import { tokens } from '../tokens.ts'

const graph = createGraph()
const where = 's: scalar, x: n, A: n x n, X: m x n, W: n x m, S is symmetric, S: n x n'
const read = (text: string): Node => lower(analyse(parseProblem(text, { where })), graph).objective

/** What is typed, and what is printed where that is something else. */
const TABLE: readonly (readonly [typed: string, printed?: string])[] = [
  ['eye(n) - ones(n,n)/n'],
  ['eye(n) - 1/n', 'eye(n) - ones(n,n)/n'],
  ['A + s', 's*ones(n,n) + A'],
  ['X*W - 2', 'X*W - 2*ones(m,m)'],
  ['inv(A) + 1', 'inv(A) + ones(n,n)'],
  ['x - 1'],
  ["s + x'"],
  ['1 - sigmoid(X)'],
  ["1 - W .* sigmoid(X)'"],
  ["1 - tanh(X)'"],
  ['X.^2 - s'],
  ['s - 2*exp(A)'],
  ['softmax(X,2) - 1'],
  ['sigmoid(A) + A - 1', 'A + sigmoid(A) - ones(n,n)'],
  ['sigmoid(A) + eye(n) - 1', 'sigmoid(A) + eye(n) - ones(n,n)'],
  ['A .* (A - 1)', 'A .* (A - ones(n,n))'],
  ['s + max(X,0)'],
  ['max(A,0.5*s)'],
  ['softmax(ones(n,n),1)'],
  ['max(ones(n,n),A)', 'max(1,A)'],
  ['min(A,-1)'],
  ['1 + 2.^A'],
  ['3 ./ X'],
]

const CASES = TABLE.map(([typed, printed]) => ({ typed, printed: printed ?? typed }))

describe('a scalar beside a matrix', () => {
  it.each(CASES)('$typed is printed $printed', ({ typed, printed }) => {
    const node = read(typed)
    expect(toText(node)).toBe(printed)
    expect(read(printed)).toBe(node)
    expect(createSize()(node)).toBe(tokens(printed))
  })

  it('is a product of ones in LaTeX', () => {
    expect(toLatex(read('eye(n) - ones(n,n)/n'))).toBe(
      '\\mathbf{I}_{n} - \\frac{\\mathbf{1} \\mathbf{1}^\\top}{n}',
    )
  })
})
