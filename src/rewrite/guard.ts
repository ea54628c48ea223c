/**
 * Guards: what must hold of a node for a rule to match at its root, told before any metavariable is bound. Most rules
 * that are asked do not fit; a guard says so without making anything.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import { equals, isMinusOne, isNegative, isOne } from '../rational.ts'
import { conditionNamed, holdsOfFunction, mayHoldOfRun } from '../rulebook/conditions.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import { mappingOf } from '../shape/mapping.ts'
import { matchConstant, matchNumber } from './constants.ts'
import { mayBeBound } from './slots.ts'
import { PAIR_LIMIT } from './subsets.ts'
import { testOf } from './tests.ts'
import { dimValue } from './value-shape.ts'

/** Whether a node may be matched; `undefined` where any may. */
export type Guard = ((node: Node) => boolean) | undefined

/** The rule that is asked, and whether a factor and an exponent that a node does not have are 1. */
interface Asked {
  readonly rule: Rule
  readonly implied: boolean
  /** What is matched before anything else, so that none of its slots is bound. */
  readonly first?: Template
}

/** One template among the factors of a product. */
interface Part {
  readonly single: Guard
  /** Whether it may stand for several factors; what must hold of those from one place to another. */
  readonly run: ((factors: readonly Node[], from: number, to: number) => boolean) | undefined
}

type Of<K extends Template['kind']> = Extract<Template, { kind: K }>

/** Guards of rules and of lists of them, once made. */
interface Guards {
  readonly of: WeakMap<Rule, { readonly guard: Guard }>
  readonly lists: WeakMap<readonly Rule[], readonly Guard[]>
}

const STRICT: Guards = { of: new WeakMap(), lists: new WeakMap() }
const IMPLIED: Guards = { of: new WeakMap(), lists: new WeakMap() }

/** The guards of rules at the root of a node, where a factor and an exponent that are not there may be implied or not. */
export const guardsOf = (rules: readonly Rule[], implied: boolean): readonly Guard[] => {
  const { of, lists } = implied ? IMPLIED : STRICT
  const known = lists.get(rules)
  if (known) return known
  const guards = rules.map((rule) => {
    const { guard } = of.get(rule) ?? { guard: atRoot({ rule, implied }) }
    of.set(rule, { guard })
    return guard
  })
  lists.set(rules, guards)
  return guards
}

