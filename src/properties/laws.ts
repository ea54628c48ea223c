/**
 * The laws of `rules/properties.rules` as the prover uses them: found by the head of what they speak of, with the
 * properties that they claim and ask for as sets.
 */
import { internal } from '../errors/defects.ts'
import type { Node } from '../expr/node.ts'
import { S } from '../infer/kinds.ts'
import { isMinusOne, isOne, ONE } from '../rational.ts'
import { compileRule } from '../rulebook/compile.ts'
import { conditionNamed, type Word } from '../rulebook/conditions.ts'
import { lawsOfFile } from '../rulebook/files.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'
import { type Properties, setOf } from './sets.ts'

/** What a metavariable must be. */
export interface Slot {
  readonly words: readonly string[]
  readonly needs: Properties
  readonly tests: readonly NonNullable<Word['test']>[]
  /** The whole is only what this part is. */
  readonly isKept: boolean
}

export interface Law {
  readonly pattern: Template
  readonly slots: readonly Slot[]
  readonly claims: Properties
  /** Whether what stands at both ends of the pattern is each other's transpose: `A + A'`, `B*S*B'`. */
  readonly isMirrored: boolean
  /** Whether a metavariable stands in it more than once, each time for the same or for its transpose. */
  readonly isRepeated: boolean
}

/** What a law speaks of: nodes of a kind, those of any kind, sums without terms, two terms of a sum. */
export type Head = Node['kind'] | 'any' | 'zero' | 'pair'

const slotOf = (rule: Rule, slot: number): Slot => {
  const words = rule.conditions[slot]!
  const said = words.map((word) => conditionNamed(word))
  return {
    words,
    needs: setOf(said.flatMap((word) => word?.property ?? [])),
    tests: said.flatMap((word) => word?.test ?? []),
    isKept: rule.claim?.verb === 'keeps' && !said.some((word) => word?.kinds === S),
  }
}

const isSlot = (template: Template | undefined, slot: number): boolean =>
  template?.kind === 'meta' && template.slot === slot

const isMirrored = (pattern: Template): boolean => {
  const last = childrenOf(pattern).at(-1)
  return last?.kind === 'transpose' && isSlot(childrenOf(pattern)[0], 0) && isSlot(last.body, 0)
}

const slotsIn = (template: Template): readonly number[] =>
  template.kind === 'meta' ? [template.slot] : childrenOf(template).flatMap(slotsIn)

const OPERATORS: ReadonlySet<Template['kind']> = new Set(['sum', 'scale', 'product', 'hadamard'])

const hasOperator = (template: Template): boolean =>
  OPERATORS.has(template.kind) || childrenOf(template).some(hasOperator)

/** Whether the prover reads a pattern as it is meant: one operator, at its root, and each metavariable once. */
const isReadable = (pattern: Template): boolean => {
  const [parts, isMirror] = [childrenOf(pattern), isMirrored(pattern)]
  const slots = (isMirror ? parts.slice(0, -1) : parts).flatMap(slotsIn)
  if (parts.some(hasOperator) || (OPERATORS.has(pattern.kind) && isRepeated(slots))) return false
  const [first = ONE, second = ONE] =
    pattern.kind === 'sum' ? pattern.terms.map((term) => term.coefficient) : []
  if (!isOne(first) || !(isOne(second) || (isMirror && isMinusOne(second)))) return false
  if (!OPERATORS.has(pattern.kind)) return pattern.kind !== 'number'
  const isProduct = pattern.kind === 'product'
  return parts.length <= (isMirror && isProduct ? 3 : 2) && (isMirror || isProduct || parts.every(isSlot))
}

const isRepeated = (slots: readonly number[]): boolean => new Set(slots).size < slots.length

const headOf = ({ name, pattern }: Rule): Head => {
  if (!isReadable(pattern)) throw internal(`the law ${name} has a form that the prover does not know`)
  if (pattern.kind === 'meta') return 'any'
  if (pattern.kind === 'apply') return 'call'
  if (pattern.kind === 'constant') return pattern.name === 'zeros' ? 'zero' : pattern.name
  return pattern.kind === 'sum' && isMirrored(pattern) ? 'pair' : (pattern.kind as Node['kind'])
}

const compiled = (): ReadonlyMap<Head, readonly Law[]> => {
  const laws = new Map<Head, Law[]>()
  for (const rule of (lawsOfFile('properties') ?? []).map((text) => compileRule(text))) {
    const law = {
      pattern: rule.pattern,
      slots: rule.names.map((_, slot) => slotOf(rule, slot)),
      claims: setOf(rule.claim?.properties ?? []),
      isMirrored: isMirrored(rule.pattern),
      isRepeated: !OPERATORS.has(rule.pattern.kind) && isRepeated(slotsIn(rule.pattern)),
    }
    const head = headOf(rule)
    laws.set(head, [...(laws.get(head) ?? []), law])
  }
  return laws
}

let index: ReadonlyMap<Head, readonly Law[]> | undefined

/** The laws about what has this head; compiled when first asked for. */
export const lawsOf = (head: Head): readonly Law[] => {
  index ??= compiled()
  return index.get(head) ?? []
}
