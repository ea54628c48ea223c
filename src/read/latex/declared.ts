/**
 * What a text leaves to be declared: kinds of capitals, elementwise functions, families.
 */
import { GENERIC_NAMES } from '../../functions/index.ts'
import { ask } from '../choices.ts'
import type { Piece } from '../piece.ts'
import { COSTS } from './costs.ts'
import type { Reader } from './reader.ts'

/** Capitals that are vectors or scalars after all, where that makes the whole a scalar. */
export const kindsDeclared = (reader: Reader): readonly (readonly [name: string, kind: string])[] =>
  [...reader.capitals].flatMap(([name, span]) => {
    const taken = ask(reader.choices, {
      key: `kind ${name}`,
      span,
      why: 'by its letter a capital is a matrix, and so the shapes fit or the whole is a scalar; if it is not meant, declare its shape',
      options: [
        { name: 'matrix', cost: 0 },
        { name: 'vector', cost: COSTS.capitalAsVector },
        { name: 'scalar', cost: COSTS.capitalAsScalar },
      ],
      tells: 'others',
    })
    return taken === 'matrix' ? [] : [[name, taken] as const]
  })

/** Names of sizes that nothing else has. */
const freeSizes = ({ members, sized }: Reader): readonly string[] =>
  'p q r m d k l s u v'
    .split(' ')
    .filter((name) => !sized.has(name))
    .slice(0, members.size)

/** The sizes of the families: others for each, or one for all where these do not fit. */
const sizesOf = (reader: Reader): readonly string[] => {
  const sizes = freeSizes(reader)
  if (sizes.length < 2) return sizes
  const taken = ask(reader.choices, {
    key: 'sizes of families',
    span: { from: 0, to: 0 },
    why: 'vectors of several families may have one size',
    options: [
      { name: 'different', cost: 0 },
      { name: 'one', cost: COSTS.familiesOfOneSize },
    ],
    tells: 'never',
  })
  return taken === 'one' ? sizes.map(() => sizes[0]!) : sizes
}

/** What the text leaves to be declared: elementwise functions, families. */
export const declared = (
  reader: Reader,
  kinds: readonly (readonly [name: string, kind: string])[],
): readonly Piece[] => {
  const functions = [...reader.generic].filter(
    (name) => !GENERIC_NAMES.has(name) && !reader.known.functions.has(name) && !reader.defined.has(name),
  )
  const sizes = sizesOf(reader)
  const declarations = [
    ...functions.map((name) => `${name} is elementwise`),
    ...kinds.map(([name, kind]) => `${name} is ${kind}`),
    ...[...reader.members].map((name, i) => `${name}[i]: ${sizes[i]!}`),
  ]
  if (declarations.length === 0) return []
  const at = { from: 0, to: 0 }
  return [{ text: ` where ${declarations.join(', ')}`, span: at }]
}
