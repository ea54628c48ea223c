/**
 * How generated code is run: one file a language says so in a `Runner`.
 */
import type { Code } from '../../../src/code/index.ts'
import type { Curve } from '../curves.ts'
import type { Value } from '../reference.ts'

export type Argument =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'dimension'; readonly value: number }
  /** The derivative of this order of a generic function. */
  | { readonly kind: 'function'; readonly curve: Curve; readonly order: number }

/** A generated function and what it is called with. */
export interface Job {
  readonly code: Code
  readonly args: readonly Argument[]
}

/** What is returned by a language that does not tell a vector from a matrix of one column: entries row by row. */
export interface Grid {
  readonly rows: number
  readonly cols: number
  readonly data: readonly number[]
  /** Where a language tells: whether it is no matrix. */
  readonly flat?: boolean
}

export type Returned = Value | Grid

export type Outcome =
  | { readonly results: readonly [Returned, Returned | readonly Returned[]] }
  | { readonly error: string }

export interface Runner {
  /** Whether there is nothing here to run code with, and no `CI=true` that asks for it to be run all the same. */
  readonly missing: boolean
  /** Runs every job, in order. */
  readonly run: (jobs: readonly Job[]) => readonly Outcome[]
  /** How far values may be from the right ones, relative to the larger of those and 1; 1e-9 unless said otherwise. */
  readonly tolerance?: number
  /** Arguments of another rank are a matter of types, of which the compiler or a conversion sees to: none is tried. */
  readonly typed?: true
  /** Of random programs one in this many is run, since compiling takes long. */
  readonly oneIn?: number
  /** What the target has no code for. */
  readonly refuses?: ReadonlySet<string>
}

const entries = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(entries) : [value])

const agree = (a: unknown, b: unknown): boolean => {
  const others = entries(b)
  return entries(a).every(
    (x, i) => Math.abs(Number(x) - Number(others[i])) <= 1e-9 * Math.max(1, Math.abs(Number(x))),
  )
}

/** One outcome for those of all libraries: that of the first, or what is wrong with another. */
export const together = ([first, ...rest]: readonly (readonly [string, Outcome])[]): Outcome => {
  for (const [library, outcome] of [first!, ...rest]) {
    if ('error' in outcome) return { error: `${library}: ${outcome.error}` }
    if ('results' in first![1] && !agree(first![1].results, outcome.results))
      return { error: `${library} gives ${JSON.stringify(outcome.results)}` }
  }
  return first![1]
}
