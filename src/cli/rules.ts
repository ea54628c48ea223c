/**
 * `gradus rules`: the laws in use, as their files state them, and whether they hold.
 */
import { existsSync } from 'node:fs'
import type { LawPage } from '../print/report.ts'
import type { Proof } from '../solve/prove.ts'
import { failureOf } from '../solve/solve.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { type Io, readText } from './io.ts'
import { layoutOf } from './layout.ts'
import { columns } from './lists.ts'
import { fileText, lawNames, lawPages, lawsNamed } from './pages.ts'
import { noRules } from './usage.ts'

/** `gradus rules [NAME|FILE]`, `gradus rules --prove NAME|FILE`. */
export const rules = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = args.values.get('prove')
  return wanted === undefined ? list(args, io) : provePrinted(wanted, io)
}

const list = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = only(args.positional)
  if (wanted === undefined) {
    for (const [file, laws] of await lawPages()) await io.out(listed(file, laws))
    return 0
  }
  const found = await lawsNamed(wanted)
  if (!found) throw noRules(wanted, await lawNames())
  const { file, laws } = found
  if (laws[0]!.name !== wanted) await io.out(listed(file, laws))
  else await io.out((await import('./law.ts')).lawText(laws[0]!, file, layoutOf(args, io)))
  return 0
}

const listed = (file: string, laws: readonly LawPage[]): string =>
  `## ${file}.rules\n\n${fileText(laws).trimEnd()}\n\n`

/** The text of laws of the project, or of a file of the user's. */
const textOf = async (wanted: string): Promise<string> => {
  const found = await lawsNamed(wanted)
  if (found && !(existsSync(wanted) && found.laws[0]!.name !== wanted)) return fileText(found.laws)
  if (existsSync(wanted)) return readText(wanted)
  throw noRules(wanted, await lawNames())
}

/** A line a rule; the status is 1 when any is wrong. */
const provePrinted = async (wanted: string, io: Io): Promise<number> => {
  const { proveAll } = await import('../solve/prove.ts')
  const text = await textOf(wanted)
  try {
    const proofs = proveAll(text)
    await io.out(columns(proofs.map(lineOf)))
    return proofs.some(({ problems }) => problems.length > 0) ? 1 : 0
  } catch (error) {
    return complain(failureOf(error), text, io)
  }
}

const lineOf = ({ rule, readings, problems }: Proof): string[] =>
  problems.length > 0
    ? [rule, 'wrong', problems.join('; ')]
    : [rule, 'holds', readings === 1 ? 'under its only reading' : `under ${readings} readings of its shapes`]
