/**
 * Of which form an equation is in the differential of an unknown matrix: what stands before and behind it in each term, and
 * which function of the table solves that (`functions/solutions.ts`).
 */
import type { Graph } from '../expr/graph.ts'
import type { Node, Scale } from '../expr/node.ts'
import {
  equals,
  isMinusOne,
  isOne,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  reciprocal,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { addends } from './form.ts'
import type { Session } from './session.ts'

/** What stands left and right of the differential in each term, and a scalar before them. */
interface Term {
  readonly coefficient: Rational
  readonly scalar?: Node
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
  const found = terms as readonly Term[]
  const both = found.filter(({ left, right }) => left && right)
  const all = found.map((term) => onOneSide(graph, term))
  const plain = all.filter(({ left, right }) => !left && !right)
  const lefts = all.filter(({ left, right }) => left && !right)
  const rights = all.filter(({ left, right }) => !left && right)
  if (both.length > 0) return lefts.length + rights.length === 0 ? discrete(session, both, plain) : undefined
  return oneSided(session, differential, { lefts, rights, plain })
}

interface Sides {
  readonly lefts: readonly Term[]
  readonly rights: readonly Term[]
  readonly plain: readonly Term[]
}

/** `A*dX + dX*B`. */
const oneSided = (session: Session, { rows, cols }: Node, { lefts, rights, plain }: Sides): Form => {
  const { graph } = session
  const sumOf = (some: readonly Term[], size: Dim, share: Rational | undefined): Node => {
    const eye = graph.eye(size)
    const identity = plain.map(({ coefficient, scalar }) => ({
      coefficient: multiply(coefficient, share ?? ONE),
      body: scalar ? graph.scale(scalar, eye) : eye,
    }))
    const terms = some.map(({ coefficient, left, right }) => ({ coefficient, body: (left ?? right)! }))
    return session.quiet('present', graph.sum([...terms, ...(share ? identity : [])], size, size))
  }
  if (rights.length === 0) return { name: 'solution', parts: [sumOf(lefts, rows, ONE)] }
  if (lefts.length === 0) return { name: 'solution_right', parts: [sumOf(rights, cols, ONE)] }
  const [before, after] = [sumOf(lefts, rows, ONE), sumOf(rights, cols, undefined)]
  if (isTransposed(session, before, after)) return { name: 'solution_lyapunov', parts: [before] }
  const half = sumOf(lefts, rows, HALF)
  return rows === cols && isTransposed(session, half, sumOf(rights, cols, HALF))
    ? { name: 'solution_lyapunov', parts: [half] }
    : { name: 'solution_sylvester', parts: [before, after] }
}

/** Whether one is the transpose of the other, in a form in which equal ones are one node. */
const isTransposed = ({ graph, quiet }: Session, one: Node, other: Node): boolean => {
  const is = (turned: Node, shown: Node): boolean =>
    quiet('present', graph.transpose(turned)) === quiet('present', shown)
  return is(one, other) || is(other, one)
}

const HALF = rational(1, 2)

/** With the scalar at what stands on the left, or else on the right. */
const onOneSide = (graph: Graph, { scalar, ...term }: Term): Term => {
  if (!scalar) return term
  if (term.left) return { ...term, left: graph.scale(scalar, term.left) }
  return term.right ? { ...term, right: graph.scale(scalar, term.right) } : { ...term, scalar }
}

/** `A*dX*A' - dX`, or its opposite. */
const discrete = (session: Session, both: readonly Term[], plain: readonly Term[]): Form | undefined => {
  const { graph } = session
  const { left, right, coefficient } = multipliedOut(session, both) ?? {}
  const [identity] = plain
  if (plain.length !== 1 || !identity || identity.scalar || !left || !right || !coefficient) return undefined
  const isOpposite = isTransposed(session, left, graph.minus(right))
  const [one, other] = [isOpposite ? negate(coefficient) : coefficient, identity.coefficient]
  if (!(isOne(one) && isMinusOne(other)) && !(isMinusOne(one) && isOne(other))) return undefined
  if (!isOpposite && !isTransposed(session, left, right)) return undefined
  return {
    name: 'solution_discrete',
    parts: [isOpposite ? graph.minus(left) : left],
    ...(isOne(other) ? { opposite: true as const } : {}),
  }
}

/** The one term `A*dX*B` that several are when it is multiplied out, `A` and `B` being sums. */
const multipliedOut = (session: Session, given: readonly Term[]): Term | undefined => {
  const { graph, quiet } = session
  const isBare = ({ scalar }: Term): boolean => scalar === undefined
  const terms = given.some(isBare) ? given : given.map((term) => onOneSide(graph, term))
  const first = terms.find(isBare)
  if (!first || terms.length === 1) return first
  const inRow = terms.filter(({ left }) => left === first.left)
  const inColumn = terms.filter(({ right }) => right === first.right)
  if (inRow.length * inColumn.length !== terms.length) return undefined
  const isProduct = inColumn.every((one) =>
    inRow.every((other) => {
      const term = terms.find(({ left, right }) => left === one.left && right === other.right)
      if (!term || product(session, one.scalar, other.scalar) !== product(session, term.scalar)) return false
      return equals(
        multiply(term.coefficient, first.coefficient),
        multiply(one.coefficient, other.coefficient),
      )
    }),
  )
  if (!isProduct) return undefined
  const sumOf = (some: readonly Term[], side: 'left' | 'right'): Node => {
    const { rows, cols } = first[side]!
    const parts = some.map(({ coefficient, scalar, ...term }) => ({
      coefficient: multiply(coefficient, reciprocal(first.coefficient)),
      body: scalar ? graph.scale(scalar, term[side]!) : term[side]!,
    }))
    return quiet('present', graph.sum(parts, rows, cols))
  }
  return { coefficient: first.coefficient, left: sumOf(inColumn, 'left'), right: sumOf(inRow, 'right') }
}

/** The product of scalars in the form in which equal ones are one node. */
const product = ({ graph, quiet }: Session, ...scalars: readonly (Node | undefined)[]): Node | undefined => {
  const known = scalars.filter((scalar) => scalar !== undefined)
  return known.length === 0
    ? undefined
    : quiet(
        'present',
        known.reduce((s, t) => graph.scale(s, t)),
      )
}

/** `(b'*dX*c)*u*v'` as `u*b'*dX*c*v'`, the scalars beside it kept. */
const betweenVectors = (graph: Graph, coefficient: Rational, { scalar, body }: Scale): Term | undefined => {
  const scalars = scalar.kind === 'hadamard' ? scalar.factors : [scalar]
  const moving = scalars.find(({ differential }) => differential)
  if (moving?.kind !== 'product' || body.kind !== 'product') return undefined
  const at = body.factors.findIndex(({ cols }) => cols === 1)
  if (at < 0 || at === body.factors.length - 1) return undefined
  const inner = termIn(graph, coefficient, moving)
  if (!inner?.left || !inner.right) return undefined
  const others = scalars.filter((one) => one !== moving)
  return {
    coefficient,
    ...(others.length > 0 && { scalar: others.reduce((s, t) => graph.scale(s, t)) }),
    left: graph.product([...body.factors.slice(0, at + 1), inner.left]),
    right: graph.product([inner.right, ...body.factors.slice(at + 1)]),
  }
}

/** A term of a differential; `undefined` where the differential stands in something else than a product. */
const termIn = (graph: Graph, coefficient: Rational, node: Node): Term | undefined => {
  switch (node.kind) {
    case 'differential':
      return { coefficient, left: undefined, right: undefined }
    case 'scale': {
      const inner = node.scalar.differential
        ? betweenVectors(graph, coefficient, node)
        : termIn(graph, coefficient, node.body)
      if (!inner || node.scalar.differential) return inner
      return { ...inner, scalar: inner.scalar ? graph.scale(node.scalar, inner.scalar) : node.scalar }
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
