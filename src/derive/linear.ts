/**
 * Comparing expressions in differentials: whether a scalar that is linear in them is zero by the laws. Each term is
 * brought to `G : d(X)`, as those of a gradient are, and for every X the G add up to zero.
 */
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, isZeroNode, type Node, type Variable } from '../expr/node.ts'
import { replacing } from '../expr/walk.ts'
import { ONE } from '../rational.ts'
import { type Application, createRewriter, type Rewriter } from '../rewrite/rewriter.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { type Compared, type Comparison, comparison } from './compare.ts'
import { addends, contract, finished } from './form.ts'
import { inline } from './names.ts'
import { STEP_LIMIT } from './session.ts'

interface Tools {
  readonly graph: Graph
  readonly rewriter: Rewriter
  readonly rulebook: Rulebook
  /** Hears of every law that is applied. */
  readonly heard: (application: Application) => void
}

/** Moves to the left that are made before a term counts as one that no law moves. */
const MOST = 200

/** The terms of a scalar as `G : d(X)`; `undefined` where one cannot be brought there. */
const termsOf = (tools: Tools, scalar: Node): { cotangent: Node; of: Node }[] | undefined => {
  const { graph, rewriter, rulebook, heard } = tools
  const line = rulebook.phase('line')
  let pending = contract(graph, graph.ones(1, 1), rewriter.normalize(line, scalar, heard))
  const done: { cotangent: Node; of: Node }[] = []
  for (let moves = 0; pending.length > 0 && moves < MOST; moves++) {
    const [term, ...others] = pending as [Node, ...Node[]]
    const end = finished(graph, term)
    if (end) {
      if (end.over) return undefined
      done.push(end)
      pending = others
      continue
    }
    const application = rewriter.applyAtRoot(rulebook.phase('colon'), term)
    if (!application) return undefined
    heard(application)
    const moved = addends(rewriter.normalize(line, application.result, heard))
    pending = [...moved.map(({ coefficient, body }) => graph.times(coefficient, body)), ...others]
  }
  return pending.length === 0 ? done : undefined
}

/** Whether the cotangents of one variable cancel: among symmetric directions in their symmetric part. */
const cancels = (
  { graph, rewriter, rulebook, heard }: Tools,
  of: Variable,
  cotangents: readonly Node[],
): boolean => {
  const isZero = (terms: readonly Node[]): boolean => {
    const sum = graph.sum(
      terms.map((body) => ({ coefficient: ONE, body })),
      of.rows,
      of.cols,
    )
    return isZeroNode(rewriter.normalize(rulebook.phase('expanded'), sum, heard))
  }
  if (isZero(cotangents)) return true
  return of.properties.has('symmetric') && isZero([...cotangents, ...cotangents.map(graph.transpose)])
}

/**
 * Whether a scalar without definitions is zero; `directions` are the names of differentials, each with its variable.
 */
const vanishes = (tools: Tools, scalar: Node, directions: ReadonlyMap<string, Variable>): boolean => {
  if (!isScalarNode(scalar)) return false
  const { graph } = tools
  const moving = replacing(graph, (node) => {
    const of = node.kind === 'variable' ? directions.get(node.name) : undefined
    return of && graph.differential(of)
  })
  const terms = termsOf(tools, moving(scalar))
  if (!terms) return false
  const variables = new Set(terms.map(({ of }) => of))
  return [...variables].every(
    (of) =>
      of.kind === 'variable' &&
      cancels(
        tools,
        of,
        terms.filter((term) => term.of === of).map(({ cotangent }) => cotangent),
      ),
  )
}

/** Comparisons that know differentials, and the laws by which two sides are one. */
export interface LinearComparison extends Comparison {
  /** The laws that only one of two expressions takes to be multiplied out, and those of their differentials, by name. */
  readonly lawsBetween: (a: Node, b: Node) => readonly string[]
}

/** Expressions longer than this are not gone through for the laws that they take. */
const LONGEST = 2_000

/**
 * Comparisons of expressions in differentials; `directions` are the variables that stand for them, each with what it
 * is the differential of.
 */
export const linearComparison = (
  compared: Compared,
  directions: ReadonlyMap<string, Variable>,
): LinearComparison => {
  const { graph, rulebook } = compared
  const plain = comparison(compared)
  const rewriter = createRewriter(graph, rulebook.phase('basic'), STEP_LIMIT)
  const linear = new Set<string>()
  const heard = ({ rule }: Application): void => void linear.add(rule.name)
  const isZero = (node: Node): boolean => vanishes({ graph, rewriter, rulebook, heard }, node, directions)
  const lawsOf = (node: Node): ReadonlySet<string> => {
    const laws = new Set<string>()
    const [whole] = inline(graph, [node], () => true) as [Node]
    if (whole.size <= LONGEST)
      rewriter.normalize(rulebook.phase('expanded'), whole, ({ rule }) => void laws.add(rule.name))
    return laws
  }
  return {
    ...plain,
    difference: (a, b) => {
      const found = plain.difference(a, b)
      return found && !isZeroNode(found) && isZero(found) ? graph.zero(a.rows, a.cols) : found
    },
    lawsBetween: (a, b) => {
      const [before, after] = [lawsOf(a), lawsOf(b)]
      const own = [...before, ...after].filter((law) => before.has(law) !== after.has(law))
      return [...new Set([...own, ...linear])]
    },
  }
}
