/**
 * Functions whose code depends on the shapes of their operands, a row a function. All others are passed on to the
 * target under their own name.
 */

import { internal } from '../../errors/defects.ts'
import { type Call, isScalarNode, type Node, numberOf } from '../../expr/node.ts'
import { functionNamed } from '../../functions/index.ts'
import { hasProperty } from '../../properties/properties.ts'
import { ONE, type Rational, ZERO } from '../../rational.ts'
import { type Dim, multiplyDims } from '../../shape/dim.ts'
import { atop, beside, blkdiag, cols, rows } from './blocks.ts'
import type { CoreOp, ExtraOp, OpShape } from './core.ts'
import { elementwise, expressed } from './expression.ts'
import { dimOf, fromZero, isRowNode, type Lowering, rankOf, shapeOfNode } from './lowering.ts'
import type { Op } from './op.ts'
import { lowerPower } from './power.ts'
import { startOf } from './start.ts'

type Row = (lowering: Lowering, call: Call) => Op

const whole =
  (name: string): Row =>
  (lowering, { args, rows, cols }) =>
    lowering.program.apply(name, args.map(lowering.solid), shapeOfNode({ rows, cols }))

/** The dimension that is summed along, 1 (of columns) or 2 (of rows), and its length; nothing of everything. */
const alongOf = ({ args: [operand, axis] }: Call): { along?: bigint; length?: Dim } => {
  const along = axis && numberOf(axis)?.num
  return along === undefined ? {} : { along, length: along === 1n ? operand!.rows : operand!.cols }
}

/** Of everything, of columns or of rows. */
const sum: Row = ({ program, solid }, call) => {
  const { along, length } = alongOf(call)
  const array = solid(call.args[0]!)
  if (length === 1 || array.rank === 0) return array
  if (array.rank < 2) return program.core('sum', [array])
  return program.core(along === undefined ? 'sum' : along === 1n ? 'sum-columns' : 'sum-rows', [array])
}

/** The sum over the number of entries. */
const mean: Row = (lowering, call) => {
  const { program } = lowering
  const [operand] = call.args
  const count = alongOf(call).length ?? multiplyDims(operand!.rows, operand!.cols)
  const total = sum(lowering, call)
  return count === 1 ? total : program.core('divide', [total, program.dimension(count)])
}

const kron: Row = ({ program, solid }, { args }) => {
  const [a, b] = args.map(solid) as [Op, Op]
  const [left, right] = args as [Node, Node]
  if (a.rank === 0 || b.rank === 0) return program.core('times', [a, b])
  if (a.rank === 2 || b.rank === 2)
    return program.core('kron', [unflatten(program, left, a), unflatten(program, right, b)])
  if (isRowNode(left) === isRowNode(right)) return program.core('kron', [a, b])
  return program.core('outer', isRowNode(left) ? [b, a] : [a, b])
}

const unflatten = (program: Lowering['program'], node: Node, op: Op): Op =>
  op.rank === 2 ? op : isRowNode(node) ? program.asRow(op) : program.core('as-column', [op])

const diag: Row = ({ program, solid }, { args: [operand] }) => {
  const array = solid(operand!)
  return program.core(array.rank === 1 ? 'diagonal-matrix' : 'diagonal', [array])
}

const vec: Row = ({ program, solid }, { args: [operand] }) => {
  const array = solid(operand!)
  return array.rank === 2 ? program.core('vec', [array]) : array
}

const reshape: Row = (lowering, call) => {
  const { rows, cols } = call
  if (rankOf(call) < 2) return vec(lowering, call)
  return lowering.program.core('reshape', [lowering.solid(call.args[0]!)], [rows, cols])
}

/** The solution of an equation from its coefficients. */
type Solver = (lowering: Lowering, given: readonly Op[], shape: OpShape) => Op

/** A Lyapunov equation is a Sylvester equation with A' for B. */
const lyapunov: Solver = ({ program, spells }, given, shape) => {
  if (spells('lyap') || !spells('sylvester')) return program.apply('lyap', given, shape)
  const [a, q] = given as [Op, Op]
  return program.core('negate', [program.apply('sylvester', [a, program.transpose(a), q], shape)])
}

/** By the linear system of the columns, where the language has no solver. */
const discreteLyapunov: Solver = ({ program, spells }, given, shape) => {
  if (spells('dlyap') || !spells('inv')) return program.apply('dlyap', given, shape)
  const [a, q] = given as [Op, Op]
  const [rows] = shape as [Dim, Dim]
  const one = program.core('eye', [], [multiplyDims(rows, rows)])
  const system = program.core('subtract', [one, program.core('kron', [a, a])])
  const columns = program.core('solve', [system, program.core('vec', [q])])
  return program.core('reshape', [columns], [rows, rows])
}

