/**
 * A report as a page of HTML that needs nothing but itself: formulas are MathML, which browsers set without style
 * sheets or fonts from elsewhere.
 */
import type { Derivation } from '../expr/derivation.ts'
import { namedIn } from '../expr/walk.ts'
import { type DerivationRow, derivationRows, derivationText } from './derivation.ts'
import { escaped, type Markup, markupText } from './markup.ts'
import { math, mathmlChunks } from './mathml.ts'
import { readLatex } from './mathreader.ts'
import { EQUALS } from './mathsymbols.ts'
import { headingOf, type LawInWords, type Report, remarksOf } from './report.ts'

/** The report as a standalone page, the answer first, then what is proved of it. */
export const reportHtml = (report: Report, proofs: readonly string[] = []): string => {
  const { derivation, laws = [] } = report
  const heading = headingOf(report, (text) => `<code>${escaped(text)}</code>`)
  return page(headingOf(report, escaped), [
    `<h1>${heading}</h1>`,
    '<h2>Answer</h2>',
    rowsHtml(answerRows(derivation)),
    ...(proofs.length > 0 ? ['<h2>What is proved of it</h2>', ...proofs] : []),
    ...(derivation.steps.length > 0
      ? ['<h2>Derivation</h2>', rowsHtml(derivationRows(derivation, 'steps'))]
      : []),
    ...remarksOf(report).map((remark) => `<p>${escaped(remark)}</p>`),
    ...(laws.length > 0 ? ['<h2>Laws</h2>', `<dl>${laws.map(lawHtml).join('')}</dl>`] : []),
    `<details><summary>As text</summary><pre>${escaped(derivationText(derivation))}</pre></details>`,
  ])
}

/** The answers with the definitions that they use. */
const answerRows = (derivation: Derivation): DerivationRow[] => {
  const used = new Set(namedIn(derivation.answers.map(({ node }) => node)))
  const definitions = derivation.definitions.filter((named) => used.has(named))
  return derivationRows({ ...derivation, definitions, steps: [] }, 'answers')
}

const lawHtml = ({ name, sentence, law }: LawInWords): string =>
  `<dt>${escaped(name)}</dt><dd>${escaped(sentence)}${law === '' ? '' : `<br><code>${escaped(law)}</code>`}</dd>`

/** As much of a formula as the narrowest screen takes, in hundredths of an em; the rest may go on below. */
const CHUNK = 1400

const rowsHtml = (rows: readonly DerivationRow[]): string =>
  `<div class="rows">\n${rows.map(rowHtml).join('\n')}\n</div>`

const rowHtml = ({ head, node, law = '' }: DerivationRow): string => {
  const chunks = mathmlChunks(node, CHUNK).map((chunk, i) => (i === 0 ? equalTo(chunk) : chunk))
  return [
    `<span class="head">${head === '' ? '' : markupText(math(readLatex(head)))}</span>`,
    `<span class="body">${chunks.map((chunk) => `<span class="chunk">${markupText(chunk)}</span>`).join('')}</span>`,
    `<span class="law">${law === '' ? '' : lawNames(law)}</span>`,
  ].join('')
}

const equalTo = (formula: Markup): Markup => ({ ...formula, children: [EQUALS, ...formula.children] })

/** Names of laws, none of them broken at its hyphens. */
const lawNames = (law: string): string =>
  law
    .split(' ')
    .map((name) => `<span>${escaped(name)}</span>`)
    .join(' ')

/** Bold letters are in style: what is bold by its character is copied as another letter. */
const STYLE = `body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; overflow-wrap: anywhere } h2 { font-size: 1.1rem; margin-top: 2rem }
code, pre { font-family: monospace } pre { overflow-x: auto }
math { font-size: 1.1rem; font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", "XITS Math", "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", math }
math .bold { font-weight: bold }
math .slanted { font-style: italic }
mtext { font-family: Georgia, serif; font-size: 0.85em }
.rows { display: grid; grid-template-columns: auto fit-content(75%) minmax(8rem, 1fr); gap: 0.6rem 0.4rem; align-items: baseline }
.head { text-align: right }
.body { overflow-x: auto; overflow-y: hidden; line-height: 1.8; padding-left: 1.5em; text-indent: -1.5em }
.chunk { display: inline-block; padding: 0.15em 0; text-indent: 0 }
.law { color: #555; font-size: 0.85rem; padding-left: 1rem }
.law span { white-space: nowrap }
dt { font-weight: bold } dd { margin: 0 0 0.6rem 1rem }
@media (max-width: 40rem) {
  body { margin-top: 1rem } math { font-size: 1rem }
  .rows { grid-template-columns: auto minmax(0, 1fr); row-gap: 0.2rem }
  .law { grid-column: 2; padding: 0 0 0.6rem 0.5rem }
  .law:empty { display: none }
}
@media (prefers-color-scheme: dark) { body { background: #181818; color: #e6e6e6 } .law { color: #aaa } }`

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
