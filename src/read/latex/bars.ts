/**
 * Bars that authors make of two: `\left|\left| x \right|\right|` is a norm.
 */
import type { Token } from './tokens.ts'

const isBar = (token: Token | undefined, side: 'l' | 'r'): boolean =>
  token?.kind === 'command' && token.text === `${side}vert`

/** Two bars that open and the two that close them become one each. */
export const withDoubleBars = (tokens: readonly Token[]): readonly Token[] => {
  const close = closings(tokens)
  const merged = new Map<number, string>()
  const dropped = new Set<number>()
  for (const [open, end] of close) {
    if (dropped.has(open) || close.get(open + 1) !== end - 1) continue
    merged.set(open, 'lVert').set(end - 1, 'rVert')
    dropped.add(open + 1).add(end)
  }
  if (merged.size === 0) return tokens
  return tokens.flatMap((token, i) => {
    const text = merged.get(i)
    if (text !== undefined)
      return [{ ...token, text, span: { from: token.span.from, to: tokens[i + 1]!.span.to } }]
    return dropped.has(i) ? [] : [token]
  })
}

/** What closes every bar that opens, in the order in which they open. */
const closings = (tokens: readonly Token[]): ReadonlyMap<number, number> => {
  const found: (readonly [number, number])[] = []
  const open: number[] = []
  tokens.forEach((token, i) => {
    if (isBar(token, 'l')) open.push(i)
    else if (isBar(token, 'r') && open.length > 0) found.push([open.pop()!, i])
  })
  return new Map(found.sort(([a], [b]) => a - b))
}
