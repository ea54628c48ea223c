/**
 * A gradient in the free entries is what the value moves by along a basis of the structure, a Hessian what the gradient
 * does.
 */
import { newWatch } from '../../linalg/watch.ts'
import { partialsOf } from '../along.ts'
import { structureOf } from '../subspace.ts'
import type { Definition } from './definition.ts'

export const free: Definition = (asked) => {
  const { point, value, answer, variables } = asked
  const [[name, properties] = ['', new Set<never>()]] = variables
  const found = partialsOf({ ...asked, answer: new Map() }, value, name, structureOf(properties))
  return (
    found && {
      expected: [...found.matrix.data],
      got: [...answer(point, newWatch()).data],
      noise: found.error,
    }
  )
}
