/**
 * Values on both sides of every constant of a law and of the functions of a user that it speaks of: what is cut off at
 * a million is no identity, though it is one of all smaller values.
 */
import { functionNamed } from '../functions/index.ts'
import * as m from '../linalg/matrix.ts'
import { newWatch } from '../linalg/watch.ts'
import { evaluateExpr } from '../numeric/evaluate.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'

/** So many constants of a law are looked at. */
const MOST = 8

/** Each constant, values below and above it, between it and the next one, with either sign. */
export const thresholdValues = ({ pattern, replacement }: RuleText): readonly number[] => {
  const constants = new Set([pattern, replacement].flatMap(constantsIn).map(Math.abs))
  constants.delete(0)
  const bounds = [...constants].slice(0, MOST).sort((a, b) => a - b)
  const between = bounds.slice(1).map((bound, i) => (bound + bounds[i]!) / 2)
  const positive = new Set([
    ...bounds.flatMap((c) => [c / 2, (15 / 16) * c, c, (17 / 16) * c, 2 * c]),
    ...between,
  ])
  return [...positive].flatMap((x) => [x, -x])
}

/** The values of all parts that have no name in them, the bodies of own functions included. */
const constantsIn = (expr: Expr): number[] =>
  [...partsOf(expr)].flatMap((part) => {
    const body = part.kind === 'call' ? functionNamed(part.name)?.body : undefined
    return [...(isClosed(part) ? closedValue(part) : []), ...(body ? constantsIn(body) : [])]
  })

const isClosed = (expr: Expr): boolean =>
  [...partsOf(expr)].every((part) =>
    part.kind === 'call'
      ? functionNamed(part.name)?.value !== undefined && part.primes === 0
      : part.kind !== 'name' || part.name === 'pi',
  )

const closedValue = (expr: Expr): number[] => {
  const none = new Map()
  const point = { dims: none, values: none, functions: none }
  const value = evaluateExpr(expr, {
    point,
    values: none,
    shapes: none,
    dimensionOf: none,
    watch: newWatch(),
  })
  return m.isScalarMatrix(value) && m.allFinite(value) ? [value.data[0]!] : []
}
