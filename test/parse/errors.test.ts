import { describe, expect, it } from 'vitest'
import { explain, GradusError } from '../../src/errors/error.ts'
import { parseProblem } from '../../src/parse/index.ts'

const explained = (source: string): string => {
  try {
    parseProblem(source)
  } catch (error) {
    if (error instanceof GradusError) return explain(error, source)
    throw error
  }
  return 'no error'
}

describe('an error of the text', () => {
  it('says that there is none', () => {
    expect(explained('')).toBe(
      ['empty-input: there is no expression.', '  ', '  ^', "  Type one, such as sigma(W*x)'*b ."].join('\n'),
    )
  })

  it.each([
    ['brackets', `${'('.repeat(151)}x${')'.repeat(151)}`],
    ['calls', `${'sin('.repeat(200)}x${')'.repeat(200)}`],
    ['signs', `${'-'.repeat(1000)}x`],
    ['transposes', `x${"'".repeat(1000)}`],
    ['powers and transposes', `x${"'^2".repeat(1000)}`],
    ['signs in brackets', `${`${'-'.repeat(40)}(`.repeat(20)}x${')'.repeat(20)}`],
    ['a hundred kilobytes of brackets', '('.repeat(190_000)],
  ])('%s beyond the bound on nesting are refused', (_, source) => {
    expect(explained(source)).toMatch(/^too-deep: the expression is nested more than \d+ levels deep\./)
  })

  it('refuses more text than it reads', () => {
    expect(explained('x+'.repeat(600_000))).toMatch(
      /^too-long: the input has 1200000 characters; at most 1000000 are read\./,
    )
    expect(explained(`${'x+'.repeat(150_000)}x`)).toMatch(
      /^too-long: the input has 300001 tokens; at most 200000 are read\./,
    )
  })

  it('reads brackets up to the bound', () => {
    for (const open of ['(', 'sin(', '-(', 'x[', 'x^(']) {
      const close = open.endsWith('[') ? ']' : ')'
      expect(explained(`${open.repeat(120)}x${close.repeat(120)}`)).toBe('no error')
    }
  })
})
