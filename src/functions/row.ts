/**
 * What is known of a function besides its derivative, which is a rule. One row a function; the rows are in the
 * sibling files, one a group, and `index.ts` finds them by name.
 */

import type { Matrix } from '../linalg/matrix.ts'
import type { Watch } from '../linalg/watch.ts'
import type { Rational } from '../rational.ts'
import type { Property } from '../shape/properties.ts'
import type { Expr } from '../syntax/tree.ts'

/** Where every entry of the argument must lie, or what the matrix must be; everything else is real. */
export type Domain =
  | 'positive'
  | 'unit-interval'
  | 'probability'
  | 'above-one'
  | 'above-minus-one'
  | 'positive-definite'

export interface Poles {
  readonly first: number
  readonly every: number
}

/**
 * Where a function has no derivative though it has a value: where an entry of the argument is 0, with a subgradient or with
 * a slope beyond all bounds, where all of it is, where
 * both operands are equal or both are 0, or the first is 0 and the second not positive, where all entries are equal, where
 * the extreme entry or what `repeats` of the row names is repeated; `removable` is where an entry is 0 and the function has a derivative of 0,
 * of which the formula is 0/0.
 */
export type Kink =
  | 'entry'
  | 'vertical'
  | 'removable'
  | 'zero'
  | 'tie'
  | 'extreme'
  | 'origin'
  | 'cut'
  | 'equal'
  | 'repeated'

/** How LaTeX lays out a call where it is not the name before the arguments in parentheses. */
export type Layout =
  /**
   * Between bars, with an index below, `$2` for the second argument; `ofMatrix` is that of a matrix. Bars that are read
   * otherwise around anything but a scalar are `ofScalars`.
   */
  | {
      readonly kind: 'bars'
      readonly bar: string
      readonly index?: string
      readonly ofMatrix?: string
      readonly ofScalars?: true
    }
  /** As a power of the argument. */
  | { readonly kind: 'power'; readonly exponent: string }
  | { readonly kind: 'root' }
  /** The name between the arguments. */
  | { readonly kind: 'infix' }
  /** The first argument with the others as its indices. */
  | { readonly kind: 'index' }
  /** The first argument with a range of its rows (axis 0) or of its columns, from one of the others to the other. */
  | { readonly kind: 'slice'; readonly axis: 0 | 1 }
  /** In brackets, one argument on top of the other (axis 0) or beside it. */
  | { readonly kind: 'blocks'; readonly axis: 0 | 1 }
  /** The sign of a sum with the index below and the size of its range above. */
  | { readonly kind: 'over' }
  /** Values for every value of an index, in brackets. */
  | { readonly kind: 'stack' }
  /** The name says below itself along which dimension it goes. */
  | { readonly kind: 'along' }
  /** A sum over the components of a function of which only the shapes are known. */
  | { readonly kind: 'components' }

/**
 * The value at given arguments, dimensions among them as numbers; what it does not like it notices. Constants such as
 * `eye` ask for the size that the context gives them.
 */
export type Evaluate = (
  args: readonly Matrix[],
  watch: Watch,
  size: () => readonly [rows: number, cols: number],
) => Matrix

