/**
 * Forms that neither overflow nor cancel, of values that several operations make together.
 */
import type { Op } from '../../array/op.ts'
import { squared } from '../../array/power.ts'
import { isCall, isCore, isOneOp, type PlanLaw, type PlanLaws } from '../planner.ts'

/** A side whose square a sum has. */
const rootOf = (op: Op): Op | undefined => squared(op) ?? (isOneOp(op) ? op : undefined)

const hypotenuse: PlanLaw = {
  name: 'hypotenuse',
  says: 'the root of a sum of squares without the squares, which overflow',
  apply: ({ program, has }, { args: [a] }) => {
    if (!has('hypot') || !isCore(a!, 'add')) return undefined
    const roots = a.args.map(rootOf).sort((x, y) => (y?.rank ?? 0) - (x?.rank ?? 0))
    const [x, y] = roots
    return x && y && !roots.every((root) => isOneOp(root!)) ? program.core('hypot', [x, y]) : undefined
  },
}

/** How far below an operation its operands are looked for. */
const NEAR = 3

const isOf = (op: Op, x: Op, depth = NEAR): boolean =>
  op === x || (depth > 0 && op.args.some((arg) => isOf(arg, x, depth - 1)))

/** Whether a divisor grows with an operand; an exponential that overflows does so in both. */
const growsWith = (d: Op, x: Op): boolean => !isCall(x, 'exp') && isOf(d, x)

/** x.^2 ./ d, and x.*y ./ d.^2. */
const quotientFirst: PlanLaw = {
  name: 'quotient-first',
  says: 'a product of quotients, against the quotient of products, which overflow',
  apply: ({ program }, { args: [above, below] }) => {
    const over = (a: Op, b: Op): Op => program.core('divide', [a, b])
    const root = squared(above!)
    if (root && isOf(below!, root)) return program.core('times', [root, over(root, below!)])
    const d = squared(below!)
    if (!d || !isCore(above!, 'times')) return undefined
    const [x, y] = above.args as [Op, Op]
    if (x.kind === 'number' || !(growsWith(d, x) || growsWith(d, y))) return undefined
    return program.core('times', [over(x, d), over(y, d)])
  },
}

/** c - c'*p for p = softmax(x). */
const lessMean: PlanLaw = {
  name: 'less-mean',
  says: 'differences to the likeliest entry, against a difference to the mean, which cancels',
  apply: ({ program, has }, { args: [c, mean] }) => {
    if (!has('less-mean') || !isCore(mean!, 'dot') || !mean.args.includes(c!)) return undefined
    const p = mean.args.find((arg) => arg !== c)
    return p && isCall(p, 'softmax') ? program.core('less-mean', [c!, p]) : undefined
  },
}

export const DIGITS: PlanLaws = { sqrt: [hypotenuse], divide: [quotientFirst], subtract: [lessMean] }
