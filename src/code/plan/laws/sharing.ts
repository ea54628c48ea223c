/**
 * Functions of one argument that have their exponentials, and matrices that have their factorisation in common.
 */
import type { OpShape } from '../../array/core.ts'
import type { Op, Program } from '../../array/op.ts'
import { isCore, negated, type PlanLaw, type PlanLaws, type Planner } from '../planner.ts'

/** exp(-|t|), which sigmoid and softplus of t and of -t are made of. */
const fold = ({ program }: Planner, t: Op): Op => {
  const even = isCore(t, 'negate') ? t.args[0]! : t
  return program.apply('exp', [program.core('negate', [program.apply('abs', [even])])])
}

/** Whether more than one of these functions is wanted of t and its opposite. */
const isShared = (planner: Planner, before: Op): boolean => {
  const { program, has, wanted } = planner
  const [t] = before.args as [Op]
  if (!has('choose') || t.rank === 0) return false
  const all = ['sigmoid', 'softplus'].flatMap((name) =>
    [t, negated(planner, t)].map((arg) => program.apply(name, [arg])),
  )
  return all.filter(wanted).length > 1
}

const SAYS = 'exp(-|x|) once for sigmoid, its opposite and softplus'

const sharedSigmoid: PlanLaw = {
  name: 'one-exponential',
  says: SAYS,
  apply: (planner, { args: [t] }, before) => {
    if (!isShared(planner, before)) return undefined
    const { program } = planner
    const e = fold(planner, t!)
    const choice = isCore(t!, 'negate') ? [t!.args[0]!, e, program.one] : [t!, program.one, e]
    return program.core('divide', [program.core('choose', choice), program.core('add', [program.one, e])])
  },
}

const sharedSoftplus: PlanLaw = {
  name: 'one-exponential',
  says: SAYS,
  apply: (planner, { args: [t] }, before) => {
    if (!isShared(planner, before)) return undefined
    const { program } = planner
    return program.core('add', [program.apply('relu', [t!]), program.apply('log1p', [fold(planner, t!)])])
  },
}

type Suffix = '' | '-rows' | '-columns'

const FAMILY = ['logsumexp', 'softmax', 'logsoftmax'] as const

/** What the functions of the family have in common: entries less the greatest, their exponentials and the sums of these. */
const parts = ({ program }: Planner, t: Op, suffix: Suffix) => {
  const top = program.core(suffix === '' ? 'max' : `max${suffix}`, [t])
  const shifted = along(program, t, program.core('negate', [top]), suffix)
  const exponentials = program.apply('exp', [shifted])
  const total = program.core(suffix === '' ? 'sum' : `sum${suffix}`, [exponentials])
  return { top, shifted, exponentials, total, log: program.apply('log', [total]) }
}

/** A number added to a vector, or a vector to the columns or rows of a matrix. */
const along = (program: Program, t: Op, added: Op, suffix: Suffix): Op =>
  program.core(suffix === '' ? 'add' : suffix === '-rows' ? 'add-to-columns' : 'add-to-rows', [t, added])

const divided = (program: Program, t: Op, by: Op, suffix: Suffix): Op => {
  if (suffix === '') return program.core('divide', [t, by])
  const inverse = program.core('divide', [program.one, by])
  return suffix === '-rows'
    ? program.core('scale-rows', [inverse, t])
    : program.core('scale-columns', [t, inverse])
}

const sharedSoftmax = (name: (typeof FAMILY)[number], suffix: Suffix): PlanLaw => ({
  name: 'one-exponential',
  says: 'the exponentials once for logsumexp, softmax and logsoftmax',
  apply: (planner, { args: [t] }, before) => {
    const { program, has, wanted } = planner
    const [of] = before.args as [Op]
    if (!has('max') || of.rank !== (suffix === '' ? 1 : 2)) return undefined
    const isWanted = (other: string): boolean =>
      wanted(
        program.apply(`${other}${suffix}`, [of], other === 'logsumexp' ? sumShape(of, suffix) : of.shape),
      )
    if (FAMILY.filter(isWanted).length < 2) return undefined
    const { top, shifted, exponentials, total, log } = parts(planner, t!, suffix)
    if (name === 'logsumexp') return program.core('add', [log, top])
    if (name === 'softmax') return divided(program, exponentials, total, suffix)
    return along(program, shifted, program.core('negate', [log]), suffix)
  },
})

const sumShape = ({ shape }: Op, suffix: Suffix): OpShape =>
  suffix === '' ? [] : [shape[suffix === '-rows' ? 0 : 1]!]

/** A solution where the inverse is wanted anyway. */
const byInverse: PlanLaw = {
  name: 'inverse-at-hand',
  says: 'a product with the inverse that is there, against one more factorisation',
  apply: ({ program, make, wanted }, { op, args: [a, b] }, before) => {
    const inverse = (matrix: Op): Op =>
      op === 'solve' ? program.apply('inv', [matrix]) : program.core('cholesky-inverse', [matrix])
    if (!wanted(inverse(before.args[0]!))) return undefined
    return b!.rank === 1 ? program.matvec(inverse(a!), b!) : make('matmul', [inverse(a!), b!])
  },
}

const SUFFIXES = ['', '-rows', '-columns'] as const

export const SHARING: PlanLaws = {
  sigmoid: [sharedSigmoid],
  softplus: [sharedSoftplus],
  solve: [byInverse],
  'cholesky-solve': [byInverse],
  ...Object.fromEntries(
    FAMILY.flatMap((name) =>
      SUFFIXES.map((suffix) => [`${name}${suffix}`, [sharedSoftmax(name, suffix)]] as const),
    ),
  ),
}
