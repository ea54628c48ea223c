/**
 * Derivatives along a direction: dF with a value for every dX. No matrix of partial derivatives is formed.
 */
import type { Node } from '../expr/node.ts'
import { type Differentiated, substitute } from './forward.ts'
import type { Session } from './session.ts'

/** The value of each differential; those of definitions get names where they are large. */
export const along = (
  { graph, inForm, namer }: Session,
  all: readonly Differentiated[],
  direction: (variable: Node) => Node,
): Node[] => {
  const known = new Map<Node, Node>()
  return all.map(({ of, name, differential }) => {
    const put = substitute(graph, differential, (body) => known.get(body) ?? direction(body))
    const value = inForm('derivatives', put)
    if (of.kind === 'named') known.set(of, namer.nameLarge(`d${name}`, value))
    return value
  })
}
