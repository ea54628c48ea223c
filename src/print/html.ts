/**
 * A report as a page of HTML that needs nothing but itself: formulas are MathML, which browsers set without style
 * sheets or fonts from elsewhere. The only importer of katex.
 */
import katex from 'katex'
import { answersLatex, derivationLatex, derivationText } from './derivation.ts'
import { type Report, remarksOf } from './report.ts'

/** LaTeX as MathML. Throws what KaTeX throws when it is given anything but what `latex.ts` prints. */
export const latexToMathml = (latex: string): string =>
  katex.renderToString(latex, {
    displayMode: true,
    output: 'mathml',
    throwOnError: true,
    strict: 'error',
    trust: false,
    maxExpand: Number.POSITIVE_INFINITY,
  })

/** The report as a standalone page. */
export const reportHtml = (report: Report): string => {
  const { derivation, input } = report
  const names = derivation.answers.map(({ variable }) => escapeHtml(variable)).join(', ')
  const title = `Derivative of ${escapeHtml(input)} by ${names}`
  return page(title, [
    `<h1>Derivative of <code>${escapeHtml(input)}</code> by <code>${names}</code></h1>`,
    ...(derivation.steps.length > 0 ? ['<h2>Derivation</h2>', formula(derivationLatex(derivation))] : []),
    '<h2>Answer</h2>',
    formula(answersLatex(derivation, derivation.steps.length === 0)),
    ...remarksOf(report).map((remark) => `<p>${escapeHtml(remark)}</p>`),
    `<details><summary>As text</summary><pre>${escapeHtml(derivationText(derivation))}</pre></details>`,
  ])
}

const formula = (latex: string): string => `<div class="formula">${latexToMathml(latex)}</div>`

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character as keyof typeof ENTITIES])

const STYLE = `body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem }
code, pre { font-family: monospace } pre, .formula { overflow-x: auto }
.formula math { font-size: 1.15rem }
.formula mtable { margin: 0 } .formula mtd { padding: 0.35em 0; text-align: left }`

const page = (title: string, body: readonly string[]): string =>
  `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`
