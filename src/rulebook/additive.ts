/**
 * Additive laws: rules that say T(A + B) -> T(A) + T(B). They go through all terms of a sum at once, which keeps long
 * sums linear and a derivation free of half-split lines.
 */
import { isOne } from '../rational.ts'
import type { Additive, Template } from './rule.ts'

type Sum = Extract<Template, { kind: 'sum' }>

/** The law a rule states if it is an additive one. */
export const additiveLaw = (pattern: Template, replacement: Template): Additive | undefined => {
  const sum = plainSum(pattern)
  if (!sum || replacement.kind !== 'sum' || replacement.terms.length !== 2) return undefined
  const [a, b] = sum.terms.map(({ body }) => body)
  if (a?.kind !== 'meta' || b?.kind !== 'meta' || a.slot === b.slot) return undefined
  const mirrored = [a, b].every((slot, i) => {
    const { coefficient, body } = replacement.terms[i]!
    return isOne(coefficient) && key(body) === key(substitute(pattern, sum, slot))
  })
  return mirrored ? { slot: a.slot, other: b.slot, term: substitute(pattern, sum, a) } : undefined
}

/** The sum of two slots in a pattern. */
const plainSum = (template: Template): Sum | undefined => {
  if (template.kind === 'sum')
    return template.terms.length === 2 && template.terms.every(({ coefficient }) => isOne(coefficient))
      ? template
      : undefined
  for (const child of parts(template)) {
    const found = plainSum(child)
    if (found) return found
  }
  return undefined
}

const parts = (template: Template): Template[] =>
  Object.values(template).flatMap((value) =>
    Array.isArray(value) ? value.filter(isTemplate) : isTemplate(value) ? [value] : [],
  )

const isTemplate = (value: unknown): value is Template =>
  typeof value === 'object' && value !== null && 'kind' in value

const substitute = (template: Template, sum: Sum, by: Template): Template => {
  if (template === sum) return by
  const entries = Object.entries(template).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map((part) => (isTemplate(part) ? substitute(part, sum, by) : part))
      : isTemplate(value)
        ? substitute(value, sum, by)
        : value,
  ])
  return Object.fromEntries(entries) as Template
}

const key = (template: Template): string =>
  JSON.stringify(template, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
