/**
 * Derivations as lines of text and as one aligned block of LaTeX: definitions, the objective as typed, what was
 * rewritten by which law, the answers.
 */
import type { Derivation, Step } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { toLatex } from './latex.ts'
import { type Face, faceOf, nameLatex, plainLatex } from './names.ts'
import { toText } from './text.ts'

/** Laws stand in one column, unless a line is longer than this. */
const COLUMN = 72

interface Line {
  /** `f`, `df`, the name of an intermediate, or nothing where `df` goes on. */
  readonly left: string
  readonly node: Node
  readonly law: string
}

/** The law of a step, with the simplifications that went into its line. */
export const lawOf = ({ rule, simplified = [] }: Step): string =>
  simplified.length === 0 ? rule : `${rule} (${[...new Set(simplified)].join(', ')})`

const linesOf = ({ objective, steps }: Derivation): Line[] => [
  { left: 'f', node: objective, law: 'as typed' },
  ...steps.map((step, i) => ({
    left: step.of === 'df' && steps[i - 1]?.of === 'df' ? '' : step.of,
    node: step.node,
    law: lawOf(step),
  })),
]

/** The derivation as lines of text; without steps only what the answers need. */
export const derivationText = (derivation: Derivation): string =>
  [...definitionsText(derivation), ...stepsText(derivation), ...answersText(derivation)].join('\n')

const definitionsText = ({ definitions }: Derivation): string[] =>
  definitions.map(({ name, value }, i) => `${i === 0 ? 'where' : '     '} ${name} = ${toText(value)}`)

const stepsText = (derivation: Derivation): string[] => {
  if (derivation.steps.length === 0) return []
  const lines = linesOf(derivation)
  const first = derivation.typed
  const texts = lines.map(
    ({ left, node }, i) => `${left.padEnd(2)} = ${i === 0 && first !== undefined ? first : toText(node)}`,
  )
  const width = texts.reduce((longest, { length }) => Math.max(longest, Math.min(length, COLUMN)), 0)
  return lines.map(({ law }, i) => `${texts[i]!.padEnd(width)}   ${law}`)
}

const answersText = ({ answers, steps }: Derivation): string[] =>
  answers.map(({ variable, node }, i) => {
    const lead = steps.length === 0 ? '' : i === 0 ? 'so ' : '   '
    return `${lead}df/d${variable} = ${toText(node)}`
  })

/** What to set: the steps, the answers, or both in one block. */
export type Part = 'steps' | 'answers' | 'both'

/**
 * The derivation as an `aligned` block of LaTeX, the law named at the end of each line. Definitions come first, in the
 * part with the steps or, where there are none, in that with the answers.
 */
export const derivationLatex = (derivation: Derivation, part: Part = 'both'): string => {
  const withSteps = derivation.steps.length > 0
  return aligned([
    ...((part === 'answers') === withSteps && part !== 'both' ? [] : definitionRows(derivation)),
    ...(part !== 'answers' && withSteps ? stepRows(derivation) : []),
    ...(part === 'steps' ? [] : answerRows(derivation)),
  ])
}

const stepRows = (derivation: Derivation): string[] =>
  linesOf(derivation).map(({ left, node, law }) =>
    row(LEFT.get(left) ?? nameLatex(left, faceOf(node)), toLatex(node), law),
  )

const answerRows = (derivation: Derivation): string[] => {
  const faces = facesIn(derivation)
  return derivation.answers.map(({ variable, node }) => {
    const name = nameLatex(variable, faces.get(variable) ?? faceOf(node))
    return row(`\\frac{\\partial f}{\\partial ${name}}`, toLatex(node))
  })
}

const LEFT: ReadonlyMap<string, string> = new Map([
  ['f', 'f'],
  ['df', '\\mathrm{d}f'],
  ['', ''],
])

const row = (left: string, right: string, law?: string): string =>
  `${left} &= ${right}${law === undefined ? '' : ` && \\text{${plainLatex(law)}}`}`

const aligned = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`

const definitionRows = ({ definitions }: Derivation): string[] =>
  definitions.map((node) => row(nameLatex(node.name, faceOf(node)), toLatex(node.value), 'definition'))

const facesIn = ({ objective }: Derivation): ReadonlyMap<string, Face> =>
  new Map(
    reachable([objective]).flatMap((node) =>
      node.kind === 'variable' ? [[node.name, faceOf(node)] as const] : [],
    ),
  )