/** At the root, operands beside those matched may stay. */
const atRoot = (asked: Asked): Guard => {
  const { rule } = asked
  const { pattern } = rule
  const whole = guardFor(asked, pattern)
  if (pattern.kind === 'product') {
    const open = inProduct({ ...asked, first: pattern.factors[0]! }, pattern.factors, true)
    return (node) => node.kind === 'product' && open(node.factors)
  }
  if (pattern.kind === 'hadamard' || pattern.kind === 'scale') {
    const factors = pattern.kind === 'hadamard' ? pattern.factors : [pattern.scalar, pattern.body]
    const isBeside = pattern.kind === 'hadamard' || factors.every(({ kind }) => kind !== 'meta')
    const each = factors.map((factor) => guardFor(asked, factor))
    return (node) =>
      node.kind === 'hadamard' && isBeside && (pattern.kind === 'hadamard' || isScalarNode(node))
        ? allFound(each, node.factors)
        : whole === undefined || whole(node)
  }
  if (pattern.kind !== 'sum' || pattern.terms.length !== 2) return whole
  const terms = pattern.terms.map((term) => termGuard(asked, term, true))
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
const guardFor = (asked: Asked, template: Template): Guard => {
  switch (template.kind) {
    case 'meta':
      return testOf(asked.rule, template.slot)
    case 'number':
      return (node) => matchNumber(template.value, node)
    case 'constant':
      return (node) => matchConstant(template, node)
    case 'dimension':
      return (node) => dimValue(node) !== undefined
    case 'sum':
      return ofSum(asked, template)
    case 'scale':
      return ofScale(asked, template)
    case 'product': {
      const fits = inProduct(asked, template.factors, false)
      return (node) => node.kind === 'product' && fits(node.factors)
    }
    case 'hadamard':
      return ofHadamard(asked, template)
    case 'power':
    case 'matrix-power':
      return ofPower(asked, template)
    case 'transpose':
      return ofTranspose(asked, template)
    case 'differential': {
      const inner = guardFor(asked, template.body)
      return (node) => node.kind === 'differential' && (inner === undefined || inner(node.body))
    }
    case 'colon': {
      const agree = both(guardFor(asked, template.left), guardFor(asked, template.right))
      return (node) => node.kind === 'colon' && (agree(node.left, node.right) || agree(node.right, node.left))
    }
    default:
      return ofCall(asked, template)
  }
}

/** Anything is the power of itself with the exponent 1. */
const ofPower = (asked: Asked, { kind, base, exponent }: Of<'power'> | Of<'matrix-power'>): Guard => {
  const ofBase = guardFor(asked, base)
  const agree = both(ofBase, guardFor(asked, exponent))
  const isImplied = asked.implied && kind === 'power' && exponent.kind === 'meta'
  return (node) =>
    node.kind === kind ? agree(node.base, node.exponent) : isImplied && (ofBase === undefined || ofBase(node))
}

const ofCall = (asked: Asked, template: Of<'call'> | Of<'apply'> | Of<'mapped'>): Guard => {
  const args = template.args.map((arg) => guardFor(asked, arg))
  const isHead = headOf(asked, template)
  return (node) =>
    node.kind === 'call' &&
    node.args.length === args.length &&
    isHead(node) &&
    args.every((guard, i) => guard === undefined || guard(node.args[i]!))
}

const headOf = (
  asked: Asked,
  template: Of<'call'> | Of<'apply'> | Of<'mapped'>,
): ((node: Extract<Node, { kind: 'call' }>) => boolean) => {
  switch (template.kind) {
    case 'call':
      return ({ name, order }) => name === template.name && order === template.order
    case 'apply': {
      const words = asked.rule.conditions[template.slot]!
      return ({ name, order }) =>
        order >= template.order && words.every((word) => holdsOfFunction(word, name))
    }
    case 'mapped':
      return ({ name }) => mappingOf(name)?.role === template.of.role
  }
}

/** Where a slot of it may be bound elsewhere, its normal form need not be a transpose. */
const ofTranspose = (asked: Asked, template: Of<'transpose'>): Guard => {
  if (template !== asked.first && mayBeBound(asked.rule, template)) return undefined
  const inner = guardFor(asked, template.body)
  return (node) => node.kind === 'transpose' && (inner === undefined || inner(node.body))
}

/** One of the slots may take all operands that the others leave, or anything else beside a slot that is 1. */
const ofHadamard = (asked: Asked, { factors }: Of<'hadamard'>): Guard => {
  const each = factors.map((factor) => (factor.kind === 'meta' ? undefined : guardFor(asked, factor)))
  const isImplied = asked.implied && factors.length === 2
  const beside = factors.flatMap(({ kind }, i) =>
    isImplied && kind === 'meta' ? [guardFor(asked, factors[1 - i]!)] : [],
  )
  return (node) =>
    node.kind === 'hadamard'
      ? allFound(each, node.factors)
      : beside.some((guard) => guard === undefined || guard(node))
}

const ofScale = (asked: Asked, { scalar, body }: Of<'scale'>): Guard => {
  const [ofScalar, ofBody] = [guardFor(asked, scalar), guardFor(asked, body)]
  const agree = both(ofScalar, ofBody)
  const isBare = body.kind === 'meta' && !asked.implied
  const among = [scalar, ...(body.kind === 'hadamard' ? body.factors : [body])].map((factor) =>
    factor.kind === 'meta' ? undefined : guardFor(asked, factor),
  )
  return (node) => {
    if (node.kind === 'scale') return agree(node.scalar, node.body)
    if (node.kind === 'sum' && node.terms.length === 1) {
      const inner = node.terms[0]!.body
      return inner.kind === 'scale' || inner.kind === 'hadamard' || ofBody === undefined || ofBody(inner)
    }
    if (node.kind === 'hadamard' && isScalarNode(node)) return allFound(among, node.factors)
    const isScalar = asked.implied && isScalarNode(node) && (ofScalar === undefined || ofScalar(node))
    return isScalar || (!isBare && (ofBody === undefined || ofBody(node)))
  }
}

type PatternTerm = Of<'sum'>['terms'][number]
type TermGuard = (term: { readonly coefficient: PatternTerm['coefficient']; readonly body: Node }) => boolean

/** A term by itself; where it may take several, a slot tells nothing. */
const termGuard = (
  asked: Asked,
  { coefficient, body }: PatternTerm,
  isAlone: boolean,
): TermGuard | undefined => {
  const isNumeric = body.kind === 'number' || (body.kind === 'scale' && body.scalar.kind === 'number')
  if (isNumeric) return undefined
  if (body.kind === 'scale' && isOne(coefficient)) return multipleGuard(asked, body)
  if (body.kind === 'meta' && !isAlone) return undefined
  const guard = guardFor(asked, body)
  return (term) => equals(term.coefficient, coefficient) && (guard === undefined || guard(term.body))
}

/** A term of which the coefficient may be the scalar, or a part of it. */
const multipleGuard = (asked: Asked, template: Of<'scale'>): TermGuard | undefined => {
  const [whole, inner] = [guardFor(asked, template), guardFor(asked, template.body)]
  if (whole === undefined || inner === undefined || template.body.kind === 'sum') return undefined
  return ({ body }) => body.kind === 'scale' || body.kind === 'hadamard' || inner(body) || whole(body)
}

const ofSum = (asked: Asked, template: Of<'sum'>): Guard => {
  const [only, more] = template.terms as [PatternTerm, PatternTerm | undefined]
  if (!more) {
    const guard = guardFor(asked, only.body)
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
  const each = asked.rule.additive ? [] : template.terms.map((term) => termGuard(asked, term, false))
  return (node) => node.kind === 'sum' && node.terms.length > 1 && allFound(each, node.terms)
}

/** Factors of a product, one after another; where it is open, others may stand before and after them. */
const inProduct = (
  asked: Asked,
  templates: readonly Template[],
  isOpen: boolean,
): ((factors: readonly Node[]) => boolean) => {
  const parts = templates.map((template) => partOf(asked, template))
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

const partOf = (asked: Asked, template: Template): Part => {
  const single = guardFor(asked, template)
  if (template.kind === 'product') return { single: undefined, run: () => true }
  if (template.kind !== 'meta') {
    const isBound = template !== asked.first && mayBeBound(asked.rule, template)
    return { single, run: isBound ? () => true : undefined }
  }
  const words = asked.rule.conditions[template.slot]!
  if (words.includes('factor')) return { single, run: undefined }
  const isSquare = words.some((word) => conditionNamed(word)?.property && conditionNamed(word)?.square)
  const run: Part['run'] = (factors, from, to) =>
    (!isSquare || factors[from]!.rows === factors[to - 1]!.cols) &&
    (words.length === 0 || words.every((word) => mayHoldOfRun(word, factors.slice(from, to))))
  return { single, run }
}
