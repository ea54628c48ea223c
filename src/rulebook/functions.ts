/**
 * The functions that a rule speaks of.
 */
import { isBracketed } from '../functions/index.ts'
import type { Rule, Template } from './rule.ts'
import { childrenOf } from './template.ts'

/** The functions that a rule names on either side. */
export const functionsOf = ({ pattern, replacement }: Rule): ReadonlySet<string> => {
  const names = new Set<string>()
  const visit = (template: Template): void => {
    if (template.kind === 'call') names.add(template.name)
    childrenOf(template).forEach(visit)
  }
  visit(pattern)
  visit(replacement)
  return names
}

const found = new WeakMap<Rule, readonly string[]>()

/** Those of them that are words to a reader, and not brackets. */
const wordsOf = (rule: Rule): readonly string[] => {
  const known = found.get(rule)
  if (known) return known
  const words = [...functionsOf(rule)].filter((name) => !isBracketed(name))
  found.set(rule, words)
  return words
}

/** Whether a rule speaks of no function but these. */
export const isInWords = (rule: Rule, functions: ReadonlySet<string>): boolean =>
  wordsOf(rule).every((word) => functions.has(word))
