/**
 * `gradus rules`: the laws in use, as their files state them, and whether they hold.
 */
import { existsSync } from 'node:fs'
import type { Proof } from '../solve/prove.ts'
import { failureOf } from '../solve/solve.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { type Io, readText } from './io.ts'
import { columns } from './lists.ts'
import { noRules } from './usage.ts'

/** The text of every rule file, by name; loaded when asked for. */
const ruleTexts = async (): Promise<ReadonlyMap<string, string>> =>
  (await import('./rules.generated.ts')).RULE_TEXTS

/** `gradus rules [NAME]`, `gradus rules --prove NAME|FILE`. */
export const rules = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = args.values.get('prove')
  return wanted === undefined ? list(args, io) : provePrinted(wanted, io)
}

const list = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = only(args.positional)
  const texts = await ruleTexts()
  if (wanted !== undefined && !texts.has(wanted)) throw noRules(wanted, [...texts.keys()])
  for (const [name, text] of texts)
    if (wanted === undefined || name === wanted) await io.out(`## ${name}.rules\n\n${text.trimEnd()}\n\n`)
  return 0
}

interface Source {
  readonly text: string
  /** The rule asked for, where it is a single one. */
  readonly rule?: string
}

/** A rule file of the project, a rule of one, or a file of the user's. */
const sourceOf = async (wanted: string): Promise<Source> => {
  const texts = await ruleTexts()
  const file = texts.get(wanted)
  if (file !== undefined) return { text: file }
  for (const text of texts.values()) if (text.includes(`\n${wanted}:`)) return { text, rule: wanted }
  if (existsSync(wanted)) return { text: readText(wanted) }
  throw noRules(wanted, [...texts.keys()])
}

/** A line a rule; the status is 1 when any is wrong. */
const provePrinted = async (wanted: string, io: Io): Promise<number> => {
  const { proveAll } = await import('../solve/prove.ts')
  const { text, rule } = await sourceOf(wanted)
  try {
    const proofs = proveAll(text, rule)
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
