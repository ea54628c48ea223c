/**
 * The method: reverse through the graph of the objective, one intermediate at a time. Each is replaced by its
 * one-step differential, and the colon rules move everything to the left of `d(operand)`.
 */
import { internal } from '../errors/defects.ts'
import type { Answered } from '../expr/derivation.ts'
import { isZeroNode, type Named, type Node, type Variable } from '../expr/node.ts'
import { namedIn, reachable } from '../expr/walk.ts'
import { ONE } from '../rational.ts'
import type { Application } from '../rewrite/rewriter.ts'
import type { Phase } from '../rulebook/phases.ts'
import { type Block, type Blocks, createBlocks } from './blocks.ts'
import {
  addends,
  contract,
  type Finished,
  finished,
  finishedInSums,
  isOverIndex,
  summed,
  termOf,
  together,
} from './form.ts'
import { METHOD } from './method.ts'
import { type Closer, createCloser, foldNames } from './names.ts'
import { normalized, oneStep, reformed, refuseUnknown, type Session } from './session.ts'
import { inMatrixForm } from './sums.ts'
import type { Law } from './trace.ts'

export interface GradientRequest {
  /** What lines call the objective. */
  readonly name: string
  /** A scalar, prepared. */
  readonly objective: Node
  /** The variables, which the graph holds as active. */
  readonly variables: readonly Node[]
  /** Leave the gradient of a structured variable unprojected. */
  readonly unconstrained: boolean
}

/** A variable whose gradient was projected on a subspace, with the rule that did it. */
export interface Projected {
  readonly variable: string
  readonly rule: string
}

export interface Gradients {
  /** One for each variable. */
  readonly answers: readonly Pick<Answered, 'node' | 'plain'>[]
  readonly projections: readonly Projected[]
}

/** Terms that a line still shows whole; beyond, it shows those that change. */
const TERMS_IN_VIEW = 6
/** Tokens of the other terms up to which they are shown. */
const SIZE_IN_VIEW = 150

interface Work extends Session {
  /** Nodes of the objective: the operands that may stay pending. */
  readonly known: Set<Node>
  /** Contributions to the cotangent of each intermediate, not yet added up. */
  readonly pending: Map<Node, Contribution[]>
  /** The same for the variables: finished terms. */
  readonly done: Map<Node, Contribution[]>
  readonly blocks: Blocks
  readonly closed: Closer
  /** Whether the user names intermediates, and so wants to read names. */
  readonly hasDefinitions: boolean
}

/** A part of the cotangent of an operand, and the block of lines that it came from. */
interface Contribution extends Pick<Finished, 'cotangent' | 'over'> {
  readonly block: Block
}

/** The gradients of a scalar objective. Throws: `no-rule`, `step-limit`, `triangular-variable`. */
export const gradient = (session: Session, request: GradientRequest): Gradients => {
  const { objective, name } = request
  const known = new Set(reachable([objective]))
  const definitions = [...known].filter((node): node is Named => node.kind === 'named' && !node.introduced)
  const blocks = createBlocks({ of: name, form: 'differential' })
  const closed = createCloser(session.graph, definitions)
  const work: Work = {
    ...session,
    known,
    pending: new Map(),
    done: new Map(),
    blocks,
    closed,
    hasDefinitions: definitions.length > 0,
  }
  accumulate(work, { cotangent: session.graph.ones(1, 1), of: objective }, blocks.whole)
  for (const node of [...known].reverse()) {
    // What a product rule makes of a run of factors is expanded at once where its turn has passed.
    known.delete(node)
    const contributions = work.pending.get(node)
    if (contributions) advance(work, node, contributions)
  }
  if (work.pending.size > 0) throw internal('a term of df was never taken up')
  return conclude(request, work)
}

/** Sets a finished term aside until its operand's turn comes. */
const accumulate = ({ pending, done }: Work, { cotangent, of, over }: Finished, block: Block): void => {
  const target = of.kind === 'variable' ? done : pending
  const contributions = target.get(of)
  const contribution = { cotangent, block, ...(over && { over }) }
  if (contributions) contributions.push(contribution)
  else target.set(of, [contribution])
}

