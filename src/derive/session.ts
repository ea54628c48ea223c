/**
 * What the parts of the method share while one problem is worked on: the graph, the rules at work, the lines written
 * down so far and the names given.
 */
import { exponentMoves, noRule } from '../errors/derivatives.ts'
import type { GradusError } from '../errors/error.ts'
import { noThirdDerivative } from '../errors/mappings.ts'
import type { Graph } from '../expr/graph.ts'
import type { Named, Node } from '../expr/node.ts'
import { reachable, replacing, rewriteThroughNames } from '../expr/walk.ts'
import { residualOf } from '../form/equation.ts'
import { functionNamed, isDeclared } from '../functions/index.ts'
import { toText } from '../print/text.ts'
import { type Application, createRewriter, type Rewriter } from '../rewrite/rewriter.ts'
import type { Phase } from '../rulebook/phases.ts'
import { type Rulebook, STANDARD } from '../rulebook/rulebook.ts'
import { mappingOf } from '../shape/mapping.ts'
import type { Property } from '../shape/properties.ts'
import { createShortener, type Moved, type Shortener } from '../shorten/shorten.ts'
import { METHOD } from './method.ts'
import { createNamer, type Namer } from './names.ts'
import { createTrace, type Law, type Trace } from './trace.ts'

export interface Session {
  readonly graph: Graph
  readonly rulebook: Rulebook
  readonly rewriter: Rewriter
  /** The normal form of a phase; what led to it goes into the derivation. */
  readonly inForm: (phase: Phase, node: Node) => Node
  /** The same, definitions included, of which nothing is told. */
  readonly quiet: (phase: Phase, node: Node) => Node
  readonly trace: Trace
  readonly namer: Namer
  readonly shortener: Shortener
  readonly form: AnswerForm
  /** A derivative at points where its variables have the properties that they were declared to have. */
  readonly atPoint: (node: Node) => Node
  /** Whether each move of the search has a line of its own. */
  readonly everyStep: boolean
}

/** A derivation that can go on. */
export interface Work {
  readonly session: Session
  /** The objective as it was differentiated. */
  readonly prepared: Node
  /** An expression in terms of the unknowns of equations. */
  readonly release: (node: Node) => Node
}

/** The shortest form found, or products of sums, or sums of products. */
export type AnswerForm = 'shortest' | 'factored' | 'expanded'

/** Bounds on the work. */
export interface Limits {
  /** Rewrites of one derivation; `step-limit` beyond. */
  readonly steps?: number
  /** Forms that the search for the shortest looks at; 0 leaves it out. */
  readonly search?: number
}

/** Enough for networks of thousands of layers, and still stopped within seconds. */
export const STEP_LIMIT = 2_000_000

export interface SessionOptions {
  readonly graph: Graph
  /** The laws at work; without it those of the project. */
  readonly rulebook?: Rulebook
  /** Names that introduced intermediates must not take. */
  readonly taken: ReadonlySet<string>
  readonly steps: boolean | 'all'
  readonly limits?: Limits
  /** Hears now and then how many rewrites there have been. */
  readonly told?: (rewrites: number) => void
  readonly form?: AnswerForm
  /** Properties of variables that hold where a derivative is evaluated, though not along all directions. */
  readonly held?: ReadonlyMap<string, ReadonlySet<Property>>
}

export const openSession = (options: SessionOptions): Session => {
  const { graph, taken, steps, limits = {}, told, form = 'shortest', rulebook = STANDARD } = options
  const atPoint = heldAt(graph, options.held ?? new Map())
  const trace = createTrace(steps !== false, atPoint)
  const rewriter = createRewriter(graph, rulebook.phase('basic'), limits.steps || STEP_LIMIT, told)
  const namer = createNamer(graph, taken, (named) =>
    trace.line({ of: named.name }, () => named.value, [METHOD.naming]),
  )
  return {
    graph,
    rulebook,
    rewriter,
    inForm: (name, node) => rewriter.normalize(rulebook.phase(name), node, trace.simplified),
    quiet: (name, node) =>
      rewriteThroughNames(
        graph,
        [node],
        (part) => rewriter.normalize(rulebook.phase(name), part),
        () => true,
      )[0]!,
    trace,
    namer,
    shortener: createShortener(
      graph,
      rewriter,
      rulebook,
      form === 'factored' ? 'factor-moves' : 'moves',
      limits.search,
    ),
    form,
    atPoint,
    everyStep: steps === 'all',
  }
}

/** Definitions stay as they are. */
const heldAt = (graph: Graph, held: ReadonlyMap<string, ReadonlySet<Property>>): ((node: Node) => Node) => {
  if (held.size === 0) return (node) => node
  return replacing(graph, (node) => {
    const properties = node.kind === 'variable' ? held.get(node.name) : undefined
    return node.kind === 'variable' && properties ? graph.holding(node, properties) : undefined
  })
}

