/**
 * `gradus rules`: the laws in use, as their files state them.
 */
import { type Arguments, only } from './args.ts'
import type { Io } from './io.ts'
import { noRules } from './usage.ts'

/** The text of every rule file, by name; loaded when asked for. */
const ruleTexts = async (): Promise<ReadonlyMap<string, string>> =>
  (await import('./rules.generated.ts')).RULE_TEXTS

/** Prints every rule file, or the one named. */
export const listRules = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = only(args.positional)
  const texts = await ruleTexts()
  if (wanted !== undefined && !texts.has(wanted)) throw noRules(wanted, [...texts.keys()])
  for (const [name, text] of texts)
    if (wanted === undefined || name === wanted) await io.out(`## ${name}.rules\n\n${text.trimEnd()}\n\n`)
  return 0
}
