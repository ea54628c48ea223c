/**
 * Rules from text, applied to problems from text.
 */
import type { Node } from '../../src/expr/node.ts'
import { parseRules } from '../../src/parse/index.ts'
import { type Application, createRewriter } from '../../src/rewrite/rewriter.ts'
import { compileRule } from '../../src/rulebook/compile.ts'
import type { Rule } from '../../src/rulebook/rule.ts'
import { createRuleSet, type RuleSet } from '../../src/rulebook/rule-set.ts'
import { type LoweredText, lowered } from '../lower/lowered.ts'

/** A rule from what stands between its name and its source. */
export const rule = (text: string, name = 'law'): Rule =>
  compileRule(parseRules(`${name}: ${text} [definition]`)[0]!)

/** Rules named `law-a`, `law-b`, … */
export const rules = (...texts: string[]): RuleSet =>
  createRuleSet(texts.map((text, i) => rule(text, `law-${String.fromCharCode(97 + i)}`)))

/** What slots are built in: enough to see the transpose of a bound slot. */
const BASIC = rules(
  "(A')' -> A",
  "(A*B)' -> B'*A'",
  "S' -> S where S is symmetric",
  "s' -> s where s is scalar",
)

export interface Rewritten extends LoweredText {
  readonly result: Node
  /** Names of the rules, in the order applied. */
  readonly applied: readonly string[]
}

/** The normal form of a problem's expression. */
export const rewritten = (set: RuleSet, source: string, limit = 1000): Rewritten => {
  const problem = lowered(source)
  const applied: string[] = []
  const result = createRewriter(problem.g, BASIC, limit).normalize(set, problem.node, (application) =>
    applied.push(application.rule.name),
  )
  return { ...problem, result, applied }
}

/** The rule that applies at the root of a problem's expression, if one does. */
export const atRoot = (
  set: RuleSet,
  source: string,
  wrap: (problem: LoweredText) => Node = ({ node }) => node,
): LoweredText & { readonly application: Application | undefined } => {
  const problem = lowered(source)
  const application = createRewriter(problem.g, BASIC, 1000).applyAtRoot(set, wrap(problem))
  return { ...problem, application }
}