/** Phases that put an answer as a reader likes it; definitions that a user typed are as they like it. */
const FOR_READERS: ReadonlySet<Phase> = new Set(['present', 'present-jacobian'])

/**
 * The roots, and the definitions that they use, in the normal form of a phase; `changed` is told of each that is
 * another expression now, before the next is begun.
 */
export const normalized = (
  { graph, inForm }: Session,
  name: Phase,
  roots: readonly Node[],
  changed: (now: Node, of?: Named) => void = () => {},
): Node[] =>
  rewriteThroughNames(
    graph,
    roots,
    (node, of) => {
      const now = inForm(name, node)
      if (now !== node) changed(now, of)
      return now
    },
    ({ introduced }) => introduced || !FOR_READERS.has(name),
  )

/**
 * The roots and their definitions in the form asked for, with the laws that led there; where every step is wanted each
 * move is shown.
 */
export const reformed = (
  session: Session,
  name: 'tidy' | 'tidy-jacobian',
  roots: readonly Node[],
  show: (roots: readonly Node[], rules: readonly Law[]) => void,
): Node[] => {
  const { shortener, form } = session
  const inForm =
    form === 'expanded'
      ? normalized(session, name === 'tidy' ? 'expanded' : 'expanded-jacobian', roots)
      : shortener.shortest(name, roots, movesShown(session, name, roots, show))
  show(inForm, [])
  const last = form === 'expanded' ? 'scaled' : 'factored'
  const scaled = normalized(session, name === 'tidy' ? last : `${last}-jacobian`, inForm)
  show(scaled, [])
  const laws: Law[] = []
  const gathered = shortener.gathered(scaled, ({ rule }) => laws.push(rule))
  show(gathered, laws)
  return gathered
}

const movesShown = (
  { inForm, trace, everyStep }: Session,
  name: Phase,
  roots: readonly Node[],
  show: (roots: readonly Node[], rules: readonly Law[]) => void,
): Moved => {
  const now = [...roots]
  return ({ application, made, node }, root) => {
    trace.simplified(application)
    inForm(name, made)
    if (root === undefined) return
    now[root] = node
    if (everyStep) show(now, [])
  }
}

/**
 * What is to be differentiated: scalar products as colon products and large operands named. With the name of the value
 * what changes becomes a line, of the definition in which it is.
 */
export const prepare = (session: Session, roots: readonly Node[], of?: string): Node[] => {
  const { trace, namer } = session
  const show = (now: Node, named?: Named): void => {
    if (of !== undefined) trace.line({ of: named?.name ?? of }, () => now, [])
  }
  return namer.nameOperands(
    (['simplify', 'objective'] as const).reduce<readonly Node[]>(
      (last, name) => normalized(session, name, last, show),
      roots,
    ),
  )
}

/**
 * The one-step differential of a node with the law behind it: in the d of `known` nodes and of variables, so that what
 * a rule made up on the way is expanded at once. Throws: `no-rule`.
 */
export const oneStep = (session: Session, known: ReadonlySet<Node>, node: Node): [Node, Law] => {
  if (node.kind === 'named' && !residualOf(node))
    return [differentialOf(session, known, node.value), METHOD.definition]
  const application = apply(session, known, node.kind === 'named' ? node.value : node)
  return [session.inForm('line', application.result), application.rule]
}

const apply = (session: Session, known: ReadonlySet<Node>, node: Node): Application => {
  const { rewriter, rulebook, graph, trace } = session
  const application = rewriter.applyAtRoot(rulebook.phase('differential'), graph.differential(node), (body) =>
    differentialOf(session, known, body),
  )
  if (!application) throw unknown(node)
  trace.assume(application)
  return application
}

const unknown = (node: Node): GradusError => {
  if (node.kind === 'matrix-power' && node.exponent.active) return exponentMoves()
  if (node.kind === 'call' && mappingOf(node.name))
    return noThirdDerivative(toText(node), mappingOf(node.name)!.name)
  return node.kind === 'call'
    ? noRule(node.name, isDeclared(node.name))
    : noRule(`this ${node.kind.replace('-', ' ')}`)
}

/** Zero for a constant, left alone for an operand that is known, expanded at once for what a rule made up. */
const differentialOf = (session: Session, known: ReadonlySet<Node>, made: Node): Node => {
  const { graph, rewriter, rulebook } = session
  if (!made.active) return graph.zero(made.rows, made.cols)
  if (made.kind === 'variable' || known.has(made)) return graph.differential(made)
  const body = rewriter.normalize(rulebook.phase('simplify'), made)
  return body === made ? apply(session, known, body).result : differentialOf(session, known, body)
}

/** Only generic functions have derivatives with a name; any other one left is one that no rule knows. */
export const refuseUnknown = (answers: readonly Node[]): void => {
  for (const node of reachable(answers))
    if (node.kind === 'call' && node.order > 0 && functionNamed(node.name))
      throw noRule(`${node.spelling}${"'".repeat(node.order - 1)}`, isDeclared(node.name))
}
