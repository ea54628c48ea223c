/**
 * What generated code is asked for and what it comes back as.
 */

import type { Way } from '../expr/derivation.ts'
import type { DerivativeKind } from '../expr/kinds.ts'
import type { Node } from '../expr/node.ts'
import type { Sized } from './emit/dims.ts'

/** A number, a vector, or rows. */
export type Sample = number | readonly number[] | readonly (readonly number[])[]

/** What a file is to do besides defining a function. */
export interface ExampleRequest {
  readonly check: boolean
  readonly optimizer: boolean
  /** The arguments by the names that the user gave. */
  readonly arguments: ReadonlyMap<string, Sample>
  /** By variable of `wrt`, a direction of the shape of the argument. */
  readonly directions: ReadonlyMap<string, Sample>
}

export interface CodeRequest {
  readonly objective: Node
  /** One for each variable of `wrt`, in that order. */
  readonly derivatives: readonly { readonly variable: string; readonly node: Node }[]
  readonly kind: DerivativeKind
  /** Of a Jacobian, where it was asked for. */
  readonly layout?: string
  /** The variables of the expression in order of first appearance, then directions or the cotangent. */
  readonly variables: readonly Sized[]
  /** Generic functions in order of first appearance. */
  readonly functions?: readonly string[]
  /** Equal forms of the objective and the derivatives, of which the cheapest is computed; without it the one form above. */
  readonly ways?: readonly Way[]
  /** What dimensions are taken to be where costs are compared. */
  readonly sizes?: ReadonlyMap<string, number>
  /** What stands in the comment of the file: the problem as typed, the answer, the command. */
  readonly about?: readonly string[]
  /** Whether the code is to check its arguments; it does unless said otherwise. */
  readonly asserts?: boolean
  /** Whether factors are to be returned in place of the derivative: two vectors of an outer product, a block. */
  readonly factored?: boolean
  /** What the file is to do besides defining the function. */
  readonly example?: ExampleRequest
}

export interface Code {
  readonly source: string
  /** Types for callers of the function, where the language has files for them. */
  readonly declarations?: string
  readonly function: string
  /** The user's names in the order of the parameters. */
  readonly args: readonly string[]
  readonly returns: readonly string[]
}
