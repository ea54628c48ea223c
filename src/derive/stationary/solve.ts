/**
 * What a linear equation says of its unknown, by the laws of `rules/stationary.rules`.
 */

import { internal } from '../../errors/defects.ts'
import { GradusError } from '../../errors/error.ts'
import { notAffine, stationaryInMany } from '../../errors/stationary.ts'
import { isMatrixNode, isScalarNode, isZeroNode, type Node } from '../../expr/node.ts'
import { reachable } from '../../expr/walk.ts'
import { toText } from '../../print/text.ts'
import type { Application } from '../../rewrite/rewriter.ts'
import { formOf } from '../equation-forms.ts'
import { substitute } from '../forward.ts'
import { identify, jacobians, vecOf } from '../identify.ts'
import { reformed, type Session } from '../session.ts'
import { type Assumption, createTrace, type Law } from '../trace.ts'
import { assumeOnce, solvable } from './assumed.ts'
import { type Linear, silently } from './linear.ts'
import { columnsOf } from './structure.ts'

/** An unknown in terms of the rest, and the laws that say so. */
export type Solved =
  | {
      readonly value: Node
      readonly laws: readonly Law[]
      /** Remembers what the laws take for granted. */
      readonly assume: () => void
      /** Whether there is no other, what is taken for granted being so. */
      readonly isOnly: boolean
      readonly error?: undefined
    }
  | { readonly error: GradusError; readonly value?: undefined }

/** The solution of a linear equation that has its unknown. */
export const solved = (session: Session, name: string, linear: Linear): Solved => {
  const { graph } = session
  const { marker, rest } = linear
  const zero = graph.zero(marker.rows, marker.cols)
  if (isScalarNode(marker)) {
    const factor = session.quiet(
      'present',
      substitute(graph, linear.differential, () => graph.ones(1, 1)),
    )
    return determined(session, name, 'solution', [zero, factor, rest])
  }
  if (!isMatrixNode(marker) && marker.cols === 1)
    return determined(session, name, 'solution', [zero, matrixOf(session, linear), rest])
  return (
    byForm(session, name, linear) ??
    byForm(session, name, turned(session, linear)) ??
    stacked(session, name, linear)
  )
}

/** By what stands before and behind the unknown, where a law is about that. */
const byForm = (
  session: Session,
  name: string,
  { differential, marker, rest }: Linear,
): Solved | undefined => {
  const form = formOf(session, differential)
  if (!form) return undefined
  const { graph } = session
  const said = form.opposite ? graph.minus(rest) : rest
  const zero = graph.zero(marker.rows, marker.cols)
  return determined(session, name, form.name, [zero, ...form.parts, said])
}

/** The transpose of both sides. */
const turned = (session: Session, { differential, rest, ...same }: Linear): Linear => {
  const transposed = (node: Node): Node => session.quiet('transposition', session.graph.transpose(node))
  return { ...same, differential: transposed(differential), rest: transposed(rest) }
}

/** By the columns of the unknown, stacked; of a structured one by what they are combinations of. */
const stacked = (session: Session, name: string, linear: Linear): Solved => {
  const { graph } = session
  const { rows, cols } = linear.marker
  const columns = columnsOf(graph, linear.marker)
  if (!columns) return { error: notAffine(name) }
  const turnedColumns = graph.transpose(columns)
  const before = graph.product([turnedColumns, matrixOf(session, linear), columns])
  const after = graph.product([turnedColumns, vecOf(graph, linear.rest)])
  const parts = [graph.zero(columns.cols, 1), before, after].map((part) =>
    session.quiet('present-jacobian', part),
  )
  const found = determined(session, name, 'solution', parts)
  if (found.error) return found
  const column = graph.product([columns, found.value])
  const sizes = [graph.dimension(rows), graph.dimension(cols)]
  return { ...found, value: graph.call('reshape', 0, [column, ...sizes], rows, cols) }
}

/** What stands before the unknown as a column. */
const matrixOf = (session: Session, { differential, marker }: Linear): Node => {
  const quiet = silently(session)
  const all = [{ of: differential, name: 'E', differential }]
  const [found] = jacobians(quiet, all, identify(quiet, all), marker) as [Node]
  const presented = quiet.inForm('present-jacobian', found)
  return reformed(quiet, 'tidy-jacobian', [presented], () => {})[0]!
}

const determined = (session: Session, name: string, by: string, parts: readonly Node[]): Solved => {
  const { graph, rewriter, rulebook, trace } = session
  const [unknown, before] = parts as [Node, Node, ...Node[]]
  const solution = graph.call(by, 0, parts, unknown.rows, unknown.cols)
  const application = rewriter.applyAtRoot(rulebook.phase('stationary'), solution)
  if (!application) throw internal(`no law of stationary points is about ${by}`)
  const assumed = assumedBy(session, application)
  const isAlways = assumed?.length === 0
  if (isZeroNode(parts.at(-1)!)) return noneBut(unknown, application.rule, isAlways)
  if (!assumed) return { error: stationaryInMany(name, toText(before), unknown.rows) }
  return {
    value: session.quiet('present', application.result),
    laws: [application.rule],
    assume: () => {
      trace.assume(application)
      for (const one of assumed) assumeOnce(trace, one)
    },
    isOnly: true,
  }
}

/** An equation that zero satisfies, whatever stands before the unknown. */
const noneBut = (zero: Node, rule: Law, isOnly: boolean): Solved => ({
  value: zero,
  laws: [rule],
  assume: () => {},
  isOnly,
})

/** What a law takes for granted and is not proved; `undefined` where it can never be so. */
const assumedBy = (
  { atPoint, graph, quiet }: Session,
  application: Application,
): Assumption[] | undefined => {
  const trace = createTrace(false, atPoint)
  try {
    trace.assume(application)
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
  const { assumptions } = trace
  const inverted = assumptions.filter(({ property }) => property === 'invertible').map(({ node }) => node)
  if (inverted.some((node) => isZeroNode(quiet('expanded', rowSums(graph, node))))) return undefined
  return [...assumptions, ...reachable([application.result]).flatMap((node) => solvable(atPoint, node) ?? [])]
}

/** Zero of a matrix that takes ones to zero, which is singular. */
const rowSums = (graph: Session['graph'], node: Node): Node => graph.product([node, graph.ones(node.cols, 1)])

/** Whether the unknown of a linear equation is not in it. */
export const isFree = ({ differential }: Linear): boolean => isZeroNode(differential)
