/**
 * Derivations as lines of text and as one aligned block of LaTeX: definitions, the objective as typed, what was
 * rewritten by which law, the answers.
 */
import type { Derivation, Step, Subject } from '../expr/derivation.ts'
import type { Named, Node } from '../expr/node.ts'
import { namedIn } from '../expr/walk.ts'
import { answerHead, headLatex, headText } from './heads.ts'
import { toLatex } from './latex.ts'
import { faceOf, nameLatex, plainLatex } from './names.ts'
import { toText } from './text.ts'

/** Laws stand in one column, unless a line is longer than this. */
const COLUMN = 72
/** Equals signs stand in one column, unless a name is longer than this. */
const HEAD = 8

interface Line {
  /** Nothing where the one before goes on. */
  readonly head: Subject | undefined
  readonly node: Node
  readonly law: string
}

/** The law of a step, with the simplifications that went into its line. */
export const lawOf = ({ rule, simplified = [] }: Step): string =>
  simplified.length === 0 ? rule : `${rule} (${[...new Set(simplified)].join(', ')})`

type Lines = Pick<Derivation, 'subject' | 'objective' | 'steps' | 'typed'>

const linesOf = ({ subject, objective, steps }: Lines): Line[] => [
  { head: { of: subject }, node: objective, law: 'as typed' },
  ...steps.map((step, i) => ({
    head: goesOn(step, steps[i - 1]) ? undefined : step,
    node: step.node,
    law: lawOf(step),
  })),
]

const goesOn = ({ of, form }: Step, before: Step | undefined): boolean =>
  form !== undefined && form !== 'value' && before?.of === of && before.form === form

/** The derivation as lines of text; without steps only what the answers need. */
export const derivationText = (derivation: Derivation): string =>
  [
    ...definitionsText(split(derivation).before),
    ...stepsText(derivation),
    ...answersText(derivation),
    ...definitionsText(split(derivation).after),
  ].join('\n')

/** Definitions that the steps use stand before them, those that only the answers use after those. */
const split = ({ definitions, steps }: Derivation): { before: readonly Named[]; after: readonly Named[] } => {
  if (steps.length === 0 || !definitions.some(({ introduced }) => introduced))
    return { before: definitions, after: [] }
  const used = new Set(namedIn(steps.map(({ node }) => node)))
  const isBefore = (named: Named): boolean => !named.introduced || used.has(named)
  return {
    before: definitions.filter(isBefore),
    after: definitions.filter((named) => !isBefore(named)),
  }
}

const definitionsText = (definitions: readonly Named[]): string[] =>
  definitions.map(({ name, value }, i) => `${i === 0 ? 'where' : '     '} ${name} = ${toText(value)}`)

const stepsText = (derivation: Lines): string[] => {
  if (derivation.steps.length === 0) return []
  const lines = linesOf(derivation)
  const first = derivation.typed
  const heads = lines.map(({ head }) => (head ? headText(head) : ''))
  const indent = Math.max(...heads.map(({ length }) => Math.min(length, HEAD)))
  const texts = lines.map(
    ({ node }, i) => `${heads[i]!.padEnd(indent)} = ${i === 0 && first !== undefined ? first : toText(node)}`,
  )
  const width = texts.reduce((longest, { length }) => Math.max(longest, Math.min(length, COLUMN)), 0)
  return lines.map(({ law }, i) => `${texts[i]!.padEnd(width)}   ${law}`)
}

const answersText = (derivation: Derivation): string[] => {
  const { answers, differentials, steps } = derivation
  const lines = [
    ...differentials.map(({ of, node }) => `d${of} = ${toText(node)}`),
    ...answers.map((answer) => `${answerHead(derivation, answer).text} = ${toText(answer.node)}`),
  ]
  return lines.map((line, i) => (steps.length === 0 ? '' : i === 0 ? 'so ' : '   ') + line)
}

/** What to set: the steps, the answers, or both in one block. */
export type Part = 'steps' | 'answers' | 'both'

/**
 * The derivation as an `aligned` block of LaTeX, the law named at the end of each line. Definitions come first, in the
 * part with the steps or, where there are none, in that with the answers.
 */
export const derivationLatex = (derivation: Derivation, part: Part = 'both'): string => {
  const withSteps = derivation.steps.length > 0
  return aligned([
    ...((part === 'answers') === withSteps && part !== 'both'
      ? []
      : definitionRows(split(derivation).before)),
    ...(part !== 'answers' && withSteps ? stepRows(derivation) : []),
    ...(part === 'steps' ? [] : [...answerRows(derivation), ...definitionRows(split(derivation).after)]),
  ])
}

const stepRows = (derivation: Derivation): string[] =>
  linesOf(derivation).map(({ head, node, law }) => row(head ? headLatex(head, node) : '', toLatex(node), law))

const answerRows = (derivation: Derivation): string[] => [
  ...derivation.differentials.map(({ of, node }) =>
    row(headLatex({ of, form: 'differential' }, node), toLatex(node)),
  ),
  ...derivation.answers.map((answer) => row(answerHead(derivation, answer).latex, toLatex(answer.node))),
]

const row = (left: string, right: string, law?: string): string =>
  `${left} &= ${right}${law === undefined ? '' : ` && \\text{${plainLatex(law)}}`}`

const aligned = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`

const definitionRows = (definitions: readonly Named[]): string[] =>
  definitions.map((node, i) =>
    row(`${i === 0 ? '\\text{where } ' : ''}${nameLatex(node.name, faceOf(node))}`, toLatex(node.value)),
  )

/** A simplification as lines of text: what was typed, and what it was rewritten to. */
export const simplificationText = (
  simple: Omit<Lines, 'typed'> & { readonly definitions: readonly Named[] },
  typed: string,
): string[] =>
  simple.steps.length === 0
    ? []
    : [...definitionsText(simple.definitions), ...stepsText({ ...simple, typed })]
