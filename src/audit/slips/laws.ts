/**
 * Slips as laws that are false: what each makes of its left side in place of what holds. The tables are in
 * `rules/slips/`, in the notation of rules: in brackets stands the law that was meant, in quotation marks the name of the fault
 * and the predicate of a sentence about the left side. That none of them holds is tested.
 * Source: D. Sleeman, Inferring (mal) rules from pupils' protocols, 1982, has the idea and the name: mal-rules.
 */
import { compileRule } from '../../rulebook/compile.ts'
import { lawsOfFile } from '../../rulebook/files.ts'
import { functionsOf } from '../../rulebook/functions.ts'
import { createRuleSet, type RuleSet } from '../../rulebook/rule-set.ts'
import { lawsOf } from '../../solve/laws.ts'
import { once } from '../../solve/once.ts'
import { exprText } from '../../syntax/print.ts'
import type { RuleText } from '../../syntax/tree.ts'
import { SLIPS } from './slips.generated.ts'

/** What is said of a slip. */
export interface Slip {
  /** The name of the fault. */
  readonly fault: string
  /** What is wrong, as the predicate of a sentence. */
  readonly says: string
  /** The law that was meant, where it has a name or is an equation. */
  readonly meant: string | undefined
  /** Its place in the table: likelier slips come first. */
  readonly rank: number
}

/** A table of slips, ready to be applied. */
export interface Slips {
  readonly rules: RuleSet
  readonly functions: ReadonlySet<string>
  readonly byName: ReadonlyMap<string, Slip>
}

const slipOf = ({ sentence = '', citation }: RuleText, rank: number): Slip => {
  const [fault = '', ...says] = sentence.split(': ')
  return { fault, says: says.join(': '), meant: lawText(citation), rank }
}

/** Where laws stand that slips are made of. */
const HOMES = ['differential', 'derivatives'] as const

/** A law as an equation, by its name; of what is no name of one the equation that stands there, if it is one. */
const lawText = (name: string): string | undefined => {
  const law = HOMES.flatMap((file) => lawsOfFile(file) ?? []).find((one) => one.name === name)
  if (!law) return name.includes('=') ? name : undefined
  return `${name}: ${exprText(law.pattern)} = ${exprText(law.replacement)}`
}

const compiled = (text: string): Slips => {
  const laws = lawsOf(text)
  const rules = laws.map((law) => compileRule(law))
  return {
    rules: createRuleSet(rules),
    functions: new Set(rules.flatMap((rule) => [...functionsOf(rule)])),
    byName: new Map(laws.map((law, i) => [law.name, slipOf(law, i)])),
  }
}

/** The texts of all slips, those of differentials first. */
export const slipTexts = (): readonly string[] => [SLIPS.products, SLIPS.functions, SLIPS.algebra]

/** Slips in differentiating: their left sides are differentials. */
export const differentialSlips = once((): Slips => compiled(`${SLIPS.functions}\n${SLIPS.products}`))

/** Slips in rewriting. */
export const algebraSlips = once((): Slips => compiled(SLIPS.algebra))
