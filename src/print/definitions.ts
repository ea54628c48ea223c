/**
 * Definitions as text and as formulas: `h = …`, or by entries `K[i,j] = …`.
 */
import type { Named } from '../expr/node.ts'
import { writtenAs } from '../form/entries.ts'
import type { Dim } from '../shape/dim.ts'
import { formulaIn } from './formula.ts'
import { dimIn, faceOf, nameIn } from './names.ts'
import { type Notation, script } from './notation.ts'
import { compose, LEVEL } from './precedence.ts'
import { toText } from './text.ts'

/** The left and the right side. */
export interface Sides {
  readonly head: string
  readonly value: string
}

export const definitionText = (named: Named): Sides => {
  const { indices, body } = writtenAs(named)
  const head = indices.length === 0 ? named.name : `${named.name}[${indices.join(',')}]`
  return { head, value: toText(body) }
}

export const definitionIn = (to: Notation, named: Named): Sides => ({
  head: definitionHeadIn(to, named),
  value: formulaIn(to, writtenAs(named).body),
})

/** An entry is a scalar, and its name is set as that of one. */
export const definitionHeadIn = (to: Notation, named: Named): string => {
  const { indices } = writtenAs(named)
  return indices.length === 0 ? nameIn(to, named.name, faceOf(named)) : entryIn(to, named.name, indices)
}

const entryIn = (to: Notation, name: string, indices: readonly Dim[]): string => {
  const below = indices.map((index) => dimIn(to, index)).join(', ')
  return compose(LEVEL.script, [...to.whole(nameIn(to, name, 'scalar')), script(to, '_', below)]).text
}
