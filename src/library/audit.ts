/**
 * A derivation that a program gives, judged.
 */
import { type Audit, audit as judged } from '../audit/audit.ts'
import { isText } from '../solve/request.ts'
import { listed } from '../solve/wrt.ts'
import { AUDITING, readOptions, readProblem, texts } from './arguments.ts'
import type { Auditing } from './given.ts'

/** Judges a text or a list of lines, in our language or in LaTeX. Throws: `usage`; what is wrong with a line. */
export const audit = async (lines: string | readonly string[], options: Auditing = {}): Promise<Audit> => {
  const typed = isText(lines) ? lines : (texts('the lines', lines) as readonly string[]).join('\n')
  const { wrt = [], vars, from, ...others } = readOptions<Auditing>(options, AUDITING)
  const known = readProblem({ expr: typed, wrt: '', ...(vars && { vars }) }).vars
  const judge = from === 'latex' ? (await import('../audit/latex/index.ts')).auditLatex : judged
  return judge({ text: typed, wrt: listed(wrt), ...(known && { vars: known }) }, others)
}
