/**
 * The laws of the project by the name of their file, each file read when its laws are first asked for.
 */
import type { RuleText } from '../syntax/tree.ts'
import { lawsIn } from './notation.ts'
import { RULE_FIELDS, RULE_FILE_NAMES } from './rules.generated.ts'

export { RULE_FILE_NAMES }

const FIELDS = RULE_FIELDS.map((texts) => texts.split('\t'))
const read = new Map<string, readonly RuleText[]>()

/** The laws of a file of `rules/`; `undefined` where there is none of that name. */
export const lawsOfFile = (name: string): readonly RuleText[] | undefined => {
  const file = RULE_FILE_NAMES.indexOf(name)
  if (file < 0) return undefined
  const laws = read.get(name) ?? lawsIn(FIELDS.map((texts) => texts[file]!))
  read.set(name, laws)
  return laws
}
