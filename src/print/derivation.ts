/**
 * Derivations as lines of text and as aligned blocks of LaTeX: definitions, the objective as typed, what was
 * rewritten by which law, the answers.
 */
import type { Derivation } from '../expr/derivation.ts'
import type { Named, Node } from '../expr/node.ts'
import { writtenAs } from '../form/entries.ts'
import { residualOf, zeroLike } from '../form/equation.ts'
import { type AlignedRow, aligned } from './aligned.ts'
import { definitionHeadIn, definitionText } from './definitions.ts'
import { formulaIn } from './formula.ts'
import { answerHead, headIn, headText } from './heads.ts'
import { latexIn, plainLatex } from './latex.ts'
import { type Layout, PLAIN } from './layout.ts'
import { type Definition, definitionsBeside, type Lines, lawOf, linesOf } from './lines.ts'
import type { Notation } from './notation.ts'
import { formulaLines, lawLines } from './rows.ts'
import type { FormulaStyle } from './style.ts'
import { toText } from './text.ts'

/** The derivation as lines of text; without steps only what the answers need. */
export const derivationText = (derivation: Derivation, layout: Layout = PLAIN): string =>
  [
    ...whereText(
      [...functionsText(derivation), ...definitionsText(definitionsBeside(derivation).before)],
      layout,
    ),
    ...stepsText(derivation, layout),
    ...answersText(derivation, layout),
    ...whereText(definitionsText(definitionsBeside(derivation).after), layout),
  ].join('\n')

/** A definition as text: its left side and its right side. */
type Defined = readonly [head: string, text: string, joint?: string]

const whereText = (definitions: readonly Defined[], layout: Layout): string[] =>
  definitions.flatMap(([head, text, joint = '='], i) =>
    formulaLines(`${i === 0 ? 'where' : '     '} ${head} ${joint} `, text, layout.width),
  )

const definitionsText = (definitions: readonly Definition[]): Defined[] =>
  definitions.map(({ named, head = named.name, text }) => {
    const residual = residualOf(named)
    if (residual) return [named.name, text ?? `${toText(residual)} = 0`, 'solves']
    const written = definitionText(named)
    return text === undefined ? [written.head, written.value] : [head, text]
  })

/** The user's functions, which only lines have. */
const functionsText = ({ functions = [], steps }: Pick<Derivation, 'functions' | 'steps'>): Defined[] =>
  steps.length === 0 ? [] : functions.map(({ head, text }) => [head, text])

const stepsText = (derivation: Lines, layout: Layout): string[] => {
  if (derivation.steps.length === 0) return []
  const rows = linesOf(derivation).map((line, i) => ({
    head: line.head ? headText(line.head) : '',
    formula: i === 0 && derivation.typed !== undefined ? derivation.typed : toText(line.node),
    law: lawOf(line),
  }))
  return lawLines(rows, layout)
}

const answersText = (derivation: Derivation, layout: Layout): string[] => {
  const { answers, differentials, steps } = derivation
  const answered = [
    ...differentials.map(({ of, node }) => [`d${of}`, node] as const),
    ...answers.map((answer) => [answerHead(derivation, answer).text, answer.node] as const),
  ]
  return answered.flatMap(([head, node], i) => {
    const lead = steps.length === 0 ? '' : i === 0 ? 'so ' : '   '
    return formulaLines(`${lead}${head} = `, toText(node), layout.width).map(layout.answer)
  })
}

/** What to set: the steps, the answers, or both in one block. */
export type Part = 'steps' | 'answers' | 'both'

/** The derivation as `aligned` blocks of LaTeX that fit a page, with the laws at the right. */
export const derivationLatex = (
  derivation: Derivation,
  part: Part = 'both',
  style: FormulaStyle = {},
  set: (rows: readonly AlignedRow[]) => string[] = aligned,
): string[] =>
  set(
    derivationRows(derivation, part, latexIn(style)).map(({ head, node, law }) => ({
      head,
      body: formulaIn(latexIn(style), node),
      ...(law === undefined ? {} : { law }),
    })),
  )

/** A line: what stands left of its equals sign, in LaTeX, what stands right of it, and its law. */
export interface DerivationRow {
  readonly head: string
  readonly node: Node
  /** A word at the right, with no character that has a meaning in LaTeX. */
  readonly law?: string
}

/**
 * The rows of a derivation. Definitions come first, in the part with the steps or, where there are none, in
 * that with the answers.
 */
export const derivationRows = (
  derivation: Derivation,
  part: Part = 'both',
  to: Notation = latexIn(),
): DerivationRow[] => {
  const withSteps = derivation.steps.length > 0
  return [
    ...((part === 'answers') === withSteps && part !== 'both'
      ? []
      : whereRows(to, [
          ...functionRows(to, derivation),
          ...definitionRows(to, definitionsBeside(derivation).before),
        ])),
    ...(part !== 'answers' && withSteps ? stepRows(to, derivation) : []),
    ...(part === 'steps'
      ? []
      : [
          ...answerRows(to, derivation),
          ...whereRows(to, definitionRows(to, definitionsBeside(derivation).after)),
        ]),
  ]
}

const stepRows = (to: Notation, derivation: Derivation): DerivationRow[] =>
  linesOf(derivation).map((line) => ({
    head: line.head ? headIn(to, line.head, line.node) : '',
    node: line.node,
    law: plainLatex(lawOf(line)),
  }))

const answerRows = (to: Notation, derivation: Derivation): DerivationRow[] => [
  ...derivation.differentials.map(({ of, node }) => ({
    head: headIn(to, { of, form: 'differential' }, node),
    node,
  })),
  ...derivation.answers.map((answer) => ({
    head: answerHead(derivation, answer, to).formula,
    node: answer.node,
  })),
]

const whereRows = (to: Notation, rows: readonly DerivationRow[]): DerivationRow[] =>
  rows.map((row, i) => (i === 0 ? { ...row, head: `${to.words('where ')} ${row.head}` } : row))

const definitionRows = (to: Notation, definitions: readonly Definition[]): DerivationRow[] =>
  definitions.map(({ named, called }) => {
    const residual = residualOf(named)
    if (residual) return { head: formulaIn(to, residual), node: zeroLike(residual) }
    return { head: definitionHeadIn(to, named), node: called ?? writtenAs(named).body }
  })

const functionRows = (to: Notation, { functions = [], steps }: Derivation): DerivationRow[] =>
  steps.length === 0
    ? []
    : functions.flatMap(({ formula }) => {
        const found = formula()
        return found ? [{ head: formulaIn(to, found.call), node: found.value }] : []
      })

/** A simplification as lines of text: what was typed, and what it was rewritten to. */
export const simplificationText = (
  simple: Omit<Lines, 'typed'> & Pick<Derivation, 'functions'> & { readonly definitions: readonly Named[] },
  typed: string,
  layout: Layout = PLAIN,
): string[] =>
  simple.steps.length === 0
    ? []
    : [
        ...whereText(
          [...functionsText(simple), ...definitionsText(simple.definitions.map((named) => ({ named })))],
          layout,
        ),
        ...stepsText({ ...simple, typed }, layout),
      ]
