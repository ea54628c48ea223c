/**
 * What the conditions of a rule ask of what its metavariables are bound to: told by a look first, by a proof last.
 */
import type { Node } from '../expr/node.ts'
import { holds } from '../properties/properties.ts'
import { conditionNamed } from '../rulebook/conditions.ts'
import type { Rule } from '../rulebook/rule.ts'

/** Whether all conditions hold of a node; `undefined` where there are none. */
export type Test = ((node: Node) => boolean) | undefined

const tests = new WeakMap<Rule, readonly Test[]>()

/** The test of what a slot is bound to. */
export const testOf = (rule: Rule, slot: number): Test => testsOf(rule)[slot]

/** The tests of a rule, by slot. */
export const testsOf = (rule: Rule): readonly Test[] => {
  const known = tests.get(rule)
  if (known) return known
  const made = rule.conditions.map(testFor)
  tests.set(rule, made)
  return made
}

const testFor = (words: readonly string[]): Test => {
  const seen = words.flatMap((word) => conditionNamed(word)?.test ?? [])
  const proved = words.filter((word) => !conditionNamed(word)?.test)
  if (words.length === 0) return undefined
  const [only] = seen
  if (only && seen.length === 1 && proved.length === 0) return only
  return (node) => seen.every((test) => test(node)) && proved.every((word) => holds(word, node))
}
