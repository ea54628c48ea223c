import { describe, expect, it } from 'vitest'
import { reportHtml } from '../../src/print/html.ts'
import { latexToMathml } from '../../src/print/katex.ts'
import { reportMarkdown } from '../../src/print/markdown.ts'
import { type Report, reportText } from '../../src/print/report.ts'
import { A, differential, plus, product, times, transpose, x, y } from './nodes.ts'

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
    answers: [{ variables: ['x'], node: times(2, x) }],
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

  it('escapes markup in remarks, and nothing else', () => {
    expect(reportMarkdown(withInput('x', ['[a](b) <i> *c* $ 1.8e-13 d-sum a_b _c_']))).toContain(
      'Note: \\[a](b) \\<i> \\*c\\* \\$ 1.8e-13 d-sum a_b \\_c\\_',
    )
  })
})

describe('reportHtml', () => {
  it('is a page that loads nothing from elsewhere', () => {
    const page = reportHtml(REPORT)
    expect(page).toMatch(/^<!DOCTYPE html>/)
    expect(page.match(/<math/g)).toHaveLength(6)
    expect(page).not.toMatch(/<(script|link|img|iframe)|url\(|@import|src=|href=| style=/)
  })

  it('has the answer before the derivation, and the law of every line in a cell of its own', () => {
    const page = reportHtml(REPORT)
    expect(page.indexOf('<h2>Answer</h2>')).toBeLessThan(page.indexOf('<h2>Derivation</h2>'))
    const laws = [...page.matchAll(/<span class="law">(.*?)<\/span>(?!<| <span>)/g)]
    expect(laws.map(([, law]) => law!.replace(/<\/?span>/g, ''))).toEqual(['', 'as typed', 'd-product'])
  })

  it('breaks a formula into pieces at its signs, so that a screen of any width shows all of it', () => {
    const sum = plus(plus(x, y), product(A, x))
    const page = reportHtml({
      ...REPORT,
      derivation: { ...REPORT.derivation, answers: [{ variables: ['x'], node: sum }] },
    })
    const answer = page.slice(0, page.indexOf('<h2>Derivation</h2>'))
    expect(answer.match(/class="chunk"/g)).toHaveLength(3)
  })

  it('lists the laws in words', () => {
    const laws = [{ name: 'd-sum', sentence: 'A sum is a sum.', law: 'd(A + B) -> d(A) + d(B) [definition]' }]
    expect(reportHtml({ ...REPORT, laws })).toContain(
      '<dt>d-sum</dt><dd>A sum is a sum.<br><code>d(A + B) -&gt;',
    )
    expect(reportMarkdown({ ...REPORT, laws })).toContain(
      '## Laws\n\n- **d-sum**: A sum is a sum. `d(A + B) ->',
    )
    expect(reportText({ ...REPORT, laws })).toContain('Law: d-sum - A sum is a sum.\n  d(A + B) ->')
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
