/**
 * Applying sets of rules: the first rule that changes a node at its root, and the normal form of a node.
 */
import { stepLimit } from '../errors/derivatives.ts'
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { mapOperands } from '../expr/walk.ts'
import { isInWords } from '../rulebook/functions.ts'
import type { Rule } from '../rulebook/rule.ts'
import type { RuleSet } from '../rulebook/rule-set.ts'
import type { Application } from './application.ts'
import { applied, ofBound, results, type Tools } from './apply.ts'
import { type Guard, guardsOf } from './guard.ts'
import { createNormalForms, type Memo, type NormalForms, type Settled, tell } from './normal-forms.ts'
import { createOpenings, type Openings } from './openings.ts'

export type { Application } from './application.ts'

export interface Rewriter {
  /** The first rule of the set that changes the node at its root. */
  readonly applyAtRoot: (
    set: RuleSet,
    node: Node,
    differential?: (body: Node) => Node,
  ) => Application | undefined
  /**
   * What the rules of the set that speak of no function but these make of the root of a node, at most so many results
   * for each; factors and exponents that are not there count as 1.
   */
  readonly alternatives: (
    set: RuleSet,
    node: Node,
    functions: ReadonlySet<string>,
    most: number,
  ) => Application[]
  /** The normal form under a set; calls `applied` for every rewrite that leads there. */
  readonly normalize: (set: RuleSet, node: Node, applied?: (application: Application) => void) => Node
  /** Work that has bounds of its own, and does not count against the limit. */
  readonly apart: <T>(work: () => T) => T
}

/** What a rewriter knows, and how much it has done. */
interface Work extends Tools {
  readonly limit: number
  readonly told: ((rewrites: number) => void) | undefined
  readonly known: NormalForms
  readonly openings: Openings
  /** Rewrites there have been, those that count against no limit among them. */
  done: number
  /** Those that count, and how many may. */
  steps: number
  bound: number
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
  const work: Work = {
    graph,
    build: (template, bindings) => {
      const built = ofBound(graph, template, bindings)
      return built && normal(work, basic, built)
    },
    limit,
    told,
    known: createNormalForms(),
    openings: createOpenings(graph),
    done: 0,
    steps: 0,
    bound: limit,
  }
  return {
    applyAtRoot: (set, node, differential = graph.differential) => atRoot(work, set, node, differential),
    alternatives: (set, node, functions, most) => {
      const rules = set.candidates(node, graph.calls)
      const guards = guardsOf(rules, true)
      const mayFit = (rule: Rule, guard: Guard): boolean =>
        isInWords(rule, functions) && (guard === undefined || guard(node))
      return rules.flatMap((rule, i) => (mayFit(rule, guards[i]) ? results(work, rule, node, most) : []))
    },
    normalize: (set, node, heard) => normal(work, set, node, heard),
    apart: (act) => apart(work, act),
  }
}

const normal = (work: Work, set: RuleSet, node: Node, heard?: (application: Application) => void): Node => {
  const form = settled(work, work.known.under(set), node)
  if (form && heard) tell(form, heard)
  return form?.node ?? node
}

const atRoot = (
  work: Work,
  set: RuleSet,
  node: Node,
  differential: (body: Node) => Node,
): Application | undefined => {
  const application = firstOf(work, set, node, differential)
  if (!application) return undefined
  if (++work.steps > work.bound) throw stepLimit(work.limit)
  if (++work.done % REPORT === 0) work.told?.(work.done)
  return application
}

/** What the first rule of the set that changes the node makes of it, of those that lead to something wanted. */
const firstOf = (
  work: Work,
  set: RuleSet,
  node: Node,
  differential: (body: Node) => Node,
  isWanted: (result: Node) => boolean = () => true,
): Application | undefined => {
  const rules = set.candidates(node, work.graph.calls)
  const guards = guardsOf(rules, false)
  for (let i = 0; i < rules.length; i++) {
    const guard = guards[i]
    const application = guard && !guard(node) ? undefined : applied(work, rules[i]!, node, differential)
    if (application && isWanted(application.result)) return application
  }
  return undefined
}

/** What a rule makes of the node with its definitions written out, where that is shorter. */
const throughNames = (work: Work, set: RuleSet, node: Node): Application | undefined => {
  const { graph, openings } = work
  const rules = node.kind === 'transpose' ? set.rules : set.candidates(node, graph.calls)
  const opened = openings.mayTell(node, rules) && openings.opened(node)
  if (!opened) return undefined
  return firstOf(work, set, opened, graph.differential, (result) => openings.isShorter(result, node))
}

/** The normal form of a node, its operands first; `undefined` where the node is normal itself. */
const settled = (work: Work, memo: Memo, node: Node): Settled | undefined => {
  const { graph, known } = work
  if (known.isNormal(memo, node)) return undefined
  const old = memo.forms.get(node)
  if (old) return old
  const by: (Settled | Application)[] = []
  let next = mapOperands(graph, node, (operand) => {
    const inner = settled(work, memo, operand)
    if (inner) by.push(inner)
    return inner?.node ?? operand
  })
  if (next === node) {
    const untried = known.untried(memo, node)
    const application = atRoot(work, untried, node, graph.differential) ?? throughNames(work, untried, node)
    if (!application) {
      known.keep(memo, node)
      return undefined
    }
    by.push(application)
    next = application.result
  }
  const last = settled(work, memo, next)
  if (last) by.push(last)
  const form = { node: last?.node ?? next, by }
  memo.forms.set(node, form)
  return form
}

const apart = <T>(work: Work, act: () => T): T => {
  const { steps, bound } = work
  work.bound = Number.POSITIVE_INFINITY
  try {
    return act()
  } finally {
    work.steps = steps
    work.bound = bound
  }
}
