/**
 * Which rule files make up which phase: the one place that names rule files.
 */
import { internal } from '../errors/defects.ts'
import type { RuleText } from '../syntax/tree.ts'
import { compileRule } from './compile.ts'
import type { Rule } from './rule.ts'
import { createRuleSet, type RuleSet } from './rule-set.ts'
import { RULE_FILES } from './rules.generated.ts'

const ALWAYS = ['basic', 'structured'] as const
/** Steps by these laws alone are folded into the next line. */
const ROUTINE = ['linear'] as const
const SIMPLIFY = [...ALWAYS, 'simplify', 'entries'] as const

const PHASES = {
  /** The normal form that matching itself relies on. */
  basic: ALWAYS,
  simplify: SIMPLIFY,
  /** Derivatives that a user typed are filled in before they are differentiated. */
  objective: [...SIMPLIFY, 'derivatives', 'objective'],
  differential: ['differential', 'linear'],
  /** What stands in a line of the derivation while differentials are in it. */
  line: [...SIMPLIFY, 'distribute'],
  colon: ['colon'],
  /** Towards `L*vec(d(X))`; nothing that would take the coefficient apart again. */
  vec: [...ALWAYS, 'distribute', 'colon', 'vec'],
  /** The coefficient of a differential. */
  jacobian: [...SIMPLIFY, 'derivatives', 'kronecker', 'gather'],
  'present-jacobian': [...SIMPLIFY, 'derivatives', 'kronecker', 'gather', 'present', 'factor'],
  projection: ['projection'],
  /** What a projection leaves, before it is presented. */
  projected: [...SIMPLIFY, 'derivatives', 'transpose'],
  derivatives: [...SIMPLIFY, 'derivatives'],
  present: [...SIMPLIFY, 'derivatives', 'present', 'factor'],
  /** What the search for the shortest form may do, and the form in which it compares. */
  moves: ['shorten', 'factor', 'gather', 'split', 'expand'],
  /** Those that leave products where they are. */
  'factor-moves': ['shorten', 'factor', 'gather'],
  /** Scalars are not multiplied out, which seldom helps and leads far. */
  'scalar-moves': ['shorten', 'factor', 'split'],
  tidy: [...SIMPLIFY, 'derivatives', 'present'],
  /** Everything multiplied out. */
  expanded: [...SIMPLIFY, 'derivatives', 'present', 'split', 'open', 'expand'],
  'expanded-jacobian': [...SIMPLIFY, 'derivatives', 'kronecker', 'present', 'split', 'open', 'expand'],
  'tidy-jacobian': [...SIMPLIFY, 'derivatives', 'kronecker', 'gather', 'present'],
} as const satisfies Record<string, readonly string[]>

export type Phase = keyof typeof PHASES

const compiled = new Map<string, readonly Rule[]>()
const sets = new Map<Phase, RuleSet>()

const rulesOf = (file: string): readonly Rule[] => {
  const known = compiled.get(file)
  if (known) return known
  const texts = RULE_FILES.get(file)
  if (!texts) throw internal(`no rule file ${file}`)
  const isAmong = (files: readonly string[]): boolean => files.includes(file)
  const rules = texts.map((text) => compileRule(text, isAmong(ALWAYS), isAmong(ROUTINE)))
  compiled.set(file, rules)
  return rules
}

/** The rules of a phase, compiled when first asked for. */
export const phase = (name: Phase): RuleSet => {
  const known = sets.get(name)
  if (known) return known
  const set = createRuleSet(PHASES[name].flatMap(rulesOf))
  sets.set(name, set)
  return set
}

/** Every rule as written, by file. */
export const allRules = (): ReadonlyMap<string, readonly RuleText[]> => RULE_FILES
