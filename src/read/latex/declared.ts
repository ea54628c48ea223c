/**
 * What a text leaves to be declared: kinds of capitals, elementwise functions, families.
 */
import { GENERIC_NAMES } from '../../functions/index.ts'
import { ask } from '../choices.ts'
import type { Piece } from '../piece.ts'
import type { Reader } from './reader.ts'

/** Capitals that are vectors or scalars after all, where that makes the whole a scalar. */
const kindsDeclared = (reader: Reader): readonly string[] =>
  [...reader.capitals].flatMap(([name, span]) => {
    const taken = ask(reader.choices, {
      key: `kind ${name}`,
      span,
      why: `a capital is a matrix, unless the whole is a scalar otherwise`,
      options: [
        { name: 'by its letter', cost: 0 },
        { name: 'vector', cost: 0.7 },
        { name: 'scalar', cost: 0.9 },
      ],
      isTold: false,
    })
    return taken === 'by its letter' ? [] : [`${name} is ${taken}`]
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
      { name: 'one', cost: 0.1 },
    ],
    isTold: false,
  })
  return taken === 'one' ? sizes.map(() => sizes[0]!) : sizes
}

/** What the text leaves to be declared: elementwise functions, families. */
export const declared = (reader: Reader): readonly Piece[] => {
  const functions = [...reader.generic].filter(
    (name) => !GENERIC_NAMES.has(name) && !reader.known.functions.has(name) && !reader.defined.has(name),
  )
  const sizes = sizesOf(reader)
  const declarations = [
    ...functions.map((name) => `${name} is elementwise`),
    ...kindsDeclared(reader),
    ...[...reader.members].map((name, i) => `${name}[i]: ${sizes[i]!}`),
  ]
  if (declarations.length === 0) return []
  const at = { from: 0, to: 0 }
  return [{ text: ` where ${declarations.join(', ')}`, span: at }]
}
