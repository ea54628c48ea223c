/**
 * The only importer of ohm-js: builds the grammar from its recipe when first used, and runs it. No Ohm object leaves
 * `parse/`.
 */
import * as ohm from 'ohm-js'
import { actions } from './actions.ts'
import { RECIPE } from './grammars.generated.ts'
import type { Tokens } from './tokens.ts'

/** What to read: a rule of `grammar/`. */
export type Start = 'expression' | 'problem' | 'rule' | 'size'
/** The tree, or the token at which no reading goes on. */
export type Result = { readonly tree: unknown } | { readonly failedAt: number }

interface Language {
  readonly grammar: ohm.Grammar
  readonly semantics: ohm.Semantics
}

/** The type declarations of ohm-js leave this export out. */
const { makeRecipe } = ohm as unknown as { makeRecipe: (recipe: string) => ohm.Grammar }

let language: Language | undefined

const load = (): Language => {
  const grammar = makeRecipe(RECIPE)
  const semantics = grammar.createSemantics()
  semantics.addOperation('tree(tokens)', actions as unknown as ohm.ActionDict<unknown>)
  return { grammar, semantics }
}

/** Reads the tokens by the rule `start`. */
export const read = (tokens: Tokens, start: Start): Result => {
  language ??= load()
  const match = language.grammar.match(tokens.code, start)
  if (match.failed()) return { failedAt: match.getRightmostFailurePosition() }
  const root = language.semantics(match) as unknown as { tree(tokens: Tokens): unknown }
  return { tree: root.tree(tokens) }
}
