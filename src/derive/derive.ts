/**
 * From an analysed problem to its derivatives: the entrance to this room.
 */

import type { Answered, Derivation, Layout, Result, Step, TypedFunction } from '../expr/derivation.ts'
import type { Graph } from '../expr/graph.ts'
import { type DerivativeKind, rowOf } from '../expr/kinds.ts'
import type { Named, Node } from '../expr/node.ts'
import { namedIn } from '../expr/walk.ts'
import type { Analysis } from '../infer/analysis.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import type { Expr } from '../syntax/tree.ts'
import { directed } from './companions.ts'
import { derivatives } from './derivatives.ts'
import type { Projected } from './gradient.ts'
import { METHOD } from './method.ts'
import { writeOutOnce } from './once.ts'
import { ownFunctions } from './own-functions.ts'
import { withParts } from './parts.ts'
import { withoutPrimes } from './primes.ts'
import { released, sidesOf } from './released.ts'
import { nameRepeats } from './repeats.ts'
import type { AnswerForm, Limits, Session, Work } from './session.ts'
import { normalized, openSession, reformed } from './session.ts'
import { solutionIn } from './solutions.ts'
import { nameStacked } from './stacked.ts'
import {
  type Constrained,
  constrainedIn,
  declared,
  lowered,
  namesIn,
  type Start,
  scalarSubject,
  subjectOf,
} from './start.ts'
import { type InMatrixForm, withoutIndices } from './sums.ts'
import { amongSymmetric } from './symmetric.ts'
import { type Assumption, foldRoutine, type KinkNote, type Law } from './trace.ts'
import { asTyped, showFunctions } from './typed.ts'

export type { AnswerForm, Limits } from './session.ts'
export type { Assumption, KinkNote } from './trace.ts'
export { typedText } from './typed.ts'

export interface DeriveOptions {
  /** The laws at work; without it those of the project. */
  readonly rulebook?: Rulebook
  /** Without it the gradient. */
  readonly kind?: DerivativeKind
  /** The variable that is the direction in which each variable moves. */
  readonly directions?: ReadonlyMap<string, string>
  /** The variable that is the cotangent of a vjp. */
  readonly cotangent?: string
  /** Whether to write the steps down, and whether those too that a reader takes in passing. */
  readonly steps?: boolean | 'all'
  /** Give names to what an answer repeats. */
  readonly names?: boolean
  /** Of a Jacobian; in denominator layout entry (i,j) is the derivative of entry j of the value by entry i. */
  readonly layout?: Layout
  readonly limits?: Limits
  /** Hears now and then how many rewrites there have been. */
  readonly told?: (rewrites: number) => void
  /** Forget the properties of the variables differentiated by, and project nothing. */
  readonly unconstrained?: boolean
  readonly constraints?: readonly Constrained[]
  readonly form?: AnswerForm
}

export interface Derived extends Derivation {
  readonly answers: readonly Answered[]
  /** Where the nodes of the answers live. */
  readonly graph: Graph
  /** What each part of what was typed has become. */
  readonly origins: ReadonlyMap<Expr, Node>
  /** The laws that were at work. */
  readonly rulebook: Rulebook
  /** What code for the answers is made with. */
  readonly work: Work
  /** The gradient that a second derivative was taken of, one for each variable. */
  readonly gradients: readonly Result[]
  readonly assumptions: readonly Assumption[]
  readonly kinks: readonly KinkNote[]
  /** Variables whose gradient was projected on a subspace. */
  readonly projections: readonly Projected[]
  /** Unknowns of stationary points that may have other values too. */
  readonly several?: readonly string[]
  /** An expression at points where the variables have their declared properties, as the answers are. */
  readonly atPoint: (node: Node) => Node
  /** What a Jacobian or Hessian by a symmetric variable alone is among symmetric directions, where that is shorter. */
  readonly amongSymmetric?: Node
}