const solvedBy =
  (solver: Solver): Row =>
  (lowering, call) =>
    solver(lowering, call.args.map(lowering.solid), shapeOfNode(call))

const triangle =
  (op: CoreOp, below: Dim): Row =>
  ({ program, solid }, call) => {
    const [first] = call.args
    const size = op === 'lower-entries' ? first!.rows : op === 'from-lower' ? call.rows : dimOf(first!)
    if (size === undefined) throw internal('a triangle has a size')
    const operands = op === 'lower-entries' || op === 'from-lower' ? [solid(first!)] : []
    return program.core(op, operands, [size, below])
  }

/** The matrix of a cross product times a vector, where the language has no cross product. */
const cross: Row = (lowering, call) => {
  const { program, solid, spells } = lowering
  if (spells('cross')) return whole('cross')(lowering, call)
  const [v, w] = call.args.map(solid) as [Op, Op]
  return program.matvec(program.apply('skew', [v], [3, 3]), w)
}

const commutation: Row = ({ program }, { args }) => {
  const dims = args.map(dimOf).filter((dim) => dim !== undefined)
  if (dims.length !== 2) throw internal('commutation takes two dimensions')
  return program.core('commutation', [], dims)
}

/** `x[i]` of a vector or row, `X[i,j]` of a matrix. */
const entry: Row = ({ program, solid }, { args: [operand, ...indices] }) =>
  program.core('entry', [solid(operand!)], indices.map(fromZero))

const unit: Row = ({ program }, { rows, args }) => program.core('unit', [], [rows, fromZero(args[1]!)])

/** Of one entry. */
const OF_ONE: ReadonlyMap<string, Rational> = new Map([
  ['softmax', ONE],
  ['logsoftmax', ZERO],
])

/** Along a dimension of a matrix the function has another name; a vector or row is one column or row, or entries apart. */
const alongAxis = (lowering: Lowering, call: Call): Op => {
  const { program } = lowering
  const { along, length } = alongOf(call)
  if (along === undefined) return whole(call.name)(lowering, call)
  const array = lowering.solid(call.args[0]!)
  if (length === 1) {
    const entry = OF_ONE.get(call.name)
    return entry ? program.number(entry) : array
  }
  const suffix = array.rank < 2 ? '' : along === 1n ? '-columns' : '-rows'
  return program.apply(`${call.name}${suffix}`, [array], shapeOfNode(call))
}

/** The root of a semidefinite matrix from its eigenvalues: rounding must not make it complex. */
const root: Row = (lowering, call) => {
  const [operand] = call.args
  const name = hasProperty(operand!, 'positive-semidefinite') ? 'sqrtm-semidefinite' : 'sqrtm'
  return lowering.program.apply(name, [lowering.solid(operand!)])
}

/** Roots and sums are singular up to rounding: their small singular values count as zero. */
const pseudoinverse: Row = (lowering, call) => {
  const operand = call.args[0]!
  const isRounded = operand.kind === 'sum' || (operand.kind === 'call' && operand.name === 'sqrtm')
  const name = isRounded && hasProperty(operand, 'symmetric') ? 'pinv-symmetric' : 'pinv'
  return lowering.program.apply(name, [lowering.solid(operand)], [operand.cols, operand.rows])
}

/** The Cholesky factor of a matrix that has one, in a language that has factors. */
export const factorOf = ({ program, has, solid }: Lowering, node: Node): Op | undefined =>
  has('cholesky') && hasProperty(node, 'positive-definite')
    ? program.core('cholesky', [solid(node)])
    : undefined

/** By the Cholesky factor where there is one. */
const factored =
  (name: string, byFactor: ExtraOp): Row =>
  (lowering, call) => {
    const factor = factorOf(lowering, call.args[0]!)
    return factor ? lowering.program.core(byFactor, [factor]) : whole(name)(lowering, call)
  }

/** By the operation of languages that have it. */
const hypotenuse: Row = (lowering, { name, args }) =>
  lowering.has('hypot')
    ? lowering.program.core('hypot', args.map(lowering.loose))
    : elementwise(lowering, name, args.map(lowering.loose))

/** Of two operands entry by entry, of one its extreme entry. */
const extreme: Row = (lowering, call) => {
  const { name, args } = call
  if (args.length === 2) return elementwise(lowering, name, args.map(lowering.loose))
  const array = lowering.solid(args[0]!)
  return array.rank === 0 ? array : lowering.program.apply(`${name}-entry`, [array], [])
}