/** The contributions to one operand as one cotangent. */
const collected = ({ graph, inForm }: Work, contributions: readonly Contribution[], of: Node): Node => {
  const terms = contributions.map(({ cotangent }) => ({ coefficient: ONE, body: cotangent }))
  return inForm('simplify', graph.sum(terms, of.rows, of.cols))
}

/** Replaces `d(node)` by its differential and brings every term to `G : d(operand)`. */
const advance = (work: Work, node: Node, contributions: readonly Contribution[]): void => {
  const { graph, trace, pending } = work
  pending.delete(node)
  const sum = collected(work, contributions, node)
  if (isZeroNode(sum)) return
  const block = blockOf(work, node, sum, contributions)
  trace.noteKink(node)
  const [differential, rule] = oneStep(work, work.known, node)
  const over = contributions.find((one) => one.over)?.over
  const cotangent = over ? sum : named(work, node, sum, differential)
  let terms = contract(graph, cotangent, work.closed(node, differential)).map((term) =>
    summed(graph, term, over),
  )
  showLine(work, block, terms, [rule])
  for (;;) {
    const applied: Application[] = []
    terms = terms.flatMap((term) => moveLeft(work, term, applied))
    if (applied.length === 0) break
    const laws = applied.map(({ rule: law }) => law)
    showLine(work, block, terms, laws)
  }
  for (const term of terms) accumulate(work, finishedInSums(graph, term), block)
}

/** The block that the lines about a node belong to; beside other terms that of a definition of the user's begins there. */
const blockOf = (
  { graph, namer, blocks, pending, done }: Work,
  node: Node,
  sum: Node,
  contributions: readonly Contribution[],
): Block => {
  const before = blocks.joined(contributions.map(({ block }) => block))
  if (node.kind !== 'named' || node.introduced || (pending.size === 0 && done.size === 0)) return before
  const term = termOf(graph, { cotangent: namer.nameAdjoint(sum), of: node })
  return blocks.open({ of: node.name, form: 'term', term })
}

/** A cotangent, under a name where it is long; beside names of the user's sooner, where it would stand in several terms. */
const named = ({ namer, hasDefinitions }: Work, node: Node, sum: Node, differential: Node): Node => {
  if (node.kind === 'named' && !node.introduced) return namer.nameAdjoint(sum)
  const isRepeated = hasDefinitions && addends(differential).length > 1
  return isRepeated ? namer.nameRepeated(sum) : namer.nameCotangent(sum)
}

/** One colon rule applied to a term that is not finished yet. */
const moveLeft = (work: Work, term: Node, applied: Application[]): Node[] => {
  const { graph, rewriter, rulebook, inForm, trace } = work
  if (finished(graph, term)) return [term]
  const application = rewriter.applyAtRoot(rulebook.phase('colon'), term)
  if (!application && isOverIndex(term)) return movedInside(work, term, applied)
  if (!application) throw internal(`no colon rule moves a ${term.kind}`)
  applied.push(application)
  trace.assume(application)
  const result = inForm('line', application.result)
  return addends(result).map(({ coefficient, body }) => graph.times(coefficient, body))
}

/** What is summed over an index is moved left in its place; a sum of terms is as many sums. */
const movedInside = (work: Work, term: Extract<Node, { kind: 'call' }>, applied: Application[]): Node[] => {
  const { graph } = work
  const [body, index, size] = term.args as [Node, Node, Node]
  return moveLeft(work, body, applied).map((inside) => graph.call(term.name, 0, [inside, index, size], 1, 1))
}

/** All terms of the block while they are few and short, else those in work; finished ones are then set aside. */
const showLine = (work: Work, block: Block, terms: readonly Node[], rules: readonly Law[]): void => {
  const { graph, trace, blocks } = work
  trace.line(
    blocks.subject(block),
    () => together(graph, [...terms, ...termsInView(work, block, terms.length)]),
    rules,
  )
}

