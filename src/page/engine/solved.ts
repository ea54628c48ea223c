/**
 * A problem that was solved, with what is made of it when it is first asked for.
 */
import { type Linked, problemIn } from '../../formats/linked.ts'
import { sourceOf } from '../../parse/index.ts'
import type { CheckJson } from '../../solve/answer.ts'
import type { Judge } from '../../solve/claim.ts'
import { type Derivative, deriveRequest } from '../../solve/derivative.ts'
import { once } from '../../solve/once.ts'
import type { Detail } from '../protocol.ts'

/** A problem that was solved. */
export interface Solved {
  readonly linked: Linked
  readonly text: string
  /** For readers: what an answer repeats has names. */
  readonly derivative: Derivative
  /** For programs. */
  readonly plain: () => Derivative
  readonly check: () => Promise<CheckJson>
  readonly judge: () => Promise<Judge>
}

const STEPS = { answer: false, steps: true, all: 'all' } as const satisfies Readonly<
  Record<Detail, boolean | 'all'>
>

/** Derives. Throws whatever is wrong with the problem. */
export const solvedOf = (linked: Linked, detail: Detail): Solved => {
  const { request, options } = problemIn(linked)
  const derivative = deriveRequest(request, { ...options, steps: STEPS[detail], names: true })
  return {
    linked,
    text: sourceOf(linked.expr, linked.where),
    derivative,
    plain: once(() => deriveRequest(request, { ...options, names: false })),
    check: once(async () => (await import('../../solve/checked.ts')).checked(derivative)),
    judge: once(async () => (await import('../../solve/claim.ts')).judgeOf(derivative)),
  }
}
