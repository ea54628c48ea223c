/**
 * What a check reports, and how a wrong answer is described.
 */
import { type Cause, causeText } from './diagnose.ts'

/** What a wrong answer was caught by. */
export interface CheckFailure {
  /** The variable, or several by comma where only a joint direction was compared. */
  readonly variable: string
  /** What it should have been, in a word. */
  readonly noun?: string
  /** Row and column from 1, where a single entry was compared. */
  readonly entry?: readonly [number, number]
  readonly expected?: number
  readonly got?: number
  /** The sizes of the point. */
  readonly dims: Readonly<Record<string, number>>
  /** What is wrong as a whole, where it is something simple. */
  readonly cause?: Cause
  /** One sentence that says what is wrong. */
  readonly message: string
}

export type CheckReport =
  | { readonly ok: true; readonly points: number; readonly maxRelError: number }
  | {
      readonly ok: false
      readonly points: number
      readonly maxRelError: number
      readonly detail: CheckFailure
    }
  | { readonly ok: null; readonly reason: string }

/** What one point says of an answer. */
export type Outcome =
  | { readonly kind: 'undecided'; readonly reason: string }
  | { readonly kind: 'right'; readonly error: number }
  /** Faint where other points should be asked first. */
  | {
      readonly kind: 'wrong'
      readonly error: number
      readonly detail: CheckFailure
      readonly faint: boolean
    }

/** Variables as a message names them. */
export const inWords = (variables: readonly string[]): string => variables.join(',')

/** The failure as one sentence; a simple cause says more than numbers. */
export const describe = (failure: Omit<CheckFailure, 'message'>): CheckFailure => ({
  ...failure,
  message: failure.cause
    ? `the answer by ${failure.variable} ${causeText(failure.cause, failure.noun ?? 'gradient')}`
    : `the answer by ${failure.variable} is ${failure.got} ${place(failure)}, where differences give ${failure.expected}`,
})

const place = ({ entry }: Pick<CheckFailure, 'entry'>): string =>
  entry ? `in entry [${entry.join(',')}]` : 'along a random direction'
