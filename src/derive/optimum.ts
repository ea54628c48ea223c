/**
 * The value of an objective where its variables are what was found of them.
 */

import type { Node } from '../expr/node.ts'
import { has } from '../expr/walk.ts'
import { sizeOf } from '../form/size.ts'
import { withZeros } from './at-zero.ts'
import type { Derived } from './derive.ts'
import { normalized, reformed } from './session.ts'

/** Ways to the form that an answer is printed in: as it stands, and multiplied out. */
const WAYS = [['simplify'], ['objective', 'expanded', 'simplify']] as const

/** The value in the shortest form found; `undefined` where finding it took for granted what the answers did not. */
export const valueAtPoint = ({ work, variables = [], assumptions }: Derived): Node | undefined => {
  const { session, prepared, release } = work
  if (variables.some((variable) => has(prepared, variable))) return undefined
  const before = assumptions.length
  const forms = WAYS.map((way) => {
    const nodes = [...way, 'present' as const].reduce<Node[]>(
      (last, phase) => normalized(session, phase, last).map((node) => withZeros(session.graph, node)),
      [prepared],
    )
    return reformed(session, 'tidy', nodes, () => {})[0]!
  })
  if (session.trace.assumptions.length > before) return undefined
  return release(forms.reduce((best, form) => (sizeOf(form) < sizeOf(best) ? form : best)))
}
