/**
 * What a reader points at: which parts of a place make it up, and which part of the text a caret is in.
 */
import type { Reading, Result } from './protocol.ts'

/** The nodes of a set that make up a node: itself, or else the largest of its parts. */
export const covering = (
  node: string,
  parts: Result['parts'],
  known: (node: string) => boolean,
): readonly string[] => {
  const found: string[] = []
  const seen = new Set<string>()
  const pending = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (known(next)) found.push(next)
    else pending.push(...(parts[next]?.of ?? []))
  }
  return found
}

/** The smallest part of the text that holds a place. */
export const nodeAt = ({ spans }: Pick<Reading, 'spans'>, at: number): string | undefined => {
  const around = spans.filter(({ from, to }) => from <= at && at <= to)
  return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0]?.node
}
