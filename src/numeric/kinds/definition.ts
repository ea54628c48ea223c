/**
 * What it takes to judge an answer by the definition of its kind.
 */

import type { Property } from '../../shape/properties.ts'
import type { Evaluator, Site } from '../site.ts'

/** What an answer is the answer to, at a point. */
export interface Asked extends Omit<Site, 'answer'> {
  /** What the answer is about. */
  readonly value: Evaluator
  readonly answer: Evaluator
  /** The variables that it is about, each with the properties that confine it. */
  readonly variables: ReadonlyMap<string, ReadonlySet<Property>>
  /** What all variables become, where the answer is values of them. */
  readonly settled?: ReadonlyMap<string, Evaluator>
  /** Beside that: what is zero at the answer, and what stands before it in the Lagrangian. */
  readonly constraints?: readonly { readonly residual: Evaluator; readonly multiplier: Evaluator }[]
  /** The names that the kind brings along, by variable. */
  readonly companions: ReadonlyMap<string, string>
}

/** Numbers that the definition gives, and what the answer makes of them. */
export interface Evidence {
  readonly expected: readonly number[]
  readonly got: readonly number[]
  /** A bound on the error of `expected`. */
  readonly noise: number
}

/** The evidence of a point; `undefined` where differences do not settle. */
export type Definition = (asked: Asked) => Evidence | undefined
