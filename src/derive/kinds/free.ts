/**
 * Gradient and Hessian in the free entries of a variable.
 */
import { noFreeEntries } from '../../errors/derivatives.ts'
import type { Answered } from '../../expr/derivation.ts'
import type { Node, Variable } from '../../expr/node.ts'
import { byVariable, finished } from '../answers.ts'
import { differentials } from '../forward.ts'
import { freeEntries, inFreeEntries, refuseSets } from '../free-entries.ts'
import { gradient } from '../gradient.ts'
import { identify, jacobians } from '../identify.ts'
import { type Derivatives, NONE, type Request } from '../request.ts'
import { prepare, type Session } from '../session.ts'

export const free = (session: Session, request: Request): Derivatives => {
  const [prepared, found] = gradients(session, request)
  return { ...NONE, answers: byVariable(request.variables, found), prepared }
}

export const freeHessian = (session: Session, request: Request): Derivatives => {
  const { variables } = request
  const [prepared, found] = gradients(session, request)
  const single = variables.length === 1
  const answers = found.flatMap(({ moving }, i) => {
    const name = session.namer.free(single ? 'g' : `g_${variables[i]!.name}`)
    return variables.map((second): Answered => {
      const answer = byEntries(session, request.released(moving), name, second)
      return { variables: [variables[i]!.name], ...answer, ...(single ? {} : { second: second.name }) }
    })
  })
  const firsts = found.map(({ node }, i) => ({
    variables: [variables[i]!.name],
    node: request.released(node),
  }))
  return { ...NONE, answers, gradients: firsts, prepared }
}

type Finished = Pick<Answered, 'node' | 'plain'>

/** A gradient as it was found, in which the variable can move further, and as a reader likes it. */
interface Found extends Finished {
  readonly moving: Node
}

/** The objective as it was differentiated, and the gradients in the free entries. */
const gradients = (session: Session, request: Request): readonly [Node, Found[]] => {
  const { objective, scalar, variables } = request
  for (const variable of variables) {
    const properties = propertiesOf(session, variable)
    refuseSets(variable.name, properties)
    refuseUpper(variable.name, properties)
  }
  const [prepared] = prepare(session, [objective], scalar) as [Node]
  const { answers } = gradient(session, { name: scalar, objective: prepared, variables, unconstrained: true })
  return [prepared, answers.map((answer, i) => inEntries(session, variables[i]!, answer.node, scalar))]
}

/** The properties that a variable was declared with. */
const propertiesOf = (session: Session, variable: Variable): Variable['properties'] => {
  const held = session.atPoint(variable)
  return held.kind === 'variable' ? held.properties : new Set()
}

/** No function of the language has an upper triangle by columns. */
const refuseUpper = (name: string, properties: Variable['properties']): void => {
  if (properties.has('upper-triangular') && !properties.has('diagonal'))
    throw noFreeEntries(
      name,
      'upper-triangular',
      "Write it as the transpose of a lower-triangular variable: L' for U.",
    )
}

/** G : dX as g : dt. */
const inEntries = (session: Session, variable: Variable, around: Node, name: string): Found => {
  const { graph } = session
  const entries = freeEntries(session, variable, variable.name)
  if (!entries.law) {
    const moving = entries.column(around)
    return { moving, ...finished(session, 'present', [moving])[0]! }
  }
  const differential = graph.colon(around, entries.moved)
  const all = [{ of: graph.ones(1, 1), name, differential }]
  const [row] = jacobians(session, all, identify(session, all), entries.by) as [Node]
  const moving = graph.transpose(row)
  return { moving, ...finished(session, 'present-jacobian', [moving])[0]! }
}

/** The derivatives of a column by the free entries of a variable. */
const byEntries = (session: Session, column: Node, name: string, variable: Variable): Finished => {
  const [prepared] = prepare(session, [column]) as [Node]
  const entries = freeEntries(session, variable, variable.name)
  const all = inFreeEntries(session, differentials(session, [{ of: prepared, name }]), variable, entries)
  const found = jacobians(session, all, identify(session, all), entries.by).slice(-1)
  return finished(session, 'present-jacobian', found)[0]!
}
