/**
 * The nodes of a parse, their trees and spans.
 */
import type { Span } from '../errors/error.ts'
import type { Expr } from '../syntax/tree.ts'
import type { Tokens } from './tokens.ts'

/** A node: of a rule, of a token, or of what stands at one place of a repeated part. */
export interface Parsed {
  readonly children: readonly Parsed[]
  readonly source: { readonly startIdx: number; readonly endIdx: number }
  tree(tokens: Tokens): unknown
}
/** What an action is called on. */
export interface Self {
  readonly args: { readonly tokens: Tokens }
  readonly source: Parsed['source']
}
/** A mark after an operand: applied to what stands before it. */
export type Postfix = (body: Expr, from: number, previous: string) => Expr
/** The tree of an expression. */
export const exprOf = (node: Parsed, tokens: Tokens): Expr => node.tree(tokens) as Expr
/** The trees of all children. */
export const allOf = <T>(node: Parsed, tokens: Tokens): T[] =>
  node.children.map((child) => child.tree(tokens) as T)
/** From the first token to the last. */
export const cover = (tokens: Tokens, { startIdx, endIdx }: Parsed['source']): Span => ({
  from: tokens.from[startIdx]!,
  to: tokens.to[endIdx - 1]!,
})
