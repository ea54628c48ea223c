/**
 * What names that a program does not define stand for: sizes, or variables, whose axes are declared or chosen.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { M, S } from '../../infer/kinds.ts'
import { ask, type Option } from '../choices.ts'
import type { Room } from './room.ts'
import { newSize } from './sizes.ts'
import { ATOM, atom, type Kind, matrix, SCALAR, sizeDraft, type Value, vector } from './value.ts'

const SCALAR_FIRST: readonly Option[] = [
  { name: 'a scalar', cost: 0 },
  { name: 'a vector', cost: 0.1 },
]
const VECTOR_FIRST: readonly Option[] = [
  { name: 'a vector', cost: 0 },
  { name: 'a scalar', cost: 1 },
]
const MATRIX_FIRST: readonly Option[] = [
  { name: 'a matrix', cost: 0 },
  { name: 'a vector', cost: 3 },
  { name: 'a scalar', cost: 3 },
]

/** Names of numbers that their first letter does not tell. */
const NUMBERS = /^(?:lam|lamb|lmbda|lambd|reg|eps|tol|lr|scale|temp|lambda)_?\d*$/

const optionsOf = (name: string): readonly Option[] => {
  if (NUMBERS.test(name)) return SCALAR_FIRST
  const kind = defaultKind(name)
  return kind === M ? MATRIX_FIRST : kind === S ? SCALAR_FIRST : VECTOR_FIRST
}

/** The key of the question what a name is. */
export const keyOf = (name: string): string => `kind ${name}`

const chosen = (room: Room, name: string, span: Span): Kind => {
  const why = 'shapes and the first letter of the name'
  const answer = ask(room.choices, { key: keyOf(name), span, options: optionsOf(name), why, tells: 'never' })
  if (answer === 'a scalar') return SCALAR
  const rows = newSize(room.sizes)
  return answer === 'a vector' ? vector(rows) : matrix(rows, newSize(room.sizes))
}

/** A size as a number. */
export const sizeValue = (size: Value['size'], span: Span): Value => ({
  ...SCALAR,
  draft: sizeDraft(size!, span),
  level: ATOM,
  span,
  size: size!,
})

const READABLE = /^\p{L}[\p{L}\p{N}_]*$/u

/** A name that the program does not define. */
export const free = (room: Room, name: string, span: Span): Value => {
  if (room.dims.has(name) && !room.declared.has(name)) return sizeValue(name, span)
  if (!READABLE.test(name))
    throw unreadableSource(
      span,
      `${name} is no name in this language`,
      'Rename it: letters, digits and _, a letter first.',
    )
  let kind = room.variables.get(name)
  if (!kind) {
    kind = room.declared.get(name) ?? chosen(room, name, span)
    room.variables.set(name, kind)
  }
  return atom(name, kind, span)
}
