/**
 * Every style of LaTeX: what is printed of every problem, of every function and of every kind of node is LaTeX that
 * KaTeX accepts, and differs from that of the first style in the signs that were asked for alone.
 */
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { FUNCTIONS, functionNamed } from '../../src/functions/index.ts'
import { derivationRows } from '../../src/print/derivation.ts'
import { latexIn, toLatex } from '../../src/print/latex.ts'
import { type FormulaStyle, STYLES } from '../../src/print/style.ts'
import { gradus } from '../cli/gradus.ts'
import { WHOLE } from '../random/settings.ts'
import { derivations } from './derivations.ts'
import { A, a, b, call, graph, hadamard, minus, power, product, transpose, W, x, y } from './nodes.ts'

const every: FormulaStyle[] = STYLES.latexStyle.flatMap((latexStyle) =>
  STYLES.transpose.flatMap((transposed) =>
    STYLES.hadamard.map((sign) => ({ latexStyle, transpose: transposed, hadamard: sign })),
  ),
)

const accepted = (latex: string): void => {
  katex.renderToString(latex, { throwOnError: true, strict: 'error', displayMode: true, output: 'mathml' })
}

const inverse = call('inv', [A])
const sigma = (of: Node): Node => call('sigmoid', [of], of)

const SPELLED: readonly (readonly [Node, FormulaStyle, string])[] = [
  [product(A, x), { latexStyle: 'plain' }, 'A x'],
  [product(A, x), { latexStyle: 'bold' }, '\\mathbf{A} \\mathbf{x}'],
  [graph.eye('n'), { latexStyle: 'plain' }, 'I_{n}'],
  [graph.variable({ name: 'Sigma', rows: 'n', cols: 'n', active: false }), {}, '\\boldsymbol{\\Sigma}'],
  [
    graph.variable({ name: 'Sigma', rows: 'n', cols: 'n', active: false }),
    { latexStyle: 'plain' },
    '\\Sigma',
  ],
  [transpose(A), { transpose: 'top' }, '\\mathbf{A}^\\top'],
  [transpose(A), { transpose: 'T' }, '\\mathbf{A}^{\\mathsf{T}}'],
  [transpose(A), { transpose: 'prime' }, "\\mathbf{A}'"],
  [transpose(inverse), { transpose: 'top' }, '\\mathbf{A}^{-\\top}'],
  [transpose(inverse), { transpose: 'T' }, '\\mathbf{A}^{-\\mathsf{T}}'],
  [transpose(inverse), { transpose: 'prime' }, "(\\mathbf{A}^{-1})'"],
  [transpose(sigma(product(A, x))), { transpose: 'prime' }, "\\sigma(\\mathbf{A} \\mathbf{x})'"],
  [hadamard(x, y), { hadamard: 'circ' }, '\\mathbf{x} \\circ \\mathbf{y}'],
  [power(x, 2), { hadamard: 'circ' }, '\\mathbf{x}^{\\circ 2}'],
]

describe('a style of LaTeX', () => {
  it('is one of twelve', () => {
    expect(new Set(every.map((style) => JSON.stringify(style))).size).toBe(12)
  })

  it.each(SPELLED)('%# spells signs as asked', (node, style, latex) => {
    expect(toLatex(node, style)).toBe(latex)
  })

  it.each(every)('%j is accepted by KaTeX for every function', (style) => {
    for (const { name } of FUNCTIONS)
      for (const order of [0, 1, 2]) {
        const latex = toLatex(call(name, [A, b], A, order), style)
        accepted(latex)
        accepted(toLatex(transpose(call(name, [A, b], A, order)), style))
      }
    for (const node of [minus(W, W), product(transpose(x), y), power(a, 2)]) accepted(toLatex(node, style))
  })

  it('is accepted by KaTeX in every line of every problem', () => {
    const all = derivations()
    expect(all.length).toBeGreaterThan(500)
    const seen = new Set<string>()
    for (const [i, style] of every.entries())
      for (const [j, { title, derivation }] of all.entries())
        if (WHOLE || j % every.length === i)
          for (const { head, node } of derivationRows(derivation, 'both', latexIn(style))) {
            const latex = `${head} = ${toLatex(node, style)}`
            if (!seen.has(latex)) expect(() => accepted(latex), `${title}: ${latex}`).not.toThrow()
            seen.add(latex)
          }
    expect(seen.size).toBeGreaterThan(WHOLE ? 10_000 : 1_000)
  }, 600_000)

  it('has no sign of another style', () => {
    const style = { latexStyle: 'plain', transpose: 'prime', hadamard: 'circ' } as const
    const constants = FUNCTIONS.filter(({ latex }) => latex.startsWith('\\mathbf{')).map(({ latex }) => latex)
    const bold = new Set(constants.map((latex) => /^\\mathbf\{.\}/.exec(latex)![0]))
    for (const { title, derivation } of derivations())
      for (const { node } of derivationRows(derivation)) {
        const latex = toLatex(node, style)
        expect(latex, title).not.toMatch(/\\top|\\odot|\\boldsymbol/)
        for (const [letter] of latex.matchAll(/\\mathbf\{.\}/g)) expect(bold, title).toContain(letter)
      }
    expect(functionNamed('eye')!.latex).toBe('\\mathbf{I}')
  }, 600_000)
})

describe('the options for a style', () => {
  const problem = ["norm2(A*x - b)^2 + tr(inv(S)'*C)", '--wrt', 'x,S', '--no-steps', '--no-check']

  it('are taken where LaTeX is printed', async () => {
    const style = ['--latex-style', 'plain', '--transpose', 't']
    const { out } = await gradus([...problem, '--to', 'latex', ...style])
    expect(out).toContain('2 A^{\\mathsf{T}} (A x - b)')
    expect((await gradus([...problem, '--to', 'markdown', ...style])).out).toContain(
      '2 A^{\\mathsf{T}} (A x - b)',
    )
    const json = JSON.parse((await gradus([...problem, '--to', 'json', ...style])).out)
    expect(json.derivatives[0].latex).toBe('2 A^{\\mathsf{T}} (A x - b)')
    const line = JSON.stringify({ expr: "x'*y", wrt: 'x', kind: 'jacobian' })
    expect((await gradus(['batch', '--transpose', 'prime', '--no-check'], line)).out).toContain(
      "\\\\mathbf{y}'",
    )
  })

  it.each(['latex-style=plain', 'transpose=T', 'hadamard=circ'])(
    'are refused elsewhere: --%s',
    async (option) => {
      for (const format of ['text', 'html', 'numpy']) {
        const { status, err } = await gradus([...problem, '--to', format, `--${option}`])
        expect([status, err]).toEqual([
          2,
          expect.stringContaining('is of use only with --to latex, typst, markdown, json'),
        ])
      }
    },
  )
})
