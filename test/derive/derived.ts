/**
 * A problem from its text to its derivation, as readers see it.
 */

import { type Derived, type DeriveOptions, derive } from '../../src/derive/derive.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { headText } from '../../src/print/heads.ts'
import { toText } from '../../src/print/text.ts'

export interface DerivedText extends Derived {
  /** The answers as text, by variable. */
  readonly text: Readonly<Record<string, string>>
  /** Every line with what it is of and the laws that led to it: `df = b : d(W*x) [d-linear]`. */
  readonly lines: readonly string[]
  /** The definitions in use. */
  readonly where: readonly string[]
}

export const derived = (source: string, wrt: string, options: DeriveOptions = {}): DerivedText => {
  const found = derive(analyse(parseProblem(source)), wrt.split(','), options)
  return {
    ...found,
    text: Object.fromEntries(found.answers.map(({ variables, node }) => [variables.join(','), toText(node)])),
    lines: found.steps.map((step) => `${headText(step)} = ${toText(step.node)}  [${step.rule}]`),
    where: found.definitions.map(({ name, value }) => `${name} = ${toText(value)}`),
  }
}

/** The gradient by one variable. */
export const gradientOf = (source: string, wrt: string, options: DeriveOptions = {}): string =>
  derived(source, wrt, { steps: false, ...options }).text[wrt]!
