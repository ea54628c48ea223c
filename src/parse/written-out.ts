/**
 * A problem with functions of the user's as the one without that says the same. Its trees are read from a text of their
 * own, which stands behind the text as typed, so that whatever speaks of a place in it quotes what stands there; where
 * each part was typed is kept beside.
 */
import { internal } from '../errors/defects.ts'
import { amended, GradusError, type Span } from '../errors/error.ts'
import { exprText } from '../syntax/print.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Definition, Expr, Origin, Problem, Typed, UserFunction } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import type { ParsedProblem } from './actions.ts'
import { sizesOf } from './declarations.ts'
import { type Expansion, expanded, type Part, type Placed } from './expand.ts'
import { type Inlined, inliner } from './inline.ts'
import { refuseUncalled } from './own-functions.ts'

interface Given {
  readonly functions: ReadonlyMap<string, UserFunction>
  /** Names that no definition may take, besides those of the text. */
  readonly taken: ReadonlySet<string>
  readonly generic: ReadonlySet<string>
  readonly readText: (source: string) => ParsedProblem
}

/** A definition of the user's or one that is made, with its tree before it is read from a text. */
type Draft = Definition

/** The problem written out. Throws: what is wrong with a call; `too-long`, `too-deep`. */
export const writtenOut = (source: string, parsed: ParsedProblem, given: Given): Problem => {
  const { functions, generic } = given
  refuseUncalled(functions, parsed)
  const expansion: Expansion = {
    source,
    functions,
    generic,
    spellings: [],
    parts: new Map(),
    known: new Map(),
    count: 0,
  }
  const made = parsed.definitions.map((definition) => ({
    ...definition,
    value: expanded(expansion, definition.value, definition.nameSpan.from),
    parts: expansion.parts.size,
  }))
  const objective = expanded(expansion, parsed.objective, Number.POSITIVE_INFINITY)
  const roots = [...made.map(({ value }) => value), objective]
  const used = namesIn(parsed, given)
  const inlined = inliner(expansion.parts, roots, (name) => !used.has(name))
  const drafts = inOrder(made, inlined, [...expansion.parts.keys()])
  return reread(source, parsed, { drafts, objective: inlined.inlined(objective), inlined, expansion, given })
}

/** Every name of the problem but parameters. */
const namesIn = (
  { definitions, objective, declarations }: ParsedProblem,
  { functions, taken }: Given,
): ReadonlySet<string> => {
  const names = new Set([...taken, ...functions.keys(), ...definitions.map(({ name }) => name)])
  const add = (root: Expr, but: ReadonlySet<string> = new Set()): void => {
    for (const part of partsOf(root))
      if ((part.kind === 'name' || part.kind === 'call') && !but.has(part.name)) names.add(part.name)
  }
  for (const { value } of definitions) add(value)
  for (const { value, parameters } of functions.values())
    add(value, new Set(parameters.map(({ name }) => name)))
  add(objective)
  for (const declaration of declarations) {
    for (const size of sizesOf(declaration)) add(size)
    if (declaration.kind !== 'equation') names.add(declaration.name)
  }
  return names
}

/** The definitions, parts that have names before those that use them. */
const inOrder = (
  made: readonly (Definition & { readonly parts: number })[],
  { named, nameOf, inlined }: Inlined,
  names: readonly string[],
): Draft[] => {
  const drafts: Draft[] = []
  let at = 0
  const upTo = (end: number): void => {
    for (; at < end; at++) {
      const part: Part | undefined = named.get(names[at]!)
      if (!part) continue
      const { span } = part.value
      drafts.push({ name: nameOf(names[at]!), nameSpan: span, value: inlined(part.value), made: true })
    }
  }
  for (const { name, nameSpan, value, parts } of made) {
    upTo(parts)
    drafts.push({ name, nameSpan, value: inlined(value) })
  }
  upTo(names.length)
  return drafts
}

interface Drafted {
  readonly drafts: readonly Draft[]
  readonly objective: Expr
  readonly inlined: Inlined
  readonly expansion: Expansion
  readonly given: Given
}

const reread = (
  source: string,
  parsed: ParsedProblem,
  { drafts, objective, inlined, expansion, given }: Drafted,
): Problem => {
  const text = [...drafts.map(({ name, value }) => `${name} = ${exprText(value)}`), exprText(objective)].join(
    '; ',
  )
  const from = source.length + 1
  const read = readBack(text, parsed.objective.span, given)
  const places = new Map<Expr, Expr>()
  const origins = new Map<Expr, Origin>()
  const settled = (typed: Expr, now: Expr): Expr => placedAt(typed, now, { from, places, origins })
  const definitions = drafts.map((draft, i): Definition => {
    const other = read.definitions[i]
    if (!other) throw internal('a definition was lost')
    return { ...draft, value: settled(draft.value, other.value) }
  })
  const value = settled(objective, read.objective)
  return {
    source: `${source}\n${text}`,
    definitions,
    objective: value,
    declarations: parsed.declarations,
    ...(parsed.families && { families: parsed.families }),
    spellings: expansion.spellings.map((spelling) => ({
      ...spelling,
      args: spelling.args.map((arg) => now(arg, inlined, places)),
    })),
    typed: {
      functions: [...given.functions.values()],
      from,
      objective: parsed.objective.span,
      definitions: new Map(parsed.definitions.map(({ name, value: { span } }) => [name, span])),
      origins,
      calls: callsIn(inlined, places),
    },
  }
}

/** A text too deep to be read is an error about what was typed. */
const readBack = (text: string, span: Span, { readText }: Given): ParsedProblem => {
  try {
    return readText(text)
  } catch (error) {
    throw error instanceof GradusError ? amended(error, { span }) : error
  }
}

const now = (arg: Expr, { copies }: Inlined, places: ReadonlyMap<Expr, Expr>): Expr => {
  const copy = copies.get(arg) ?? arg
  return places.get(copy) ?? copy
}

interface Places {
  readonly from: number
  readonly places: Map<Expr, Expr>
  readonly origins: Map<Expr, Origin>
}

/** The tree that was read for another, standing behind the text as typed. */
const placedAt = (typed: Expr, read: Expr, to: Places): Expr => {
  const [before, after] = [childrenOf(typed), childrenOf(read)]
  if (typed.kind !== read.kind || before.length !== after.length)
    throw internal(`a ${typed.kind} was read back as a ${read.kind}`)
  const children = before.map((child, i) => placedAt(child, after[i]!, to))
  const moved = { ...withChildren(read, children), span: shifted(read.span, to.from) }
  const placed = moved.kind === 'call' ? { ...moved, nameSpan: shifted(moved.nameSpan, to.from) } : moved
  to.places.set(typed, placed)
  const { from, to: end, use } = typed.span as Placed
  to.origins.set(placed, { span: { from, to: end }, ...(use && { use }) })
  return placed
}

const shifted = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by })

/** Calls with what stands in their place; left out are those with an argument that has no place of its own. */
const callsIn = ({ calls }: Inlined, places: ReadonlyMap<Expr, Expr>): Typed['calls'] => {
  const found = new Map<Expr, { readonly name: string; readonly args: readonly Expr[] }>()
  for (const [value, { name, args }] of calls) {
    const place = places.get(value)
    const placed = args.map((arg) => places.get(arg) ?? arg)
    if (place && placed.every(canStand)) found.set(place, { name, args: placed })
  }
  return found
}

/** `eye` is as large as where it stands asks for. */
const canStand = (arg: Expr): boolean =>
  !(arg.kind === 'name' && (arg.name === 'eye' || arg.name.startsWith('#')))
