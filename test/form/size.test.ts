/**
 * The size of a node is the number of tokens that it is printed with.
 */
import { describe, expect, it } from 'vitest'
import { createSize } from '../../src/form/size.ts'
import { toText } from '../../src/print/text.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { readCases } from '../cases/read.ts'
import { tokens } from '../tokens.ts'

const FILES = ['gradients', 'jacobians', 'hessians', 'cookbook', 'magnus-neudecker', 'kronecker']

it.each(FILES)('the answers of %s are as long as they are printed', (file) => {
  const off: string[] = []
  for (const { expr, wrt, kind, vars } of readCases(`${file}.jsonl`)) {
    const { derived } = deriveRequest({ expr, wrt, kind, vars }, { steps: false })
    for (const { node } of derived.answers) {
      const text = toText(node)
      const size = createSize()(node)
      if (size !== tokens(text)) off.push(`${text}: ${size} is not ${tokens(text)}`)
    }
  }
  expect(off).toEqual([])
})

describe('tokens', () => {
  it.each([
    ['A*diag(exp(x))', 5],
    ["(b .* (sigma(W*x) - sigma(W*x).^2))*x'", 16],
    ['1./d', 3],
    ['1.5e-3*x_1', 3],
    ["phi''(x)", 4],
    ['-x', 2],
  ])('of %s are %i', (text, count) => {
    expect(tokens(text)).toBe(count)
  })
})