/** By the powers of the absolute values. */
const powerNorm: Row = ({ program, solid, loose }, { args: [operand, exponent] }) => {
  const p = loose(exponent!)
  const powers = lowerPower(program, program.apply('abs', [solid(operand!)]), p)
  const total = program.core('sum', [powers])
  return lowerPower(program, total, program.core('divide', [program.number(ONE), p]))
}

/** What an index changes, for all its values. */
const overIndex =
  (op: ExtraOp): Row =>
  ({ program, solid }, { args: [body, index, size] }) =>
    program.core(op, [solid(body!)], [dimOf(index!)!, dimOf(size!)!])

const ROWS: ReadonlyMap<string, Row> = new Map([
  ['diag', diag],
  ['vec', vec],
  ['kron', kron],
  ['sum', sum],
  ['mean', mean],
  ['normF', whole('norm2')],
  ['hypot', hypotenuse],
  ['max', extreme],
  ['min', extreme],
  ['norm', powerNorm],
  ['inv', factored('inv', 'cholesky-inverse')],
  ['logdet', factored('logdet', 'cholesky-logdet')],
  ['pinv', pseudoinverse],
  ['sqrtm', root],
  ['entry', entry],
  ['unit', unit],
  ['reshape', reshape],
  ['commutation', commutation],
  ['vech', triangle('lower-entries', 0)],
  ['vecs', triangle('lower-entries', 1)],
  ['unvech', triangle('from-lower', 0)],
  ['unvecs', triangle('from-lower', 1)],
  ['elimination', triangle('elimination', 0)],
  ['strict_elimination', triangle('elimination', 1)],
  ['duplication', triangle('duplication', 0)],
  ['cross', cross],
  ['lyap', solvedBy(lyapunov)],
  ['dlyap', solvedBy(discreteLyapunov)],
  ['rows', rows],
  ['sum_over', overIndex('sum-over')],
  ['stack_over', overIndex('stack-over')],
  ['cols', cols],
  ['atop', atop],
  ['blkdiag', blkdiag],
  ['beside', beside],
])

/** One step of Newton's method on an equation, repeated from its start until it settles. */
const solution: Row = (lowering, { name, args, rows, cols }) => {
  const { program, solid } = lowering
  const [held, ...parts] = args
  if (held?.kind !== 'variable') throw internal('an equation without an unknown')
  const given = parts.map(solid)
  const [first, residual] = [given[0]!, given.at(-1)!]
  const x = solid(held)
  const shape = shapeOfNode({ rows, cols })
  const less = (step: Op): Op => program.core('subtract', [x, step])
  const steps: Readonly<Record<string, () => Op>> = {
    solution: () =>
      less(
        program.core(
          first.rank === 0 ? 'divide' : 'solve',
          first.rank === 0 ? [residual, first] : [first, residual],
        ),
      ),
    solution_right: () =>
      less(program.transpose(program.core('solve', [program.transpose(first), program.transpose(residual)]))),
    solution_sylvester: () => less(program.apply('sylvester', given, shape)),
    solution_lyapunov: () => program.core('add', [x, lyapunov(lowering, given, shape)]),
    solution_discrete: () => program.core('add', [x, discreteLyapunov(lowering, given, shape)]),
  }
  const start = startOf(lowering, { name, held, parts: parts.slice(0, -1), residual: parts.at(-1)!, shape })
  return program.iterated(held.name, steps[name]!(), start)
}

/** Functions that are cheaper applied to something than computed, and the operation that does both. */
const APPLIED: ReadonlyMap<string, CoreOp> = new Map([['inv', 'solve']])

export const appliedAs = (call: Call): CoreOp | undefined =>
  isScalarNode(call) || call.order > 0 ? undefined : APPLIED.get(call.name)

/** A function of the table, or a generic one. */
export const lowerCall = (lowering: Lowering, call: Call): Op => {
  const { program, loose, solid } = lowering
  const facts = functionNamed(call.name)
  if (!facts) return program.generic(call.name, call.order, call.args.map(loose))
  if (facts.group === 'mapping') return program.mapped(call.name, call.args.map(solid), shapeOfNode(call))
  if (call.order > 0) return program.apply(`${call.name}${"'".repeat(call.order)}`, call.args.map(solid))
  if (facts.ofScalars !== undefined && call.args.every(isScalarNode))
    return expressed(lowering, facts.ofScalars, call.args.map(loose))
  if (facts.group === 'solution') return solution(lowering, call)
  const row = ROWS.get(facts.name)
  if (row) return row(lowering, call)
  if (facts.group === 'log-sum-exp') return alongAxis(lowering, call)
  if (facts.group.startsWith('elementwise')) return elementwise(lowering, facts.name, call.args.map(loose))
  return whole(facts.name)(lowering, call)
}
