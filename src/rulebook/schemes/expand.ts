/**
 * From laws as their files have them to the laws in use. A written law may stand for several: one for each function of
 * a class, one for each kind of term, one and its mirror image.
 */
import { ruleInvalid } from '../../errors/rules.ts'
import { FUNCTIONS, type FunctionRow } from '../../functions/index.ts'
import type { RuleText } from '../../syntax/tree.ts'
import { overClass, type Read } from './instances.ts'
import { mirrorOf } from './mirror.ts'
import { overTerms } from './terms.ts'

/** The laws that these stand for; a law written out takes the place of one of the same name that a scheme makes. */
export const expanded = (
  written: readonly RuleText[],
  read: Read,
  rows: readonly FunctionRow[] = FUNCTIONS,
): readonly RuleText[] => {
  const own = new Set(written.flatMap(({ name, mirror }) => [name, mirror?.name]))
  return written.flatMap((rule) =>
    named(
      rule,
      overTerms(rule, read).flatMap((one) => overClass(one, read, rows)),
    )
      .filter(({ name, scheme }) => scheme === undefined || !own.has(name))
      .flatMap((one) => (one.mirror ? [{ ...one, mirror: undefined }, mirrorOf(one, one.mirror)] : [one]))
      .map((one, i) => (i === 0 ? { ...one, heading: rule.heading } : one)),
  )
}

/** The laws of a scheme, which take their names from the `*` in its own. Throws: `rule-invalid` where it has none. */
const named = (rule: RuleText, made: readonly RuleText[]): readonly RuleText[] => {
  const isScheme = made.some(({ scheme }) => scheme !== undefined)
  if (isScheme && ![rule.name, rule.mirror?.name ?? '*'].every((name) => name.includes('*')))
    throw ruleInvalid(rule, 'it stands for several laws, for whose names its own needs a *')
  return made
}
