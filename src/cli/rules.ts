/**
 * `gradus rules`: the laws in use, as their files state them, and whether they hold.
 */
import { existsSync } from 'node:fs'
import { failureOf } from '../errors/defects.ts'
import { fileText, lawNames, lawPages, lawsNamed } from '../laws/pages.ts'
import type { LawPage } from '../print/report.ts'
import type { Proof } from '../solve/prove.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { type Io, readText } from './io.ts'
import { layoutOf } from './layout.ts'
import { columns } from './lists.ts'
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
  else await io.out((await import('../laws/page.ts')).lawText(laws[0]!, file, layoutOf(args, io)))
  return 0
}

const listed = (file: string, laws: readonly LawPage[]): string =>
  `## ${file}.rules\n\n${fileText(laws).trimEnd()}\n\n`

/** The laws to prove: those of the project by that name, else those of a file. */
const lawsToProve = async (wanted: string): Promise<{ readonly text: string; readonly isOwn: boolean }> => {
  const found = await lawsNamed(wanted)
  if (found && !(existsSync(wanted) && found.laws[0]!.name !== wanted))
    return { text: fileText(found.laws), isOwn: false }
  if (existsSync(wanted)) return { text: readText(wanted), isOwn: true }
  throw noRules(wanted, await lawNames())
}

/** A line a rule; the status is 1 when any is wrong, or when a file could not be used with `--rules`. */
const provePrinted = async (wanted: string, io: Io): Promise<number> => {
  const { text, isOwn } = await lawsToProve(wanted)
  try {
    const { proveAll } = await import('../solve/prove.ts')
    const proofs = proveAll(text, isOwn)
    await io.out(columns(proofs.map(lineOf)))
    if (proofs.some(({ problems }) => problems.length > 0)) return 1
    const idle = isOwn ? (await import('../solve/own-rules.ts')).readOwnRules(text).idle : []
    await io.out(idle.map((sentence) => `Note: ${sentence}\n`).join(''))
    return 0
  } catch (error) {
    return complain(failureOf(error), text, io)
  }
}

const lineOf = ({ rule, readings, problems }: Proof): string[] =>
  problems.length > 0
    ? [rule, 'wrong', problems.join('; ')]
    : [rule, 'holds', readings === 1 ? 'under its only reading' : `under ${readings} readings of its shapes`]