export interface FunctionRow {
  /** The canonical name, in which answers are printed. */
  readonly name: string
  readonly aliases?: readonly string[]
  readonly group:
    | 'elementwise'
    | 'elementwise-two'
    | 'elementwise-family'
    | 'matrix'
    | 'reduction'
    | 'norm'
    | 'log-sum-exp'
    | 'constant'
    | 'answer'
    | 'mapping'
    | 'solution'
  /**
   * Every way to call it: argument shapes, then the shape of the value. `n x n -> scalar`; `n -> n x n`;
   * `m x n, 1 -> 1 x n` has the literal 1 as its second argument; `dim m, dim n -> m x n` takes dimensions.
   * Letters stand for dimensions of this signature alone.
   */
  readonly signatures: readonly string[]
  /** One line for `gradus functions`. */
  readonly summary: string
  readonly domain?: Domain
  /** Where an elementwise function grows beyond all bounds, again and again. */
  readonly poles?: Poles
  readonly kink?: Kink
  /** Of a function that is not smooth where one of these is repeated: what they are, of its argument. */
  readonly repeats?: string
  /** What the first argument must be known to be. */
  readonly needs?: Property
  /** The value at one entry; elementwise functions of one operand only. What a user's own meets goes to the watch. */
  readonly value?: (x: number, watch: Watch) => number
  /** The value of any other function that a user declares; those of the language are in `values/`. */
  readonly evaluate?: Evaluate
  /** The value where all arguments are scalars, in the language; they are s, t and u. */
  readonly ofScalars?: string
  /** An elementwise function in simpler ones, at an entry s: for target languages that do not have it. */
  readonly definition?: string
  /** What a function of a user's is, as typed. */
  readonly body?: Expr
  /** LaTeX of the name as an operator, such as `\\tanh` or `\\operatorname{tr}`; `$2` stands for the second argument. */
  readonly latex: string
  readonly layout?: Layout
  /** What an author calls a value, the likeliest first. */
  readonly names?: readonly string[]
  /** The graph holds the function as this power of every entry. */
  readonly power?: Rational
  /** What the value is whatever the arguments. */
  readonly gives?: readonly Property[]
  /** What the value is where all arguments are. */
  readonly keeps?: readonly Property[]
  /** The second argument is an index that the first has another value for each value of. */
  readonly binds?: true
  /** The value is the first argument where this holds of the two others, which are indices, else zero. */
  readonly holds?: (i: number, j: number) => boolean
  /** The value is whole where the argument is. */
  readonly keepsWhole?: boolean
  /**
   * What laws call it, in their names and in their sentences: `{ trace: 'the trace' }`; of several ways to call it, in
   * the order of the signatures.
   */
  readonly inLaws?: Readonly<Record<string, string>>
  /** The places of the operands in each of which it is linear. */
  readonly linear?: readonly number[]
  /** f(s*X) is s*f(X) for every positive s. */
  readonly homogeneous?: boolean
  /** It has no value at some matrices: those that are not invertible, or others. */
  readonly partial?: 'invertible' | 'otherwise'
  /**
   * Of the solution of an equation in matrices: when there is one and no other, `{0}` being the first operand; and whether
   * semidefinite operands, one of which is definite, are enough.
   */
  readonly solvable?: { readonly where: string; readonly definite: boolean }
  /** What it is on all of its domain, in its operand: bent up or down, growing or falling with every entry. */
  readonly bends?: 'convex' | 'concave'
  readonly grows?: 'up' | 'down'
  /** The same where no entry of the operand is negative. */
  readonly beyondZero?: { readonly bends?: 'convex' | 'concave'; readonly grows?: 'up' | 'down' }
  /** f(-X) is f(X). */
  readonly even?: boolean
  /** f(-X) is -f(X). */
  readonly odd?: boolean
  /** Of a function of entries: that of square matrices which texts write in the same way. */
  readonly ofMatrices?: string
  /** The function g with f(X')' = g(X), rows and columns exchanged among its other arguments. */
  readonly turned?: string
  /** Of a function of matrices: that its derivative along a direction and the matrix of that are functions, too. */
  readonly derivative?: {
    /** What the first is called; the second is called so with `jacobian` for `frechet`. */
    readonly name: `${string}_frechet`
    /** The derivative at a scalar. */
    readonly ofScalars: string
  }
  /** Of a derivative along a direction: the function that is its matrix. */
  readonly jacobian?: string
  /** Of such a matrix: the derivative along a direction. */
  readonly along?: string
}

/** A row as its file has it: the group is that of its table, and LaTeX needs to be said only where it is not the name. */
export type RowFacts = Omit<FunctionRow, 'group' | 'latex'> & Partial<Pick<FunctionRow, 'latex'>>

/** The rows of one group. */
export const rowsOf = (group: FunctionRow['group'], facts: readonly RowFacts[]): readonly FunctionRow[] =>
  facts.map((row) => ({ group, latex: `\\operatorname{${row.name}}`, ...row }))
