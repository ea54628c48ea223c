/**
 * What a kind brings along, as nodes: the directions of variables, the cotangent of the value.
 */
import type { Variable } from '../expr/node.ts'
import type { Request } from './request.ts'
import type { Session } from './session.ts'
import type { Start } from './start.ts'

interface Companions {
  readonly directions?: ReadonlyMap<string, string>
  readonly cotangent?: string
}

/** Directions and cotangent: variables of the problem where it has them, else new ones. */
export const directed = (
  session: Session,
  { variable }: Start,
  { directions, cotangent }: Companions,
): Pick<Request, 'direction' | 'cotangent'> => ({
  direction: (name) => {
    const given = directions?.get(name)
    return given === undefined ? directionOf(session, variable(name)) : variable(given)
  },
  ...(cotangent === undefined ? {} : { cotangent: variable(cotangent) }),
})

/** `dX`, or a name like it that is free. */
const directionOf = ({ graph, namer }: Session, { name, rows, cols }: Variable): Variable =>
  graph.variable({ name: namer.free(`d${name}`), rows, cols, active: false })
