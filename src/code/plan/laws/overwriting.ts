/**
 * What is overwritten must be wanted by nothing else: else it is copied first.
 */
import { isFresh, type PlanLaw, type PlanLaws } from '../planner.ts'

const copied: PlanLaw = {
  name: 'copy-first',
  says: 'a copy, since the matrix itself is wanted too',
  apply: ({ program, once }, { op, args: [a, ...rest] }) =>
    once(a!) && isFresh(a!) ? undefined : program.core(op!, [program.core('copy', [a!]), ...rest]),
}

export const OVERWRITING: PlanLaws = { 'add-diagonal': [copied] }
