/**
 * The slots of a template, and whether they stand elsewhere in the pattern of a rule, so that they may be bound already.
 */
import type { Rule, Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'

/** Whether a slot of the template stands elsewhere in the pattern too. */
export const mayBeBound = ({ pattern }: Rule, template: Template): boolean => {
  const [all, inside] = [slotsIn(pattern), slotsIn(template)]
  return inside.some((slot) => count(all, slot) > count(inside, slot))
}

const count = (slots: readonly number[], slot: number): number =>
  slots.filter((other) => other === slot).length

const slotsIn = (template: Template): readonly number[] => [
  ...(template.kind === 'meta' || template.kind === 'apply' || template.kind === 'mapped'
    ? [template.slot]
    : []),
  ...childrenOf(template).flatMap(slotsIn),
]
