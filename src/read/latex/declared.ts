/**
 * What a text leaves to be declared: elementwise functions, families, numbers.
 */
import { GENERIC_NAMES } from '../../functions/index.ts'
import { ask } from '../choices.ts'
import { across, type Piece } from '../piece.ts'
import { COSTS } from './costs.ts'
import { nameOf } from './labels.ts'
import type { Known, Reader } from './reader.ts'
import type { Statement } from './statements.ts'

/** Names that are all numbers where nothing in the text is a matrix and they fit in no other way. */
const numbersDeclared = (reader: Reader): readonly string[] => {
  const { capitals, known, sized, members, indexed, defined } = reader
  const names = [...sized.keys()].filter(
    (name) => /^[h-z]/.test(name) && !defined.has(name) && !members.has(name) && !indexed.has(name),
  )
  if (capitals.size > 0 || known.variables.size > 0 || names.length === 0) return []
  const taken = ask(reader.choices, {
    key: 'numbers',
    span: { from: 0, to: reader.source.length },
    why: `as vectors ${names.join(', ')} do not fit, as numbers they do`,
    options: [
      { name: 'a function of vectors', cost: 0 },
      { name: 'a function of numbers', cost: COSTS.numbers },
    ],
    tells: 'others',
  })
  return taken === 'a function of numbers' ? names.map((name) => `${name} is scalar`) : []
}

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

/** What a text says of a name. */
export interface Stated {
  readonly name: string
  readonly shape?: readonly string[]
  readonly props: readonly string[]
}

/** What the statements of a text say of names of which nothing is declared beside it; nothing where that cannot be. */
export const statedIn = (reader: Reader, statements: readonly Statement[]): readonly Stated[] => {
  const { known, letters } = reader
  const stated = statements.flatMap(({ name: tokens, ...more }) => {
    const name = nameOf(reader, tokens)
    const isThere = letters.has(tokens[0]!.text)
    return isThere && !known.variables.has(name) && !known.families.has(name) ? [{ name, ...more }] : []
  })
  if (stated.length === 0) return []
  const place = statements[0]!.name[0]!.span
  const taken = ask(reader.choices, {
    key: 'statements',
    span: across(place, statements.at(-1)!.name.at(-1)!.span),
    why: 'what the text says of its names does not fit its formula',
    options: [
      { name: 'as stated', cost: 0 },
      { name: 'left out', cost: COSTS.statementsLeftOut },
    ],
    tells: 'others',
  })
  return taken === 'as stated' ? stated : []
}

/** What is known with what a text says itself. */
export const knownWith = (known: Known, stated: readonly Stated[]): Known => ({
  ...known,
  variables: new Set([...known.variables, ...stated.map(({ name }) => name)]),
  matrices: new Set([
    ...known.matrices,
    ...stated.filter(({ shape }) => shape?.length === 2).map(({ name }) => name),
  ]),
})

/** As `where` has it. */
const whereOf = ({ name, shape, props }: Stated): readonly string[] => [
  ...(shape ? [`${name}: ${shape.length === 0 ? 'scalar' : shape.join(' x ')}`] : []),
  ...(props.length > 0 ? [`${name} is ${props.join(' ')}`] : []),
]

/** What the text leaves to be declared: elementwise functions, families. */
export const declared = (
  reader: Reader,
  kinds: readonly (readonly [name: string, kind: string])[],
  stated: readonly Stated[],
): readonly Piece[] => {
  const functions = [...reader.generic.keys()].filter(
    (name) => !GENERIC_NAMES.has(name) && !reader.known.functions.has(name) && !reader.defined.has(name),
  )
  const sizes = sizesOf(reader)
  const declarations = [
    ...functions.map((name) => `${name} is elementwise`),
    ...stated.filter(({ name }) => reader.sized.has(name) && !reader.defined.has(name)).flatMap(whereOf),
    ...numbersDeclared(reader),
    ...kinds.map(([name, kind]) => `${name} is ${kind}`),
    ...[...reader.members].map((name, i) => `${name}[i]: ${sizes[i]!}`),
  ]
  if (declarations.length === 0) return []
  const at = { from: 0, to: 0 }
  return [{ text: ` where ${declarations.join(', ')}`, span: at }]
}
