/**
 * The constructors of expression nodes, as a type: what every family of them may call of the others.
 */
import type { Rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Property } from '../shape/properties.ts'
import type { Named, Node, Term, Variable } from './node.ts'

export interface VariableFacts {
  readonly name: string
  readonly rows: Dim
  readonly cols: Dim
  readonly active: boolean
  readonly properties?: ReadonlySet<Property>
}

/** The constructors; each gives the one node for what it is asked for. */
export interface Graph {
  readonly variable: (facts: VariableFacts) => Variable
  /** The same variable at a point where it has these properties. */
  readonly holding: (variable: Variable, properties: ReadonlySet<Property>) => Variable
  /** An intermediate; `position` keeps its place in the order of operands when its value is replaced. */
  readonly named: (name: string, value: Node, introduced?: boolean, position?: number) => Named
  readonly ones: (rows: Dim, cols: Dim) => Node
  readonly zero: (rows: Dim, cols: Dim) => Node
  readonly eye: (n: Dim) => Node
  readonly pi: () => Node
  readonly dimension: (dim: Dim) => Node
  readonly number: (value: Rational | number) => Node
  /** `coefficient * node`. */
  readonly times: (coefficient: Rational, node: Node) => Node
  /** The linear combination of the terms, which all have the given shape. */
  readonly sum: (terms: readonly Term[], rows: Dim, cols: Dim) => Node
  readonly plus: (a: Node, b: Node) => Node
  readonly minus: (a: Node) => Node
  /** A scalar times anything. */
  readonly scale: (scalar: Node, body: Node) => Node
  /** The matrix product; scalar operands scale it. */
  readonly product: (operands: readonly Node[]) => Node
  /** The product entry by entry of operands of one shape. */
  readonly hadamard: (operands: readonly Node[]) => Node
  /** The power entry by entry. */
  readonly power: (base: Node, exponent: Node) => Node
  /** The repeated matrix product of a square matrix; of a scalar the ordinary power. */
  readonly matrixPower: (base: Node, exponent: Node) => Node
  readonly transpose: (body: Node) => Node
  /** The colon product; commutative. */
  readonly colon: (a: Node, b: Node) => Node
  /** A function applied; the caller knows the shape of the value. */
  readonly call: (name: string, order: number, args: readonly Node[], rows: Dim, cols: Dim) => Node
  readonly differential: (body: Node) => Node
  /** Whether any definition or introduced intermediate was made. */
  readonly hasNames: () => boolean
  /** The functions applied in the graph so far. */
  readonly calls: ReadonlySet<string>
  /** The indices that sums and values below each other have bound in the graph so far. */
  readonly indices: ReadonlySet<string>
}
