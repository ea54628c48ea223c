/**
 * The first identification: of `vec(dF) = L1*vec(dU1) + L2*vec(dU2) + …` the coefficients, and from them the matrices of
 * partial derivatives. Source: MagnusNeudecker2019, ch. 9.
 */
import { internal } from '../errors/defects.ts'
import { noVecLaw } from '../errors/derivatives.ts'
import { noJacobianOf } from '../errors/mappings.ts'
import { noMatrixForm } from '../errors/sums.ts'
import type { Subject } from '../expr/derivation.ts'
import { boundIn } from '../expr/free-indices.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node } from '../expr/node.ts'
import { ONE, type Rational } from '../rational.ts'
import { multiplyDims } from '../shape/dim.ts'
import { mappingOf } from '../shape/mapping.ts'
import type { Differentiated } from './forward.ts'
import { METHOD } from './method.ts'
import type { Session } from './session.ts'

/** Coefficients by what they stand before: `L` by `U`. */
export type Coefficients = ReadonlyMap<Node, Node>

/** The coefficients of each differential, every one of which becomes a line. */
export const identify = (session: Session, all: readonly Differentiated[]): Coefficients[] => {
  const { graph, inForm, trace } = session
  return all.map(({ of, name, differential }) => {
    const pushed = inForm('vec', vecOf(graph, differential))
    const found = new Map<Node, Node>()
    for (const [inner, coefficient] of linear(graph, pushed))
      found.set(inner, inForm('jacobian', coefficient))
    trace.line(subjectOf(of, name), () => combination(graph, of, found), [], METHOD.identification)
    return found
  })
}

/** Of a vector the differential is a column as it is. */
const subjectOf = (of: Node, name: string): Subject => ({
  of: name,
  form: isColumn(of) ? 'differential' : 'vec',
})

const isColumn = ({ cols }: Node): boolean => cols === 1

/** `L1*vec(dU1) + L2*vec(dU2) + …`. */
const combination = (graph: Graph, of: Node, coefficients: Coefficients): Node =>
  graph.sum(
    [...coefficients].map(([inner, coefficient]) => {
      const differential = graph.differential(inner)
      const column = isColumn(inner) ? differential : vecOf(graph, differential)
      return { coefficient: ONE, body: graph.product([coefficient, column]) }
    }),
    multiplyDims(of.rows, of.cols),
    1,
  )

/** The columns of a node stacked; of a scalar the scalar itself. */
export const vecOf = (graph: Graph, node: Node): Node =>
  isScalarNode(node) ? node : graph.call('vec', 0, [node], multiplyDims(node.rows, node.cols), 1)

/** The columns of a node below each other; a column is what it is. */
export const columnOf = (graph: Graph, node: Node): Node => (node.cols === 1 ? node : vecOf(graph, node))

/** What stands before each `vec(d(U))` of an expression in which nothing stands behind one. */
const linear = (graph: Graph, node: Node): Map<Node, Node> => {
  const each = (inner: ReadonlyMap<Node, Node>, change: (coefficient: Node) => Node): Map<Node, Node> =>
    new Map([...inner].map(([of, coefficient]) => [of, change(coefficient)]))
  switch (node.kind) {
    case 'sum':
      return added(
        graph,
        node.terms.map(({ coefficient, body }) => [coefficient, linear(graph, body)] as const),
      )
    case 'differential':
      return new Map([[node.body, graph.eye(1)]])
    case 'call': {
      const [argument] = node.args
      if (node.name !== 'vec' || argument?.kind !== 'differential') break
      return new Map([[argument.body, graph.eye(node.rows)]])
    }
    case 'colon': {
      const { left, right } = node
      if (right.kind !== 'differential' || left.differential) break
      return new Map([[right.body, graph.transpose(vecOf(graph, left))]])
    }
    case 'product': {
      const before = node.factors.slice(0, -1)
      if (before.some(({ differential }) => differential)) break
      return each(linear(graph, node.factors.at(-1)!), (last) => graph.product([...before, last]))
    }
    case 'scale':
      return node.body.differential
        ? each(linear(graph, node.body), (coefficient) => graph.scale(node.scalar, coefficient))
        : each(linear(graph, node.scalar), (coefficient) => graph.product([node.body, coefficient]))
    case 'hadamard': {
      const moving = node.factors.filter(({ differential }) => differential)
      const rest = graph.hadamard(node.factors.filter(({ differential }) => !differential))
      if (!isScalarNode(node) || moving.length !== 1) break
      return each(linear(graph, moving[0]!), (coefficient) => graph.scale(rest, coefficient))
    }
  }
  throw unmoved(node)
}

const unmoved = (node: Node): Error => {
  const [stacked] = node.kind === 'call' ? node.args : []
  const index = boundIn(node) ?? (stacked && boundIn(stacked))
  if (index !== undefined) return noMatrixForm(index)
  if (stacked?.kind !== 'call') return internal(`no vec rule moves a ${node.kind}`)
  const moved = mappingOf(stacked.name)
  return moved ? noJacobianOf(moved.name) : noVecLaw(stacked.name)
}

/** The sum of linear forms. */
const added = (
  graph: Graph,
  parts: readonly (readonly [Rational, ReadonlyMap<Node, Node>])[],
): Map<Node, Node> => {
  const terms = new Map<Node, { coefficient: Rational; body: Node }[]>()
  for (const [coefficient, part] of parts)
    for (const [of, body] of part) terms.set(of, [...(terms.get(of) ?? []), { coefficient, body }])
  return new Map(
    [...terms].map(([of, list]) => [of, graph.sum(list, list[0]!.body.rows, list[0]!.body.cols)]),
  )
}

/**
 * The matrix of partial derivatives of each expression by a variable: `d vec(F) / d vec(X)'`. Those of definitions get
 * names where they are large.
 */
export const jacobians = (
  { graph, inForm, namer }: Session,
  all: readonly Differentiated[],
  coefficients: readonly Coefficients[],
  variable: Node,
): Node[] => {
  const columns = multiplyDims(variable.rows, variable.cols)
  const known = new Map<Node, Node>([[variable, graph.eye(columns)]])
  return all.map(({ of, name }, i) => {
    const terms = [...coefficients[i]!].flatMap(([inner, coefficient]) => {
      const matrix = known.get(inner)
      return matrix ? [{ coefficient: ONE, body: graph.product([coefficient, matrix]) }] : []
    })
    const sum = graph.sum(terms, multiplyDims(of.rows, of.cols), columns)
    const jacobian = inForm('jacobian', sum)
    if (of.kind === 'named') known.set(of, namer.nameLarge(`J_${name}`, jacobian))
    return jacobian
  })
}

/** A line that says `vec(dF) = J*vec(dX)`. */
export const identified = (
  { graph, trace }: Session,
  of: Node,
  name: string,
  by: Node,
  jacobian: Node,
): void =>
  trace.line(
    subjectOf(of, name),
    () => combination(graph, of, new Map([[by, jacobian]])),
    [],
    METHOD.identification,
  )
