/**
 * The answer to a problem as JSON: the fields and the order in which they stand.
 */
import type { ErrorCode } from '../errors/codes.ts'
import type { GradusError } from '../errors/error.ts'
import type { Choice } from '../read/reading.ts'
import type { Dim } from '../shape/dim.ts'
import type { Kind } from './request.ts'

/** A shape: `[]`, `[n]` or `[m, n]`. */
export type ShapeJson = readonly Dim[]

export interface DefinitionJson {
  readonly name: string
  readonly text: string
  readonly latex: string
}

/** What stands before a constraint in the Lagrangian. */
export interface MultiplierJson extends DefinitionJson {
  readonly constraint: string
}

/** What moves, in terms of the directions: `dF` of a Jacobian, `dG` of a Hessian. */
export interface DifferentialJson extends Omit<DefinitionJson, 'name'> {
  readonly of: string
}

export interface StepJson {
  readonly rule: string
  readonly text: string
  readonly latex: string
  readonly source: string
}

export interface CodeJson {
  readonly source: string
  /** Types for callers of the function, where the language has files for them. */
  readonly declarations?: string
  readonly function: string
  readonly args: readonly string[]
  readonly returns: readonly string[]
}

export type CheckJson =
  | { readonly ok: true; readonly points: number; readonly maxRelError: number }
  | { readonly ok: null; readonly reason: string }

/** What stands once for every variable. */
export interface DerivativeJson {
  /** Of a block of a Hessian both variables. */
  readonly wrt: string | readonly string[]
  readonly shape: ShapeJson
  readonly text: string
  readonly latex: string
  readonly size: number
}

interface Common {
  readonly id: string | number | null
  readonly ok: true
  /** The problem in our language, as typed or as read. */
  readonly input: string
  /** How a text in another language was read, where it leaves a choice. */
  readonly reading?: readonly Choice[]
  readonly kind: Kind
  readonly shapes: Readonly<Record<string, ShapeJson>>
  readonly assumptions: readonly string[]
  readonly notes: readonly string[]
  readonly definitions: readonly DefinitionJson[]
  /** What `text` uses that is defined by an equation, with the equation. */
  readonly equations?: readonly DefinitionJson[]
  readonly differentials?: readonly DifferentialJson[]
  readonly multipliers?: readonly MultiplierJson[]
  readonly derivation?: readonly StepJson[]
  readonly code?: Readonly<Record<string, CodeJson>>
  readonly check?: CheckJson
  /** Milliseconds to parse, derive, simplify and print. */
  readonly ms: number
}

export type Solved = Common & (DerivativeJson | { readonly derivatives: readonly DerivativeJson[] })

/** Of the kinds that are answered by a word: how an expression bends, and why. */
export interface Judged extends Omit<Common, 'derivation' | 'differentials' | 'equations' | 'code'> {
  readonly wrt: string
  readonly curvature: 'affine' | 'convex' | 'concave' | 'neither' | 'unknown'
  readonly certificate?: readonly StepJson[]
  /** Values of all variables, and a direction for those in question, along which the value bends up or down. */
  readonly counterexample?: readonly CounterexampleJson[]
  readonly code?: undefined
}

/** What is proved of a stationary point, jointly or with the other variables as they are. */
export interface OptimumJson {
  readonly wrt: string
  readonly is: 'global minimum' | 'global maximum' | 'stationary point'
  /** The other variables, where it is that for these as they are, and not of all together. */
  readonly given?: readonly string[]
  /** Whether it is proved to be the only one. */
  readonly unique: boolean
  /** What must hold for that and is not proved. */
  readonly where: readonly string[]
  readonly why: string
  /** The value there, where that is short. */
  readonly value?: Omit<DefinitionJson, 'name'> & { readonly size: number }
}

/** A stationary point, how the value bends, and what is proved of the two together. */
export type Minimised = Solved &
  Pick<Judged, 'curvature' | 'certificate' | 'counterexample'> & { readonly optima: readonly OptimumJson[] }

export type NumbersJson = number | readonly number[] | readonly (readonly number[])[]

export interface CounterexampleJson {
  readonly against: 'convex' | 'concave'
  readonly point: Readonly<Record<string, NumbersJson>>
  readonly direction: Readonly<Record<string, NumbersJson>>
}

export interface ErrorJson {
  readonly code: ErrorCode
  readonly message: string
  readonly from?: number
  readonly to?: number
  readonly hint?: string
}

export interface Failed {
  readonly id: string | number | null
  readonly ok: false
  /** The line as given, where it is no problem at all. */
  readonly line?: string
  readonly error: ErrorJson
}

export type Answer = Solved | Minimised | Judged | Failed

/** An error as the answers state it. */
export const errorJson = (error: GradusError): ErrorJson => ({
  code: error.code,
  message: error.message,
  ...(error.span ? { from: error.span.from, to: error.span.to } : {}),
  ...(error.hint ? { hint: error.hint } : {}),
})