const termsInView = ({ graph, pending, done, blocks }: Work, block: Block, inWork: number): Node[] => {
  const others: Node[] = []
  let size = 0
  for (const [of, contributions] of [...firstFew(pending), ...firstFew(done)])
    for (const { cotangent, over, block: own } of contributions) {
      if (!blocks.isSame(own, block)) continue
      size += cotangent.size + of.size
      if (size > SIZE_IN_VIEW || others.length + inWork >= TERMS_IN_VIEW) return []
      others.push(termOf(graph, { cotangent, of, ...(over && { over }) }))
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

type Show = (nodes: readonly Node[], rules: readonly Law[], otherwise?: Law) => void

/** Known derivatives filled in, the answer put as a reader likes it, structured variables projected. */
const conclude = ({ variables, unconstrained }: GradientRequest, work: Work): Gradients => {
  const { graph, trace, namer, done, blocks } = work
  const show: Show = (nodes, rules, otherwise) => {
    const terms = variables.map((of, i) => termOf(graph, { cotangent: nodes[i]!, of }))
    if (terms.length <= TERMS_IN_VIEW)
      trace.line(blocks.whole.subject, () => together(graph, terms), rules, otherwise)
  }
  const found = variables.map((of) => collected(work, done.get(of) ?? [], of))
  show(found, [METHOD.collect])
  const gathered = inMatrixForm(work, found)
  show(gathered, [])
  const plain = presented(work, gathered, show)
  const projections = unconstrained ? [] : project(work, variables, plain)
  const answers = projections.length === 0 ? plain : projected(work, plain, projections, show)
  const settled = namer.settle(answers)
  const isOpened = settled.some((node, i) => node !== answers[i])
  const final = normalized(work, 'present', settled)
  refuseUnknown(final)
  show(final, isOpened ? [METHOD.definition] : [], METHOD.definition)
  const unpresented = (i: number): Node => {
    const known = work.quiet('derivatives', gathered[i]!)
    const [subspace] = unconstrained ? [] : project(work, [variables[i]!], [known])
    return subspace ? work.quiet('projected', subspace.answer) : known
  }
  return {
    answers: reformed(work, 'tidy', final, show).map((node, i) => ({ node, plain: () => unpresented(i) })),
    projections: projections.map(({ variable, rule }) => ({ variable: variable.name, rule: rule.name })),
  }
}

/** The answers in the normal form of a phase, which becomes a line, as what changes of a definition does. */
const inPhase = (work: Work, name: Phase, answers: readonly Node[], show: Show): Node[] => {
  const found = normalized(work, name, answers, (now, of) => {
    if (of) work.trace.line({ of: of.name }, () => now, [])
  })
  show(found, [])
  return found
}

/** Known derivatives filled in, values of definitions written by their names. */
const presented = (work: Work, gathered: readonly Node[], show: Show): Node[] => {
  const folded = foldNames(work.graph, inPhase(work, 'derivatives', gathered, show))
  for (const { name, value, introduced } of namedIn(folded))
    if (introduced) work.trace.line({ of: name }, () => value, [METHOD.definition])
  show(folded, [METHOD.definition])
  return inPhase(work, 'present', folded, show)
}

const projected = (
  work: Work,
  answers: readonly Node[],
  projections: readonly Projection[],
  show: Show,
): Node[] => {
  const onSubspaces = answers.map(
    (answer, i) => projections.find(({ index }) => index === i)?.answer ?? answer,
  )
  show(
    onSubspaces,
    projections.map(({ rule }) => rule),
  )
  return inPhase(work, 'present', inPhase(work, 'projected', onSubspaces, show), show)
}

/** A gradient on the subspace that its variable, the one at the index, is bound to. */
interface Projection {
  readonly index: number
  readonly variable: Variable
  readonly answer: Node
  readonly rule: Law
}

const project = (work: Work, variables: readonly Node[], answers: readonly Node[]): Projection[] => {
  const { graph, rewriter, rulebook } = work
  return variables.flatMap((variable, index): Projection[] => {
    if (variable.kind !== 'variable') return []
    const term = graph.colon(answers[index]!, graph.differential(variable))
    const application = rewriter.applyAtRoot(rulebook.phase('projection'), term)
    const after = application && finished(graph, application.result)
    return after ? [{ index, variable, answer: after.cotangent, rule: application.rule }] : []
  })
}
