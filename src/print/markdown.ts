/**
 * A report as Markdown with LaTeX between dollar signs. What was typed stands in code spans and cannot leave them.
 */
import { derivationLatex } from './derivation.ts'
import { type Report, remarksOf } from './report.ts'

/** The derivation and the answers as one block of LaTeX, without the remarks. */
export const reportLatex = ({ derivation }: Report): string => `${derivationLatex(derivation)}\n`

/** The report as a Markdown document. */
export const reportMarkdown = (report: Report): string => {
  const { derivation, input } = report
  const { answers, steps } = derivation
  return `${[
    `# Derivative of ${code(input)} by ${[...new Set(answers.map(({ variable }) => code(variable)))].join(', ')}`,
    ...(steps.length > 0 ? ['## Derivation', display(derivationLatex(derivation, 'steps'))] : []),
    '## Answer',
    display(derivationLatex(derivation, 'answers')),
    ...remarksOf(report).map(plain),
  ].join('\n\n')}\n`
}

const display = (latex: string): string => `$$\n${latex}\n$$`

/** A code span: its fence is longer than any run of backticks inside, and it has one line. */
const code = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

/** Prose in which nothing is markup. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|$&~-]/g, '\\$&')
