/**
 * Text in lines: no line of any problem is wider than it may be, and what was broken reads back as it was.
 */
import { describe, expect, it } from 'vitest'
import { parseProblem, splitAtWhere } from '../../src/parse/index.ts'
import { fill, lineOf } from '../../src/print/fill.ts'
import { listed, PLAIN, prose } from '../../src/print/layout.ts'
import { reportText } from '../../src/print/report.ts'
import { formulaLines, lawLines } from '../../src/print/rows.ts'
import { toText } from '../../src/print/text.ts'
import { textPieces } from '../../src/print/textpieces.ts'
import { solveInFull } from '../../src/solve/solve.ts'
import { show } from '../parse/show.ts'
import { caseProblems, exampleProblems } from '../problems.ts'

const PROBLEMS = [...exampleProblems(), ...caseProblems()]
const WIDTHS = [40, 80, 120] as const

/** A formula broken to a width, as it would be copied from a terminal. */
const pasted = (text: string, width: number): string => formulaLines('', text, width).join('\n')

describe('a report as text', () => {
  it.each(PROBLEMS)('is at most 80 columns wide: $expr by $wrt', async ({ rules, ...problem }) => {
    const { report } = await solveInFull(problem, { check: false, names: true, rules })
    const wide = reportText(report)
      .split('\n')
      .filter((line) => line.length > 80)
    expect(wide).toEqual([])
    // An answer with `jacobian(g)` is read with what is declared of g.
    const { where } = splitAtWhere(problem.expr)
    const tree = (text: string): string => show(parseProblem(text, { where }).objective)
    for (const { node } of report.derivation.answers)
      for (const width of WIDTHS) expect(tree(pasted(toText(node), width))).toBe(tree(toText(node)))
  })
})

describe('a formula', () => {
  const sum = 'alpha*B*C + D .* (E*F - G) - H*exp(I*J + K)'

  it.each([
    [60, [sum]],
    [30, ['alpha*B*C + D .* (E*F - G)', '- H*exp(I*J + K)']],
    [16, ['alpha*B*C', '+ D .* (E*F - G)', '- H*exp(I*J + K)']],
    [13, ['alpha*B*C', '+ D .* (E*F', '  - G)', '- H*exp(I*J', '  + K)']],
  ] as const)('%s columns wide is broken at its loosest operators', (width, lines) => {
    expect(formulaLines('', sum, width)).toEqual(lines)
  })

  it('goes on below its equals sign', () => {
    expect(formulaLines('so df/dx = ', sum, 40)).toEqual([
      'so df/dx = alpha*B*C + D .* (E*F - G)',
      '           - H*exp(I*J + K)',
    ])
  })

  it('is never broken at the sign of a number, of an exponent or of an operand', () => {
    const cuts = textPieces("-x + 1e-5*B*-C - (-d)/2 - E.^-2 - f(-g,-h)'*k").map(({ text }) => text)
    expect(cuts).toEqual(['-x', '+ 1e-5*', 'B*', '-C', '- (-d)/2', '- E.^-2', '- f(-g,', "-h)'*", 'k'])
  })

  it('is broken where it was typed without white space', () => {
    expect(pasted('aaaa+bbbb*(cccc-dddd)', 12)).toBe('aaaa\n+bbbb*(cccc\n  -dddd)')
  })

  it('is put together again by its pieces', () => {
    for (const [line] of [fill(textPieces(sum), () => 1000)]) expect(lineOf(line!)).toBe(sum)
  })

  it('that nothing can break is longer than the line', () => {
    expect(formulaLines('f = ', 'name_without_an_end', 10)).toEqual(['f = name_without_an_end'])
  })
})

describe('a law', () => {
  const rows = (long: string) => [
    { head: 'f', formula: 'x + y', law: 'as typed' },
    { head: 'df', formula: long, law: 'd-sum' },
  ]

  it('stands in one column with the others where all of them can', () => {
    expect(lawLines(rows('d(x) + d(y)'), { ...PLAIN, width: 30 })).toEqual([
      'f  = x + y         as typed',
      'df = d(x) + d(y)   d-sum',
    ])
  })

  it('ends where the others end, below a formula beside which there is no room', () => {
    expect(lawLines(rows('d(x) + d(y) + d(z) + w'), { ...PLAIN, width: 30 })).toEqual([
      'f  = x + y            as typed',
      'df = d(x) + d(y) + d(z) + w',
      '                         d-sum',
    ])
  })

  it('is broken between the names of several', () => {
    const laws = Array.from({ length: 4 }, (_, i) => `a-long-law-${i}`).join(', ')
    const lines = lawLines([{ head: 'f', formula: 'x', law: laws }], { ...PLAIN, width: 40 })
    expect(lines).toEqual([
      'f = x',
      '             a-long-law-0, a-long-law-1,',
      '             a-long-law-2, a-long-law-3',
    ])
  })

  it('and an answer stand out where the layout says so, white space apart', () => {
    const law = (text: string): string => `<${text}>`
    expect(lawLines(rows('z'), { ...PLAIN, law })[0]).toBe('f  = x + y   <as typed>')
  })
})

describe('prose', () => {
  it('goes on indented, and keeps the lines it has', () => {
    expect(prose('Note: one two three four\n  five six seven', 14)).toBe(
      'Note: one two\n  three four\n  five six\n    seven',
    )
  })

  it('in a list breaks no item', () => {
    expect(listed('Shapes:', ['A: m x n', 'b: m', 'c: n'], 18)).toBe('Shapes: A: m x n,\n  b: m, c: n')
  })
})
