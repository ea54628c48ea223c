/**
 * `gradus rules`: the laws in use, as their files state them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { type Arguments, only } from './args.ts'
import type { Io } from './io.ts'
import { noRules } from './usage.ts'

/** The rule files of the package, which lie two folders above the source and above the built program alike. */
const FOLDER = new URL('../../rules/', import.meta.url)
const EXTENSION = '.rules'

/** A rule file of the project and what stands in it. */
export interface RuleFile {
  readonly name: string
  readonly text: string
}

/** Every rule file, by name. */
export const ruleFiles = (): readonly RuleFile[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(EXTENSION))
    .sort()
    .map((file) => ({
      name: file.slice(0, -EXTENSION.length),
      text: readFileSync(new URL(file, FOLDER), 'utf8'),
    }))

/** Prints every rule file, or the one named. */
export const listRules = async (args: Arguments, io: Io): Promise<number> => {
  const wanted = only(args.positional)
  const files = ruleFiles()
  const shown = wanted === undefined ? files : files.filter(({ name }) => name === wanted)
  if (wanted !== undefined && shown.length === 0)
    throw noRules(
      wanted,
      files.map(({ name }) => name),
    )
  for (const { name, text } of shown) await io.out(`## ${name}${EXTENSION}\n\n${text.trimEnd()}\n\n`)
  return 0
}
