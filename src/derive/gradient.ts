/**
 * The method: reverse through the graph of the objective, one intermediate at a time. Each is replaced by its
 * one-step differential, and the colon rules move everything to the left of `d(operand)`.
 */
import { internal, noRule, triangularVariable } from '../error.ts'
import type { Derivation } from '../expr/derivation.ts'
import type { Graph } from '../expr/graph.ts'
import { isZeroNode, type Node } from '../expr/node.ts'
import { namedIn, reachable, rewriteThroughNames } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { ONE } from '../rational.ts'
import { type Application, createRewriter, type Rewriter } from '../rewrite/rewriter.ts'
import { contract, type Finished, finished, termOf, together } from './form.ts'
import { createNamer, foldNames, type Namer } from './names.ts'
import { type Phase, phase } from './rules.ts'
import { type Assumption, createTrace, type KinkNote, type Trace } from './trace.ts'

export interface GradientRequest {
  readonly graph: Graph
  /** The objective as lowered; a scalar. */
  readonly objective: Node
  /** Names of the variables, each of which the graph holds as active. */
  readonly variables: readonly Node[]
  /** Names that introduced intermediates must not take. */
  readonly taken: ReadonlySet<string>
  readonly steps: boolean
  /** The most rewrites to do; `step-limit` beyond. */
  readonly limit: number
  /** Leave the gradient of a structured variable unprojected. */
  readonly unconstrained: boolean
}

export interface Derived extends Derivation {
  /** The objective in the form the answers are in, for code that returns both. */
  readonly value: () => Node
  readonly assumptions: readonly Assumption[]
  readonly kinks: readonly KinkNote[]
  /** Variables whose gradient was projected on a subspace, with the rule that did it. */
  readonly projections: readonly { readonly variable: string; readonly rule: string }[]
}

/** Terms that a line still shows whole; beyond, it shows those that change. */
const TERMS_IN_VIEW = 6
/** Tokens of the other terms up to which they are shown. */
const SIZE_IN_VIEW = 150

interface Work {
  readonly graph: Graph
  readonly rewriter: Rewriter
  readonly trace: Trace
  readonly namer: Namer
  /** Nodes of the objective: the operands that may stay pending. */
  readonly known: ReadonlySet<Node>
  /** Contributions to the cotangent of each intermediate, not yet added up. */
  readonly pending: Map<Node, Node[]>
  /** The same for the variables: finished terms. */
  readonly done: Map<Node, Node[]>
}

/** The gradients of a scalar objective. Throws: `no-rule`, `step-limit`, `triangular-variable`. */
export const gradient = (request: GradientRequest): Derived => {
  const { graph, objective } = request
  const trace = createTrace(request.steps)
  const rewriter = createRewriter(graph, phase('basic'), request.limit)
  const namer = createNamer(graph, request.taken, (named) =>
    trace.line(named.name, () => named.value, [NAMING]),
  )
  const prepared = prepare(rewriter, graph, namer, trace, objective)
  const known = new Set(reachable([prepared]))
  const work: Work = { graph, rewriter, trace, namer, known, pending: new Map(), done: new Map() }
  accumulate(work, { cotangent: graph.ones(1, 1), of: prepared })
  for (const node of [...known].reverse()) {
    const contributions = work.pending.get(node)
    if (contributions) advance(work, node, contributions)
  }
  if (work.pending.size > 0) throw internal('a term of df was never taken up')
  return conclude(request, work, prepared, namer)
}

const NAMING = { name: 'naming', source: 'definition' }
const DEFINITION = { name: 'definition', source: 'definition' }
const COLLECT = { name: 'collect', source: 'definition' }

const normalizer =
  (rewriter: Rewriter, graph: Graph, name: Phase, trace?: Trace) =>
  (roots: readonly Node[]): Node[] =>
    rewriteThroughNames(graph, roots, (node) => rewriter.normalize(phase(name), node, trace?.simplified))

