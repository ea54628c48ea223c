/**
 * What the functions that are made of the grammars read with (`src/build/grammar-rules.mjs`).
 */
import type { actions } from './actions.ts'
import type { Tokens } from './tokens.ts'

/** What each rule means, from its tokens, the places of the first and behind the last, and what its parts mean. */
export type Actions = typeof actions

export interface Reader {
  readonly tokens: Tokens
  /** That of the tokens. */
  readonly code: string
  readonly actions: Actions
  /** The next token. */
  at: number
  /** The last token at which a part did not match. */
  furthest: number
  /** What was read last of the rules that are kept: from where, to where, and what it means if it was found. */
  kept:
    | { readonly read: unknown; readonly from: number; readonly to: number; readonly found: unknown }
    | undefined
}
