/**
 * Slices and blocks as operations on arrays: a slice looks at the memory of its operand where a language lets it, blocks
 * are put together at once.
 */
import { internal } from '../../errors/defects.ts'
import type { Call, Node } from '../../expr/node.ts'
import { ZERO } from '../../rational.ts'
import type { Dim } from '../../shape/dim.ts'
import type { CoreOp } from './core.ts'
import { dimOf, fromZero, isRowNode, type Lowering, shapeOfNode } from './lowering.ts'
import type { Op } from './op.ts'

type Row = (lowering: Lowering, call: Call) => Op

/** Where a slice ends, and where it begins counted from 0. */
const rangeOf = ({ args: [, from, to] }: Call): readonly [Dim, Dim] => {
  const end = dimOf(to!)
  if (end === undefined) throw internal('an end of a slice is a dimension')
  return [end, fromZero(from!)]
}

/** Along a dimension: what picks one of it, several of it, and several entries of what has no other. */
const slice =
  (along: 'rows' | 'cols', one: CoreOp, several: CoreOp): Row =>
  ({ program, solid }, call) => {
    const operand = solid(call.args[0]!)
    if (call.args[0]![along] === 1) return operand
    const [to, from] = rangeOf(call)
    const isOne = call[along] === 1
    if (operand.rank === 1)
      return isOne ? program.core('entry', [operand], [from]) : program.core('part', [operand], [to, from])
    return isOne ? program.core(one, [operand], [from]) : program.core(several, [operand], [to, from])
  }

export const rows: Row = slice('rows', 'row', 'part-rows')
export const cols: Row = slice('cols', 'column', 'part-columns')

/** The blocks of a chain, in which the second of two may be such a chain itself. */
const chain = (call: Call): Node[] => {
  const found: Node[] = []
  let rest: Node = call
  while (rest.kind === 'call' && rest.name === call.name) {
    found.push(rest.args[0]!)
    rest = rest.args[1]!
  }
  return [...found, rest]
}

/** Blocks of one line of numbers are joined; others are matrices, of which a vector is one column. */
const blocks =
  (across: 'rows' | 'cols', op: CoreOp): Row =>
  ({ program, solid }, call) => {
    const parts = chain(call)
    const shape = shapeOfNode(call)
    if (call[across] === 1) return program.core('join', parts.map(solid), shape)
    const matrices = parts.map((part) => {
      const array = solid(part)
      if (array.rank === 2) return array
      return isRowNode(part) ? program.asRow(array) : program.core('as-column', [array])
    })
    return program.core(op, matrices, shape)
  }

/** An array as a matrix, the shape of which its node tells. */
const asMatrix = ({ program, solid }: Lowering, node: Node): Op => {
  const array = solid(node)
  if (array.rank === 2) return array
  if (array.rank === 0) return program.core('full', [array], [1, 1])
  return isRowNode(node) ? program.asRow(array) : program.core('as-column', [array])
}

/** Two blocks on a diagonal: by a function where the language has one. */
export const blkdiag: Row = (lowering, call) => {
  const { program, spells } = lowering
  const [a, b] = call.args.map((node) => asMatrix(lowering, node)) as [Op, Op]
  const whole = shapeOfNode(call)
  if (spells('blkdiag')) return program.apply('blkdiag', [a, b], whole)
  const [first, second] = call.args as [Node, Node]
  const zeros = (rows: Dim, cols: Dim): Op => program.core('full', [program.number(ZERO)], [rows, cols])
  const line = (blocks: readonly Op[], rows: Dim): Op =>
    program.core('side-by-side', blocks, [rows, call.cols])
  return program.core(
    'on-top',
    [
      line([a, zeros(first.rows, second.cols)], first.rows),
      line([zeros(second.rows, first.cols), b], second.rows),
    ],
    whole,
  )
}

export const atop: Row = blocks('cols', 'on-top')
export const beside: Row = blocks('rows', 'side-by-side')
