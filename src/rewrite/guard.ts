/**
 * Guards: what must hold of a node for a rule to match at its root, told before any metavariable is bound. Most rules
 * that are asked do not fit; a guard says so without making anything.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import { equals, isMinusOne, isNegative, isOne } from '../rational.ts'
import { conditionNamed, holdsOfFunction, mayHoldOfRun } from '../rulebook/conditions.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'
import { mappingOf } from '../shape/mapping.ts'
import { matchConstant, matchNumber } from './constants.ts'
import { PAIR_LIMIT } from './subsets.ts'
import { testOf } from './tests.ts'
import { dimValue } from './value-shape.ts'

/** Whether a node may be matched; `undefined` where any may. */
export type Guard = ((node: Node) => boolean) | undefined

/** One template among the factors of a product. */
interface Part {
  readonly single: Guard
  /** Whether it may stand for several factors; what must hold of those from one place to another. */
  readonly run: ((factors: readonly Node[], from: number, to: number) => boolean) | undefined
}

type Of<K extends Template['kind']> = Extract<Template, { kind: K }>

const made = new WeakMap<Rule, { readonly guard: Guard }>()
const listed = new WeakMap<readonly Rule[], readonly Guard[]>()

/** The guards of rules at the root of a node. */
export const guardsOf = (rules: readonly Rule[]): readonly Guard[] => {
  const known = listed.get(rules)
  if (known) return known
  const guards = rules.map(guardOf)
  listed.set(rules, guards)
  return guards
}

const guardOf = (rule: Rule): Guard => {
  const known = made.get(rule)
  if (known) return known.guard
  const guard = atRoot(rule)
  made.set(rule, { guard })
  return guard
}

/** At the root, operands beside those matched may stay. */
const atRoot = (rule: Rule): Guard => {
  const { pattern } = rule
  const whole = guardFor(rule, pattern)
  if (pattern.kind === 'product') {
    const open = inProduct(rule, pattern.factors, true)
    return (node) => node.kind === 'product' && open(node.factors)
  }
  if (pattern.kind === 'hadamard' || pattern.kind === 'scale') {
    const factors = pattern.kind === 'hadamard' ? pattern.factors : [pattern.scalar, pattern.body]
    const isBeside = pattern.kind === 'hadamard' || factors.every(({ kind }) => kind !== 'meta')
    const each = factors.map((factor) => guardFor(rule, factor))
    return (node) =>
      node.kind === 'hadamard' && isBeside && (pattern.kind === 'hadamard' || isScalarNode(node))
        ? allFound(each, node.factors)
        : whole === undefined || whole(node)
  }
  if (pattern.kind !== 'sum' || pattern.terms.length !== 2) return whole
  const terms = pattern.terms.map((term) => termGuard(rule, term, true))
  return (node) =>
    node.kind === 'sum' && node.terms.length > 2
      ? node.terms.length <= PAIR_LIMIT && rule.common !== 'powers' && allFound(terms, node.terms)
      : whole!(node)
}

/** Whether each guard lets something through. */
const allFound = <T>(each: readonly (((item: T) => boolean) | undefined)[], items: readonly T[]): boolean =>
  each.every((guard) => guard === undefined || items.some(guard))

const both =
  (first: Guard, second: Guard): ((a: Node, b: Node) => boolean) =>
  (a, b) =>
    (first === undefined || first(a)) && (second === undefined || second(b))

/** What must hold of a node that a template matches as a whole. */
const guardFor = (rule: Rule, template: Template): Guard => {
  switch (template.kind) {
    case 'meta':
      return testOf(rule, template.slot)
    case 'number':
      return (node) => matchNumber(template.value, node)
    case 'constant':
      return (node) => matchConstant(template, node)
    case 'dimension':
      return (node) => dimValue(node) !== undefined
    case 'sum':
      return ofSum(rule, template)
    case 'scale':
      return ofScale(rule, template)
    case 'product': {
      const fits = inProduct(rule, template.factors, false)
      return (node) => node.kind === 'product' && fits(node.factors)
    }
    case 'hadamard':
      return ofHadamard(rule, template)
    case 'power':
    case 'matrix-power': {
      const { kind } = template
      const agree = both(guardFor(rule, template.base), guardFor(rule, template.exponent))
      return (node) => node.kind === kind && agree(node.base, node.exponent)
    }
    case 'transpose':
      return ofTranspose(rule, template)
    case 'differential': {
      const inner = guardFor(rule, template.body)
      return (node) => node.kind === 'differential' && (inner === undefined || inner(node.body))
    }
    case 'colon': {
      const agree = both(guardFor(rule, template.left), guardFor(rule, template.right))
      return (node) => node.kind === 'colon' && (agree(node.left, node.right) || agree(node.right, node.left))
    }
    default:
      return ofCall(rule, template)
  }
}

const ofCall = (rule: Rule, template: Of<'call'> | Of<'apply'> | Of<'mapped'>): Guard => {
  const args = template.args.map((arg) => guardFor(rule, arg))
  const isHead = headOf(rule, template)
  return (node) =>
    node.kind === 'call' &&
    node.args.length === args.length &&
    isHead(node) &&
    args.every((guard, i) => guard === undefined || guard(node.args[i]!))
}

const headOf = (
  rule: Rule,
  template: Of<'call'> | Of<'apply'> | Of<'mapped'>,
): ((node: Extract<Node, { kind: 'call' }>) => boolean) => {
  switch (template.kind) {
    case 'call':
      return ({ name, order }) => name === template.name && order === template.order
    case 'apply': {
      const words = rule.conditions[template.slot]!
      return ({ name, order }) =>
        order >= template.order && words.every((word) => holdsOfFunction(word, name))
    }
    case 'mapped':
      return ({ name }) => mappingOf(name)?.role === template.of.role
  }
}

