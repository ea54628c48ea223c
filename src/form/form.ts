/**
 * Forms: an expression as a reader sees it, with signs, fractions and broadcasts where a textbook has them, before any
 * notation is chosen. `present.ts` makes them of nodes, `size.ts` counts them; `print/` spells them.
 */
import type { Named, Node, Variable } from '../expr/node.ts'
import { isInteger, type Rational, toDecimalOrFraction } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'

export type Form =
  /** Not negative, and a number that is written without a fraction bar. */
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'symbol'; readonly node: Variable | Named }
  | { readonly kind: 'pi' }
  | { readonly kind: 'dimension'; readonly dim: Dim }
  | {
      readonly kind: 'fill'
      readonly name: 'eye' | 'ones' | 'zeros'
      readonly rows: Dim
      readonly cols: Dim
    }
  | {
      readonly kind: 'sum'
      readonly terms: readonly { readonly negative: boolean; readonly form: Form }[]
    }
  | { readonly kind: 'negate'; readonly body: Form }
  /** Scalars, then so many matrices, multiplied in the ordinary way. */
  | { readonly kind: 'times'; readonly factors: readonly Form[]; readonly matrices: number }
  | { readonly kind: 'hadamard'; readonly factors: readonly Form[] }
  /** `over` divided by one after the other of `under`. */
  | {
      readonly kind: 'quotient'
      readonly over: Form
      readonly under: readonly Form[]
      readonly elementwise: boolean
    }
  | { readonly kind: 'power'; readonly base: Form; readonly exponent: Form; readonly elementwise: boolean }
  | { readonly kind: 'transpose'; readonly body: Form }
  | { readonly kind: 'colon'; readonly left: Form; readonly right: Form }
  /** `name` is that of the function table, `spelling` the user's; `first` the argument whose shape matters. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly spelling: string
      readonly order: number
      readonly args: readonly Form[]
      readonly first: Node | undefined
    }
  /** Some of the rows and columns of its body; of a vector or a row alone what is picked of its entries. */
  | { readonly kind: 'slice'; readonly body: Form; readonly first: Node; readonly picks: readonly Picked[] }
  /** Blocks, line by line. */
  | { readonly kind: 'blocks'; readonly lines: readonly (readonly Form[])[] }
  | { readonly kind: 'differential'; readonly body: Form }

/** All of the rows or columns, one of them, or those from one to another. */
export type Picked =
  | { readonly kind: 'all' }
  | { readonly kind: 'one'; readonly at: Form }
  | { readonly kind: 'range'; readonly from: Form; readonly to: Form }

/** The forms in what is picked. */
export const endsOf = (pick: Picked): readonly Form[] =>
  pick.kind === 'all' ? [] : pick.kind === 'one' ? [pick.at] : [pick.from, pick.to]

/** What a notation wants of the forms it spells. */
export interface Style {
  /** Whether a number that is no integer is written with a fraction bar. */
  readonly fraction: (value: Rational) => boolean
  /** Whether a numerical fraction stands before what it multiplies (2/3 x) or under it (2x/3). */
  readonly fractionFirst: boolean
}

/** What the text of the language wants: a bar only where a decimal does not end. */
export const TEXT: Style = {
  fraction: (value) => !isInteger(value) && toDecimalOrFraction(value).includes('/'),
  fractionFirst: false,
}

/** The text of a dimension as an expression. */
export const dimText = (dim: Dim): string =>
  String(dim).replace(/(\w+)\^(\d+)/g, (_, name: string, count: string) =>
    Array.from({ length: Number(count) }, () => name).join('*'),
  )

/** What makers of forms share: the style, and the way back to the forms of operands. */
export interface Show {
  readonly style: Style
  readonly form: (node: Node) => Form
  /** `coefficient * node`; without a node it is a number. */
  readonly term: (coefficient: Rational, node: Node | undefined) => Form
  /** Told of every form that is a node as it stands. */
  readonly made: (form: Form, node: Node) => void
}
