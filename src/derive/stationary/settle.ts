/**
 * The values of all unknowns: together, or each given the others; else why there are none.
 */
import type { GradusError } from '../../errors/error.ts'
import { constraintUnsolved, contradiction, undetermined } from '../../errors/stationary.ts'
import { isZeroNode } from '../../expr/node.ts'
import { toText } from '../../print/text.ts'
import { assumptionText } from '../assumptions.ts'
import type { Session } from '../session.ts'
import { silently } from './linear.ts'
import { isNowhereZero, pointOf, unsigned } from './point.ts'
import { type Apart, type Equation, solvedInTurn, solvedTogether, type Together } from './system.ts'

/** All at once where that can be, else each given the others; multipliers are known only with all the rest. */
export const settled = (session: Session, system: readonly Equation[], isConstrained: boolean): Together => {
  const joint = system.length > 1 ? solvedTogether(session, system) : {}
  if (joint.values) return joint
  const reason = apartness(session, joint, isConstrained)
  if (reason && (isConstrained || !isZeroNode(joint.leaves!))) throw reason
  const [first] = system as [Equation]
  if (isConstrained) throw unsolved(session, first)
  try {
    return solvedInTurn(session, system)
  } catch (error) {
    throw reason ?? error
  }
}

/** What is wrong with the first equation, else that the constraints do not tell the multipliers. */
const unsolved = (session: Session, { variable, equation }: Equation): GradusError => {
  const found = pointOf(session, variable, equation)
  if (!found.error) return constraintUnsolved(variable.name)
  if (!found.leaves || isZeroNode(found.leaves)) return found.error
  return contradiction({ values: [], assuming: [] }, unsigned(session, found.leaves), {
    isConstrained: true,
    isNowhereZero: false,
  })
}

/** Why nothing satisfies all equations, or many values do. */
const apartness = (
  session: Session,
  { known = [], variable, leaves }: Apart,
  isConstrained: boolean,
): GradusError | undefined => {
  if (!leaves || !variable || (known.length === 0 && !isConstrained)) return undefined
  const quiet = silently(session)
  for (const { of, equation } of known) pointOf(quiet, of, equation).show?.()
  const found = {
    values: known.map(({ of, value }) => `${of.name} = ${toText(value)}`),
    assuming: quiet.trace.assumptions.map((one) => assumptionText(one)),
  }
  return isZeroNode(leaves)
    ? undetermined(variable.name, found, isConstrained)
    : contradiction(found, unsigned(session, leaves), {
        isConstrained,
        isNowhereZero: isNowhereZero(session, leaves),
      })
}
