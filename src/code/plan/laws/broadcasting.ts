/**
 * Vectors repeated as rows or columns, identities and diagonal matrices beside other matrices: broadcast or put on the
 * diagonal, never written out.
 */
import { negate } from '../../../rational.ts'
import type { Op } from '../../array/op.ts'
import {
  either,
  isCore,
  isOneOp,
  multipleOfEye,
  negated,
  type PlanLaw,
  type PlanLaws,
  type Planner,
  repeated,
} from '../planner.ts'

const scaleRepeated: PlanLaw = {
  name: 'broadcast-factor',
  says: 'a repeated vector scales rows or columns, against a matrix of it',
  apply: ({ make }, { args }) => {
    for (const [a, b] of either(args)) {
      const found = repeated(a)
      if (!found || b.rank !== 2) continue
      const { vector, along } = found
      return along === 'columns' ? make('scale-rows', [vector, b]) : make('scale-columns', [b, vector])
    }
    return undefined
  },
}

const divideRepeated: PlanLaw = {
  name: 'broadcast-divisor',
  says: 'rows or columns are divided by a vector, against a matrix of it',
  apply: ({ make, program }, { args: [a, b] }) => {
    const found = repeated(b!)
    if (!found || a!.rank !== 2) return undefined
    const inverse = make('divide', [program.one, found.vector])
    return found.along === 'columns'
      ? make('scale-rows', [inverse, a!])
      : make('scale-columns', [a!, inverse])
  },
}

/** `a + b` or, with a sign, `a - b` where b is what the law is about. */
const added = (planner: Planner, a: Op, b: Op, isNegative: boolean): Op | undefined =>
  onDiagonal(planner, a, b, isNegative) ?? onEach(planner, a, b, isNegative)

const onDiagonal = (planner: Planner, a: Op, b: Op, isNegative: boolean): Op | undefined => {
  const { has, make } = planner
  if (!has('add-diagonal') || a.rank !== 2) return undefined
  const entry = isCore(b, 'diagonal-matrix') ? b.args[0]! : multipleOfEye(planner, b)
  return entry && make('add-diagonal', [a, isNegative ? negated(planner, entry) : entry])
}

const onEach = (planner: Planner, a: Op, b: Op, isNegative: boolean): Op | undefined => {
  const { has, make } = planner
  const found = repeated(b)
  if (!found || !has('add-to-columns') || a.rank !== 2) return undefined
  const vector = isNegative ? negated(planner, found.vector) : found.vector
  return make(found.along === 'columns' ? 'add-to-columns' : 'add-to-rows', [a, vector])
}

const SAYS = 'a vector is added to rows, columns or the diagonal, against a matrix of it'

const addSparse: PlanLaw = {
  name: 'broadcast-term',
  says: SAYS,
  apply: (planner, op) => {
    for (const [a, b] of either(op.args)) {
      const found = added(planner, a, b, false)
      if (found) return found
    }
    return undefined
  },
}

const subtractSparse: PlanLaw = {
  name: 'broadcast-term',
  says: SAYS,
  apply: (planner, op) => {
    const [a, b] = op.args as [Op, Op]
    return added(planner, a, b, true) ?? added(planner, planner.make('negate', [b]), a, false)
  },
}

/** x - y where y - x is computed anyway. */
const opposite: PlanLaw = {
  name: 'opposite-difference',
  says: 'the opposite of a difference that is there already',
  apply: ({ program, wanted }, { args: [a, b] }, before) => {
    const other = program.core('subtract', [...before.args].reverse())
    return wanted(other) && other.id < before.id
      ? program.core('negate', [program.core('subtract', [b!, a!])])
      : undefined
  },
}

/** Signs and numbers go in front of products. */
const signOut: PlanLaw = {
  name: 'sign-in-front',
  says: 'a sign is taken once, in front of the product',
  apply: ({ make, program }, { op, args, dims }) => {
    const signs = args.filter((arg) => isCore(arg, 'negate')).length
    if (signs === 0) return undefined
    const plain = args.map((arg) => (isCore(arg, 'negate') ? arg.args[0]! : arg))
    const product = make(op!, plain, dims)
    return signs === 1 ? program.core('negate', [product]) : product
  },
}

const timesNegative: PlanLaw = {
  name: 'sign-in-number',
  says: 'a sign joins the number beside it',
  apply: ({ make, program }, { args: [a, b] }) => {
    if (!isCore(b!, 'negate')) return undefined
    if (a!.kind === 'number') return make('times', [program.number(negate(a!.value)), b!.args[0]!])
    return program.core('negate', [make('times', [a!, b!.args[0]!])])
  },
}

const oneTimes: PlanLaw = {
  name: 'factor-one',
  says: 'a factor 1 is left out',
  apply: (_planner, { args: [a, b] }) => (isOneOp(a!) ? b! : isOneOp(b!) ? a! : undefined),
}

/** What is done to a repeated vector entry by entry is done before it is repeated. */
const repeatLast: PlanLaw = {
  name: 'repeat-last',
  says: 'entries of a vector, against the same of a matrix of it',
  apply: ({ make }, { op, args }) => {
    const at = args.findIndex((arg) => repeated(arg))
    const found = at >= 0 ? repeated(args[at]!) : undefined
    if (!found || args.some((arg, i) => i !== at && arg.rank > 0)) return undefined
    const vector = make(
      op!,
      args.map((arg, i) => (i === at ? found.vector : arg)),
    )
    const outer = args[at]!.args as [Op, Op]
    return make('outer', found.along === 'columns' ? [vector, outer[1]] : [outer[0], vector])
  },
}

export const BROADCASTING: PlanLaws = {
  times: [repeatLast, scaleRepeated, timesNegative, oneTimes],
  divide: [repeatLast, divideRepeated],
  power: [repeatLast],
  add: [addSparse],
  subtract: [opposite, subtractSparse],
  negate: [repeatLast],
  matmul: [signOut],
  matvec: [signOut],
  'scale-rows': [signOut],
  'scale-columns': [signOut],
}
