/**
 * One reading of a whole text: definitions, the function in question and what is declared, as text in our language.
 */
import { GradusError } from '../../errors/error.ts'
import { freeIndex, onlyStated, recursive, unreadableLatex } from '../../errors/latex.ts'
import type { DerivativeKind } from '../../expr/kinds.ts'
import { ask, type Choices } from '../choices.ts'
import { excerpt } from '../excerpt.ts'
import { across, type Piece } from '../piece.ts'
import { COSTS } from './costs.ts'
import { declared, kindsDeclared, knownWith, type Stated, statedIn } from './declared.ts'
import type { Equation, Equations } from './equations.ts'
import { readFactor } from './factors.ts'
import { readEntrywise, readProduct, readSum, readTerm } from './formula.ts'
import { type Head, headOf } from './heads.ts'
import { refuseMixed } from './indices.ts'
import { type Label, labelOf, mainOf, mentions, nameOf } from './labels.ts'
import { type Defined, isCommand, isSign, type Known, type Part, type Reader, readAll } from './reader.ts'
import { summedIn, summedNamesIn } from './sums.ts'
import type { Token } from './tokens.ts'
import { onlyAppliedIn } from './unknown-calls.ts'

/** What one reading makes of a text. */
export interface Assembled {
  readonly pieces: readonly Piece[]
  readonly wrt: readonly string[]
  readonly kind?: DerivativeKind
  /** Whether the head is one of derivatives of anything, not of scalars alone. */
  readonly isFraction: boolean
  /** Whether a head names the variables. */
  readonly hasHead: boolean
  /** What stands behind the derivative, or what is wrong with it. */
  readonly answer?: readonly Piece[] | GradusError
  readonly notes: readonly string[]
  /** Capitals that are read as vectors or scalars. */
  readonly turned: ReadonlySet<string>
  /** Names of which something is declared beside the text or in it. */
  readonly declared: ReadonlySet<string>
}

const readerOf = (source: string, choices: Choices, known: Known, tokens: readonly Token[]): Reader => ({
  source,
  letters: new Set(tokens.map(({ text }) => text)),
  summed: summedIn(tokens),
  summedNames: summedNamesIn(tokens),
  onlyApplied: onlyAppliedIn(tokens),
  parse: { sum: readSum, term: readTerm, entrywise: readEntrywise, product: readProduct, factor: readFactor },
  tokens: [],
  at: 0,
  choices,
  known,
  defined: new Map(),
  called: new Set(),
  renamed: new Map(),
  generic: new Set(),
  bound: [],
  within: [],
  bars: [],
  members: new Set(),
  indexed: new Set(),
  subscripted: new Map(),
  ranges: new Set(),
  limits: new Set(),
  bases: new Map(),
  notes: [],
  sized: new Set(),
  capitals: new Map(),
  depth: 0,
})

/** A definition as it is read. */
interface Read {
  readonly label: Label
  readonly value: Part
}

/** Reads all equations under the answers of the choices. Throws: what cannot be read, at its place. */
export const assembled = (source: string, text: Equations, choices: Choices, given: Known): Assembled => {
  const { equations } = text
  const tokens = equations.flatMap(({ sides }) => sides.flat())
  const said = statedIn(readerOf(source, choices, given, tokens), text.statements)
  const known = said.length === 0 ? given : knownWith(given, said)
  const [called, members] = [new Set<string>(), new Set<string>()]
  for (;;) {
    const reader = { ...readerOf(source, choices, known, tokens), called: new Set(called) }
    const result = assembleWith(reader, text, said, members)
    const isSame =
      [...reader.called].every((name) => called.has(name)) &&
      [...reader.members].every((name) => members.has(name))
    if (isSame || reader.called.size === 0) return result
    for (const name of reader.called) called.add(name)
    for (const name of reader.members) members.add(name)
  }
}

const assembleWith = (
  reader: Reader,
  { equations, variables, kind: askedKind }: Equations,
  said: readonly Stated[],
  members: ReadonlySet<string>,
): Assembled => {
  const at = mainOf(reader, equations)
  const main = equations[at]!
  const others = equations.filter((_, i) => i !== at)
  const defined = new Map<string, Defined>()
  const read: Read[] = []
  for (const { sides } of others) {
    const definition = definitionOf({ ...reader, defined }, sides, members)
    read.push(definition)
    defined.set(definition.label.name, { parameters: definition.label.parameters })
  }
  const inner: Reader = { ...reader, defined }
  const { part, head, label, answer } = objectiveOf(inner, main)
  const wrt = variablesOf(inner, head, label, variables)
  refuseMixed(reader)
  const kinds = kindsDeclared(reader)
  const kind = head?.kind ?? askedKind
  const pieces = [
    ...read.flatMap((one) => definitionPieces(one, reader)),
    ...part.pieces,
    ...declared(inner, kinds, said),
  ]
  return {
    pieces,
    wrt,
    ...(kind && { kind }),
    ...(answer && { answer: answer instanceof GradusError ? answer : answer.pieces }),
    isFraction: head?.isDerivative === true && kind === undefined && !isCommand(main.sides[0]?.[0], 'nabla'),
    hasHead: head !== undefined && head.variables.length > 0,
    notes: reader.notes,
    turned: new Set(kinds.map(([name]) => name)),
    declared: new Set([...reader.known.variables, ...reader.known.families]),
  }
}

