/**
 * A report as a part of a Typst document: the derivation as a table of formulas that Typst breaks where they are too
 * long, with the laws at the right; remarks below.
 */
import { type DerivationRow, derivationRows } from './derivation.ts'
import { formulaIn } from './formula.ts'
import type { Notation } from './notation.ts'
import { type LawInWords, type Report, remarksOf } from './report.ts'
import type { FormulaStyle } from './style.ts'
import { typstIn } from './typst.ts'

/** The report, to be put into a document as it stands. */
export const reportTypst = (report: Report, style: FormulaStyle = {}): string => {
  const to = typstIn(style)
  const { derivation, laws = [] } = report
  return `${[
    gridOf(to, derivationRows(derivation, 'both', to)),
    ...remarksOf(report).map(plain),
    ...laws.map(lawIn),
  ].join('\n\n')}\n`
}

const gridOf = (to: Notation, rows: readonly DerivationRow[]): string =>
  [
    // Lines are as high as what stands in them, fractions too.
    '#let whole(formula) = { set text(top-edge: "bounds", bottom-edge: "bounds"); formula }',
    '#let derived(head, formula, law) = (whole(head), par(hanging-indent: 2em, whole(formula)), law)',
    '#grid(',
    '  columns: (auto, 1fr, auto), align: (right, left, right).map(side => side + horizon),',
    '  column-gutter: 0.35em, row-gutter: 0.9em,',
    ...rows.map((row) => `  ${rowIn(to, row)},`),
    ')',
  ].join('\n')

/** The left side, the right side on lines of which all but the first are indented, and the law. */
const rowIn = (to: Notation, { head, node, law = '' }: DerivationRow): string =>
  `..derived(${head === '' ? '[]' : `$display(${head})$`}, $display(= ${formulaIn(to, node)})$)[${plain(law)}]`

const lawIn = ({ name, sentence, law }: LawInWords): string =>
  `*${plain(name)}*: ${plain(sentence)}${law === '' ? '' : ` #raw(${JSON.stringify(law)})`}`

/** Prose in which nothing is markup. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\#$*_`<>@[\]~/]/g, '\\$&')
