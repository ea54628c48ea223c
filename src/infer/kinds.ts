/**
 * Kinds: what is known of a shape when only dimensions that are 1 are told from those that are not. Small sets of
 * kinds are bit masks.
 */

import type { ShapePattern, Signature } from '../functions/signature.ts'
import { dimNames } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'

/** One bit each. */
export type Kind = 1 | 2 | 4 | 8
export const S = 1
export const V = 2
export const R = 4
export const M = 8
/** A set of kinds. */
export type Kinds = number
export const ANY: Kinds = 15
export const KINDS: readonly Kind[] = [S, V, R, M]

/** The kind with these dimensions equal to 1. */
export const kindOf = (oneRow: boolean, oneColumn: boolean): Kind =>
  oneRow ? (oneColumn ? S : R) : oneColumn ? V : M

export const oneRow = (kind: Kind): boolean => kind === S || kind === R
export const oneColumn = (kind: Kind): boolean => kind === S || kind === V
export const kindOfShape = ({ rows, cols }: Shape): Kind => kindOf(rows === 1, cols === 1)
export const transposedKind = (kind: Kind): Kind => (kind === V ? R : kind === R ? V : kind)

/** The kind of `left*right`; `undefined` where they never fit. */
export const productKind = (left: Kind, right: Kind): Kind | undefined => {
  if (left === S) return right
  if (right === S) return left
  return oneColumn(left) === oneRow(right) ? kindOf(oneRow(left), oneColumn(right)) : undefined
}

export const kroneckerKind = (left: Kind, right: Kind): Kind =>
  kindOf(oneRow(left) && oneRow(right), oneColumn(left) && oneColumn(right))

/**
 * The kind of a call by this signature with arguments of these kinds (`undefined` for a literal or a dimension);
 * `units` tells which arguments are the dimension 1.
 */
export const callKind = (
  signature: Signature,
  kinds: readonly (Kind | undefined)[],
  units: readonly boolean[] = [],
): Kind | undefined => {
  const ones = new Map<string, boolean>()
  for (const [i, pattern] of signature.args.entries()) {
    const kind = kinds[i]
    if (pattern.kind === 'dim' && units[i]) ones.set(pattern.letter, true)
    if (pattern.kind !== 'shape' || kind === undefined) continue
    if (!fits(pattern.rows, oneRow(kind), ones) || !fits(pattern.cols, oneColumn(kind), ones))
      return undefined
  }
  return kindOf(isOne(signature.value, 'rows', ones), isOne(signature.value, 'cols', ones))
}

const fits = (pattern: ShapePattern['rows'], one: boolean, ones: Map<string, boolean>): boolean => {
  if (typeof pattern === 'number') return (pattern === 1) === one
  const names = dimNames(pattern)
  if (names.length > 1) return names.every((name) => ones.get(name) ?? true) || !one
  const known = ones.get(pattern)
  ones.set(pattern, one)
  return known === undefined || known === one
}

const isOne = (
  { rows, cols }: ShapePattern,
  side: 'rows' | 'cols',
  ones: ReadonlyMap<string, boolean>,
): boolean => {
  const pattern = side === 'rows' ? rows : cols
  return typeof pattern === 'number'
    ? pattern === 1
    : dimNames(pattern).every((name) => ones.get(name) === true)
}
