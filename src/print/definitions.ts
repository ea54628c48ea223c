/**
 * Definitions as text and LaTeX: `h = …`, or by entries `K[i,j] = …`.
 */
import type { Named } from '../expr/node.ts'
import { writtenAs } from '../form/entries.ts'
import { toLatex } from './latex.ts'
import { faceOf, nameLatex } from './names.ts'
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

export const definitionLatex = (named: Named): Sides => ({
  head: definitionHeadLatex(named),
  value: toLatex(writtenAs(named).body),
})

/** An entry is a scalar, and its name is set as that of one. */
export const definitionHeadLatex = (named: Named): string => {
  const { indices } = writtenAs(named)
  return indices.length === 0
    ? nameLatex(named.name, faceOf(named))
    : `{${nameLatex(named.name, 'scalar')}}_{${indices.join(', ')}}`
}
