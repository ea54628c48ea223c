/**
 * Runs a parsing expression grammar: of alternatives the first that matches is taken, and what is repeated is repeated as
 * often as it can be. The grammars are checked and compiled by Ohm when the program is built (`src/build/grammars.mjs`),
 * and nodes are those of Ohm. Nothing is remembered from one alternative to the next, as none of ours go over the
 * same nested text more than twice.
 */

/** What a rule matches: a token, a rule by its name, or parts in one of these ways. */
export type Part =
  | string
  | readonly ['rule', name: string]
  | readonly ['seq' | 'alt', parts: readonly Part[]]
  | readonly ['not', part: Part]
  /** `width` is the number of nodes that one match of the part gives. */
  | readonly ['star' | 'plus' | 'opt', width: number, part: Part]

export interface Grammar<N> {
  readonly rules: Readonly<Record<string, Part>>
  /** The node of what a rule, a token or one column of a repetition has matched; the last two are of no rule. */
  readonly node: (rule: string | undefined, children: readonly N[], from: number, to: number) => N
}

interface Run<N> extends Grammar<N> {
  readonly code: string
  /** The last token at which a part did not match. */
  furthest: number
}

const FAILED = -1
const NONE: readonly never[] = []

/** The node of the whole text by a rule, or the token at which no reading goes on. */
export const run = <N>(
  { rules, node }: Grammar<N>,
  code: string,
  start: string,
): { readonly node: N } | { readonly failedAt: number } => {
  const state: Run<N> = { rules, node, code, furthest: FAILED }
  const found: N[] = []
  const end = match(state, ['rule', start], 0, found)
  if (end === code.length) return { node: found[0]! }
  if (end !== FAILED) fail(state, end)
  return { failedAt: state.furthest }
}

const fail = <N>(state: Run<N>, at: number): number => {
  state.furthest = Math.max(state.furthest, at)
  return FAILED
}

/** Where the match ends; its nodes are added to `found`, to which nothing is added where there is none. */
const match = <N>(state: Run<N>, part: Part, at: number, found: N[]): number => {
  if (typeof part === 'string') {
    if (state.code[at] !== part) return fail(state, at)
    found.push(state.node(undefined, NONE, at, at + 1))
    return at + 1
  }
  switch (part[0]) {
    case 'rule': {
      const children: N[] = []
      const end = match(state, state.rules[part[1]]!, at, children)
      if (end !== FAILED) found.push(state.node(part[1], children, at, end))
      return end
    }
    case 'seq':
      return sequence(state, part[1], at, found)
    case 'alt':
      for (const alternative of part[1]) {
        const end = match(state, alternative, at, found)
        if (end !== FAILED) return end
      }
      return FAILED
    case 'not':
      return absence(state, part[1], at)
    default:
      return repetition(state, part, at, found)
  }
}

const sequence = <N>(state: Run<N>, parts: readonly Part[], at: number, found: N[]): number => {
  const before = found.length
  let end = at
  for (const part of parts) {
    end = match(state, part, end, found)
    if (end === FAILED) {
      found.length = before
      return FAILED
    }
  }
  return end
}

/** What must not follow is not what the reader is told to write. */
const absence = <N>(state: Run<N>, part: Part, at: number): number => {
  const { furthest } = state
  const end = match(state, part, at, [])
  state.furthest = furthest
  return end === FAILED ? at : fail(state, at)
}

/** A node for each column: of `("," size)*` one for the commas, one for the sizes. */
const repetition = <N>(
  state: Run<N>,
  [times, width, part]: readonly ['star' | 'plus' | 'opt', number, Part],
  at: number,
  found: N[],
): number => {
  const columns = Array.from({ length: width }, (): N[] => [])
  let end = at
  for (;;) {
    const row: N[] = []
    const next = match(state, part, end, row)
    if (next === FAILED) break
    row.forEach((node, i) => {
      columns[i]!.push(node)
    })
    end = next
    if (times === 'opt') break
  }
  if (times === 'plus' && end === at) return FAILED
  for (const column of columns) found.push(state.node(undefined, column, at, end))
  return end
}
