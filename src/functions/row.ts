/**
 * What is known of a function besides its derivative, which is a rule. One row a function; the rows are in the
 * sibling files, one a group, and `index.ts` finds them by name.
 */

/** Where an argument may be drawn from and where the function is defined, entry by entry. */
export type Domain = 'real' | 'positive' | 'unit-interval' | 'above-one' | 'above-minus-one'

/** Where a function has no derivative though it has a value. */
export type Kink = 'zero' | 'tie' | 'repeated'

export interface FunctionRow {
  /** The canonical name, in which answers are printed. */
  readonly name: string
  readonly aliases?: readonly string[]
  readonly group:
    | 'elementwise'
    | 'elementwise-two'
    | 'matrix'
    | 'reduction'
    | 'norm'
    | 'log-sum-exp'
    | 'constant'
    | 'answer'
  /**
   * Every way to call it: argument shapes, then the shape of the value. `n x n -> scalar`; `n -> n x n`;
   * `m x n, 1 -> 1 x n` has the literal 1 as its second argument; `dim m, dim n -> m x n` takes dimensions.
   * Letters stand for dimensions of this signature alone.
   */
  readonly signatures: readonly string[]
  /** One line for `gradus functions`. */
  readonly summary: string
  readonly domain?: Domain
  readonly kink?: Kink
  /** The value at one entry; elementwise functions of one operand only. */
  readonly value?: (x: number) => number
  /** LaTeX of the name as an operator, such as `\\tanh` or `\\operatorname{tr}`; a printer may know a better layout. */
  readonly latex: string
  /** The value is never negative, whatever the argument. */
  readonly nonnegative?: boolean
  /** The value is symmetric where all arguments are. */
  readonly keepsSymmetry?: boolean
}

/** A row as its file has it: the group is that of its table, and LaTeX needs to be said only where it is not the name. */
export type RowFacts = Omit<FunctionRow, 'group' | 'latex'> & Partial<Pick<FunctionRow, 'latex'>>

/** The rows of one group. */
export const rowsOf = (group: FunctionRow['group'], facts: readonly RowFacts[]): readonly FunctionRow[] =>
  facts.map((row) => ({ group, latex: `\\operatorname{${row.name}}`, ...row }))
