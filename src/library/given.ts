/**
 * What a program says of a problem and of how to work on it.
 */
import type { Options as SolveOptions } from '../solve/derivative.ts'
import type { Request, VariableFacts } from '../solve/request.ts'
import type { Rules } from './own-rules.ts'

/** What is known of a problem beside its text. */
export interface Given {
  /** Declarations, as in a `where` clause. */
  readonly where?: string
  /** Shapes and properties by variable, each a name that the problem has. */
  readonly vars?: Readonly<Record<string, VariableFacts>>
}

/** How to derive: with its steps and in shortest form, unless said otherwise. */
export type Deriving = Omit<Options, 'check' | 'code' | 'where'>

/** How to solve: checked and with its steps, unless said otherwise. */
export type Options = Omit<SolveOptions, 'rules'> & { readonly rules?: Rules }

/** A problem that may leave its variables to its text. */
export type Reading = Omit<Request, 'wrt'> & Partial<Pick<Request, 'wrt'>>

/** How to judge an answer. */
export type Judging = Pick<Options, 'where' | 'limits' | 'unconstrained' | 'layout' | 'rules'>

/** Which derivative, and in which directions: by variable, or the cotangent of a vjp. */
export type Directions = Pick<Request, 'kind' | 'direction' | 'cotangent'>

/** What is known of a derivation: the variables that move beside those whose differentials are written. */
export type Auditing = { readonly from?: 'gradus' | 'latex' } & Given &
  Pick<Options, 'limits' | 'layout'> &
  Partial<Pick<Request, 'wrt'>>
