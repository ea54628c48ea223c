/**
 * Riccati equations, A'*X + X*A - X*B*inv(R)*B'*X + Q = 0 and the discrete one: of their roots code finds the stabilising
 * one, at which Newton's method begins where the target has a solver. What is read here decides on that start alone, so
 * what is not seen to be such an equation is solved all the same.
 */
import type { Call, Node, Product, Sum } from '../../expr/node.ts'
import { numberOf } from '../../expr/node.ts'
import { reachable } from '../../expr/walk.ts'
import { hasProperty } from '../../properties/properties.ts'
import { isMinusOne, isNegative, negate, ONE, type Rational, rational } from '../../rational.ts'
import type { Dim } from '../../shape/dim.ts'
import type { Lowering } from './lowering.ts'
import { lowerTerm } from './monomial.ts'
import type { Op } from './op.ts'

/** An equation for a square matrix, of which `residual` is what it says to be zero. */
export interface Equation {
  readonly lowering: Lowering
  readonly held: Node
  readonly residual: Node
  readonly size: Dim
}

/** A term of the residual in which the unknown stands: a scalar and the factors. */
interface Term {
  readonly coefficient: Rational
  readonly scalar: Node | undefined
  readonly factors: readonly Node[]
}

type Addend = Sum['terms'][number]

const contains = (node: Node, held: Node): boolean => reachable([node]).includes(held)

const termOf = ({ coefficient, body }: Addend): Term => {
  if (body.kind !== 'scale') return { coefficient, scalar: undefined, factors: factorsOf(body) }
  return { coefficient, scalar: body.scalar, factors: factorsOf(body.body) }
}

const factorsOf = (node: Node): Product['factors'] => (node.kind === 'product' ? node.factors : [node])

/** Terms of the equation that the unknown stands in and the sum of all others; nothing of what is no sum. */
const partsOf = ({ lowering, held, residual }: Equation): { terms: Term[]; fixed: Op } | undefined => {
  if (residual.kind !== 'sum') return undefined
  const fixed = residual.terms.filter(({ body }) => !contains(body, held))
  if (fixed.length === 0) return undefined
  const terms = residual.terms.filter((term) => !fixed.includes(term)).map(termOf)
  return { terms, fixed: total(lowering, fixed) }
}

const total = (lowering: Lowering, terms: readonly Addend[]): Op =>
  sumOf(
    lowering,
    terms.map(({ coefficient, body }) => lowerTerm(lowering, coefficient, body, false).op),
  )

const sumOf = ({ program }: Lowering, ops: readonly Op[]): Op =>
  ops.reduce((sum, op) => program.core('add', [sum, op]))

/** A product of matrices, and of vectors that are matrices of one column. */
const chain = ({ program, solid }: Lowering, factors: readonly Node[]): Op =>
  factors
    .map((node) => {
      const op = solid(node)
      return op.rank === 2 ? op : node.rows === 1 ? program.asRow(op) : program.core('as-column', [op])
    })
    .reduce((left, right) => program.core('matmul', [left, right]))

const scaled = (lowering: Lowering, { coefficient, scalar }: Term, matrix: Op): Op => {
  const { program, loose } = lowering
  const by = scalar ? program.core('times', [loose(scalar), matrix]) : matrix
  return coefficient.num === 1n && coefficient.den === 1n
    ? by
    : program.core('times', [program.number(coefficient), by])
}

const isMirrored = (one: readonly Node[], other: readonly Node[]): boolean =>
  one.length === other.length &&
  one.every((node, i) => {
    const image = other[other.length - 1 - i]!
    return (
      (node.kind === 'transpose' && node.body === image) ||
      (image.kind === 'transpose' && image.body === node) ||
      (node === image && hasProperty(node, 'symmetric'))
    )
  })

/** Where the unknown stands among the factors; nothing where it stands inside of one, but for an inverse. */
const placesIn = (held: Node, factors: readonly Node[]): number[] | undefined => {
  const hidden = factors.some((factor) => factor !== held && factor.kind !== 'call' && contains(factor, held))
  return hidden ? undefined : factors.flatMap((factor, i) => (factor === held ? [i] : []))
}

const isInverse = (node: Node): node is Call =>
  node.kind === 'call' && node.name === 'inv' && node.order === 0

