/**
 * What the two terms of a pattern that is a sum have in common. A law that takes it out applies only to terms that have
 * it, and powers other than denominators are taken out of whole sums only.
 */
import type { Condition, Rule, Template } from './rule.ts'
import { childrenOf } from './template.ts'

/** A factor or a denominator that both terms have, or different powers of one. */
export const commonIn = (pattern: Template, where: readonly Condition[]): Rule['common'] => {
  if (pattern.kind !== 'sum' || pattern.terms.length !== 2) return undefined
  const [first, second] = pattern.terms.map(({ body }) => factorSlots(body)) as [Factors, Factors]
  const shared = [...first].filter(([slot]) => second.has(slot))
  if (shared.length === 0) return undefined
  const isReciprocal = (exponent: number | undefined): boolean =>
    where.some(({ slot, test }) => slot === exponent && test === 'negative')
  const isSame = ([slot, exponent]: readonly [number, number | undefined]): boolean =>
    second.get(slot) === exponent || (isReciprocal(exponent) && isReciprocal(second.get(slot)))
  return shared.every(isSame) ? 'factor' : 'powers'
}

/** Slots that stand for factors, or for what factors are powers of, with the slot of the exponent. */
type Factors = ReadonlyMap<number, number | undefined>

const factorSlots = (template: Template): Factors => {
  switch (template.kind) {
    case 'meta':
      return new Map([[template.slot, undefined]])
    case 'scale':
    case 'product':
    case 'hadamard':
      return new Map(childrenOf(template).flatMap((child) => [...factorSlots(child)]))
    case 'power':
      return template.base.kind === 'meta' && template.exponent.kind === 'meta'
        ? new Map([[template.base.slot, template.exponent.slot]])
        : new Map()
    default:
      return new Map()
  }
}
