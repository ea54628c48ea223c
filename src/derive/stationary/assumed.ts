/**
 * What a solution takes for granted beside what its law says: that an equation for a matrix has one solution.
 */
import type { Node } from '../../expr/node.ts'
import { functionNamed } from '../../functions/index.ts'
import { hasProperty } from '../../properties/properties.ts'
import type { Assumption, Trace } from '../trace.ts'

/** Remembers what is taken for granted, if it is not remembered already. */
export const assumeOnce = ({ assumptions }: Pick<Trace, 'assumptions'>, one: Assumption): void => {
  if (!assumptions.some(({ node, property }) => node === one.node && property === one.property))
    assumptions.push(one)
}

/**
 * That the equation which a call solves has one solution; `undefined` of other nodes, and where that is proved. Semidefinite
 * matrices have eigenvalues that are not negative, so that those of one that is definite add up to zero with none.
 * Source: Higham2008, ch. 6.
 */
export const solvable = (atPoint: (node: Node) => Node, node: Node): Assumption | undefined => {
  const row = node.kind === 'call' ? functionNamed(node.name) : undefined
  if (node.kind !== 'call' || !row?.solvable) return undefined
  const { definite } = row.solvable
  const matrices = node.args.slice(0, -1)
  const isSo = (one: Node, property: 'positive-definite' | 'positive-semidefinite'): boolean =>
    hasProperty(atPoint(one), property)
  if (!definite || !matrices.every((one) => isSo(one, 'positive-semidefinite')))
    return { node, property: 'solvable' }
  if (matrices.some((one) => isSo(one, 'positive-definite'))) return undefined
  const [only, more] = matrices
  return only && !more ? { node: only, property: 'invertible' } : { node, property: 'solvable' }
}
