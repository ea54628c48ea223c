/**
 * The laws of the project by the name of their file, each file read when its laws are first asked for.
 */
import type { RuleText } from '../syntax/tree.ts'
import { lawsIn } from './notation.ts'
import { RULE_TEXTS } from './rules.generated.ts'

const read = new Map<string, readonly RuleText[]>()

/** The laws of a file of `rules/`; `undefined` where there is none of that name. */
export const lawsOfFile = (name: string): readonly RuleText[] | undefined => {
  const text = RULE_TEXTS.get(name)
  if (text === undefined) return undefined
  const laws = read.get(name) ?? lawsIn(text)
  read.set(name, laws)
  return laws
}

/** The names of the files. */
export const RULE_FILE_NAMES: readonly string[] = [...RULE_TEXTS.keys()]
