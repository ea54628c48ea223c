/**
 * Products that can be had from others that are computed anyway.
 */
import type { Op } from '../../array/op.ts'
import { either, isCore, type PlanLaw, type PlanLaws, type Planner } from '../planner.ts'

/** A : B*C as A*C' : B or B'*A : C where that product is there. */
const innerByOther: PlanLaw = {
  name: 'product-at-hand',
  says: 'an inner product with a product that is there, against one more product',
  apply: (planner, { args }) => {
    const { program, wanted, once } = planner
    for (const [a, b] of either(args)) {
      if (!isCore(b, 'matmul') || !once(b)) continue
      const [u, v] = b.args as [Op, Op]
      const right = program.core('matmul', [a, program.transpose(v)])
      if (wanted(right)) return rowWise(planner, right, u)
      const left = program.core('matmul', [program.transpose(u), a])
      if (wanted(left)) return rowWise(planner, left, v)
    }
    return undefined
  },
}

/** A : B, by the inner products of the rows where these are there. */
const rowWise = ({ program, wanted }: Planner, a: Op, b: Op): Op => {
  for (const pair of either([a, b])) {
    const rows = program.core('inner-rows', pair)
    if (wanted(rows)) return program.core('sum', [rows])
  }
  return program.core('inner', [a, b])
}

export const REUSE: PlanLaws = { inner: [innerByOther] }
