/**
 * Of which form an equation is in the differential of an unknown matrix: what stands before and behind it in each term, and
 * which function of the table solves that (`functions/solutions.ts`).
 */
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { equals, isMinusOne, isOne, multiply, negate, type Rational, reciprocal } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { addends } from './form.ts'
import type { Session } from './session.ts'

/** What stands left and right of the differential in each term. */
interface Term {
  readonly coefficient: Rational
  readonly left: Node | undefined
  readonly right: Node | undefined
}

/** The function that an unknown becomes, and what stands before and behind its differential. */
export interface Form {
  readonly name: string
  readonly parts: readonly Node[]
  /** Whether the equation has to change its sign. */
  readonly opposite?: true
}

/** What a differential says that is linear in that of a matrix; `undefined` where no function of the table solves it. */
export const formOf = (session: Session, differential: Node): Form | undefined => {
  const { graph } = session
  const terms = addends(differential).map(({ coefficient, body }) => termIn(graph, coefficient, body))
  if (terms.some((term) => term === undefined)) return undefined
  const all = terms as readonly Term[]
  const { rows, cols } = differential
  const both = all.filter(({ left, right }) => left && right)
  const plain = all.filter(({ left, right }) => !left && !right)
  const lefts = all.filter(({ left, right }) => left && !right)
  const rights = all.filter(({ left, right }) => !left && right)
  if (both.length > 0) return lefts.length + rights.length === 0 ? discrete(session, both, plain) : undefined
  const identity = plain.map(({ coefficient }) => ({ coefficient, body: graph.eye(rows) }))
  const sumOf = (some: readonly Term[], size: Dim, more: typeof identity = []): Node =>
    session.quiet(
      'present',
      graph.sum(
        [...some.map(({ coefficient, left, right }) => ({ coefficient, body: (left ?? right)! })), ...more],
        size,
        size,
      ),
    )
  if (rights.length === 0) return { name: 'solution', parts: [sumOf(lefts, rows, identity)] }
  if (lefts.length === 0) {
    const eye = plain.map(({ coefficient }) => ({ coefficient, body: graph.eye(cols) }))
    return { name: 'solution_right', parts: [sumOf(rights, cols, eye)] }
  }
  const [before, after] = [sumOf(lefts, rows, identity), sumOf(rights, cols)]
  return session.quiet('present', graph.transpose(before)) === after
    ? { name: 'solution_lyapunov', parts: [before] }
    : { name: 'solution_sylvester', parts: [before, after] }
}

/** `A*dX*A' - dX`, or its opposite. */
const discrete = (session: Session, both: readonly Term[], plain: readonly Term[]): Form | undefined => {
  const { graph } = session
  const { left, right, coefficient } = multipliedOut(session, both) ?? {}
  const [identity] = plain
  if (plain.length !== 1 || !identity || !left || !right || !coefficient) return undefined
  const [turned, shown] = [graph.transpose(left), right].map((node) => session.quiet('present', node))
  const isOpposite = turned === session.quiet('present', graph.minus(shown!))
  const [one, other] = [isOpposite ? negate(coefficient) : coefficient, identity.coefficient]
  if (!(isOne(one) && isMinusOne(other)) && !(isMinusOne(one) && isOne(other))) return undefined
  if (turned !== shown && !isOpposite) return undefined
  return {
    name: 'solution_discrete',
    parts: [isOpposite ? graph.minus(left) : left],
    ...(isOne(other) ? { opposite: true as const } : {}),
  }
}

/** The one term `A*dX*B` that several are when it is multiplied out, `A` and `B` being sums. */
const multipliedOut = ({ graph, quiet }: Session, terms: readonly Term[]): Term | undefined => {
  const [first, more] = terms
  if (!first || !more) return first
  const inRow = terms.filter(({ left }) => left === first.left)
  const inColumn = terms.filter(({ right }) => right === first.right)
  if (inRow.length * inColumn.length !== terms.length) return undefined
  const isProduct = inColumn.every(({ left, coefficient: a }) =>
    inRow.every(({ right, coefficient: b }) => {
      const term = terms.find((one) => one.left === left && one.right === right)
      return term && equals(multiply(term.coefficient, first.coefficient), multiply(a, b))
    }),
  )
  if (!isProduct) return undefined
  const sumOf = (some: readonly Term[], side: 'left' | 'right'): Node => {
    const { rows, cols } = first[side]!
    const parts = some.map(({ coefficient, ...term }) => ({
      coefficient: multiply(coefficient, reciprocal(first.coefficient)),
      body: term[side]!,
    }))
    return quiet('present', graph.sum(parts, rows, cols))
  }
  return { coefficient: first.coefficient, left: sumOf(inColumn, 'left'), right: sumOf(inRow, 'right') }
}

/** A term of a differential; `undefined` where the differential stands in something else than a product. */
const termIn = (graph: Graph, coefficient: Rational, node: Node): Term | undefined => {
  switch (node.kind) {
    case 'differential':
      return { coefficient, left: undefined, right: undefined }
    case 'scale': {
      const inner = node.scalar.differential ? undefined : termIn(graph, coefficient, node.body)
      if (!inner) return undefined
      const scaled = inner.left ?? graph.eye(node.rows)
      return { ...inner, left: graph.scale(node.scalar, scaled) }
    }
    case 'sum': {
      const [only, more] = node.terms
      return only && !more ? termIn(graph, multiply(coefficient, only.coefficient), only.body) : undefined
    }
    case 'product': {
      const at = node.factors.findIndex((factor) => factor.differential)
      const moving = node.factors.filter((factor) => factor.differential)
      if (moving.length !== 1 || moving[0]!.kind !== 'differential') return undefined
      const side = (factors: readonly Node[]): Node | undefined =>
        factors.length === 0 ? undefined : graph.product(factors)
      return { coefficient, left: side(node.factors.slice(0, at)), right: side(node.factors.slice(at + 1)) }
    }
    default:
      return undefined
  }
}
