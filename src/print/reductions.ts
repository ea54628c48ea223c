/**
 * Sums and means along a dimension as the products with ones that papers write.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import type { Form } from '../form/form.ts'
import { number } from '../form/powers.ts'
import { ONE } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'

type CallForm = Extract<Form, { kind: 'call' }>

/** A reduction as factors: what is divided by stands in front. */
export interface Reduced {
  readonly front: readonly Form[]
  readonly factors: readonly Form[]
  readonly isScalar: boolean
}

const column = (rows: Dim): Form => ({ kind: 'fill', name: 'ones', rows, cols: 1 })
const row = (cols: Dim): Form => ({ kind: 'fill', name: 'ones', rows: 1, cols })

/** Along which dimensions a call adds up: `first` over rows, `second` over columns. */
const directions = (
  call: CallForm,
  argument: Node,
): { readonly first: boolean; readonly second: boolean } => {
  const [, along] = call.args
  if (along) return { first: isNumber(along, 1n), second: isNumber(along, 2n) }
  return { first: argument.rows !== 1, second: argument.cols !== 1 }
}

const isNumber = (form: Form, value: bigint): boolean => form.kind === 'number' && form.value.num === value

/** A mean of all entries is left a word: it is a number beside what it is taken of. */
const isReduction = (call: CallForm): boolean =>
  call.order === 0 && (call.name === 'sum' || (call.name === 'mean' && call.args.length === 2))

/** `1'*M`, `M*1` or `1'*M*1` for a sum, with the reciprocal of the count in front for a mean. */
export const reduced = (form: Form): Reduced | undefined => {
  if (form.kind !== 'call' || !isReduction(form) || !form.first || isScalarNode(form.first)) return undefined
  const { first: argument } = form
  const { first, second } = directions(form, argument)
  const inner = form.args[0]!
  return {
    front: form.name === 'mean' ? [reciprocal(first ? argument.rows : argument.cols)] : [],
    factors: [
      ...(first ? [row(argument.rows)] : []),
      ...(inner.kind === 'times' && inner.matrices > 1 ? inner.factors : [inner]),
      ...(second ? [column(argument.cols)] : []),
    ],
    isScalar: (first || argument.rows === 1) && (second || argument.cols === 1),
  }
}

const reciprocal = (dim: Dim): Form => ({
  kind: 'quotient',
  over: number(ONE),
  under: [typeof dim === 'number' ? number({ num: BigInt(dim), den: 1n }) : { kind: 'dimension', dim }],
  elementwise: false,
})
