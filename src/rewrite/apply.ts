/**
 * Applying one rule at the root of a node: every way to match it there, and what it makes of the node.
 */

import { dependsOn } from '../expr/free-indices.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { ONE } from '../rational.ts'
import type { Bound } from '../rulebook/conditions.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'
import { type Dim, dimNames } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'
import type { Application } from './application.ts'
import { type Builder, build } from './build.ts'
import { dimsFor } from './dims.ts'
import { match } from './match.ts'
import type { Matching } from './matching.ts'
import { matchInside } from './runs.ts'
import { haveSharedFactor } from './shared.ts'
import { matchTerms, PAIR_LIMIT, pick } from './subsets.ts'
import { testsOf } from './tests.ts'
import { dimValue, evaluate } from './value-shape.ts'

/** What applying a rule needs besides the rule and the node. */
export interface Tools {
  readonly graph: Graph
  readonly build: Matching['build']
}

type Bindings = readonly (Bound | undefined)[]

/** Called with what stands in place of the matched part of a node, and that part's shape, until it answers true. */
type Finish = (wrap: (inner: Node) => Node, rows: Dim, cols: Dim) => boolean

/** Hands over each way to apply a rule at the root of a node until `enough` says so. */
const eachWay = (
  { graph, build: ofSlots }: Tools,
  rule: Rule,
  node: Node,
  differential: Builder['differential'],
  implied: boolean,
  enough: (application: Application) => boolean,
): void => {
  const bindings: (Bound | undefined)[] = new Array(rule.slots).fill(undefined)
  const m: Matching = {
    graph,
    rule,
    tests: testsOf(rule),
    match,
    bindings,
    claims: [],
    implied,
    build: ofSlots,
  }
  matchAtRoot(m, rule.pattern, node, (wrap, rows, cols) => {
    const dims = dimsFor(rule, bindings, m.claims, boundIndex(rule, bindings))
    if (!dims || !suitsIndex(rule, bindings) || hasMovingShape(graph, rule, dims)) return false
    const result = wrap(replacement({ graph, bindings, dims, differential }, rule, { rows, cols }))
    return result !== node && enough({ rule, bindings: [...bindings], result })
  })
}

/** The first way in which a rule changes a node, which its guard lets through, at its root. */
export const applied = (
  tools: Tools,
  rule: Rule,
  node: Node,
  differential: Builder['differential'],
): Application | undefined => {
  let first: Application | undefined
  eachWay(tools, rule, node, differential, false, (application) => {
    first = application
    return true
  })
  return first
}

/** Up to so many different results of a rule at the root of a node; what is not there counts as 1. */
export const results = (tools: Tools, rule: Rule, node: Node, most: number): Application[] => {
  if (rule.common && node.kind === 'sum' && !haveSharedFactor(node)) return []
  const found = new Map<Node, Application>()
  eachWay(tools, rule, node, tools.graph.differential, true, (application) => {
    if (!found.has(application.result)) found.set(application.result, application)
    return found.size >= most
  })
  return [...found.values()]
}

/** The node of a template whose slots are all bound; `undefined` while one is not. */
export const ofBound = (graph: Graph, template: Template, bindings: Bindings): Node | undefined =>
  isBuildable(template, bindings)
    ? build({ graph, bindings, dims: NO_DIMS, differential: graph.differential }, template)
    : undefined

const NO_DIMS: ReadonlyMap<string, Dim> = new Map()

/** What the rule puts in place; an additive law goes through all terms at once and leaves their numbers outside. */
const replacement = (b: Builder, rule: Rule, shape: Shape): Node => {
  const { additive } = rule
  const sum = additive && b.bindings[additive.slot]
  if (!additive || typeof sum !== 'object' || sum.kind !== 'sum') return build(b, rule.replacement, shape)
  const terms = sum.terms.map(({ coefficient, body }) => {
    const bindings = [...b.bindings]
    bindings[additive.slot] = body
    return { coefficient, body: build({ ...b, bindings }, additive.term, shape) }
  })
  return b.graph.sum(terms, shape.rows, shape.cols)
}

/** At the root, operands beside those matched stay beside the replacement. */
const matchAtRoot = (m: Matching, pattern: Template, node: Node, finish: Finish): boolean => {
  const { graph } = m
  const { rows, cols } = node
  if (pattern.kind === 'product' && node.kind === 'product') {
    const { factors } = node
    return matchInside(m, pattern.factors, factors, (from, to) => {
      const wrap = (inner: Node): Node =>
        graph.product([...factors.slice(0, from), inner, ...factors.slice(to)])
      return finish(wrap, factors[from]!.rows, factors[to - 1]!.cols)
    })
  }
  const wanted = node.kind === 'hadamard' ? factorsOf(pattern, node) : undefined
  if (wanted && node.kind === 'hadamard')
    return pick(m, wanted, node.factors, undefined, (left) =>
      finish((inner) => graph.hadamard([inner, ...left]), rows, cols),
    )
  if (pattern.kind === 'sum' && node.kind === 'sum' && pattern.terms.length === 2 && node.terms.length > 2) {
    // Different powers taken out of a part of the terms would leave Horner's scheme, which no author prints.
    if (node.terms.length > PAIR_LIMIT || m.rule.common === 'powers') return false
    return matchTerms(m, pattern, node.terms, (left) =>
      finish((inner) => graph.sum([{ coefficient: ONE, body: inner }, ...left], rows, cols), rows, cols),
    )
  }
  return match(m, pattern, node, () => finish(whole, rows, cols))
}

const whole = (inner: Node): Node => inner

/** What of a pattern stands among the factors of a product entry by entry; two scalars of some structure may do so. */
const factorsOf = (pattern: Template, node: Node): readonly Template[] | undefined => {
  if (pattern.kind === 'hadamard') return pattern.factors
  if (pattern.kind !== 'scale' || !isScalarNode(node)) return undefined
  const { scalar, body } = pattern
  return scalar.kind !== 'meta' && body.kind !== 'meta' ? [scalar, body] : undefined
}

/** Whether a template can be built from the slots bound so far without asking its context for a shape. */
const isBuildable = (template: Template, bindings: Bindings): boolean => {
  switch (template.kind) {
    case 'meta':
      return bindings[template.slot] !== undefined
    case 'number':
    case 'constant':
    case 'dimension':
      return false
    case 'apply':
    case 'mapped':
      return bindings[template.slot] !== undefined && template.args.every((arg) => isBuildable(arg, bindings))
    default:
      return childrenOf(template).every((child) => isBuildable(child, bindings))
  }
}

/** Whether what the rule makes would have a shape that changes with an index, as `zeros(i - 1)` has. */
const hasMovingShape = ({ indices }: Graph, { sizes }: Rule, dims: ReadonlyMap<string, Dim>): boolean =>
  indices.size > 0 && sizes.some((size) => dimNames(evaluate(size, dims)).some((name) => indices.has(name)))

/** The index that a rule binds, at the place where it matches. */
const boundIndex = ({ binder }: Rule, bindings: Bindings): Dim | undefined => {
  const bound = binder && bindings[binder.index]
  return typeof bound === 'object' ? dimValue(bound) : undefined
}

/** Whether the index that the pattern binds changes what it has to, and nothing that it must not. */
const suitsIndex = (rule: Rule, bindings: Bindings): boolean => {
  const { binder } = rule
  if (!binder) return true
  const index = boundIndex(rule, bindings)
  const changes = (slot: number): boolean => {
    const node = bindings[slot]
    return typeof node === 'object' && index !== undefined && dependsOn(node, index)
  }
  return !binder.fixed.some(changes) && binder.varying.every(changes)
}
