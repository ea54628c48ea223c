/**
 * The derivation of every problem of the case files, texts among them, and of the examples.
 */
import type { Derivation } from '../../src/expr/derivation.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { caseProblems, exampleProblems } from '../problems.ts'
import { solutionOf } from '../questions.ts'
import { topics } from '../texts.ts'

export interface Derived {
  /** The problem as typed. */
  readonly title: string
  readonly derivation: Derivation
}

/** Those of the case files alone, with names for what repeats, as readers have them. */
export const caseDerivations = (): Derived[] =>
  caseProblems().map((request) => ({
    title: request.expr,
    derivation: deriveRequest(request, { names: true }).derived,
  }))

let all: readonly Derived[] | undefined

/** All of them, derived once. */
export const derivations = (): readonly Derived[] => {
  all ??= derived()
  return all
}

const derived = (): Derived[] => [
  ...caseDerivations(),
  ...exampleProblems().map(({ rules, ...request }) => ({
    title: request.expr,
    derivation: deriveRequest(request, { names: true, ...(rules ? { rules } : {}) }).derived,
  })),
  ...topics()
    .flatMap(([, blocks]) => blocks)
    .filter(({ problem, asked }) => problem.wrt && !asked.some(([question]) => question === 'error'))
    .map(({ title, problem }) => ({ title, derivation: solutionOf(problem).derivative().derived })),
]
