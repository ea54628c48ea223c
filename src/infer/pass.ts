/**
 * What one pass of inference knows and what it has found: shared by `infer.ts` and the shapes of each operation.
 */
import type { Span } from '../errors/error.ts'
import type { Dim } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'
import type { Unifier } from '../shape/unify.ts'
import type { Expr } from '../syntax/tree.ts'
import type { Range } from './range.ts'

/** Part of an operation, with its shape. */
export interface Operand {
  readonly expr: Expr
  readonly shape: Shape
  /** Where the operand stands, when it is only part of a chain. */
  readonly span?: Span
}

/** The values of an index expression at the ends of what it runs over. */
export interface Reach {
  readonly span: Span
  readonly first: Dim
  readonly last: Dim
  readonly size: Dim
  /** Whether nothing told the size where the entry was met. */
  readonly isOpen: boolean
}

/** What a pass knows and what it has found. */
export interface Pass {
  readonly source: string
  readonly unifier: Unifier
  readonly shapes: Map<Expr, Shape>
  readonly dimensionOf: Map<Expr, Dim>
  /** Constants whose size the context must tell. */
  readonly contextual: { readonly expr: Expr; readonly shape: Shape }[]
  /** Indices of entries, each with the size that it runs over. */
  readonly bounds: (readonly [Dim, Dim])[]
  /** Indices that sums and definitions by entries bind. */
  readonly indices: Map<string, Range>
  /** From where to where sums go in what they take entries of. */
  readonly reaches: Reach[]
  /** Every index that is bound, with the size of its range. */
  readonly ranges: (readonly [Extract<Expr, { kind: 'name' }>, Dim])[]
  readonly nameShape: (expr: Extract<Expr, { kind: 'name' }>) => Shape
  /** As a declaration writes it, with names for what is unknown. */
  readonly show: (shape: Shape) => string
  /** In rules nothing but a literal number is broadcast, and that takes the shape of the context. */
  readonly isRule: boolean
  /** The shape of a call that the function table does not know. */
  readonly unknownCall: (expr: Extract<Expr, { kind: 'call' }>, args: readonly Operand[]) => Shape
}
