/**
 * Reads tokens by a rule of `grammar/`. Actions are called as soon as a rule has matched. Where one throws, or no reading
 * goes on, the text is read again with the actions put off until all of it has matched: an alternative that is given up
 * later throws nothing, and what is wrong with the order of tokens is said before what is wrong with their meaning.
 */
import { actions } from './actions.ts'
import { readers } from './grammars.generated.ts'
import type { Actions, Reader } from './reader.ts'
import type { Tokens } from './tokens.ts'

/** What to read: a rule of `grammar/`. */
export type Start = 'expression' | 'problem' | 'rule' | 'size'
/** The tree, or the token at which no reading goes on. */
export type Result = { readonly tree: unknown } | { readonly failedAt: number }

/** Reads the tokens by the rule `start`. */
export const read = (tokens: Tokens, start: Start): Result => {
  try {
    return readWith(actions, tokens, start)
  } catch {
    const result = readWith(LATER, tokens, start)
    return 'failedAt' in result ? result : { tree: done(result.tree) }
  }
}

/** The same by other actions. */
export const readWith = (by: Actions, tokens: Tokens, start: Start): Result => {
  const reader: Reader = { tokens, code: tokens.code, actions: by, at: 0, furthest: 0, kept: undefined }
  const tree = readers[start](reader)
  if (tree !== undefined && reader.at === tokens.code.length) return { tree }
  return { failedAt: tree === undefined ? reader.furthest : Math.max(reader.furthest, reader.at) }
}

type Action = (tokens: Tokens, from: number, to: number, ...parts: readonly unknown[]) => unknown

/** Each action put off: what a rule means is a function that calls it. */
const LATER = Object.fromEntries(
  Object.entries(actions as unknown as Readonly<Record<string, Action>>).map(
    ([rule, action]): [string, Action] => [
      rule,
      (tokens, from, to, ...parts) =>
        () =>
          action(tokens, from, to, ...parts.map(done)),
    ],
  ),
) as unknown as Actions

const done = (part: unknown): unknown =>
  typeof part === 'function' ? part() : Array.isArray(part) ? part.map(done) : part
