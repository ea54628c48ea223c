/**
 * The gates a rule must pass: it is well formed, its shapes fit under every reading, and its two sides have one value
 * at random points.
 */

import { withFunctions } from '../functions/index.ts'
import { proveRule } from '../gate/prove.ts'
import { parseFunctions, parseRules } from '../parse/index.ts'
import { checkRule } from '../rulebook/soundness.ts'
import { typedRules } from '../rulebook/types.ts'
import type { RuleText } from '../syntax/tree.ts'
import { ownRows } from './own-functions.ts'

export interface Proof {
  readonly rule: string
  readonly line: number
  /** Readings under which the rule holds; none where it fails. */
  readonly readings: number
  /** What is wrong with it. */
  readonly problems: readonly string[]
}

/** Tests one rule; `source` is the text of its file. */
export const prove = (rule: RuleText, source: string): Proof => {
  const { name, line } = rule
  const check = checkRule(rule, source)
  if (!check.ok) return { rule: name, line, readings: 0, problems: check.problems }
  const readings = typedRules(rule, source)
  const problems = readings.flatMap((reading) => {
    const proof = proveRule(rule, reading)
    return proof.ok ? [] : [proof.detail]
  })
  return { rule: name, line, readings: problems.length > 0 ? 0 : readings.length, problems }
}

/** Tests every rule of a file, or the one named. Throws where the file cannot be read as rules. */
export const proveAll = (source: string, name?: string): readonly Proof[] => {
  const seen = new Set<string>()
  return withFunctions(ownRows(parseFunctions(source)), () =>
    parseRules(source).flatMap((rule) => {
      const twice = seen.has(rule.name)
      seen.add(rule.name)
      if (name !== undefined && rule.name !== name) return []
      const proof = prove(rule, source)
      return [
        twice
          ? { ...proof, readings: 0, problems: ['another rule has this name', ...proof.problems] }
          : proof,
      ]
    }),
  )
}
