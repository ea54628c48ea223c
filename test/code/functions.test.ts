import { describe, expect, it } from 'vitest'
import { toCode } from '../../src/code/index.ts'
import { FUNCTION_CASES } from './function-cases.ts'
import { testCode } from './harness.ts'
import { TARGETS } from './targets.ts'
import { makeCase } from './worlds.ts'

testCode('functions', FUNCTION_CASES)

describe.each(TARGETS.map((target) => [target.name, target] as const))('%s', (_name, target) => {
  it('refuses the derivative of a function that has a rule for it', () => {
    const { request } = makeCase('tanh prime', ({ graph, v }) => {
      const node = graph.call('tanh', 1, [v('c')], 1, 1)
      return { objective: node, derivatives: { c: node } }
    })
    expect(() => toCode(request, target)).toThrow(/there is no .* code for tanh'/)
  })

  it('refuses a function without a row', () => {
    const { request } = makeCase('bare', ({ graph, v }) => {
      const node = graph.call('tanh', 0, [v('c')], 1, 1)
      return { objective: node, derivatives: { c: node } }
    })
    expect(() => toCode(request, { ...target, functions: new Map() })).toThrow(/there is no .* code for tanh/)
  })
})