/** The objective with scalar products as colon products and large operands named. */
const prepare = (rewriter: Rewriter, graph: Graph, namer: Namer, trace: Trace, objective: Node): Node => {
  let last = objective
  for (const name of ['simplify', 'objective'] as const) {
    const [next] = normalizer(rewriter, graph, name, trace)([last])
    if (next !== last) trace.line('f', () => next!, [])
    last = next!
  }
  return namer.nameOperands([last])[0]!
}

/** Sets a finished term aside until its operand's turn comes. */
const accumulate = ({ pending, done }: Work, { cotangent, of }: Finished): void => {
  const target = of.kind === 'variable' ? done : pending
  const contributions = target.get(of)
  if (contributions) contributions.push(cotangent)
  else target.set(of, [cotangent])
}

/** The contributions to one operand as one cotangent. */
const collected = ({ graph, rewriter, trace }: Work, contributions: readonly Node[], of: Node): Node => {
  const terms = contributions.map((body) => ({ coefficient: ONE, body }))
  return rewriter.normalize(phase('simplify'), graph.sum(terms, of.rows, of.cols), trace.simplified)
}

/** Replaces `d(node)` by its differential and brings every term to `G : d(operand)`. */
const advance = (work: Work, node: Node, contributions: readonly Node[]): void => {
  const { graph, trace, pending, namer } = work
  pending.delete(node)
  const sum = collected(work, contributions, node)
  if (isZeroNode(sum)) return
  const cotangent = namer.nameCotangent(sum)
  trace.noteKink(node)
  const [differential, rule] = oneStep(work, node)
  let terms = contract(graph, cotangent, differential)
  showLine(work, terms, [rule])
  for (;;) {
    const applied: Application[] = []
    terms = terms.flatMap((term) => moveLeft(work, term, applied))
    if (applied.length === 0) break
    showLine(
      work,
      terms,
      applied.map(({ rule: law }) => law),
    )
  }
  for (const term of terms) accumulate(work, finished(graph, term)!)
}

/** The one-step differential of a node, in the d of operands that the objective has. */
const oneStep = (work: Work, node: Node): [Node, { name: string; source: string }] => {
  if (node.kind === 'named') return [differentialOf(work, node.value), DEFINITION]
  const application = apply(work, node)
  return [work.rewriter.normalize(phase('line'), application.result, work.trace.simplified), application.rule]
}

const apply = (work: Work, node: Node): Application => {
  const { rewriter, graph, trace } = work
  const application = rewriter.applyAtRoot(phase('differential'), graph.differential(node), (body) =>
    differentialOf(work, body),
  )
  if (!application) throw noRule(node.kind === 'call' ? node.name : `this ${node.kind.replace('-', ' ')}`)
  trace.assume(application)
  return application
}

/** Zero for a constant, left alone for an operand that is known, expanded at once for what a rule made up. */
const differentialOf = (work: Work, made: Node): Node => {
  const { graph, rewriter, known } = work
  if (!made.active) return graph.zero(made.rows, made.cols)
  if (made.kind === 'variable' || known.has(made)) return graph.differential(made)
  const body = rewriter.normalize(phase('simplify'), made)
  return body === made ? apply(work, body).result : differentialOf(work, body)
}

/** One colon rule applied to a term that is not finished yet. */
const moveLeft = (work: Work, term: Node, applied: Application[]): Node[] => {
  const { graph, rewriter, trace } = work
  if (finished(graph, term)) return [term]
  const application = rewriter.applyAtRoot(phase('colon'), term)
  if (!application) throw internal(`no colon rule moves a ${term.kind}`)
  applied.push(application)
  trace.assume(application)
  const result = rewriter.normalize(phase('line'), application.result, trace.simplified)
  return result.kind === 'sum' && result.terms.length > 1
    ? result.terms.map(({ coefficient, body }) => graph.times(coefficient, body))
    : isZeroNode(result)
      ? []
      : [result]
}

/** All terms while they are few and short, else those in work; finished ones are then set aside. */
const showLine = (
  work: Work,
  terms: readonly Node[],
  rules: readonly { name: string; source: string }[],
): void => {
  const { graph, trace } = work
  trace.line('df', () => together(graph, [...terms, ...termsInView(work, terms.length)]), rules)
}

