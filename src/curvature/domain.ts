/**
 * Whether an expression as typed is defined on a convex set. That is asked of what was typed and not of what became of it,
 * since x/x is defined at fewer points than 1.
 */
import { isScalarNode, type Node, numberOf } from '../expr/node.ts'
import { type Domain, functionNamed } from '../functions/index.ts'
import { hasProperty } from '../properties/properties.ts'
import { isInteger, isNegative } from '../rational.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import type { Prove } from './prove.ts'

type Origins = ReadonlyMap<Expr, Node>

interface Asked {
  readonly origins: Origins
  readonly prove: Prove
  readonly minus: (node: Node) => Node
}

/** Whether each part is defined everywhere, or where something affine or concave is large enough. */
export const isDefinedOnConvexSet = (expressions: readonly Expr[], asked: Asked): boolean =>
  expressions.every((expr) => [...partsOf(expr)].every((part) => isHarmless(part, asked)))

/** Whether each part is defined at every point of the set in which the variables are declared to live. */
export const isDefinedEverywhere = (
  expressions: readonly Expr[],
  asked: Pick<Asked, 'origins' | 'minus'>,
): boolean => expressions.every((expr) => [...partsOf(expr)].every((part) => isTotal(part, asked)))

const isTotal = (expr: Expr, { origins, minus }: Pick<Asked, 'origins' | 'minus'>): boolean => {
  const of = (part: Expr): Node | undefined => origins.get(part)
  const isPositive = (node: Node | undefined): boolean => node !== undefined && hasProperty(node, 'positive')
  const isNowhereZero = (node: Node | undefined): boolean =>
    node !== undefined && (!node.active || isPositive(node) || isPositive(minus(node)))
  switch (expr.kind) {
    case 'call': {
      const row = functionNamed(expr.name)
      const operands = expr.args.map(of).filter((node) => node?.active)
      if (!row || operands.length === 0) return true
      if (row.group === 'solution' || row.poles) return false
      if (row.domain === 'positive') return operands.every(isPositive)
      if (row.partial === 'invertible') return operands.every((node) => hasProperty(node!, 'invertible'))
      return row.domain === undefined && row.partial === undefined
    }
    case 'power': {
      const [base, exponent] = [of(expr.base), of(expr.exponent)]
      if (!base?.active && !exponent?.active) return base !== undefined
      const value = exponent && numberOf(exponent)
      if (value && isInteger(value) && !isNegative(value)) return true
      return (
        isPositive(base) ||
        (value !== undefined && isInteger(value) && base !== undefined && hasProperty(base, 'invertible'))
      )
    }
    case 'product':
      return expr.rest.every(
        ({ operator, operand }) => !(operator === '/' || operator === './') || isNowhereZero(of(operand)),
      )
    default:
      return true
  }
}

const isHarmless = (expr: Expr, asked: Asked): boolean => {
  const of = (part: Expr): Node | undefined => asked.origins.get(part)
  switch (expr.kind) {
    case 'call':
      return isHarmlessCall(expr, asked)
    case 'power':
      return isHarmlessPower(of(expr.base), of(expr.exponent), expr.operator === '^', asked)
    case 'product':
      return expr.rest.every(
        ({ operator, operand }) =>
          !(operator === '/' || operator === './') || isOfOneSign(of(operand), asked),
      )
    default:
      return true
  }
}

const isOfOneSign = (node: Node | undefined, { minus }: Asked): boolean =>
  node !== undefined &&
  (!node.active || hasProperty(node, 'positive') || hasProperty(minus(node), 'positive'))

const isHarmlessCall = ({ name, args }: Extract<Expr, { kind: 'call' }>, asked: Asked): boolean => {
  const row = functionNamed(name)
  const operands = args.map((arg) => asked.origins.get(arg)).filter((node) => node?.active)
  const [operand, more] = operands
  if (!row || !operand) return true
  if (more) return row.partial === undefined && row.domain === undefined && row.group !== 'solution'
  if (row.partial) return row.partial === 'invertible' && isInvertibleOnConvexSet(operand, asked)
  if (row.poles || row.group === 'mapping' || row.group === 'solution') return false
  if (row.power && isNonnegative(operand, asked)) return true
  return row.domain === undefined || isInside(row.domain, operand, asked)
}

/** Where a semidefinite matrix is matrix-concave it is definite on a convex set. */
const isInvertibleOnConvexSet = (operand: Node, asked: Asked): boolean =>
  hasProperty(operand, 'invertible') ||
  isOfOneSign(operand, asked) ||
  (hasProperty(operand, 'positive-semidefinite') && asked.prove(operand, 'matrix-concave') !== undefined)

/** What is concave is positive on a convex set, what has a logarithm of some shape wherever it is defined. */
const POSITIVE = ['concave', 'log-concave', 'log-convex'] as const

const isInside = (domain: Domain, operand: Node, { prove }: Asked): boolean => {
  if (prove(operand, 'affine')) return true
  switch (domain) {
    case 'positive':
      return hasProperty(operand, 'positive') || POSITIVE.some((word) => prove(operand, word))
    case 'above-minus-one':
      return hasProperty(operand, 'nonnegative') || prove(operand, 'concave') !== undefined
    case 'above-one':
      return prove(operand, 'concave') !== undefined
    case 'positive-definite':
      return hasProperty(operand, 'positive-definite')
    default:
      return false
  }
}

const isHarmlessPower = (
  base: Node | undefined,
  exponent: Node | undefined,
  isOfMatrices: boolean,
  asked: Asked,
): boolean => {
  if (!base?.active && !exponent?.active) return true
  if (!base || !exponent) return false
  if (hasProperty(base, 'positive')) return true
  const value = numberOf(exponent)
  if (value === undefined) return false
  if (isInteger(value) && !isNegative(value)) return true
  if (isOfMatrices && !isScalarNode(base)) return hasProperty(base, 'invertible')
  if (isInteger(value)) return isOfOneSign(base, asked)
  if (asked.prove(base, 'concave')) return true
  return !isNegative(value) && isNonnegative(base, asked)
}

const isNonnegative = (node: Node, { prove }: Asked): boolean =>
  hasProperty(node, 'nonnegative') ||
  (isScalarNode(node) && hasProperty(node, 'positive-semidefinite')) ||
  prove(node, 'root-convex') !== undefined
