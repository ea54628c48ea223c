/**
 * What can be proved of an expression from the declared properties of its variables. Answers are `true` only when
 * proved; `false` says nothing. Source of the closure laws: Horn and Johnson, Matrix Analysis, 2nd ed., ch. 0, 4, 7.
 */
import {
  isScalarNode,
  isZeroNode,
  type Named,
  type Node,
  numberOf,
  type Product,
  type Term,
  type Variable,
} from '../expr/node.ts'
import { namedIn } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import { equals, isInteger, isNegative } from '../rational.ts'
import { PROPERTIES, type Property, SQUARE_ONLY } from '../shape/properties.ts'
import { isDistribution } from './distributions.ts'

/** Sums of more terms are not searched for pairs, which takes time quadratic in the terms. */
const MOST_PAIRED = 8

/** What was asked of a node before, as nested expressions ask the same of their operands over and over. */
const answered = new WeakMap<Node, Map<Property, boolean>>()

/** Whether `property` follows for the value of `node`. */
export const hasProperty = (node: Node, property: Property): boolean => {
  if (node.kind === 'variable')
    return node.properties.has(property) || (isScalarNode(node) && ofScalar(property))
  if (node.rows !== node.cols && SQUARE_ONLY.has(property)) return false
  const answers = answered.get(node) ?? new Map<Property, boolean>()
  answered.set(node, answers)
  const known = answers.get(property)
  if (known !== undefined) return known
  // Definitions may be thousands deep, so those below are asked first, the deepest before all.
  if (node.kind === 'named') namedIn([node.value], settled).forEach(askEverything)
  const answer = node.kind === 'named' ? hasProperty(node.value, property) : follows(node, property)
  answers.set(property, answer)
  return answer
}

/** Definitions of which everything is known. */
const settled = new WeakSet<Node>()

const askEverything = (definition: Node): void => {
  settled.add(definition)
  for (const property of PROPERTIES) hasProperty(definition, property)
}

const follows = (node: Exclude<Node, Named | Variable>, property: Property): boolean => {
  switch (property) {
    case 'symmetric':
      return isSymmetric(node)
    case 'diagonal':
      return isDiagonal(node)
    case 'invertible':
      return isInvertible(node)
    case 'positive-definite':
      return isDefinite(node, true)
    case 'positive-semidefinite':
      return isDefinite(node, false)
    case 'positive':
      return isPositive(node, true)
    case 'nonnegative':
      return isPositive(node, false)
    case 'stochastic':
    case 'one-hot':
      return isDistribution(node, property, hasProperty)
    case 'skew':
    case 'orthogonal':
    case 'lower-triangular':
    case 'upper-triangular':
      return keepsStructure(node, property)
    case 'constant':
      return !node.active
  }
}

const ofScalar = (property: Property): boolean => property === 'symmetric' || property === 'diagonal'

/** Whether b is the transpose of a, by structure. */
const areTransposes = (a: Node, b: Node): boolean =>
  (a.kind === 'transpose' && a.body === b) ||
  (b.kind === 'transpose' && b.body === a) ||
  (a.kind === 'ones' && b.kind === 'ones' && a.rows === b.cols && a.cols === b.rows) ||
  (a === b ? hasProperty(a, 'symmetric') : a.kind === 'product' && b.kind === 'product' && areReversed(a, b))

/** (A*B)' is B'*A'. */
const areReversed = ({ factors }: Product, b: Product): boolean =>
  factors.length === b.factors.length &&
  factors.every((factor, i) => areTransposes(factor, b.factors[factors.length - 1 - i]!))

const isSymmetric = (node: Node): boolean => {
  if (node.rows !== node.cols) return false
  switch (node.kind) {
    case 'ones':
    case 'eye':
    case 'pi':
    case 'dimension':
    case 'colon':
      return true
    case 'sum':
      return node.terms.every(({ body }) => hasProperty(body, 'symmetric')) || pairsUp(node.terms)
    case 'scale':
      return hasProperty(node.body, 'symmetric')
    case 'product':
      return isPalindrome(node)
    case 'hadamard':
      return node.factors.every((factor) => hasProperty(factor, 'symmetric'))
    case 'power':
      return hasProperty(node.base, 'symmetric') && isScalarNode(node.exponent)
    case 'matrix-power':
    case 'transpose':
      return hasProperty(node.kind === 'transpose' ? node.body : node.base, 'symmetric')
    case 'call':
      return isSymmetricCall(node)
    default:
      return false
  }
}

/** A + A', in which every term has its transpose beside it with the same coefficient. */
const pairsUp = (terms: readonly Term[]): boolean =>
  terms.length <= MOST_PAIRED &&
  terms.every(({ coefficient, body }) =>
    terms.some((other) => equals(other.coefficient, coefficient) && areTransposes(body, other.body)),
  )

const isPalindrome = (product: Product): boolean => areReversed(product, product)

const isSymmetricCall = (node: Extract<Node, { kind: 'call' }>): boolean => {
  if (isScalarNode(node)) return true
  const row = functionNamed(node.name)
  const [arg] = node.args
  if (!arg) return false
  if (node.name === 'diag') return arg.cols === 1 || arg.rows === 1
  const keeps = !row || row.group === 'elementwise' || row.keepsSymmetry === true
  return keeps && node.args.every((operand) => hasProperty(operand, 'symmetric'))
}