const termsInView = ({ graph, pending, done }: Work, inWork: number): Node[] => {
  const others: Node[] = []
  let size = 0
  for (const [of, contributions] of [...firstFew(pending), ...firstFew(done)])
    for (const cotangent of contributions) {
      size += cotangent.size + of.size
      if (size > SIZE_IN_VIEW || others.length + inWork >= TERMS_IN_VIEW) return []
      others.push(termOf(graph, { cotangent, of }))
    }
  return others
}

const firstFew = <K, V>(map: ReadonlyMap<K, V>): [K, V][] => {
  const found: [K, V][] = []
  for (const entry of map) {
    if (found.length > TERMS_IN_VIEW) break
    found.push(entry)
  }
  return found
}

/** Known derivatives filled in, the answer put as a reader likes it, structured variables projected. */
const conclude = (request: GradientRequest, work: Work, prepared: Node, namer: Namer): Derived => {
  const { graph, variables } = request
  const { rewriter, trace, done } = work
  const total = (of: Node): Node => collected(work, done.get(of) ?? [], of)
  const show = (nodes: readonly Node[], rules: readonly { name: string; source: string }[]): void => {
    const terms = variables.map((of, i) => termOf(graph, { cotangent: nodes[i]!, of }))
    if (terms.length <= TERMS_IN_VIEW) trace.line('df', () => together(graph, terms), rules)
  }
  let answers = variables.map(total)
  show(answers, [COLLECT])
  const finish = (name: Phase): void => {
    answers = normalizer(rewriter, graph, name, trace)(answers)
    show(answers, [])
  }
  finish('derivatives')
  answers = foldNames(graph, answers)
  show(answers, [DEFINITION])
  finish('present')
  const projections = request.unconstrained ? [] : project(work, variables, answers)
  if (projections.length > 0) {
    answers = answers.map((answer, i) => projections.find(({ index }) => index === i)?.answer ?? answer)
    show(
      answers,
      projections.map(({ rule }) => rule),
    )
    finish('projected')
    finish('present')
  }
  answers = normalizer(rewriter, graph, 'present', trace)(namer.settle(answers))
  refuseUnknown(answers)
  show(answers, [])
  return {
    steps: trace.steps,
    objective: request.objective,
    value: () => namer.nameOperands(normalizer(rewriter, graph, 'present')([prepared]))[0]!,
    answers: variables.map((of, i) => ({
      variable: of.kind === 'variable' ? of.name : '',
      node: answers[i]!,
    })),
    definitions: namedIn(answers),
    assumptions: trace.assumptions,
    kinks: trace.kinks,
    projections: projections.map(({ index, rule }) => ({
      variable: (variables[index] as { name: string }).name,
      rule: rule.name,
    })),
  }
}

/** Only generic functions have derivatives with a name; any other one left is one that no rule knows. */
const refuseUnknown = (answers: readonly Node[]): void => {
  for (const node of reachable(answers))
    if (node.kind === 'call' && node.order > 0 && functionNamed(node.name))
      throw noRule(`${node.spelling}${"'".repeat(node.order - 1)}`)
}

interface Projection {
  readonly index: number
  readonly answer: Node
  readonly rule: { readonly name: string; readonly source: string }
}

const project = (work: Work, variables: readonly Node[], answers: readonly Node[]): Projection[] => {
  const { graph, rewriter } = work
  return variables.flatMap((variable, index): Projection[] => {
    if (variable.kind !== 'variable') return []
    const term = graph.colon(answers[index]!, graph.differential(variable))
    const application = rewriter.applyAtRoot(phase('projection'), term)
    const { properties } = variable
    const triangular = properties.has('lower-triangular') || properties.has('upper-triangular')
    if (triangular && !properties.has('diagonal')) throw triangularVariable(variable.name)
    const after = application && finished(graph, application.result)
    return after ? [{ index, answer: after.cotangent, rule: application.rule }] : []
  })
}
