/**
 * What one attempt to match carries along, and the binding of metavariables.
 */
import type { Graph } from '../expr/graph.ts'
import { type Node, numberOf } from '../expr/node.ts'
import { equals } from '../rational.ts'
import { type Bound, holdsOfFunction } from '../rulebook/conditions.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import type { Dim } from '../shape/dim.ts'
import { matchConstant } from './constants.ts'
import type { Test } from './tests.ts'

export interface Matching {
  readonly graph: Graph
  readonly rule: Rule
  /** What its conditions ask for, by slot. */
  readonly tests: readonly Test[]
  /** Whether a factor and an exponent that a node does not have are 1. */
  readonly implied: boolean
  /** Matches a template against a node as a whole; here so that each kind of operator may have its own file. */
  readonly match: (m: Matching, template: Template, node: Node, found: Found) => boolean
  readonly bindings: (Bound | undefined)[]
  /** Dimensions of the pattern and what stands in their place: to be compared once all slots are bound. */
  readonly claims: (readonly [Dim, Node])[]
  /** Builds a template whose slots are all bound, in normal form; `undefined` while one is not. */
  readonly build: (template: Template, bindings: readonly (Bound | undefined)[]) => Node | undefined
}

/** Called with each way to match, until it answers true. */
export type Found = () => boolean

export const bind = (m: Matching, slot: number, value: Bound, found: Found): boolean => {
  const known = m.bindings[slot]
  if (known !== undefined) return known === value && found()
  if (!suits(m, slot, value)) return false
  m.bindings[slot] = value
  if (found()) return true
  m.bindings[slot] = undefined
  return false
}

const suits = ({ rule, tests }: Matching, slot: number, value: Bound): boolean => {
  if (typeof value === 'string') return rule.conditions[slot]!.every((word) => holdsOfFunction(word, value))
  const test = tests[slot]
  return test === undefined || test(value)
}

export const isUnbound = (m: Matching, template: Template): boolean =>
  template.kind === 'meta' && m.bindings[template.slot] === undefined

export const hasCondition = (m: Matching, template: Template, word: string): boolean =>
  template.kind === 'meta' && m.rule.conditions[template.slot]!.includes(word)

/**
 * A cheap necessary condition for a template to match a node, or a product that begins with it. What the transpose of
 * a slot looks like is open, as a bound slot has its transpose in normal form.
 */
export const mayMatch = (template: Template, node: Node): boolean => {
  switch (template.kind) {
    case 'call':
      return node.kind === 'call' && node.name === template.name
    case 'transpose':
      return (
        template.body.kind === 'meta' || (node.kind === 'transpose' && mayMatch(template.body, node.body))
      )
    case 'power':
      return (
        node.kind === 'power' &&
        mayBeExponent(template.exponent, node.exponent) &&
        mayMatch(template.base, node.base)
      )
    case 'matrix-power':
      return node.kind === 'matrix-power' && mayMatch(template.base, node.base)
    case 'sum':
      return node.kind === 'sum'
    case 'constant':
      return matchConstant(template, node)
    default:
      return true
  }
}

const mayBeExponent = (template: Template, exponent: Node): boolean => {
  if (template.kind !== 'number') return true
  const value = numberOf(exponent)
  return value !== undefined && equals(value, template.value)
}
