/**
 * A derivation as data: the lines the method wrote down while it worked, and where they lead. Filled by `derive`,
 * shown by `print`.
 */
import type { DerivativeKind, Head } from './kinds.ts'
import type { Named, Node, Variable } from './node.ts'

/** What a line says on its left side: a value, its differential, or the differential as a column. */
export interface Subject {
  /** `f` or `F`, or the name of an intermediate. */
  readonly of: string
  readonly form?: 'value' | 'differential' | 'vec' | 'term' | 'answer'
  /** What an answer is called, `{f}` being the value. */
  readonly head?: Head
  /** What a line about a term says on its left side: `G1 : d(h)`. */
  readonly term?: Node
}

/** One line: what stands on its right side, and the law that led to it. */
export interface Step extends Subject {
  readonly rule: string
  /** The literature the rule names. */
  readonly source: string
  readonly node: Node
  /** Simplification rules applied on the way to this line. */
  readonly simplified?: readonly string[]
  /** Needs no line of its own. */
  readonly routine?: boolean
}

/** An answer: the derivative by a variable, of a Hessian of several variables the block by two. */
export interface Result {
  /** The variable; several where the answer is one for all of them together. */
  readonly variables: readonly string[]
  /** The second variable of a block of a Hessian. */
  readonly second?: string
  readonly node: Node
}

/** A result with the derivative as the method leaves it, before it is put as a reader likes it. */
export interface Answered extends Result {
  readonly plain: () => Node
}

/** What stands before a constraint in the Lagrangian of a problem. */
export interface Multiplier {
  /** The constraint as typed. */
  readonly constraint: string
  /** The definition of what that says to be zero. */
  readonly definition: string
  readonly name: string
  readonly node: Node
}

/** A form in which a value and its derivatives can be computed. */
export interface Way {
  /** What form it is, in a few words. */
  readonly form: string
  /** The value, then the answers. */
  readonly nodes: readonly Node[]
  /** The laws that keep digits, in the order in which they were applied. */
  readonly laws: readonly { readonly name: string; readonly source: string }[]
}

/** How the partial derivatives of a Jacobian are arranged. */
export type Layout = 'numerator' | 'denominator'

export interface Derivation {
  readonly kind: DerivativeKind
  readonly layout?: Layout
  /** What the value is called in the lines: `f` of a scalar or a vector, `F` of a matrix. */
  readonly subject: string
  /** What a scalar of it is called, if not f. */
  readonly scalar?: string
  readonly steps: readonly Step[]
  /** The text of the objective. */
  readonly typed?: string
  /** The objective as lowered from what was typed. */
  readonly objective: Node
  /** The same with the user's functions as they were typed, where it has any. */
  readonly called?: Node
  /** The user's functions that are used. */
  readonly functions?: readonly TypedFunction[]
  readonly answers: readonly Result[]
  readonly multipliers?: readonly Multiplier[]
  /** What is differentiated by, whether or not the objective has it. */
  readonly variables?: readonly Variable[]
  /** The differential, where the answer is a matrix of partial derivatives of a matrix or of a gradient. */
  readonly differentials: readonly { readonly of: string; readonly node: Node }[]
  /** The named intermediates in use, each using only earlier ones; the user's own as they were lowered. */
  readonly definitions: readonly Named[]
  /** The user's definitions that the objective uses, with their text, whether or not the answers do. */
  readonly typedDefinitions?: readonly TypedDefinition[]
}

/** A function of the user's, `f(x) = …`. */
export interface TypedFunction {
  readonly head: string
  readonly text: string
  /** The same as formulas; none where a parameter has no shape of its own. */
  readonly formula: () => { readonly call: Node; readonly value: Node } | undefined
}

/** A definition of the user's. */
export interface TypedDefinition {
  readonly text: string
  /** What stands on its left side, where that is more than its name. */
  readonly head?: string
  readonly named: Named
  /** Its value with the user's functions as they were typed, where it has any. */
  readonly called?: Node
}
