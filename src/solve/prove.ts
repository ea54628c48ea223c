/**
 * The gates a rule must pass: it is well formed, its shapes fit under every reading, and its two sides have one value
 * at random points.
 */

import { withFunctions } from '../functions/index.ts'
import { proveRule } from '../gate/prove.ts'
import { parseFunctions } from '../parse/index.ts'
import { casesOf } from '../rulebook/claims.ts'
import { checkRule } from '../rulebook/soundness.ts'
import { typedRules } from '../rulebook/types.ts'
import type { RuleText } from '../syntax/tree.ts'
import { lawsOf } from './laws.ts'
import { ownRows } from './own-functions.ts'

export interface Proof {
  readonly rule: string
  readonly line: number
  /** Readings of its shapes, for each property that it claims, under which the rule holds; none where it fails. */
  readonly readings: number
  /** What is wrong with it. */
  readonly problems: readonly string[]
}

/**
 * Tests one rule, each property by itself where it claims several; `source` is the text of its file. Everywhere: also
 * at large values and other signs, as for laws that nobody else looks at.
 */
export const prove = (rule: RuleText, source: string, everywhere = false): Proof => {
  const results = casesOf(rule).map((one) => proveOne(one, source, everywhere))
  const found = results.flatMap(({ problems }) => problems)
  const problems = rule.claim ? shortest(found) : found
  const readings = results.reduce((total, result) => total + result.readings, 0)
  return { rule: rule.name, line: rule.line, readings: problems.length > 0 ? 0 : readings, problems }
}

const proveOne = (
  rule: RuleText,
  source: string,
  everywhere: boolean,
): Pick<Proof, 'readings' | 'problems'> => {
  const check = checkRule(rule, source)
  if (!check.ok) return { readings: 0, problems: check.problems }
  const proofs = typedRules(rule, source).map((reading) => proveRule(rule, reading, everywhere))
  if (proofs.length === 0) return { readings: 0, problems: ['it says nothing of anything'] }
  return { readings: proofs.length, problems: proofs.flatMap((proof) => (proof.ok ? [] : [proof.detail])) }
}

/** Of counterexamples, which are written out, one is enough. */
const shortest = (details: readonly string[]): readonly string[] =>
  [...details].sort((a, b) => a.length - b.length).slice(0, 1)

/** Tests every law of a file, everywhere or where the project's own are tried. Throws where the file cannot be read as rules. */
export const proveAll = (source: string, everywhere = false): readonly Proof[] => {
  const seen = new Set<string>()
  return withFunctions(ownRows(parseFunctions(source)), () =>
    lawsOf(source).map((rule) => {
      const twice = seen.has(rule.name)
      seen.add(rule.name)
      const proof = prove(rule, source, everywhere)
      return twice
        ? { ...proof, readings: 0, problems: ['another rule has this name', ...proof.problems] }
        : proof
    }),
  )
}
