/**
 * One reading of a whole text: definitions, the function in question and what is declared, as text in our language.
 */
import { GradusError, type Span } from '../../errors/error.ts'
import { onlyStated, recursive, unreadableLatex } from '../../errors/latex.ts'
import type { DerivativeKind } from '../../expr/kinds.ts'
import { ask, type Choices, choicesBy } from '../choices.ts'
import { excerpt } from '../excerpt.ts'
import { across, type Piece } from '../piece.ts'
import { type Claim, claimOf, equalTo, namesShared } from './claims.ts'
import { COSTS } from './costs.ts'
import { declared, knownWith, type Stated, statedIn } from './declared.ts'
import { definitionOf, definitionPieces, type Read } from './definitions.ts'
import { refuseDifferential } from './differentials.ts'
import type { Equation, Equations } from './equations.ts'
import { readFactor } from './factors.ts'
import { readEntrywise, readProduct, readSum, readTerm } from './formula.ts'
import { type Head, headOf } from './heads.ts'
import { refuseMixed } from './indices.ts'
import { kindsDeclared } from './kinds.ts'
import { inOrder, type Label, labelOf, mainOf, mentions, nameOf, ownLabelOf } from './labels.ts'
import { lexisOf } from './lexis.ts'
import { refuseParameters, refuseRowsOf } from './members.ts'
import {
  type Defined,
  isCommand,
  isSign,
  type Known,
  type Lexis,
  type Part,
  type Reader,
  readAll,
} from './reader.ts'
import { tidied } from './tidy.ts'
import { type Token, tokenise } from './tokens.ts'

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
  /** What is to be so where two expressions are set equal. */
  readonly claim?: Claim
  readonly notes: readonly string[]
  /** Capitals that are read as vectors or scalars. */
  readonly turned: ReadonlySet<string>
  /** Names of which something is declared beside the text or in it. */
  readonly declared: ReadonlySet<string>
}

const readerOf = (source: string, choices: Choices, known: Known, lexis: Lexis): Reader => ({
  ...lexis,
  source,
  parse: { sum: readSum, term: readTerm, entrywise: readEntrywise, product: readProduct, factor: readFactor },
  tokens: [],
  at: 0,
  choices,
  known,
  defined: new Map(),
  called: new Set(),
  renamed: new Map(),
  generic: new Map(),
  bound: [],
  scope: '',
  within: [],
  bars: [],
  members: new Set(),
  indexed: new Set(),
  subscripted: new Map(),
  ranges: new Set(),
  limits: new Set(),
  bases: new Map(),
  notes: [],
  sized: new Map(),
  capitals: new Map(),
  traced: new Map(),
  depth: 0,
})

/** The name that a variable is asked for by: `\\beta`, `\\hat y`, `W^{(l)}` as they stand in the text. Throws: what is no name. */
export const nameWritten = (written: string, known: Known): string => {
  const tokens = tidied(tokenise(written))
  return nameOf(readerOf(written, choicesBy(new Map()), known, lexisOf(tokens)), tokens)
}

