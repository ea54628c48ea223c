/**
 * Rules that claim properties, taken apart: one claim a rule.
 */
import { S } from '../infer/kinds.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Claim, Declaration, RuleText } from '../syntax/tree.ts'
import { isCurvature } from './curvatures.ts'
import { ruleNames } from './names.ts'
import type { Rule } from './rule.ts'

/**
 * A rule for each property that a rule claims, the rule itself where it claims none. What `X keeps P` asks of the parts
 * is said of each: all metavariables but scalars are P.
 */
export const casesOf = (rule: RuleText): readonly RuleText[] =>
  rule.claim?.words.map((word) => {
    const parts = rule.claim?.verb === 'keeps' ? partsOf(rule) : []
    const where = parts.map(
      (name): Declaration => ({
        kind: 'property',
        name,
        nameSpan: word.span,
        words: [word],
        span: word.span,
      }),
    )
    return { ...rule, claim: { verb: 'is', words: [word] }, where: [...rule.where, ...where] }
  }) ?? [rule]

const partsOf = (rule: RuleText): readonly string[] =>
  [...ruleNames(rule).kinds].flatMap(([name, kinds]) => (kinds === S ? [] : [name]))

/** What a rule claims, by what each word is. */
export const claimOf = ({ verb, words }: Claim): NonNullable<Rule['claim']> => ({
  verb,
  properties: words.flatMap(({ text }) => propertyNamed(text) ?? []),
  curvatures: words.map(({ text }) => text).filter(isCurvature),
})
