/**
 * Runs the grammars of `grammar/` and applies the action of each rule.
 */
import { internal } from '../errors/defects.ts'
import { actions } from './actions.ts'
import { RULES } from './grammars.generated.ts'
import type { Parsed, Self } from './parsed.ts'
import { type Grammar, run } from './peg.ts'
import type { Tokens } from './tokens.ts'

/** What to read: a rule of `grammar/`. */
export type Start = 'expression' | 'problem' | 'rule' | 'size'
/** The tree, or the token at which no reading goes on. */
export type Result = { readonly tree: unknown } | { readonly failedAt: number }

type Action = (this: Self, ...children: readonly Parsed[]) => unknown
const ACTIONS: ReadonlyMap<string, Action> = new Map(Object.entries(actions as Record<string, Action>))

const GRAMMAR: Grammar<Parsed> = {
  rules: RULES,
  node: (rule, children, startIdx, endIdx) => {
    const source = { startIdx, endIdx }
    return { children, source, tree: (tokens) => treeOf(rule, children, { args: { tokens }, source }) }
  },
}

/** A rule of one part without an action means what the part means. */
const treeOf = (rule: string | undefined, children: readonly Parsed[], self: Self): unknown => {
  const action = rule && ACTIONS.get(rule)
  if (action) return action.call(self, ...children)
  const [only] = children
  if (!rule || !only || children.length > 1) throw internal(`no action for ${rule ?? 'a token'}`)
  return only.tree(self.args.tokens)
}

/** Reads the tokens by the rule `start`. */
export const read = (tokens: Tokens, start: Start): Result => {
  const read = run(GRAMMAR, tokens.code, start)
  return 'node' in read ? { tree: read.node.tree(tokens) } : read
}
