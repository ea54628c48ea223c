/**
 * The cost of a node is the number of tokens that it is printed with.
 */
import { expect, it } from 'vitest'
import { isEntrywise } from '../../src/functions/index.ts'
import { toText } from '../../src/print/text.ts'
import { createCost } from '../../src/shorten/cost.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { tokens } from '../../src/solve/tokens.ts'
import { readCases } from '../cases/read.ts'

const FILES = ['gradients', 'jacobians', 'hessians', 'cookbook', 'magnus-neudecker', 'kronecker']

it.each(FILES)('the answers of %s cost what they are printed with', (file) => {
  const off: string[] = []
  for (const { expr, wrt, kind, vars } of readCases(`${file}.jsonl`)) {
    const { derived } = deriveRequest({ expr, wrt, kind, vars }, { steps: false })
    for (const { node } of derived.answers) {
      const text = toText(node)
      const cost = createCost(isEntrywise)(node)
      if (cost !== tokens(text)) off.push(`${text}: ${cost} is not ${tokens(text)}`)
    }
  }
  expect(off).toEqual([])
})
