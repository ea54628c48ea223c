/**
 * What nothing else wants may be overwritten.
 */
import { isOwn, type PlanLaw, type PlanLaws } from '../planner.ts'

const inPlace: PlanLaw = {
  name: 'in-place',
  says: 'the matrix itself, which nothing else wants, against a copy of it',
  apply: (planner, { args }) =>
    planner.has('add-in-place') && isOwn(planner, args[0]!)
      ? planner.program.core('add-in-place', args)
      : undefined,
}

export const OVERWRITING: PlanLaws = { 'add-diagonal': [inPlace] }
