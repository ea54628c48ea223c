/**
 * The laws of a derivation in words and formulas, as the rule files state them.
 */
import { METHOD, type MethodLaw } from '../derive/method.ts'
import type { Step } from '../expr/derivation.ts'
import type { LawInWords } from '../print/report.ts'
import type { OwnRules } from '../rulebook/own.ts'
import { lawPages, pageOf } from './pages.ts'

/** What the method itself does, which is no rule. */
export const ofTheMethod = (): LawInWords[] =>
  Object.values<MethodLaw>(METHOD).map(({ name, sentence, formula, source }) => ({
    name,
    sentence,
    law: formula === undefined ? '' : `${formula} [${source}]`,
  }))

/** What names laws, several with commas. */
export type LawsOf = Pick<Step, 'rule' | 'simplified'>

/** Names of the laws of the steps, in the order in which they come up. */
const namesIn = (steps: readonly LawsOf[]): string[] => [
  ...new Set(steps.flatMap(({ rule, simplified = [] }) => [...rule.split(', '), ...simplified])),
]

/** Each law that the steps name: its name, a sentence and the law. */
export const lawsInWords = async (steps: readonly LawsOf[], own?: OwnRules): Promise<LawInWords[]> => {
  const pages = [...(await lawPages()).values(), (own?.laws ?? []).map(pageOf)]
  const laws = [...ofTheMethod(), ...pages.flat()]
  const byName = new Map(laws.map((law) => [law.name, law]))
  return namesIn(steps).flatMap((name) => byName.get(name) ?? [])
}
