/**
 * Statements one after the other: what names stand for, which of them become definitions, what the objective is.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import type { Item, Names, Room } from './room.ts'
import type { Lambda, Statement, Typed } from './tree.ts'
import { atom, kindOf, type Value } from './value.ts'

const MAX_CALLS = 400

/** What a program comes to. */
export interface Ran {
  readonly objective: Value
  /** The parameters of the function that it is, if it is one. */
  readonly parameters: readonly Typed[]
}

/** The value of an item, else what is wrong. */
export const arrayOf = (item: Item, span: Span): Value => {
  if (item.kind === 'value') return item.value
  const what = { tuple: 'several values', function: 'a function', path: 'no value' }[item.kind]
  throw unreadableSource(span, `this is ${what}, where an array or a number is needed`)
}

/** A name for a value: a definition in the text where it can be one. */
const bind = (room: Room, names: Names, { name, span }: Typed, item: Item, isOuter: boolean): void => {
  const isPlain = item.kind === 'value' && item.value.size === undefined
  const isFree = !room.kept.has(name) && !room.definitions.has(name) && !room.variables.has(name)
  if (!isOuter || !isPlain || !isFree || item.value.draft.length < 2) {
    names.set(name, item)
    return
  }
  room.definitions.set(name, { draft: item.value.draft, span })
  const value = atom(name, kindOf(item.value), span)
  names.set(name, { kind: 'value', value })
}

const assign = (
  room: Room,
  names: Names,
  statement: Extract<Statement, { kind: 'assign' }>,
  isOuter: boolean,
): void => {
  const item = room.evaluate(statement.value, names, room)
  const [only, ...others] = statement.names
  if (others.length === 0) {
    bind(room, names, only!, item, isOuter)
    return
  }
  if (item.kind !== 'tuple' || item.items.length !== statement.names.length)
    throw unreadableSource(statement.span, `this is not read as ${statement.names.length} values`)
  for (const [i, one] of item.items.entries()) bind(room, names, statement.names[i]!, one, isOuter)
}

/** Runs statements. Returns the result, else what the last one defined. */
export const ran = (
  room: Room,
  names: Names,
  statements: readonly Statement[],
  isOuter: boolean,
): Item | undefined => {
  let last: Item | undefined
  for (const [i, statement] of statements.entries()) {
    switch (statement.kind) {
      case 'import':
        names.set(statement.as, { kind: 'path', path: statement.path })
        break
      case 'define':
        last = { kind: 'function', made: statement.made }
        names.set(statement.name.name, last)
        break
      case 'assign':
        if (isOuter && i === statements.length - 1) return room.evaluate(statement.value, names, room)
        assign(room, names, statement, isOuter)
        last = undefined
        break
      default:
        if (i < statements.length - 1)
          throw unreadableSource(
            statement.span,
            'the value of this line is not used',
            'Remove what is not needed.',
          )
        return room.evaluate(statement.value, names, room)
    }
  }
  return last
}

/** A function applied. */
export const applied = (room: Room, made: Lambda, args: readonly Item[], names: Names, span: Span): Item => {
  if (args.length !== made.parameters.length)
    throw unreadableSource(
      span,
      `this function takes ${made.parameters.length} arguments, not ${args.length}`,
    )
  if (++room.costs.calls > MAX_CALLS) throw unreadableSource(span, 'functions call each other too often')
  const inner: Names = new Map(names)
  for (const [i, { name }] of made.parameters.entries()) inner.set(name, args[i]!)
  const result = ran(room, inner, made.body, false)
  if (!result) throw unreadableSource(span, 'this function gives no value')
  return result
}

/** The objective of a program: its last value, or what its last function gives. */
export const objectiveOf = (room: Room, statements: readonly Statement[], names: Names, whole: Span): Ran => {
  let item = ran(room, names, statements, true)
  let parameters: readonly Typed[] = []
  while (item?.kind === 'function') {
    parameters = item.made.parameters
    for (const { name } of parameters) names.delete(name)
    item = ran(room, names, item.made.body, true)
  }
  if (!item)
    throw unreadableSource(
      whole,
      'it has no value to differentiate',
      'End with an expression, a function or return.',
    )
  return { objective: arrayOf(item, whole), parameters }
}

/** All names of parameters in a program, which definitions may not have. */
export const parametersIn = (statements: readonly Statement[]): string[] =>
  statements.flatMap((one): string[] => {
    if (one.kind === 'define')
      return [...one.made.parameters.map(({ name }) => name), ...parametersIn(one.made.body)]
    if (one.kind === 'import') return []
    return one.value.kind === 'function' ? one.value.made.parameters.map(({ name }) => name) : []
  })
