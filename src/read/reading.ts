/**
 * A problem that is stated in another language, and what reading it makes of it.
 */
import type { GradusError, Span } from '../errors/error.ts'
import type { DerivativeKind } from '../expr/kinds.ts'
import type { Analysis } from '../infer/analysis.ts'
import type { Written } from './piece.ts'

/** The languages that problems may be stated in beside ours. */
export const LANGUAGE_NAMES = ['latex', 'numpy', 'julia', 'mathjson'] as const

export type Language = (typeof LANGUAGE_NAMES)[number]

/** What is known of a variable beside the text. */
export interface Facts {
  readonly shape?: readonly (number | string)[]
  readonly props?: readonly string[]
  readonly function?: unknown
}

/** A problem as it is stated. */
export interface Stated {
  /** In the language of its author. */
  readonly text: string
  /** The variables to differentiate by; none where the text is to name them. */
  readonly wrt: readonly string[]
  /** Set where the text under other choices is wanted, too. */
  readonly withOthers?: true
  /** Set where nothing is asked of any variable. */
  readonly isFormula?: true
  readonly kind?: DerivativeKind
  readonly vars?: Readonly<Record<string, Facts>>
  /** Declarations, as in a `where` clause. */
  readonly where?: string
}

/** A problem in our language. */
export interface Said {
  readonly expr: string
  readonly wrt: readonly string[]
  readonly kind?: DerivativeKind
  readonly vars?: Readonly<Record<string, Facts>>
}

/** What was chosen at a place, and what else it could have been. */
export interface Choice {
  readonly from: number
  readonly to: number
  readonly chose: string
  readonly instead: readonly string[]
  readonly why: string
  /** The whole text under the other choices, where its shapes fit. */
  readonly others?: readonly { readonly chose: string; readonly expr: string }[]
}

/** A text as it was read. */
export interface Reading {
  readonly said: Said
  readonly choices: readonly Choice[]
  readonly notes: readonly string[]
  /** What the text says the derivative is, in our language; what is wrong with it where it cannot be read. */
  readonly answer?: Written | GradusError
  /** The place in the text typed of a place in the text in our language. */
  readonly placeOf: (span: Span) => Span
}

/** Infers the shapes of a problem in our language. Throws: what is wrong with it. */
export type Analyse = (said: Said) => Analysis