const isDiagonal = (node: Node): boolean => {
  if (isScalarNode(node)) return true
  switch (node.kind) {
    case 'eye':
      return true
    case 'sum':
      return node.terms.every(({ body }) => hasProperty(body, 'diagonal'))
    case 'product':
      return node.factors.every((factor) => hasProperty(factor, 'diagonal'))
    case 'hadamard':
      return node.factors.some((factor) => hasProperty(factor, 'diagonal'))
    case 'scale':
    case 'transpose':
      return hasProperty(node.body, 'diagonal')
    case 'matrix-power':
      return hasProperty(node.base, 'diagonal')
    case 'call':
      if (node.name === 'diag') return node.args[0]!.cols === 1 || node.args[0]!.rows === 1
      return node.name === 'inv' && hasProperty(node.args[0]!, 'diagonal')
    default:
      return false
  }
}

const isInvertible = (node: Node): boolean => {
  if (hasPositiveDefinite(node)) return true
  switch (node.kind) {
    case 'eye':
      return true
    case 'product':
      return node.factors.every((factor) => hasProperty(factor, 'invertible'))
    case 'transpose':
      return hasProperty(node.body, 'invertible')
    case 'matrix-power':
      return hasProperty(node.base, 'invertible')
    case 'call':
      return (
        node.name === 'inv' ||
        (node.name === 'kron' && node.args.every((arg) => hasProperty(arg, 'invertible')))
      )
    default:
      return false
  }
}

const hasPositiveDefinite = (node: Node): boolean =>
  (node.kind === 'sum' || node.kind === 'scale') && isDefinite(node, true)

const isDefinite = (node: Node, strictly: boolean): boolean => {
  const property = strictly ? 'positive-definite' : 'positive-semidefinite'
  if (node.rows !== node.cols) return false
  switch (node.kind) {
    case 'eye':
      return true
    case 'sum':
      return (
        node.terms.length > 0 &&
        node.terms.every(
          ({ coefficient, body }) => !isNegative(coefficient) && hasProperty(body, 'positive-semidefinite'),
        ) &&
        (!strictly || node.terms.some(({ body }) => hasProperty(body, property)))
      )
    case 'scale':
      return isPositive(node.scalar, strictly) && hasProperty(node.body, property)
    case 'product':
      return isCongruence(node, strictly)
    case 'transpose':
      return hasProperty(node.body, property)
    case 'call':
      return node.name === 'inv' && hasProperty(node.args[0]!, 'positive-definite')
    default:
      return isScalarNode(node) && isPositive(node, strictly)
  }
}

/** B' * S * B is semidefinite with S; definite when B is invertible as well. */
const isCongruence = (product: Product, strictly: boolean): boolean => {
  if (!isPalindrome(product)) return false
  const { factors } = product
  const middle = factors.length % 2 === 1 ? factors[(factors.length - 1) / 2] : undefined
  const property = strictly ? 'positive-definite' : 'positive-semidefinite'
  if (middle && !hasProperty(middle, property)) return false
  return !strictly || factors.every((factor) => hasProperty(factor, 'invertible'))
}

const isPositive = (node: Node, strictly: boolean): boolean => {
  const property = strictly ? 'positive' : 'nonnegative'
  const value = numberOf(node)
  if (value) return strictly ? value.num > 0n : value.num >= 0n
  switch (node.kind) {
    case 'variable':
      return node.properties.has(property)
    case 'ones':
    case 'pi':
    case 'dimension':
      return true
    case 'sum':
      return (
        !isZeroNode(node) &&
        node.terms.every(
          ({ coefficient, body }) => !isNegative(coefficient) && hasProperty(body, 'nonnegative'),
        ) &&
        (!strictly || node.terms.some(({ body }) => hasProperty(body, 'positive')))
      )
    case 'scale':
      return hasProperty(node.scalar, property) && hasProperty(node.body, property)
    case 'hadamard':
      return node.factors.every((factor) => hasProperty(factor, property))
    case 'power':
      return hasProperty(node.base, property) || (!strictly && isEven(node.exponent))
    case 'transpose':
      return hasProperty(node.body, property)
    case 'call':
      if (node.order > 0) return false
      return node.name === 'exp' || (!strictly && functionNamed(node.name)?.nonnegative === true)
    default:
      return false
  }
}

const isEven = (exponent: Node): boolean => {
  const value = numberOf(exponent)
  return value !== undefined && isInteger(value) && value.num % 2n === 0n
}

/** Transposes, inverses and powers keep these; the transpose of a triangular matrix has the other triangle. */
const keepsStructure = (node: Node, property: Property): boolean => {
  switch (node.kind) {
    case 'eye':
      return property !== 'skew'
    case 'transpose':
      return hasProperty(node.body, flipped(property))
    case 'scale':
      return property !== 'orthogonal' && hasProperty(node.body, property)
    case 'product':
      return property !== 'skew' && node.factors.every((factor) => hasProperty(factor, property))
    case 'sum':
      return property !== 'orthogonal' && node.terms.every(({ body }) => hasProperty(body, property))
    case 'matrix-power':
      return property !== 'skew' && hasProperty(node.base, property)
    case 'call':
      return node.name === 'inv' && hasProperty(node.args[0]!, property)
    default:
      return false
  }
}

const flipped = (property: Property): Property =>
  property === 'lower-triangular'
    ? 'upper-triangular'
    : property === 'upper-triangular'
      ? 'lower-triangular'
      : property
