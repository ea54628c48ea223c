/**
 * Kinds: what is known of a shape when only dimensions that are 1 are told from those that are not. Small sets of
 * kinds are bit masks.
 */

import type { Signature } from '../functions/signature.ts'
import { type Dim, dimNames, toPolynomial, withValues } from '../shape/dim.ts'
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
 * `dims` are the arguments that are dimensions.
 */
export const callKind = (
  signature: Signature,
  kinds: readonly (Kind | undefined)[],
  dims: readonly (Dim | undefined)[] = [],
): Kind | undefined => {
  const ones = new Map<string, boolean>()
  const given = new Map<string, Dim>()
  for (const [i, pattern] of signature.args.entries()) {
    const [kind, dim] = [kinds[i], dims[i]]
    if (pattern.kind === 'dim' && dim !== undefined) {
      given.set(pattern.letter, dim)
      if (dim === 1) ones.set(pattern.letter, true)
    }
    if (pattern.kind !== 'shape' || kind === undefined) continue
    if (!fits(pattern.rows, oneRow(kind), ones) || !fits(pattern.cols, oneColumn(kind), ones))
      return undefined
  }
  const { rows, cols } = signature.value
  return kindOf(isOne(rows, ones, given), isOne(cols, ones, given))
}

const fits = (pattern: Dim, one: boolean, ones: Map<string, boolean>): boolean => {
  if (typeof pattern === 'number') return (pattern === 1) === one
  const names = dimNames(pattern)
  if (names.length > 1 || names[0] !== pattern) return names.every((name) => ones.get(name) ?? true) || !one
  const known = ones.get(pattern)
  ones.set(pattern, one)
  return known === undefined || known === one
}

/** A product is 1 where all its letters are, a sum of such products never; what dimensions alone make up is known. */
const isOne = (
  pattern: Dim,
  ones: ReadonlyMap<string, boolean>,
  given: ReadonlyMap<string, Dim>,
): boolean => {
  if (typeof pattern === 'number') return pattern === 1
  const terms = [...toPolynomial(pattern)]
  const names = dimNames(pattern)
  if (terms.length > 1 && names.every((name) => given.has(name)))
    return withValues(pattern, (name) => given.get(name)!) === 1
  const ofOnes = terms.reduce((sum, [, coefficient]) => sum + coefficient, 0)
  return ofOnes === 1 && names.every((name) => ones.get(name) === true)
}
