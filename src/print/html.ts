/**
 * A report as a page of HTML that needs nothing but itself: formulas are MathML, which browsers set without style
 * sheets or fonts from elsewhere. The only importer of katex.
 */
import katex from 'katex'
import type { Derivation } from '../expr/derivation.ts'
import { namedIn } from '../expr/walk.ts'
import type { AlignedRow } from './aligned.ts'
import { derivationRows, derivationText } from './derivation.ts'
import { latexChunks } from './latexlines.ts'
import { type LawInWords, type Report, remarksOf } from './report.ts'

/** LaTeX as MathML. Throws what KaTeX throws when it is given anything but what `latex.ts` prints. */
export const latexToMathml = (latex: string, displayMode = true): string =>
  spaced(
    katex.renderToString(latex, {
      displayMode,
      output: 'mathml',
      throwOnError: true,
      strict: 'error',
      trust: false,
      maxExpand: Number.POSITIVE_INFINITY,
    }),
  )

/** A symbol that multiplies a function with a name of letters, which TeX sets apart and browsers do not. */
const FACTOR_BEFORE_FUNCTION = /(<\/(?:mi|mn|msup|mfrac)>)(?=<mi>[a-z]{2,}<\/mi><mo>⁡<\/mo>)/g

/** Browsers take a bar for a relation, a colon for punctuation and a sign after a parenthesis for a difference unless told otherwise. */
const spaced = (mathml: string): string =>
  mathml
    .replace(/<mo (?:stretchy="false"|fence="true")>([∥∣])<\/mo>/g, '<mo lspace="0" rspace="0">$1</mo>')
    .replace(/([(=:,]<\/mo>)<mo>−<\/mo>/g, '$1<mo form="prefix">−</mo>')
    .replaceAll('<mo>:</mo>', '<mo lspace="0.278em" rspace="0.278em">:</mo>')
    .replace(FACTOR_BEFORE_FUNCTION, '$1<mspace width="0.167em"></mspace>')

/** The report as a standalone page, the answer first. */
export const reportHtml = (report: Report): string => {
  const { derivation, input, laws = [] } = report
  const names = [...new Set(derivation.answers.flatMap(({ variables }) => variables.map(escapeHtml)))].join(
    ', ',
  )
  const title = `Derivative of ${escapeHtml(input)} by ${names}`
  return page(title, [
    `<h1>Derivative of <code>${escapeHtml(input)}</code> by <code>${names}</code></h1>`,
    '<h2>Answer</h2>',
    rowsHtml(answerRows(derivation)),
    ...(derivation.steps.length > 0
      ? ['<h2>Derivation</h2>', rowsHtml(derivationRows(derivation, 'steps'))]
      : []),
    ...remarksOf(report).map((remark) => `<p>${escapeHtml(remark)}</p>`),
    ...(laws.length > 0 ? ['<h2>Laws</h2>', `<dl>${laws.map(lawHtml).join('')}</dl>`] : []),
    `<details><summary>As text</summary><pre>${escapeHtml(derivationText(derivation))}</pre></details>`,
  ])
}

/** The answers with the definitions that they use. */
const answerRows = (derivation: Derivation): AlignedRow[] => {
  const used = new Set(namedIn(derivation.answers.map(({ node }) => node)))
  const definitions = derivation.definitions.filter((named) => used.has(named))
  return derivationRows({ ...derivation, definitions, steps: [] }, 'answers')
}

const lawHtml = ({ name, sentence, law }: LawInWords): string =>
  `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(sentence)}${law === '' ? '' : `<br><code>${escapeHtml(law)}</code>`}</dd>`

/** As much of a formula as the narrowest screen takes, in hundredths of an em; the rest may go on below. */
const CHUNK = 1400

const rowsHtml = (rows: readonly AlignedRow[]): string =>
  `<div class="rows">\n${rows.map(rowHtml).join('\n')}\n</div>`

const rowHtml = ({ head, body, law = '' }: AlignedRow): string => {
  const chunks = latexChunks(body, CHUNK).map(
    (latex, i) => `<span class="chunk">${inline(i === 0 ? `{}= ${latex}` : latex)}</span>`,
  )
  return [
    `<span class="head">${head === '' ? '' : inline(head)}</span>`,
    `<span class="body">${chunks.join('')}</span>`,
    `<span class="law">${law === '' ? '' : lawNames(law)}</span>`,
  ].join('')
}

/** Names of laws, none of them broken at its hyphens. */
const lawNames = (law: string): string =>
  law
    .split(' ')
    .map((name) => `<span>${escapeHtml(name)}</span>`)
    .join(' ')

const inline = (latex: string): string => latexToMathml(`\\displaystyle ${latex}`, false)

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character as keyof typeof ENTITIES])

/** Bold letters are in style because browsers ignore KaTeX's attributes for them. */
const STYLE = `body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; overflow-wrap: anywhere } h2 { font-size: 1.1rem; margin-top: 2rem }
code, pre { font-family: monospace } pre { overflow-x: auto }
math { font-size: 1.1rem; font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math }
[mathvariant^="bold"] { font-weight: bold; text-transform: none }
mi[mathvariant="bold-italic"] { font-style: italic }
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
@media (prefers-color-scheme: dark) { body { background: #181818; color: #e6e6e6 } .chunk { display: inline-block; padding: 0.15em 0; text-indent: 0 }
.law { color: #aaa } }`

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