/** The start for A'*X + X*A - X*G*X + Q = 0, the mirror images of the terms X*A being there. */
export const continuous = (equation: Equation): Op | undefined => {
  const { lowering, held, size } = equation
  const { program } = lowering
  const parts = partsOf(equation)
  if (!parts) return undefined
  const linear: Op[] = []
  const squares: Term[] = []
  const sides: { left: Term[]; right: Term[] } = { left: [], right: [] }
  for (const term of parts.terms) {
    const { factors } = term
    const places = placesIn(held, factors)
    const last = factors.length - 1
    if (!places || factors.some((factor) => factor !== held && contains(factor, held))) return undefined
    if (last === 0) {
      const half = { ...term, coefficient: rational(term.coefficient.num, term.coefficient.den * 2n) }
      linear.push(scaled(lowering, half, program.core('eye', [], [size])))
    } else if (places.length === 2 && places[0] === 0 && places[1] === last) squares.push(term)
    else if (places.length === 1 && places[0] === 0) sides.right.push(term)
    else if (places.length === 1 && places[0] === last) sides.left.push(term)
    else return undefined
  }
  const isBalanced =
    sides.left.length === sides.right.length &&
    sides.right.every((one) =>
      sides.left.some((other) => isMirrored(one.factors.slice(1), other.factors.slice(0, -1))),
    )
  if (!isBalanced || squares.length === 0) return undefined
  for (const term of sides.right) linear.push(scaled(lowering, term, chain(lowering, term.factors.slice(1))))
  if (linear.length === 0) return undefined
  const a = sumOf(lowering, linear)
  return byWeights(equation, squares, a, parts.fixed) ?? bySquare(equation, squares, a, parts.fixed)
}

/** -X*B*inv(R)*B'*X, or -X*B*B'*X with a scalar. */
const byWeights = ({ lowering }: Equation, squares: readonly Term[], a: Op, q: Op): Op | undefined => {
  const { program, solid } = lowering
  const [term, more] = squares
  if (!term || more || !isMinusOne(term.coefficient) || term.scalar) return undefined
  const inner = term.factors.slice(1, -1)
  const half = (inner.length - 1) / 2
  const weight = inner[half]
  if (!weight || half === 0 || !isInverse(weight)) return undefined
  if (!isMirrored(inner.slice(0, half), inner.slice(half + 1))) return undefined
  return program.apply(
    'riccati',
    [a, chain(lowering, inner.slice(0, half)), q, solid(weight.args[0]!)],
    a.shape,
  )
}

/** -X*G*X for a symmetric G. */
const bySquare = ({ lowering }: Equation, squares: readonly Term[], a: Op, q: Op): Op | undefined => {
  const inside = squares.map(({ factors }) => factors.slice(1, -1))
  if (!inside.every((factors) => factors.length > 0 && isMirrored(factors, factors))) return undefined
  const terms = squares.map((term, i) => {
    const opposite = { ...term, coefficient: negate(term.coefficient) }
    return scaled(lowering, opposite, chain(lowering, inside[i]!))
  })
  return lowering.program.apply('riccati-square', [a, sumOf(lowering, terms), q], a.shape)
}

/** The start for A'*X*A - X - A'*X*B*inv(B'*X*B + R)*B'*X*A + Q = 0. */
export const discrete = (equation: Equation): Op | undefined => {
  const { lowering, held, size } = equation
  const { program } = lowering
  const parts = partsOf(equation)
  if (parts?.terms.length !== 3) return undefined
  const [square, ...others] = [...parts.terms].sort((one, other) => other.factors.length - one.factors.length)
  const plain = others.find(({ factors }) => factors.length === 1 && factors[0] === held)
  const linear = others.find((term) => term !== plain)
  if (!square || !plain || !linear || !isMinusOne(plain.coefficient)) return undefined
  const found = weightsOf(equation, square)
  const at = linear.factors.indexOf(held)
  if (!found || at < 0 || linear.scalar || linear.coefficient !== ONE) return undefined
  const behind = linear.factors.slice(at + 1)
  const a = behind.length === 0 ? program.core('eye', [], [size]) : chain(lowering, behind)
  return program.apply('riccati-discrete', [a, found.b, parts.fixed, found.r], a.shape)
}

/** B and R of -A'*X*B*inv(B'*X*B + R)*B'*X*A, the inverse being a divisor where it is of a number. */
const weightsOf = ({ lowering, held }: Equation, term: Term): { b: Op; r: Op } | undefined => {
  const { program } = lowering
  if (!isNegative(term.coefficient)) return undefined
  const { factors, scalar } = term
  const first = factors.indexOf(held)
  const last = factors.lastIndexOf(held)
  const inverse = factors.findIndex(isInverse)
  const inner = scalar ? divisorOf(scalar) : (factors[inverse] as Call | undefined)?.args[0]
  if (inner?.kind !== 'sum' || first < 0 || last === first) return undefined
  const between = factors.slice(first + 1, last)
  const half = scalar ? between.slice(0, between.length / 2) : factors.slice(first + 1, inverse)
  const fixed = inner.terms.filter(({ body }) => !contains(body, held))
  if (half.length === 0 || fixed.length === 0 || fixed.length === inner.terms.length) return undefined
  const r = total(lowering, fixed)
  return { b: chain(lowering, half), r: r.rank === 0 ? program.core('full', [r], [1, 1]) : r }
}

const divisorOf = (node: Node): Node | undefined => {
  if (node.kind !== 'power') return undefined
  const exponent = numberOf(node.exponent)
  return exponent && isMinusOne(exponent) ? node.base : undefined
}