/** Reads all equations under the answers of the choices. Throws: what cannot be read, at its place. */
export const assembled = (source: string, text: Equations, choices: Choices, given: Known): Assembled => {
  const { lexis } = text
  const said = statedIn(readerOf(source, choices, given, lexis), text.statements)
  const known = said.length === 0 ? given : knownWith(given, said)
  const [called, members] = [new Set<string>(), new Set<string>()]
  for (;;) {
    const reader = { ...readerOf(source, choices, known, lexis), called: new Set(called) }
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
  const { at, unused } = mainOf(reader, equations)
  const main = equations[at]!
  tellUnused(reader, unused, main)
  const others = equations.filter((_, i) => i !== at)
  const { read, defined } = definitionsOf(reader, inOrder(reader, others), members)
  const inner: Reader = { ...reader, defined }
  const { part, head, label, answer, equal } = objectiveOf(inner, main)
  const wrt = variablesOf(inner, head, label, variables)
  refuseMixed(reader)
  refuseParameters(inner, reader.known.wrt.some((name) => name !== '') ? reader.known.wrt : wrt)
  refuseRowsOf(reader, reader.known.wrt.some((name) => name !== '') ? reader.known.wrt : wrt)
  const kinds = kindsDeclared(reader, wrt)
  const kind = head?.kind ?? askedKind
  if (head?.byRow) tellLayout(reader, head.byRow)
  const before = read.flatMap((one) => definitionPieces(one, reader))
  const after = declared(inner, kinds, said)
  const pieces = [...before, ...part.pieces, ...after]
  return {
    pieces,
    wrt,
    ...(kind && { kind }),
    ...(equal &&
      (part.span.from < equal.span.from || namesShared(equal, part, wrt)) && {
        claim: claimOf(before, equal, part, after),
      }),
    ...(answer && { answer: answer instanceof GradusError ? answer : answer.pieces }),
    isFraction: head?.isDerivative === true && kind === undefined && !isCommand(main.sides[0]?.[0], 'nabla'),
    hasHead: head !== undefined && head.variables.length > 0,
    notes: reader.notes,
    turned: new Set(kinds.map(([name]) => name).filter((name) => reader.capitals.has(name))),
    declared: new Set([...reader.known.variables, ...reader.known.families]),
  }
}

const definitionsOf = (
  reader: Reader,
  equations: readonly Equation[],
  members: ReadonlySet<string>,
): { readonly read: readonly Read[]; readonly defined: ReadonlyMap<string, Defined> } => {
  const defined = new Map<string, Defined>()
  const read: Read[] = []
  for (const { sides } of equations) {
    const definition = definitionOf({ ...reader, defined }, sides, members)
    read.push(definition)
    defined.set(definition.label.name, { parameters: definition.label.parameters })
  }
  return { read, defined }
}

/** Tells of definitions that nothing uses. Throws where they may be what is asked about as well as what stands alone. */
const tellUnused = (reader: Reader, unused: readonly Equation[], main: Equation): void => {
  for (const { sides } of unused) {
    const [first] = sides[0]!
    const place = across(first!.span, sides.at(-1)!.at(-1)!.span)
    if (main.sides.length === 1 && !headOf(main.sides[0]!))
      throw unreadableLatex(
        across(main.sides[0]![0]!.span, main.sides[0]!.at(-1)!.span),
        `this may go on from the equation before, or be a function of its own that does not use ${excerpt(reader.source, first!.span)}`,
        'Write the function as one equation, on one line.',
      )
    reader.notes.push(`${excerpt(reader.source, place)} is not used by the function in question`)
  }
}

/** A derivative by a row is laid out as that by the column. */
const tellLayout = ({ choices }: Reader, span: Span): void => {
  ask(choices, {
    key: 'layout',
    span,
    why: 'a gradient has the shape of its variable, a column; the rows of a Jacobian are those of the value',
    options: [{ name: 'the derivative by the column', cost: 0 }],
    besides: ['its transpose'],
  })
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

interface Objective {
  readonly part: Part
  /** The expression that the text says it is equal to. */
  readonly equal?: Part | undefined
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
  if (inside?.isDerivative && readable.length > 1) throw onlyStated(side[0]!.span)
  if (inside?.isDerivative) return derivativeOf(reader, inside, [])
  if (inside && isUndefined(reader, inside.rest)) throw onlyStated(inside.rest[0]!.span)
  if (label?.parameters && calls(reader, side, label.name)) throw recursive(side[0]!.span, label.name)
  refuseDifferential(reader, inside?.rest ?? side)
  const part = readAll(reader, inside?.rest ?? side, reader.parse.sum, side[0]!.span)
  const whole = inside ?? head
  const equal =
    rest.length > 0 && !label && !head ? equalTo(reader, at > 0 ? first : sides.at(-1)!) : undefined
  return { part, equal, label, ...(whole && { head: whole }) }
}

/** `f(x)` alone, of which the text says nothing. */
const isUndefined = (reader: Reader, tokens: readonly Token[]): boolean => {
  const label = ownLabelOf(reader, tokens)
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
  const label = ownLabelOf(reader, head.rest)
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
