/**
 * What a reader points at, with pointer, caret or keys, is shown wherever it is: in its line, in the line before, in
 * what was typed.
 */
import { covering } from '../pointing.ts'
import type { Result } from '../protocol.ts'

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