/**
 * The derivatives of the objective by the named variables of the problem.
 * Throws: `no-rule`, `step-limit`.
 */
export const derive = (analysis: Analysis, wrt: readonly string[], options: DeriveOptions = {}): Derived => {
  const { kind = 'gradient' } = options
  const { way, projected } = rowOf(kind)
  const unconstrained = !projected || (options.unconstrained ?? false)
  const start = lowered(analysis, wrt, unconstrained, (name) => solutionIn(analysis, name))
  const session = opened(start, analysis, wrt, options)
  const { trace, rulebook } = session
  const subject = subjectOf(analysis, start.objective)
  const inMatrixForm = begun(session, start, subject)
  const { objective } = inMatrixForm
  const variables = wrt.map(start.variable)
  const release = released(start.graph, [objective], sidesOf(analysis, start))
  const scalar = scalarSubject(analysis)
  const constraints = constrainedIn(start, options.constraints)
  const asked = { constraints, released: release, kind, objective, subject, scalar, variables, unconstrained }
  const derived = derivatives(session, { ...asked, ...directed(session, start, options) })
  const { answers, steps } = arranged(session, freed(derived.answers, release), options)
  return {
    ...derived,
    ...asTyped(analysis, start, inMatrixForm, answers),
    ...symmetricForm(session, derived.answers, analysis, wrt, options),
    ...(options.layout ? { layout: options.layout } : {}),
    graph: start.graph,
    rulebook,
    kind,
    subject,
    scalar,
    objective,
    variables,
    answers,
    steps: options.steps === 'all' ? steps : foldRoutine(steps),
    assumptions: trace.assumptions,
    kinks: trace.kinks.map((note) => atDeclared(session, note)),
    atPoint: way === 'backwards' ? (node) => node : session.atPoint,
    work: { session, prepared: derived.prepared, release },
  }
}

/** The session of a problem: answers keep the properties that its variables were declared with. */
const opened = (
  { graph }: Start,
  analysis: Analysis,
  wrt: readonly string[],
  options: DeriveOptions,
): Session =>
  openSession({
    ...options,
    graph,
    taken: namesIn(analysis),
    steps: options.steps ?? true,
    ...(options.unconstrained ? {} : { held: declared(analysis, wrt) }),
  })

/** The answers in terms of the unknowns of equations. */
const freed = (answers: readonly Answered[], release: (node: Node) => Node): Answered[] =>
  answers.map((answer) => ({
    ...answer,
    node: release(answer.node),
    plain: () => release(answer.plain()),
  }))

/** Of a matrix that moves out of what it was declared to be the note speaks as of the matrix; a factor changes nothing. */
const atDeclared = (session: Session, note: KinkNote): KinkNote => {
  if (note.kink !== 'repeated') return note
  const argument = session.quiet('basic', session.atPoint(note.argument))
  const [term, more] = argument.kind === 'sum' ? argument.terms : []
  return { ...note, argument: term && !more ? term.body : argument }
}

/** What is differentiated: the objective, with the user's functions and primes of others worked out. */
const begun = (session: Session, start: Start, subject: string): InMatrixForm => {
  showFunctions(session, start, subject)
  const [whole] = withoutPrimes(session, [start.objective]) as [Node]
  if (whole !== start.objective) session.trace.line({ of: subject }, () => whole, [METHOD.higher])
  const [objective] = withParts(session, [whole]) as [Node]
  if (objective !== whole) session.trace.line({ of: subject }, () => objective, [METHOD.part])
  return withoutIndices(session, objective, subject)
}

