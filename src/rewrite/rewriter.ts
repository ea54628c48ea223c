/**
 * Applying rules: one rule at the root of a node, and the normal form of a node under a rule set.
 */
import { stepLimit } from '../errors/derivatives.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { mapOperands } from '../expr/walk.ts'
import { ONE } from '../rational.ts'
import type { Bound } from '../rulebook/conditions.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import type { RuleSet } from '../rulebook/rule-set.ts'
import { childrenOf } from '../rulebook/template.ts'
import type { Dim } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'
import type { Application } from './application.ts'
import { type Builder, build } from './build.ts'
import { match } from './match.ts'
import { type Matching, mayMatchAtRoot } from './matching.ts'
import { createNormalForms, type Memo, NOTHING, type Settled, tell } from './normal-forms.ts'
import { createOpenings } from './openings.ts'
import { matchInside } from './runs.ts'
import { matchTerms, pick } from './subsets.ts'
import { evaluate } from './value-shape.ts'

/** Sums longer than this are not searched for common factors, which takes time quadratic in the terms. */
const PAIR_LIMIT = 64

export type { Application } from './application.ts'

export interface Rewriter {
  /** The first rule of the set that changes the node at its root. */
  readonly applyAtRoot: (
    set: RuleSet,
    node: Node,
    differential?: (body: Node) => Node,
  ) => Application | undefined
  /**
   * What all rules of the set make of the root of a node, at most so many results for each; factors and exponents that
   * are not there count as 1.
   */
  readonly alternatives: (set: RuleSet, node: Node, most: number) => Application[]
  /** The normal form under a set; calls `applied` for every rewrite that leads there. */
  readonly normalize: (set: RuleSet, node: Node, applied?: (application: Application) => void) => Node
  /** Work that has bounds of its own, and does not count against the limit. */
  readonly apart: <T>(work: () => T) => T
}

/** Rewrites between two reports of how many there were. */
const REPORT = 256

/**
 * A rewriter over one graph. `basic` is the set whose normal form slots are built in; `told` hears now and then how many
 * rewrites there have been, those that count against no limit among them. Throws `step-limit`.
 */
export const createRewriter = (
  graph: Graph,
  basic: RuleSet,
  limit: number,
  told?: (rewrites: number) => void,
): Rewriter => {
  const known = createNormalForms()
  const openings = createOpenings(graph)
  let done = 0
  let steps = 0
  let bound = limit

  const builder = (bindings: readonly (Bound | undefined)[], dims: ReadonlyMap<string, Dim>): Builder => ({
    graph,
    bindings,
    dims,
    differential: graph.differential,
  })

  const boundOnly = (template: Template, bindings: readonly (Bound | undefined)[]): Node | undefined =>
    isBuildable(template, bindings)
      ? normalize(basic, build(builder(bindings, new Map()), template))
      : undefined

  /** Hands over each way to apply a rule until `enough` says so. */
  const ways = (
    rule: Rule,
    node: Node,
    differential: (body: Node) => Node,
    implied: boolean,
    enough: (application: Application) => boolean,
  ): void => {
    const bindings: (Bound | undefined)[] = new Array(rule.slots).fill(undefined)
    const m: Matching = { graph, rule, match, bindings, claims: [], implied, build: boundOnly }
    const finish = (wrap: (inner: Node) => Node, rows: Dim, cols: Dim): boolean => {
      const dims = bindDims(rule, bindings)
      if (!dims || m.claims.some(([dim, claimed]) => graph.dimension(evaluate(dim, dims)) !== claimed))
        return false
      const b = { ...builder(bindings, dims), differential }
      const built = wrap(replace(b, rule, { rows, cols }))
      return built !== node && enough({ rule, bindings: [...bindings], result: built })
    }
    matchAtRoot(m, rule.pattern, node, finish)
  }

  const apply = (rule: Rule, node: Node, differential: (body: Node) => Node): Application | undefined => {
    if (!mayMatchAtRoot(rule.pattern, node)) return undefined
    let found: Application | undefined
    ways(rule, node, differential, false, (application) => {
      found = application
      return true
    })
    return found
  }

  const alternatives: Rewriter['alternatives'] = (set, node, most) =>
    set.candidates(node, graph.calls).flatMap((rule) => {
      const found = new Map<Node, Application>()
      ways(rule, node, graph.differential, true, (application) => {
        if (!found.has(application.result)) found.set(application.result, application)
        return found.size >= most
      })
      return [...found.values()]
    })

  const applyAtRoot: Rewriter['applyAtRoot'] = (set, node, differential = graph.differential) => {
    for (const rule of set.candidates(node, graph.calls)) {
      const application = apply(rule, node, differential)
      if (!application) continue
      if (++steps > bound) throw stepLimit(limit)
      if (++done % REPORT === 0) told?.(done)
      return application
    }
    return undefined
  }

  /** What a rule makes of the node with its definitions written out, where that is shorter. */
  const applyThrough = (set: RuleSet, node: Node): Application | undefined => {
    const opened = openings.opened(node)
    if (!opened) return undefined
    for (const rule of set.candidates(opened, graph.calls)) {
      const application = apply(rule, opened, graph.differential)
      if (application && openings.isShorter(application.result, node)) return application
    }
    return undefined
  }

  const settled = (memo: Memo, node: Node): Settled => {
    const old = memo.forms.get(node)
    if (old) return old
    const before: Settled[] = []
    const rebuilt = mapOperands(graph, node, (operand) => {
      const inner = settled(memo, operand)
      if (inner.by !== NOTHING) before.push(inner)
      return inner.node
    })
    const untried = rebuilt === node ? known.untried(memo, node) : undefined
    const application = untried && (applyAtRoot(untried, node) ?? applyThrough(untried, node))
    const next = application?.result ?? rebuilt
    const found = next === node ? { node, by: NOTHING } : after(before, application, settled(memo, next))
    memo.forms.set(node, found)
    return found
  }

  const normalize: Rewriter['normalize'] = (set, node, applied) => {
    const found = settled(known.under(set), node)
    if (applied) tell(found, applied)
    return found.node
  }

  const apart: Rewriter['apart'] = (work) => {
    const before = { steps, bound }
    bound = Number.POSITIVE_INFINITY
    try {
      return work()
    } finally {
      steps = before.steps
      bound = before.bound
    }
  }

  return { applyAtRoot, alternatives, normalize, apart }
}

