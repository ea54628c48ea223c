/**
 * `gradus rules`: the laws in use, as their files state them, and whether they hold.
 */
import { existsSync } from 'node:fs'
import type { Layout } from '../print/layout.ts'
import type { Proof } from '../solve/prove.ts'
import { failureOf } from '../solve/solve.ts'
import type { RuleText } from '../syntax/tree.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { type Io, readText } from './io.ts'
import { layoutOf } from './layout.ts'
import { columns } from './lists.ts'
import { noRules } from './usage.ts'

/** The text of every rule file, by name; loaded when asked for. */
const ruleTexts = async (): Promise<ReadonlyMap<string, string>> =>
  (await import('./rules.generated.ts')).RULE_TEXTS

/** The names of the files and of the laws in them. */
export const lawNames = async (): Promise<string[]> => {
  const { allRules } = await import('../rulebook/rulebook.ts')
  return [...allRules()].flatMap(([file, laws]) => [file, ...laws.map(({ name }) => name)])
}

/** `gradus rules [NAME|FILE]`, `gradus rules --prove NAME|FILE`. */
export const rules = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = args.values.get('prove')
  return wanted === undefined ? list(args, io) : provePrinted(wanted, io)
}

/** A law of the project, or `undefined` where no file has one of that name. */
const lawNamed = async (name: string): Promise<[RuleText, file: string] | undefined> => {
  const { allRules } = await import('../rulebook/rulebook.ts')
  for (const [file, laws] of allRules()) {
    const law = laws.find((each) => each.name === name)
    if (law) return [law, file]
  }
  return undefined
}

const withoutEnding = (file: string): string => file.replace(/\.rules$/, '')

const list = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = only(args.positional)
  const texts = await ruleTexts()
  const file = wanted === undefined ? undefined : withoutEnding(wanted)
  const law = wanted === undefined || texts.has(file!) ? undefined : await lawNamed(wanted)
  if (law) return showLaw(law, texts.get(law[1])!, io, layoutOf(args, io))
  if (file !== undefined && !texts.has(file)) throw noRules(wanted!, await lawNames())
  for (const [name, text] of texts)
    if (file === undefined || name === file) await io.out(`## ${name}.rules\n\n${text.trimEnd()}\n\n`)
  return 0
}

const showLaw = async (
  [law, file]: [RuleText, string],
  text: string,
  io: Io,
  layout: Layout,
): Promise<number> => {
  const { lawText } = await import('./law.ts')
  await io.out(lawText(law, file, text, layout))
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
  const text = texts.get(withoutEnding(wanted))
  if (text !== undefined && !existsSync(wanted)) return { text }
  const law = await lawNamed(wanted)
  if (law) return { text: texts.get(law[1])!, rule: wanted }
  if (existsSync(wanted)) return { text: readText(wanted) }
  throw noRules(wanted, await lawNames())
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
