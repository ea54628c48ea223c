/**
 * The expression graph: a closed union of node kinds. Equal expressions of one graph are one node (`graph.ts`), so
 * equality is identity. No mathematics lives here but what the representation itself says: sums are linear
 * combinations with exact coefficients, Hadamard products are commutative, scalar factors stand apart.
 */
import { ONE, type Rational, ZERO } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Property } from '../shape/properties.ts'

interface Common {
  /** Unique in its graph; operands have smaller ones than what they are part of. */
  readonly id: number
  readonly rows: Dim
  readonly cols: Dim
  /** Tokens of the expression written out, names of definitions counting one; saturates. */
  readonly size: number
  /** Has a `d(…)` in it. */
  readonly differential: boolean
  /** Depends on a variable that is differentiated by. */
  readonly active: boolean
  /** Binds an index, or has in it, definitions included, what binds one. */
  readonly indexed: boolean
  /** Index of the leftmost variable, by which terms are put in order; Infinity when there is none. */
  readonly lead: number
  /** What has been found of it: see `facts.ts`. */
  readonly facts: unknown[]
}

/** An addend: `coefficient * body`, the body having no rational factor of its own. */
export interface Term {
  readonly coefficient: Rational
  readonly body: Node
}

export interface Variable extends Common {
  readonly kind: 'variable'
  readonly name: string
  /** Position of first appearance, by which commutative operands are put in order. */
  readonly index: number
  /** Declared properties and all they imply. */
  readonly properties: ReadonlySet<Property>
}
/** An intermediate with a name, the user's own or an introduced one; opaque to every rewrite. */
export interface Named extends Common {
  readonly kind: 'named'
  readonly name: string
  readonly value: Node
  readonly introduced: boolean
  /** As for variables. */
  readonly index: number
}
/** All ones; the scalar one is the number 1, and a number c is the sum with the single term c*1. */
export interface Ones extends Common {
  readonly kind: 'ones'
}
export interface Eye extends Common {
  readonly kind: 'eye'
}
export interface Pi extends Common {
  readonly kind: 'pi'
}
/** A dimension used as a number. */
export interface Dimension extends Common {
  readonly kind: 'dimension'
  readonly dim: Dim
}
/** A linear combination; without terms it is zero. A single term has a coefficient other than 1. */
export interface Sum extends Common {
  readonly kind: 'sum'
  readonly terms: readonly Term[]
}
/** A scalar expression times a matrix or vector. */
export interface Scale extends Common {
  readonly kind: 'scale'
  readonly scalar: Node
  readonly body: Node
}
/** The matrix product of two or more factors, none of them scalar (the whole may be). */
export interface Product extends Common {
  readonly kind: 'product'
  readonly factors: readonly Node[]
}
/** Two or more operands of one shape multiplied entry by entry; of scalars the ordinary product. */
export interface Hadamard extends Common {
  readonly kind: 'hadamard'
  readonly factors: readonly Node[]
}
/** Entry by entry; the exponent is a scalar or has the shape of the base. */
export interface Power extends Common {
  readonly kind: 'power'
  readonly base: Node
  readonly exponent: Node
}
/** Repeated matrix product of a square matrix; the exponent is a scalar that stands for an integer. */
export interface MatrixPower extends Common {
  readonly kind: 'matrix-power'
  readonly base: Node
  readonly exponent: Node
}
export interface Transpose extends Common {
  readonly kind: 'transpose'
  readonly body: Node
}
/** tr(left' * right), a scalar; commutative. */
export interface Colon extends Common {
  readonly kind: 'colon'
  readonly left: Node
  readonly right: Node
}
/** A function of the table or a generic one; `order` counts derivatives (`phi''` has 2). */
export interface Call extends Common {
  readonly kind: 'call'
  /** Canonical, as in the function table. */
  readonly name: string
  /** The alias the user wrote, in which text is printed (`sigma` for `sigmoid`). */
  readonly spelling: string
  readonly order: number
  readonly args: readonly Node[]
}
/** The differential of its body. */
export interface Differential extends Common {
  readonly kind: 'differential'
  readonly body: Node
}

export type Node =
  | Variable
  | Named
  | Ones
  | Eye
  | Pi
  | Dimension
  | Sum
  | Scale
  | Product
  | Hadamard
  | Power
  | MatrixPower
  | Transpose
  | Colon
  | Call
  | Differential

export const isScalarNode = (node: Node): boolean => node.rows === 1 && node.cols === 1
/** Neither a scalar nor a vector nor a row. */
export const isMatrixNode = (node: Node): boolean => node.rows !== 1 && node.cols !== 1
export const isZeroNode = (node: Node): boolean => node.kind === 'sum' && node.terms.length === 0
export const isOneNode = (node: Node): boolean => node.kind === 'ones' && isScalarNode(node)

/** The exact value of a scalar constant, `undefined` for anything else. */
export const numberOf = (node: Node): Rational | undefined => {
  if (!isScalarNode(node)) return undefined
  if (node.kind === 'ones') return ONE
  if (node.kind !== 'sum' || node.terms.length > 1) return undefined
  const [term] = node.terms
  if (!term) return ZERO
  return term.body.kind === 'ones' ? term.coefficient : undefined
}

/** The operands of a node, in order; the value of a named node counts as its operand. */
export const operandsOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'variable':
    case 'ones':
    case 'eye':
    case 'pi':
    case 'dimension':
      return []
    case 'named':
      return [node.value]
    case 'sum':
      return node.terms.map((term) => term.body)
    case 'scale':
      return [node.scalar, node.body]
    case 'product':
    case 'hadamard':
      return node.factors
    case 'power':
    case 'matrix-power':
      return [node.base, node.exponent]
    case 'transpose':
    case 'differential':
      return [node.body]
    case 'colon':
      return [node.left, node.right]
    case 'call':
      return node.args
  }
}
