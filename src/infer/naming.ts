/**
 * Names for dimensions that nothing names: n, m, p, q, k, … in order of appearance, skipping names in use.
 */
import { dimNames } from '../shape/dim.ts'
import { isUnknown } from '../shape/equation.ts'
import type { Shape } from '../shape/shape.ts'
import type { Unifier } from '../shape/unify.ts'

const LETTERS = ['n', 'm', 'p', 'q', 'k', 'r', 's', 't', 'l', 'i', 'j']

/** Names not in use, in order. */
export function* freeNames(used: ReadonlySet<string>): Generator<string, never> {
  for (let round = 0; ; round++)
    for (const letter of LETTERS) {
      const name = round === 0 ? letter : `${letter}${round}`
      if (!used.has(name)) yield name
    }
}

/** A name for each unknown dimension of the shapes, in the order met. */
export const namesFor = (
  shapes: Iterable<Shape>,
  unifier: Unifier,
  used: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const free = freeNames(used)
  for (const { rows, cols } of shapes)
    for (const dim of [rows, cols])
      for (const part of dimNames(unifier.resolve(dim)))
        if (isUnknown(part) && !names.has(part)) names.set(part, free.next().value)
  return names
}
