/**
 * A covariance is J*V*J' with the matrix J of partial derivatives, added up over the variables.
 */
import * as m from '../../linalg/matrix.ts'
import { newWatch } from '../../linalg/watch.ts'
import { partialsOf } from '../along.ts'
import type { Definition } from './definition.ts'

export const covariance: Definition = (asked) => {
  const { point, base, value, answer, variables, companions } = asked
  const size = base.value.data.length
  let total = m.zeros(size, size)
  let noise = 0
  for (const name of variables.keys()) {
    const jacobian = partialsOf({ ...asked, answer: new Map() }, value, name)
    if (!jacobian) return undefined
    const errors = point.values.get(companions.get(name)!)!
    const before = m.multiply(jacobian.matrix, errors)
    total = m.addScaled(total, m.multiply(before, m.transpose(jacobian.matrix)), 1)
    noise += 2 * errors.cols * m.maxAbs(before) * jacobian.error
  }
  return { expected: [...total.data], got: [...answer(point, newWatch()).data], noise }
}
