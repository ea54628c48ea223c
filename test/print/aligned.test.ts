/**
 * LaTeX in lines: every formula of the examples and the case files fits the text of a page and is accepted by KaTeX.
 * Whether the estimates of widths are right is for a run of LaTeX: `npm run test:latex`.
 */
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { aligned, numbered } from '../../src/print/aligned.ts'
import { widthOf } from '../../src/print/atoms.ts'
import { derivationLatex } from '../../src/print/derivation.ts'
import { latexToMathml } from '../../src/print/katex.ts'
import { latexLines, opened } from '../../src/print/latexlines.ts'
import { textWidth } from '../../src/print/metrics.ts'
import { solveInFull } from '../../src/solve/solve.ts'
import { caseProblems, exampleProblems } from '../problems.ts'

/** The text of a page in hundredths of an em: 345 points of an article at 10 points. */
const PAGE = 3450

/** How wide a row of an aligned block is; a law that ends with the formulas takes no room of its own. */
const rowWidth = (row: string): number => {
  const [left = '', right = ''] = row.replace(/ && .*/, '').split(/ ?&(?:= )?/)
  const law = / && \\text\{([^}]*)\}/.exec(row)?.[1]
  return (
    widthOf(left) + 134 + widthOf(right) + 100 + (law === undefined ? 0 : 100 + textWidth(law, 'upright'))
  )
}

const rowsIn = (block: string): string[] => block.split('\n').slice(1, -1)
const count = (text: string, part: string): number => text.split(part).length - 1

describe('the LaTeX of a derivation', () => {
  it.each([...exampleProblems(), ...caseProblems()])(
    'fits a page: $expr by $wrt',
    async ({ rules, ...problem }) => {
      const { report } = await solveInFull(problem, { check: false, names: true, rules })
      for (const block of derivationLatex(report.derivation)) {
        expect(rowsIn(block).filter((row) => rowWidth(row.replace(/ ?\\\\$/, '')) > PAGE)).toEqual([])
        expect(latexToMathml(block)).toContain('<mtable')
        for (const size of ['big', 'bigg'])
          expect(count(block, `\\${size}l`)).toBe(count(block, `\\${size}r`))
      }
    },
  )
})

/** Widths that LaTeX measured, in points. */
const MEASURED = [
  ['\\mathbf{A}^\\top (\\mathbf{A} \\mathbf{x} - \\mathbf{b})', 56.6],
  ['\\frac{\\partial f}{\\partial \\mathbf{W}}', 20.3],
  ['\\log\\det(\\mathbf{S}) + \\mathbf{r}^\\top \\mathbf{S}^{-1} \\mathbf{r}', 88.2],
  [
    '\\operatorname{softmax}_{\\mathrm{row}}\\left(\\frac{\\mathbf{Q} \\mathbf{K}^\\top}{\\sqrt{d}}\\right)',
    90.9,
  ],
] as const

describe('the estimate of a width', () => {
  it.each(MEASURED)('of %s is that of LaTeX to 5 percent', (latex, points) => {
    expect(Math.abs(widthOf(latex) / 10 - points)).toBeLessThan(0.05 * points)
  })

  it('grows with every symbol', () => {
    const parts = ['\\mathbf{A}', ' + ', '\\sigma', '(', 'x', ')', "'", '^{-1}']
    const widths = parts.map((_, i) => widthOf(parts.slice(0, i + 1).join('')))
    expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b))
  })
})

describe('a formula in LaTeX', () => {
  const lines = (latex: string, room: number): string[] =>
    latexLines(latex, () => room).map(({ text }) => text)
  const sum =
    '\\mathbf{A} \\mathbf{B} + \\left(\\frac{a}{b} - \\mathbf{C} \\mathbf{D}\\right)^\\top \\mathbf{E}'

  it('is broken at its signs first, then in brackets, which get a size where they are parted', () => {
    expect(lines(sum, 1300)).toEqual([sum])
    expect(lines(sum, 900)).toEqual(['\\mathbf{A} \\mathbf{B}', `{}${sum.slice(sum.indexOf('+'))}`])
    expect(lines(sum, 550)).toEqual([
      '\\mathbf{A} \\mathbf{B}',
      '{}+ \\biggl(\\frac{a}{b}',
      '{}- \\mathbf{C} \\mathbf{D}\\biggr)^\\top \\mathbf{E}',
    ])
  })

  it('shows the sign of a product that is broken', () => {
    expect(lines('\\mathbf{A} \\mathbf{B} \\mathbf{C}', 200)).toEqual([
      '\\mathbf{A} \\mathbf{B}',
      '{}\\cdot \\mathbf{C}',
    ])
  })

  it('is never broken between a function and its argument, a differential and its variable, or in a script', () => {
    const tight = '\\sigma(\\mathbf{x})\\,\\mathrm{d}\\mathbf{x}_{i + j}'
    expect(lines(tight, 1)).toEqual(['\\sigma(\\mathbf{x})\\,', '{}\\cdot \\mathrm{d}\\mathbf{x}_{i + j}'])
  })

  it('has the numerator of a fraction beside it where that is too wide, and what is under a root', () => {
    expect(opened('1 + \\frac{a + b + c}{n}', 300)).toBe('1 + \\frac{1}{n} \\left(a + b + c\\right)')
    expect(opened('\\sqrt{a + b + c}', 300)).toBe('\\left(a + b + c\\right)^{1/2}')
    expect(opened('\\frac{a}{b}', 300)).toBe('\\frac{a}{b}')
  })
})

describe('an aligned block', () => {
  it('is one of several where a page would not hold all its rows', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ head: '', body: `x_{${i}}` }))
    const blocks = aligned(rows)
    expect(blocks.length).toBe(2)
    expect(blocks.flatMap(rowsIn)).toHaveLength(50)
  })

  it('has laws in a column where all fit, and where one does not, all end with the widest formula', () => {
    const row = { head: 'f', body: 'x', law: 'collect' }
    expect(aligned([row])[0]).toContain('f &= x && \\text{collect}')
    const long = { head: '', body: Array.from({ length: 20 }, () => '\\mathbf{A}').join(' + '), law: 'd-sum' }
    expect(rowsIn(aligned([row, long])[0]!)).toEqual([
      'f &= x && \\llap{\\text{collect}} \\\\',
      expect.stringMatching(/^ &= .* \\\\$/),
      expect.stringMatching(/^&\\quad \{\}\+ .* && \\llap\{\\text\{d-sum\}\}$/),
    ])
  })
})

describe('numbered lines', () => {
  const laws = (block: string): string[] =>
    [...block.matchAll(/\\tag\{(\d+)\}/g)].map(([, number]) => number!)

  it.each(exampleProblems())('have the laws behind them: $expr', async ({ rules, ...problem }) => {
    const { derivation } = (await solveInFull(problem, { check: false, ...(rules && { rules }) })).report
    const parts = derivationLatex(derivation, 'both', {}, numbered)
    const blocks = parts.filter((part) => part.startsWith('\\begin{align}'))
    for (const block of blocks)
      expect(() => katex.renderToString(block, { displayMode: true, strict: 'error' })).not.toThrow()
    const numbers = blocks.flatMap(laws)
    expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)))
    const said = parts.slice(blocks.length)
    expect(said).toHaveLength(numbers.length > 0 ? 1 : 0)
    const listed = [...said.join('').matchAll(/\((\d+)\)~/g)].map(([, number]) => number)
    expect(listed).toEqual(numbers)
  })
})
