/**
 * Products that are no matrix products: a coefficient, scalar factors, Hadamard factors and negative powers, gathered
 * from nested nodes and written numbers first, so that an array is passed over as few times as possible.
 */
import { type Node, numberOf } from '../../expr/node.ts'
import {
  isInteger,
  isNegative,
  isOne,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '../../rational.ts'
import { isDecimal } from '../emit/fragment.ts'
import type { Lowering } from './lowering.ts'
import type { Op, Program } from './op.ts'
import { lowerPower, squared } from './power.ts'

interface Factors {
  coefficient: Rational
  readonly above: Op[]
  readonly below: Op[]
}

/** A term without its sign. */
export interface Signed {
  readonly negative: boolean
  /** The term's absolute value, so to speak. */
  readonly positive: Op
  /** The term itself. */
  readonly op: Op
}

const addFactor = (into: Factors, op: Op): void => {
  if (op.kind === 'number') into.coefficient = multiply(into.coefficient, op.value)
  else into.above.push(op)
}

/** What a factor is made of, `undefined` when it is to be taken as a whole. */
const partsOf = (into: Factors, node: Node): readonly Node[] | undefined => {
  if (node.kind === 'scale') return [node.scalar, node.body]
  if (node.kind === 'hadamard') return node.factors
  if (node.kind !== 'sum' || node.terms.length !== 1) return undefined
  into.coefficient = multiply(into.coefficient, node.terms[0]!.coefficient)
  return [node.terms[0]!.body]
}

/** What a negative power divides by: a power of a norm as that many norms, and of the root of squares alike. */
const divisorsOf = (lowering: Lowering, node: Node): readonly Op[] | undefined => {
  if (node.kind !== 'power') return undefined
  const exponent = numberOf(node.exponent)
  if (!exponent || !isNegative(exponent)) return undefined
  const { program } = lowering
  const base = lowering.loose(node.base)
  if (isNorm(base) && isInteger(exponent) && exponent.num >= -4n)
    return Array.from({ length: Number(-exponent.num) }, () => base)
  const root = (): Op => lowerPower(program, base, program.number(rational(1, 2)))
  if (isSumOfSquares(base) && exponent.den === 2n && exponent.num >= -5n)
    return Array.from({ length: Number(-exponent.num) }, root)
  return [lowerPower(program, base, program.number(negate(exponent)))]
}

/** What has a root though it overflows itself. */
const isSumOfSquares = (op: Op): boolean =>
  op.kind === 'core' && op.op === 'add' && op.args.some((arg) => squared(arg) !== undefined)

/** Factors of a node; nodes that stand elsewhere too are taken as a whole, so that they are computed once. */
const gather = (lowering: Lowering, coefficient: Rational, root: Node, open: boolean): Factors => {
  const into: Factors = { coefficient, above: [], below: [] }
  const pending: Node[] = [root]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const whole = node === root ? !open : lowering.uses(node) > 1
    const below = whole ? undefined : divisorsOf(lowering, node)
    const parts = whole ? undefined : partsOf(into, node)
    if (below) into.below.push(...below)
    else if (parts) for (const part of [...parts].reverse()) pending.push(part)
    else addFactor(into, lowering.loose(node))
  }
  return into
}

const productOf = (program: Program, ops: readonly Op[]): Op | undefined =>
  ops.length === 0 ? undefined : ops.reduce((a, b) => program.core('times', [a, b]))

const isNumberOp = (op: Op): boolean => op.rank === 0
const isArrayOp = (op: Op): boolean => op.rank > 0

/** `p/q` as literals above and below the line. */
const literals = (program: Program, c: Rational): { above: Op[]; below: Op[] } => {
  if (isDecimal(c)) return { above: isOne(c) ? [] : [program.number(c)], below: [] }
  const above = c.num === 1n ? [] : [program.number(rational(c.num))]
  return { above, below: [program.number(rational(c.den))] }
}

/**
 * x*(x'*c)/norm2(x)^3 by unit vectors, x/norm2(x) for x: the cube overflows where the quotient is an ordinary number.
 * Each factor that x is part of takes one of the norms that stand below more than once.
 */
const withUnits = (program: Program, factors: Factors): Factors => {
  const norm = factors.below.find((op, i) => isNorm(op) && factors.below.indexOf(op) !== i)
  if (!norm) return factors
  const [x] = norm.args as [Op]
  let left = factors.below.filter((op) => op === norm).length
  const rest = factors.below.filter((op) => op !== norm)
  const over = (op: Op): Op => {
    if (left <= 1) return op
    if (op.kind === 'core' && op.op === 'outer') return program.core('outer', op.args.map(over))
    if (op !== x && !op.args.includes(x)) return op
    left--
    return program.core('divide', [op, norm])
  }
  const above = factors.above.map(over)
  return { ...factors, above, below: [...rest, ...Array.from({ length: left }, () => norm)] }
}

const isNorm = (op: Op): boolean => op.kind === 'function' && op.name === 'norm2' && op.args[0]!.rank > 0

const compose = (program: Program, factors: Factors): Op => {
  const { coefficient, above, below } = withUnits(program, factors)
  const exact = literals(program, coefficient)
  const numbers = productOf(program, [...exact.above, ...above.filter(isNumberOp)])
  const divisors = [...exact.below, ...below.filter(isNumberOp)]
  const arrays = above.filter(isArrayOp)
  const arrayDivisors = below.filter(isArrayOp)
  const over = (a: Op, by: readonly Op[]): Op => quotient(program, a, by)
  if (!numbers && arrays.length > 0) return over(over(productOf(program, arrays)!, divisors), arrayDivisors)
  const head = over(numbers ?? program.one, divisors)
  const unit = head === program.one && arrays.length > 0
  return over(productOf(program, unit ? arrays : [head, ...arrays])!, arrayDivisors)
}

/** Divided by a product at once; by what stands there more than once one after the other, for powers overflow. */
const quotient = (program: Program, a: Op, by: readonly Op[]): Op => {
  const isRepeated = (op: Op): boolean => by.indexOf(op) !== by.lastIndexOf(op)
  const once = productOf(
    program,
    by.filter((op) => !isRepeated(op)),
  )
  return [...(once ? [once] : []), ...by.filter(isRepeated)].reduce(
    (left, op) => program.core('divide', [left, op]),
    a,
  )
}

/** `coefficient * node`, and how it looks without its sign. */
export const lowerTerm = (lowering: Lowering, coefficient: Rational, node: Node, open: boolean): Signed => {
  const { program } = lowering
  const factors = gather(lowering, coefficient, node, open)
  if (isZero(factors.coefficient))
    return { negative: false, positive: program.number(ZERO), op: program.number(ZERO) }
  if (!isNegative(factors.coefficient)) {
    const op = compose(program, factors)
    return { negative: false, positive: op, op }
  }
  const size = negate(factors.coefficient)
  const positive = compose(program, { ...factors, coefficient: size })
  const signed = !isOne(size) && (isDecimal(size) || size.num !== 1n)
  const op = signed ? compose(program, factors) : program.core('negate', [positive])
  return { negative: true, positive, op: positive.kind === 'number' ? program.number(negate(size)) : op }
}

/** A product taken for itself. */
export const lowerMonomial = (lowering: Lowering, node: Node): Op => lowerTerm(lowering, ONE, node, true).op