const after = (before: readonly Settled[], application: Application | undefined, last: Settled): Settled => ({
  node: last.node,
  by: [...before, ...(application ? [application] : []), last],
})

/** What the rule puts in place; an additive law goes through all terms at once and leaves their numbers outside. */
const replace = (b: Builder, rule: Rule, shape: Shape): Node => {
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
const matchAtRoot = (
  m: Matching,
  pattern: Template,
  node: Node,
  finish: (wrap: (inner: Node) => Node, rows: Dim, cols: Dim) => boolean,
): boolean => {
  const { graph } = m
  const whole = () => finish((inner) => inner, node.rows, node.cols)
  if (pattern.kind === 'product' && node.kind === 'product') {
    const { factors } = node
    return matchInside(m, pattern.factors, factors, (from, to) => {
      const wrap = (inner: Node): Node =>
        graph.product([...factors.slice(0, from), inner, ...factors.slice(to)])
      return finish(wrap, factors[from]!.rows, factors[to - 1]!.cols)
    })
  }
  if (pattern.kind === 'hadamard' && node.kind === 'hadamard')
    return pick(m, pattern.factors, node.factors, undefined, (left) =>
      finish((inner) => graph.hadamard([inner, ...left]), node.rows, node.cols),
    )
  if (isProductOfScalars(pattern) && node.kind === 'hadamard' && isScalarNode(node))
    return pick(m, [pattern.scalar, pattern.body], node.factors, undefined, (left) =>
      finish((inner) => graph.hadamard([inner, ...left]), node.rows, node.cols),
    )
  if (pattern.kind === 'sum' && node.kind === 'sum' && pattern.terms.length === 2 && node.terms.length > 2) {
    // Different powers taken out of a part of the terms would leave Horner's scheme, which no author prints.
    if (node.terms.length > PAIR_LIMIT || m.rule.common === 'powers') return false
    return matchTerms(m, pattern, node.terms, (left) =>
      finish(
        (inner) => graph.sum([{ coefficient: ONE, body: inner }, ...left], node.rows, node.cols),
        node.rows,
        node.cols,
      ),
    )
  }
  return match(m, pattern, node, whole)
}

/** A product of two scalars of some structure, which may stand among others. */
const isProductOfScalars = (template: Template): template is Extract<Template, { kind: 'scale' }> =>
  template.kind === 'scale' && template.scalar.kind !== 'meta' && template.body.kind !== 'meta'

/** Whether a template can be built from the slots bound so far without asking its context for a shape. */
const isBuildable = (template: Template, bindings: readonly (Bound | undefined)[]): boolean => {
  switch (template.kind) {
    case 'meta':
      return bindings[template.slot] !== undefined
    case 'number':
    case 'constant':
    case 'dimension':
      return false
    case 'apply':
      return bindings[template.slot] !== undefined && template.args.every((arg) => isBuildable(arg, bindings))
    default:
      return childrenOf(template).every((child) => isBuildable(child, bindings))
  }
}

const bindDims = (
  rule: Rule,
  bindings: readonly (Bound | undefined)[],
): ReadonlyMap<string, Dim> | undefined => {
  const dims = new Map<string, Dim>()
  for (const { slot, rows, cols } of rule.shapes) {
    const node = bindings[slot]
    if (node === undefined || typeof node === 'string') return undefined
    for (const [wanted, actual] of [
      [rows, node.rows],
      [cols, node.cols],
    ] as const) {
      if (typeof wanted === 'number') {
        if (wanted !== actual) return undefined
      } else if ((dims.get(wanted) ?? actual) !== actual) return undefined
      else dims.set(wanted, actual)
    }
  }
  return dims
}