/** The answers in the layout asked for, what they repeat named where that is wanted, in the last line too. */
const arranged = (
  session: Session,
  found: readonly Answered[],
  { layout = 'numerator', names = false }: DeriveOptions,
): { answers: Answered[]; steps: readonly Step[] } => {
  const { steps } = session.trace
  const nodes = found.map(({ node }) => node)
  const turned =
    layout === 'denominator'
      ? normalized(
          session,
          'tidy-jacobian',
          nodes.map((node) => session.shortener.turned(node)),
        )
      : nodes
  const { graph } = session
  const withNodes = (answers: readonly Node[]): Answered[] =>
    found.map((answer, i) => ({
      ...answer,
      node: answers[i]!,
      plain: layout === 'denominator' ? () => graph.transpose(answer.plain()) : answer.plain,
    }))
  const stacked = nameStacked(session, { answers: turned, line: steps.at(-1)?.node })
  const named = names ? nameRepeats(session, stacked) : stacked
  const written = writeOutOnce(session, named)
  return { answers: withNodes(written.answers), steps: ended(steps, named.line, written.line) }
}

/** The lines with the last one as it is with names, and a further one where definitions are written out. */
const ended = (
  steps: readonly Step[],
  named: Node | undefined,
  written: Node | undefined,
): readonly Step[] => {
  const last = steps.at(-1)
  if (!last || !named || !written) return steps
  const lines =
    named === last.node ? steps : [...steps.slice(0, -1), ...namings(named), { ...last, node: named }]
  const { name, source } = METHOD.definition
  return written === named
    ? lines
    : [...lines, { ...last, node: written, rule: name, source, simplified: [], routine: false }]
}

/** A line for each name that was introduced, in the order in which they use each other. */
const namings = (line: Node): Step[] =>
  namedIn([line])
    .filter(({ introduced }) => introduced)
    .map(({ name, value }) => ({
      of: name,
      node: value,
      rule: METHOD.naming.name,
      source: METHOD.naming.source,
    }))

/** An expression in the form answers are printed in, the definitions that it uses and the way there. Throws: `step-limit`. */
export const simplify = (analysis: Analysis, options: DeriveOptions = {}): Simplified => {
  const start = lowered(analysis, [], false, (name) => solutionIn(analysis, name))
  const { graph, objective } = start
  const session = openSession({
    ...options,
    graph,
    taken: namesIn(analysis),
    steps: options.steps === 'all' ? 'all' : true,
  })
  const { trace } = session
  const subject = subjectOf(analysis, objective)
  const show = ([node]: readonly Node[], rules: readonly Law[]): void =>
    trace.line({ of: subject }, () => node!, rules)
  show([objective], start.called?.objective ? [METHOD.function] : [])
  let nodes: readonly Node[] = withoutPrimes(session, [objective])
  show(nodes, [METHOD.higher])
  for (const name of ['simplify', 'present'] as const) {
    nodes = normalized(session, name, nodes)
    show(nodes, [])
  }
  const [node] = reformed(session, 'tidy', nodes, show) as [Node]
  return {
    node,
    functions: ownFunctions(analysis),
    subject,
    objective,
    steps: start.called?.objective ? trace.steps : trace.steps.slice(1),
    definitions: namedIn([node]),
  }
}

export interface Simplified {
  readonly node: Node
  /** What lines call it. */
  readonly subject: string
  /** As lowered from what was typed. */
  readonly objective: Node
  readonly steps: readonly Step[]
  readonly definitions: readonly Named[]
  /** The user's functions in use. */
  readonly functions: readonly TypedFunction[]
}

const symmetricForm = (
  session: Session,
  [answer]: readonly Result[],
  { variables }: Analysis,
  wrt: readonly string[],
  { kind = 'gradient', layout, unconstrained }: DeriveOptions,
): Pick<Derived, 'amongSymmetric'> => {
  const [name = '', more] = wrt
  const isJacobian = rowOf(kind).answer === 'partials' && layout !== 'denominator'
  if (!answer || more || !isJacobian || unconstrained) return {}
  const { properties, shape } = variables.get(name)!
  if (!properties.has('symmetric') || properties.has('diagonal') || shape.rows === 1) return {}
  const found = amongSymmetric(session, session.graph.variable({ name, ...shape, active: true }), answer.node)
  return found ? { amongSymmetric: found } : {}
}