/** The variables that the head names, else those of a sentence, else the parameters of the function. */
const variablesOf = (
  reader: Reader,
  head: Head | undefined,
  label: Label | undefined,
  named: readonly (readonly Token[])[],
): readonly string[] => {
  const written = head && head.variables.length > 0 ? head.variables : named
  return written.length > 0 ? written.map((tokens) => nameOf(reader, tokens)) : (label?.parameters ?? [])
}

const definitionOf = (
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
  const read = readAll({ ...reader, renamed, bound }, value, reader.parse.sum, place)
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

const definitionPieces = ({ label, value }: Read, { called }: Reader): readonly Piece[] => {
  const { name, parameters, indices } = label
  const head =
    parameters && called.has(name)
      ? `${name}(${parameters.join(', ')})`
      : `${name}${indices ? `[${indices.join(',')}]` : ''}`
  return [{ text: `${head} = `, span: value.span }, ...value.pieces, { text: '; ', span: value.span }]
}

interface Objective {
  readonly part: Part
  readonly head?: Head
  readonly label?: Label | undefined
  readonly answer?: Part | GradusError
}

const objectiveOf = (reader: Reader, { sides }: Equation): Objective => {
  const [first = [], ...rest] = sides
  const headIn = (side: readonly Token[]): Head | undefined =>
    reader.known.isAnswer && rest.length === 0 ? undefined : headOf(side)
  const head = headIn(first)
  if (head?.isDerivative) return derivativeOf(reader, head, rest)
  const label = rest.length > 0 ? labelOf(reader, first) : undefined
  const readable = label ? rest : sides
  const at = readable.length === 1 ? 0 : sideOf(reader, readable)
  const side = readable[at]!
  const inside = headIn(side)
  if (inside?.isDerivative) throw onlyStated(side[0]!.span)
  if (inside && isUndefined(reader, inside.rest)) throw onlyStated(inside.rest[0]!.span)
  if (label?.parameters && calls(reader, side, label.name)) throw recursive(side[0]!.span, label.name)
  const part = readAll(reader, inside?.rest ?? side, reader.parse.sum, side[0]!.span)
  const whole = inside ?? head
  return { part, label, ...(whole && { head: whole }) }
}

/** `f(x)` alone, of which the text says nothing. */
const isUndefined = (reader: Reader, tokens: readonly Token[]): boolean => {
  const label = labelOf(reader, tokens)
  if (label?.parameters === undefined) return false
  return !reader.defined.has(label.name) && !reader.known.functions.has(label.name)
}

/** Whether a function stands among tokens with what it is called with. */
const calls = (reader: Reader, side: readonly Token[], name: string): boolean =>
  side.some((token, at) => isSign(side[at + 1], '(') && mentions(reader, [token], name))

/** Which of several sides is read: the last that can be. */
const sideOf = (reader: Reader, sides: readonly (readonly Token[])[]): number => {
  const places = sides.map((side) => across(side[0]!.span, side.at(-1)!.span)).reverse()
  const options = places.map((place, i) => ({
    name: excerpt(reader.source, place),
    cost: i * COSTS.earlierSide,
  }))
  const key = 'side'
  ask(reader.choices, {
    key,
    span: across(places.at(-1)!, places[0]!),
    why: 'of equal sides the last that can be read is taken',
    options,
  })
  return sides.length - 1 - reader.choices.asked.get(key)!.taken
}

/** The function of a derivative, and what the text says the derivative is. */
const derivativeOf = (reader: Reader, head: Head, rest: readonly (readonly Token[])[]): Objective => {
  const place = head.rest[0]?.span ?? head.variables[0]?.[0]?.span ?? { from: 0, to: 1 }
  if (head.rest.length === 0) throw onlyStated(place)
  const label = labelOf(reader, head.rest)
  const isKnown =
    label !== undefined && (reader.defined.has(label.name) || reader.known.variables.has(label.name))
  const isOfItself =
    label?.parameters === undefined && head.variables.some((tokens) => nameOf(reader, tokens) === label?.name)
  if (label && !isKnown && !isOfItself) throw onlyStated(place)
  const part = readAll(reader, head.rest, reader.parse.sum, place)
  const answer = rest.at(-1)
  const of = label && { ...label, parameters: label.parameters ?? reader.defined.get(label.name)?.parameters }
  if (!answer) return { part, head, label: of }
  return {
    part,
    head,
    label: of,
    answer: readOrFault(() =>
      readAll(
        { ...reader, choices: { asked: new Map(), answers: new Map() } },
        answer,
        reader.parse.sum,
        place,
      ),
    ),
  }
}

/** An answer that cannot be read is in no one's way who does not ask for it. */
const readOrFault = (read: () => Part): Part | GradusError => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return error
  }
}
