/**
 * A rulebook: the laws of the project, and of a user's own where there are any, as the rule sets of the phases.
 */
import { internal } from '../errors/defects.ts'
import type { RuleText } from '../syntax/tree.ts'
import { compileRule } from './compile.ts'
import { lawsOfFile, RULE_FILE_NAMES } from './files.ts'
import { ALWAYS, PHASES, type Phase, ROUTINE } from './phases.ts'
import type { Rule } from './rule.ts'
import { createRuleSet, type RuleSet } from './rule-set.ts'

/** Laws by the name of their file. */
export type RuleFiles = ReadonlyMap<string, readonly RuleText[]>

export interface Rulebook {
  /** The rules of a phase, compiled when first asked for. */
  readonly phase: (name: Phase) => RuleSet
}

/** The rulebook of these files, of which none may be missing; laws of some names are tried before the others. */
export const rulebookOf = (
  files: Pick<RuleFiles, 'get'>,
  first: ReadonlySet<string> = new Set(),
): Rulebook => {
  const compiled = new Map<string, readonly Rule[]>()
  const phases = new Map<Phase, RuleSet>()

  const rulesOf = (file: string): readonly Rule[] =>
    remembered(compiled, file, () => {
      const texts = files.get(file)
      if (!texts) throw internal(`no rule file ${file}`)
      const isAmong = (some: readonly string[]): boolean => some.includes(file)
      return texts.map((text) => compileRule(text, isAmong(ALWAYS), isAmong(ROUTINE), first.has(text.name)))
    })
  return { phase: (name) => remembered(phases, name, () => createRuleSet(PHASES[name].flatMap(rulesOf))) }
}

const remembered = <K, V>(memo: Map<K, V>, key: K, make: () => V): V => {
  const old = memo.get(key)
  if (old !== undefined) return old
  const made = make()
  memo.set(key, made)
  return made
}

/** The rulebook of the project. */
export const STANDARD: Rulebook = rulebookOf({ get: lawsOfFile })

/** Every law of the project as written, by file. */
export const allRules = (): RuleFiles => new Map(RULE_FILE_NAMES.map((name) => [name, lawsOfFile(name)!]))