/** Where a slot of it may be bound elsewhere, its normal form need not be a transpose. */
const ofTranspose = (rule: Rule, template: Of<'transpose'>): Guard => {
  if (mayBeBound(rule, template)) return undefined
  const inner = guardFor(rule, template.body)
  return (node) => node.kind === 'transpose' && (inner === undefined || inner(node.body))
}

/** Whether a slot of the template stands elsewhere in the pattern too. */
const mayBeBound = (rule: Rule, template: Template): boolean => {
  const [all, inside] = [slotsIn(rule.pattern), slotsIn(template)]
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

/** One of the slots may take all operands that the others leave. */
const ofHadamard = (rule: Rule, { factors }: Of<'hadamard'>): Guard => {
  const each = factors.map((factor) => (factor.kind === 'meta' ? undefined : guardFor(rule, factor)))
  return (node) => node.kind === 'hadamard' && allFound(each, node.factors)
}

const ofScale = (rule: Rule, { scalar, body }: Of<'scale'>): Guard => {
  const [ofScalar, ofBody] = [guardFor(rule, scalar), guardFor(rule, body)]
  const agree = both(ofScalar, ofBody)
  const isBare = body.kind === 'meta'
  const among = [scalar, ...(body.kind === 'hadamard' ? body.factors : [body])].map((factor) =>
    factor.kind === 'meta' ? undefined : guardFor(rule, factor),
  )
  return (node) => {
    if (node.kind === 'scale') return agree(node.scalar, node.body)
    if (node.kind === 'sum' && node.terms.length === 1) {
      const inner = node.terms[0]!.body
      return inner.kind === 'scale' || inner.kind === 'hadamard' || ofBody === undefined || ofBody(inner)
    }
    if (node.kind === 'hadamard' && isScalarNode(node)) return allFound(among, node.factors)
    return !isBare && (ofBody === undefined || ofBody(node))
  }
}

type PatternTerm = Of<'sum'>['terms'][number]
type TermGuard = (term: { readonly coefficient: PatternTerm['coefficient']; readonly body: Node }) => boolean

/** A term by itself; where it may take several, a slot tells nothing. */
const termGuard = (
  rule: Rule,
  { coefficient, body }: PatternTerm,
  isAlone: boolean,
): TermGuard | undefined => {
  const isNumeric = body.kind === 'number' || (body.kind === 'scale' && body.scalar.kind === 'number')
  if (isNumeric || (body.kind === 'scale' && isOne(coefficient))) return undefined
  if (body.kind === 'meta' && !isAlone) return undefined
  const guard = guardFor(rule, body)
  return (term) => equals(term.coefficient, coefficient) && (guard === undefined || guard(term.body))
}

const ofSum = (rule: Rule, template: Of<'sum'>): Guard => {
  const [only, more] = template.terms as [PatternTerm, PatternTerm | undefined]
  if (!more) {
    const guard = guardFor(rule, only.body)
    const isOpposite = isMinusOne(only.coefficient) && only.body.kind === 'meta'
    return (node) => {
      if (node.kind !== 'sum') return false
      const [term, second] = node.terms
      if (!term) return false
      if (!second && equals(term.coefficient, only.coefficient))
        return guard === undefined || guard(term.body)
      return isOpposite && (second !== undefined || isNegative(term.coefficient))
    }
  }
  const each = rule.additive ? [] : template.terms.map((term) => termGuard(rule, term, false))
  return (node) => node.kind === 'sum' && node.terms.length > 1 && allFound(each, node.terms)
}

/** Factors of a product, one after another; where it is open, others may stand before and after them. */
const inProduct = (
  rule: Rule,
  templates: readonly Template[],
  isOpen: boolean,
): ((factors: readonly Node[]) => boolean) => {
  const parts = templates.map((template) => partOf(rule, template))
  const alone = parts.flatMap(({ single, run }) => (run || !single ? [] : [single]))
  const fits = (factors: readonly Node[], part: number, at: number): boolean => {
    if (part === parts.length) return isOpen || at === factors.length
    const most = factors.length - (parts.length - part - 1)
    if (at >= most) return false
    const { single, run } = parts[part]!
    if ((single === undefined || single(factors[at]!)) && fits(factors, part + 1, at + 1)) return true
    if (!run) return false
    for (let to = at + 2; to <= most; to++)
      if (run(factors, at, to) && fits(factors, part + 1, to)) return true
    return false
  }
  return (factors) => {
    if (factors.length < parts.length || !allFound(alone, factors)) return false
    if (!isOpen) return fits(factors, 0, 0)
    for (let at = 0; at <= factors.length - parts.length; at++) if (fits(factors, 0, at)) return true
    return false
  }
}

const partOf = (rule: Rule, template: Template): Part => {
  const single = guardFor(rule, template)
  if (template.kind === 'product') return { single: undefined, run: () => true }
  if (template.kind !== 'meta') return { single, run: mayBeBound(rule, template) ? () => true : undefined }
  const words = rule.conditions[template.slot]!
  if (words.includes('factor')) return { single, run: undefined }
  const isSquare = words.some((word) => conditionNamed(word)?.property && conditionNamed(word)?.square)
  const run: Part['run'] = (factors, from, to) =>
    (!isSquare || factors[from]!.rows === factors[to - 1]!.cols) &&
    (words.length === 0 || words.every((word) => mayHoldOfRun(word, factors.slice(from, to))))
  return { single, run }
}
