/**
 * What a reader points at, with pointer, caret or keys, is shown wherever it is: in its line, in the line before, in
 * what was typed.
 */
import type { Reading, Result } from '../protocol.ts'

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
export const nodeAt = ({ spans }: Reading, at: number): string | undefined => {
  const around = spans.filter(({ from, to }) => from <= at && at <= to)
  return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0]?.node
}

const marked = (root: Element, node: string): readonly Element[] => [
  ...root.querySelectorAll(`[data-node="${node}"]`),
]

/** Shows a node in these places of the page, and nothing else. */
export const showIn = (
  node: string | undefined,
  parts: Result['parts'],
  places: readonly Element[],
): void => {
  for (const old of document.querySelectorAll('.here[data-node]')) old.classList.remove('here')
  if (node === undefined) return
  for (const place of places)
    for (const one of covering(node, parts, (other) => marked(place, other).length > 0))
      for (const element of marked(place, one)) element.classList.add('here')
}
