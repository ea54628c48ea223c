/**
 * What the method is asked and what it finds, whatever the kind.
 */
import type { Answered, Multiplier, Result } from '../expr/derivation.ts'
import type { DerivativeKind } from '../expr/kinds.ts'
import type { Node, Variable } from '../expr/node.ts'
import type { Projected } from './gradient.ts'

/** What is to be zero beside the gradient. */
export interface Constraint {
  readonly text: string
  /** Of its definition. */
  readonly name: string
  readonly node: Node
}

export interface Request {
  readonly kind: DerivativeKind
  /** As lowered. */
  readonly objective: Node
  /** What lines call its value. */
  readonly subject: string
  /** What they call a scalar of it: Z : F for a cotangent Z. */
  readonly scalar: string
  readonly variables: readonly Variable[]
  /** The direction in which a variable moves. */
  readonly direction: (name: string) => Node
  readonly cotangent?: Node
  readonly unconstrained: boolean
  /** What is to be zero beside, as typed and as lowered. */
  readonly constraints?: readonly Constraint[]
  /** A node in which what equations determine moves. */
  readonly released: (node: Node) => Node
}

export interface Derivatives {
  readonly answers: readonly Answered[]
  /** The gradient that a second derivative was taken of. */
  readonly gradients: readonly Result[]
  readonly differentials: readonly { readonly of: string; readonly node: Node }[]
  readonly projections: readonly Projected[]
  /** What stands before each constraint in the Lagrangian. */
  readonly multipliers?: readonly Multiplier[]
  /** Unknowns that may have other values too. */
  readonly several?: readonly string[]
  /** The objective as it was differentiated. */
  readonly prepared: Node
}

/** What not every kind finds. */
export const NONE = { gradients: [], differentials: [], projections: [] }
