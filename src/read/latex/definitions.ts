/**
 * The equations that define names, as they are read and as they are written in our language.
 */
import { freeIndex, unreadableLatex } from '../../errors/latex.ts'
import type { Piece } from '../piece.ts'
import { headOf } from './heads.ts'
import { type Label, labelOf } from './labels.ts'
import { type Part, type Reader, readAll } from './reader.ts'
import type { Token } from './tokens.ts'

/** A definition as it is read. */
export interface Read {
  readonly label: Label
  readonly value: Part
}

export const definitionOf = (
  reader: Reader,
  sides: readonly (readonly Token[])[],
  members: ReadonlySet<string>,
): Read => {
  const [left = [], ...rest] = sides
  const place = left[0]?.span ?? { from: 0, to: 1 }
  const label = labelOf(reader, left)
  const value = rest.at(-1)
  if (!label || !value || headOf(left))
    throw unreadableLatex(
      place,
      'this equation defines no name',
      'Write definitions as name = …, and the function last.',
    )
  const renamed = reader.called.has(label.name)
    ? renamedIn(reader, label.parameters ?? [], members)
    : new Map<string, string>()
  const parameters = label.parameters?.map((name) => renamed.get(name) ?? name)
  const bound = label.indices ?? []
  const scope = label.parameters ? label.name : ''
  const read = readAll({ ...reader, renamed, bound, scope }, value, reader.parse.sum, place)
  const lost = bound.find((index) => !read.carries.has(index))
  if (lost !== undefined) throw freeIndex(place, lost)
  return { label: { ...label, parameters }, value: read }
}

/** Parameters that have the names of something else get others. */
const renamedIn = (
  { known }: Reader,
  parameters: readonly string[],
  members: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const isElsewhere = (name: string): boolean =>
    known.variables.has(name) || known.families.has(name) || members.has(name)
  const taken = (name: string): boolean => isElsewhere(name) || parameters.includes(name)
  const free = 'z u v t s r'.split(' ').filter((name) => !taken(name))
  return new Map(parameters.filter(isElsewhere).map((name, i) => [name, free[i] ?? `${name}_${i + 1}`]))
}

export const definitionPieces = ({ label, value }: Read, { called }: Reader): readonly Piece[] => {
  const { name, parameters, indices } = label
  const head =
    parameters && called.has(name)
      ? `${name}(${parameters.join(', ')})`
      : `${name}${indices ? `[${indices.join(',')}]` : ''}`
  return [{ text: `${head} = `, span: value.span }, ...value.pieces, { text: '; ', span: value.span }]
}
