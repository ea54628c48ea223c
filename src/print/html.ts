/**
 * A report as a page of HTML that needs nothing but itself: formulas are MathML, which browsers set without style
 * sheets or fonts from elsewhere. The only importer of katex.
 */
import katex from 'katex'
import { derivationLatex, derivationText } from './derivation.ts'
import { type Report, remarksOf } from './report.ts'

/** LaTeX as MathML. Throws what KaTeX throws when it is given anything but what `latex.ts` prints. */
export const latexToMathml = (latex: string): string =>
  spaced(
    katex.renderToString(latex, {
      displayMode: true,
      output: 'mathml',
      throwOnError: true,
      strict: 'error',
      trust: false,
      maxExpand: Number.POSITIVE_INFINITY,
    }),
  )

/** A symbol that multiplies a function with a name of letters, which TeX sets apart and browsers do not. */
const FACTOR_BEFORE_FUNCTION = /(<\/(?:mi|mn|msup|mfrac)>)(?=<mi>[a-z]{2,}<\/mi><mo>⁡<\/mo>)/g

/** Browsers take a bar for a relation and a sign after a parenthesis for a difference unless told otherwise. */
const spaced = (mathml: string): string =>
  mathml
    .replace(/<mo (?:stretchy="false"|fence="true")>([∥∣])<\/mo>/g, '<mo lspace="0" rspace="0">$1</mo>')
    .replace(/([(=:,]<\/mo>)<mo>−<\/mo>/g, '$1<mo form="prefix">−</mo>')
    .replace(FACTOR_BEFORE_FUNCTION, '$1<mspace width="0.167em"></mspace>')

/** The report as a standalone page. */
export const reportHtml = (report: Report): string => {
  const { derivation, input } = report
  const names = [...new Set(derivation.answers.map(({ variable }) => escapeHtml(variable)))].join(', ')
  const title = `Derivative of ${escapeHtml(input)} by ${names}`
  return page(title, [
    `<h1>Derivative of <code>${escapeHtml(input)}</code> by <code>${names}</code></h1>`,
    ...(derivation.steps.length > 0
      ? ['<h2>Derivation</h2>', formula(derivationLatex(derivation, 'steps'))]
      : []),
    '<h2>Answer</h2>',
    formula(derivationLatex(derivation, 'answers')),
    ...remarksOf(report).map((remark) => `<p>${escapeHtml(remark)}</p>`),
    `<details><summary>As text</summary><pre>${escapeHtml(derivationText(derivation))}</pre></details>`,
  ])
}

const formula = (latex: string): string => `<div class="formula">${latexToMathml(latex)}</div>`

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character as keyof typeof ENTITIES])

/** Bold letters and the space before the laws are in style because browsers ignore KaTeX's attributes for them. */
const STYLE = `body { font: 1rem/1.5 Georgia, serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem }
code, pre { font-family: monospace } pre, .formula { overflow-x: auto }
math { font-size: 1.15rem; font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math }
mi[mathvariant^="bold"] { font-weight: bold; text-transform: none }
mi[mathvariant="bold-italic"] { font-style: italic }
mtable mtd { padding: 0.35em 0; text-align: left }
mtable mtd:first-child { text-align: right }
mtable mtd:nth-child(n + 4) { padding-left: 2em }
mtext { font-family: Georgia, serif; font-size: 0.85em; white-space: nowrap }`

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
