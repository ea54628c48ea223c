/**
 * What inference found out about a problem: the one hand-over from shapes to lowering, evaluation and printing.
 */
import type { Dim } from '../shape/dim.ts'
import type { Property } from '../shape/properties.ts'
import type { Shape } from '../shape/shape.ts'
import type { Expr, Problem } from '../syntax/tree.ts'

export interface Variable {
  readonly name: string
  readonly shape: Shape
  /** Declared properties and all they imply. */
  readonly properties: ReadonlySet<Property>
}

/** How an undeclared name was read, where a reader should know. */
export interface Doubt {
  readonly name: string
  readonly shape: Shape
  /** `letter`: the name is something else than its letter says; `near`: the other shape would have fitted as well. */
  readonly why: 'letter' | 'near'
  /** What it could have been, or what the letter says. */
  readonly other: 'scalar' | 'vector' | 'matrix'
}

export interface Analysis {
  readonly problem: Problem
  /**
   * Variables in order of first appearance (definitions first, as typed), then those only declared; no definitions,
   * dimensions or functions.
   */
  readonly variables: ReadonlyMap<string, Variable>
  /** What is defined by equations, in the order typed. */
  readonly unknowns: ReadonlyMap<string, Variable>
  /** The shape of every expression node of the problem, definitions included, by identity. */
  readonly shapes: ReadonlyMap<Expr, Shape>
  /** Names of dimensions, declared and inferred, in order of appearance. */
  readonly dims: readonly string[]
  /** Generic elementwise functions used, in order of appearance. */
  readonly genericFunctions: readonly string[]
  /** What the problem asks of dimensions beyond their names (`k*m = 6`), where it determines none of them. */
  readonly equations: readonly (readonly [Dim, Dim])[]
  /** Indices of entries, each with the size that it runs over. */
  readonly bounds: readonly (readonly [Dim, Dim])[]
  /** The value of `eye(k)`, `ones(m,n)`, `x[i]` arguments and of a dimension used as a number, by expression node. */
  readonly dimensionOf: ReadonlyMap<Expr, Dim>
  readonly doubts: readonly Doubt[]
  /** Whether blocks meet others of other sizes, although there are as many. */
  readonly isAskew: boolean
}
