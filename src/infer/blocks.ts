/**
 * Blocks that are put together: side by side they have as many rows, on top of one another as many columns.
 */
import { blocksDiffer, numberAsBlock } from '../errors/shapes.ts'
import { type FunctionRow, functionNamed } from '../functions/index.ts'
import { type Dim, dimNames } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'
import { textOf } from './operations.ts'
import type { Operand, Pass } from './pass.ts'

const axisOf = (expr: Expr): 0 | 1 | undefined => {
  const layout = expr.kind === 'call' ? functionNamed(expr.name)?.layout : undefined
  return layout?.kind === 'blocks' ? layout.axis : undefined
}

/** The first of a chain of blocks, which stands next to the one before it. */
const firstOf = (expr: Expr, axis: 0 | 1): Expr =>
  axisOf(expr) === axis && expr.kind === 'call' ? firstOf(expr.args[0]!, axis) : expr

/** Throws where two blocks that stand together do not fit: a line of them that is not the line below it is told whole. */
export const checkBlocks = (axis: 0 | 1, [left, right]: readonly Operand[], pass: Pass): void => {
  if (!left || !right || pass.isRule) return
  const side = axis === 0 ? 'cols' : 'rows'
  const [a, b] = [left.shape[side], right.shape[side]]
  if (pass.unifier.unify(a, b)) return
  const next = firstOf(right.expr, axis)
  const span = { from: left.expr.span.from, to: next.span.to }
  const number = [left, right].find(({ expr }) => expr.kind === 'number')
  const other = number === left ? { ...right, expr: next } : left
  const blockText = (operand: Operand): string => {
    const text = textOf(operand, pass)
    return axisOf(operand.expr) === 1 && !text.startsWith('[') ? `[${text}]` : text
  }
  if (number) throw numberAsBlock(span, textOf(number, pass), blockText(other), pass.show(other.shape))
  const shown = (operand: Operand): string =>
    `${blockText(operand)} has ${countText(pass.show(operand.shape), operand.shape, side)}`
  throw blocksDiffer(
    span,
    axis === 0,
    shown(left),
    shown({ expr: next, shape: pass.shapes.get(next) ?? right.shape }),
  )
}

/** Tells the unifier which blocks make up the side along which they stand. */
export const composeBlocks = (
  { layout }: FunctionRow,
  whole: Shape,
  blocks: readonly Operand[],
  { unifier }: Pass,
): void => {
  if (layout?.kind !== 'blocks') return
  const side = layout.axis === 0 ? 'rows' : 'cols'
  unifier.compose(
    whole[side],
    blocks.map(({ shape }) => shape[side]),
  )
}

/** The rows or columns in a shape that is shown: `m x n` has m rows and n columns, `n` has n rows and one column. */
const countText = (text: string, { rows, cols }: Shape, side: 'rows' | 'cols'): string => {
  const dim: Dim = side === 'rows' ? rows : cols
  if (typeof dim === 'number') return String(dim)
  const [first = '', second] = text.split(' x ')
  const said = side === 'rows' || second === undefined ? first : second
  return dimNames(dim).length > 0 && said !== '' ? said : String(dim)
}
