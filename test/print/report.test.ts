import { describe, expect, it } from 'vitest'
import { latexToMathml, reportHtml } from '../../src/print/html.ts'
import { reportMarkdown } from '../../src/print/markdown.ts'
import { type Report, reportText } from '../../src/print/report.ts'
import { differential, product, times, transpose, x } from './nodes.ts'

const square = product(transpose(x), x)
const REPORT: Report = {
  input: "x'*x",
  derivation: {
    kind: 'gradient',
    subject: 'f',
    differentials: [],
    objective: square,
    steps: [
      {
        of: 'f',
        form: 'differential',
        rule: 'd-product',
        source: 'definition',
        node: product(transpose(x), differential(x)),
      },
    ],
    answers: [{ variable: 'x', node: times(2, x) }],
    definitions: [],
  },
  shapes: ['x: n'],
  assumptions: ['x is positive'],
  notes: ['a note'],
  check: 'Checked at 3 points.',
}
const withInput = (input: string, notes: readonly string[] = []): Report => ({ ...REPORT, input, notes })

describe('reportText', () => {
  it('ends with shapes, assumptions, notes and the check', () => {
    expect(reportText(REPORT)).toBe(
      [
        "f  = x'*x      as typed",
        "df = x'*d(x)   d-product",
        'so df/dx = 2*x',
        'Shapes: x: n',
        'Assuming x is positive',
        'Note: a note',
        'Checked at 3 points.',
        '',
      ].join('\n'),
    )
  })
})

describe('reportMarkdown', () => {
  it('has the derivation and the answer between dollar signs', () => {
    const text = reportMarkdown(REPORT)
    expect(text.match(/^\$\$$/gm)).toHaveLength(4)
    expect(text).toContain("# Derivative of `x'*x` by `x`")
    expect(text).toContain('\\frac{\\partial f}{\\partial \\mathbf{x}} &= 2 \\mathbf{x}')
    expect(text).toContain('Checked at 3 points.')
  })

  it('keeps what was typed inside its code span', () => {
    expect(reportMarkdown(withInput('a``b`\n# x'))).toContain('# Derivative of ``` a``b` # x ``` by')
  })

  it('escapes markup in remarks', () => {
    expect(reportMarkdown(withInput('x', ['[a](b) <i>*c*$']))).toContain(
      'Note: \\[a\\]\\(b\\) \\<i\\>\\*c\\*\\$',
    )
  })
})

describe('reportHtml', () => {
  it('is a page that loads nothing from elsewhere', () => {
    const page = reportHtml(REPORT)
    expect(page).toMatch(/^<!DOCTYPE html>/)
    expect(page.match(/<math/g)).toHaveLength(2)
    expect(page).not.toMatch(/<(script|link|img|iframe)|url\(|@import|src=|href=/)
  })

  it('shows what was typed as text, whatever it is', () => {
    const evil = '</title><script>alert(1)</script>"\'&'
    const page = reportHtml(withInput(evil, [evil]))
    expect(page).not.toContain('<script')
    expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')).toHaveLength(4)
  })

  it('leaves out the derivation when there are no steps', () => {
    const page = reportHtml({ ...REPORT, derivation: { ...REPORT.derivation, steps: [] } })
    expect(page).not.toContain('Derivation')
  })
})

describe('latexToMathml', () => {
  it('sets formulas of any length', () => {
    const long = Array.from({ length: 2000 }, () => '\\operatorname{tr}(x)').join(' + ')
    expect(latexToMathml(long)).toContain('tr')
  })

  it('throws at what it does not know', () => {
    expect(() => latexToMathml('\\undefined')).toThrow(/undefined/i)
  })
})
