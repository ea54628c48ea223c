/**
 * The functions that a rule speaks of.
 */
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
