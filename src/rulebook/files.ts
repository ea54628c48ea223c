/**
 * The laws of the project by the name of their file, each file read when its laws are first asked for.
 */
import type { RuleText } from '../syntax/tree.ts'
import { lawsIn } from './notation.ts'
import { SELDOM } from './phases.ts'
import { FIELDS, NAMES } from './rules.generated.ts'
import { seldomFields } from './seldom.ts'

const fields = FIELDS.map((texts) => texts.split('\t'))
const read = new Map<string, readonly RuleText[]>()

/** The fields of the laws of a file of `rules/`; `undefined` where there is none of that name. */
const fieldsOf = (name: string): readonly string[] | undefined => {
  if (SELDOM.has(name)) return seldomFields(name)
  const file = NAMES.indexOf(name)
  return file < 0 ? undefined : fields.map((texts) => texts[file]!)
}

/** The laws of a file of `rules/`; `undefined` where there is none of that name. */
export const lawsOfFile = (name: string): readonly RuleText[] | undefined => {
  const old = read.get(name)
  if (old) return old
  const texts = fieldsOf(name)
  const laws = texts && lawsIn(texts)
  if (laws) read.set(name, laws)
  return laws
}

/** The names of the files of `rules/`, in the order of the alphabet. */
export const RULE_FILE_NAMES: readonly string[] = [...NAMES, ...SELDOM].sort()
