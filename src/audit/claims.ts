/**
 * The lines of a derivation as definitions and claims, in our language: which names there are, which differentials
 * stand in them, what each side is to be compared with.
 */
import { auditEmpty, auditHead, inLine } from '../errors/audit.ts'
import { GradusError } from '../errors/error.ts'
import { functionNamed } from '../functions/index.ts'
import { nameIn } from '../parse/index.ts'
import { differentialIn, type Marks, withNames, wordsIn } from './differentials.ts'
import { type Head, headOf } from './heads.ts'
import type { Line, Lines, Side } from './lines.ts'
import type { Definition } from './stage.ts'

/** What a side is to be compared with. */
export type Beside =
  /** The side before it. */
  | { readonly kind: 'before' }
  /** Nothing: it begins. */
  | { readonly kind: 'nothing' }
  /** A definition or what stands to its left. */
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'differential'; readonly of: string }
  | Extract<Head, { kind: 'derivative' }>

export interface Claim {
  readonly line: Line
  readonly side: Side
  /** In our language, differentials being names. */
  readonly text: string
  readonly beside: Beside
  /** Set where it defines a name. */
  readonly isDefinition?: true
}

export interface Claims {
  readonly claims: readonly Claim[]
  /** What is defined without differentials, each after those it uses; expressions have names made up. */
  readonly definitions: readonly Definition[]
  /** What is defined with differentials. */
  readonly later: readonly Definition[]
  /** What moves, definitions among them. */
  readonly moved: ReadonlySet<string>
  readonly where: string
  /** The variables that names are written with: `f(x)`. */
  readonly args: ReadonlyMap<string, readonly string[]>
}

/** Reading of the lines so far. */
interface Reading {
  readonly names: ReadonlySet<string>
  readonly marks: Marks
  readonly defined: Set<string>
  readonly made: Map<string, string>
  readonly definitions: Definition[]
  readonly later: Definition[]
  readonly moved: Set<string>
  line: Line
}

const textsOf = ({ left, rights }: Line): string[] => [
  ...(left ? [left.text] : []),
  ...rights.map(({ text }) => text),
]

const CALLED = /^(\p{L}[\p{L}\p{N}_]*)\(([^()]*)\)$/u

/** Names that stand with their arguments, as `f(x)`, and never with others: `f` alone says the same. */
const mereHeads = (lines: readonly Line[]): ReadonlyMap<string, readonly string[]> => {
  const heads = lines.flatMap(({ left }) => {
    const [typed, name, args] = CALLED.exec(left?.text ?? '') ?? []
    return typed === undefined || functionNamed(name!)
      ? []
      : [[name!, args!.split(',').map((arg) => arg.trim())] as const]
  })
  const texts = lines.flatMap(textsOf)
  return new Map(
    heads.filter(([name, args]) => {
      const calls = texts.flatMap((text) => [
        ...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${name}\\(([^()]*)`, 'gu')),
      ])
      return calls.every(([, inside]) => String(inside!.split(',').map((arg) => arg.trim())) === String(args))
    }),
  )
}

/** The lines with `f` for `f(x)`, everything else in its place. */
const withoutArguments = (lines: readonly Line[], mere: ReadonlyMap<string, readonly string[]>): Line[] => {
  if (mere.size === 0) return [...lines]
  const call = new RegExp(`(?<![\\p{L}\\p{N}_])(d?)(${[...mere.keys()].join('|')})\\([^()]*\\)`, 'gu')
  const bare = (side: Side): Side => ({
    ...side,
    text: side.text.replaceAll(call, (typed, d: string, name: string) => `${d}${name}`.padEnd(typed.length)),
  })
  return lines.map((line) => ({ ...line, left: line.left && bare(line.left), rights: line.rights.map(bare) }))
}

/** A name that is not in use. */
const freeName = (names: ReadonlySet<string>, taken: ReadonlyMap<string, string>): string => {
  let n = taken.size + 1
  while (names.has(`q${n}`) || names.has(`dq${n}`)) n++
  return `q${n}`
}

const open = (lines: readonly Line[], declared: ReadonlySet<string>): Reading => {
  const names = new Set([...lines.flatMap(textsOf).flatMap(wordsIn), ...declared])
  const made = new Map<string, string>()
  const reading: Reading = {
    names,
    made,
    defined: new Set(),
    definitions: [],
    later: [],
    moved: new Set(),
    line: lines[0]!,
    marks: {
      isKnown: (name) => names.has(name) || [...made.values()].includes(name),
      isName: (word) => declared.has(word),
      nameOf: (expression) => nameFor(reading, expression),
    },
  }
  return reading
}

/** The name that an expression has, or gets. */
const nameFor = (reading: Reading, expression: string): string => {
  const text = expression.trim()
  const name = nameIn(text)
  if (name !== undefined && reading.names.has(name)) return name
  const known = reading.made.get(text)
  if (known !== undefined) return known
  const found = freeName(reading.names, reading.made)
  reading.made.set(text, found)
  define(reading, { name: found, head: found, text, line: reading.line, from: 0 })
  return found
}

const differentialsIn = (text: string, marks: Marks): string[] =>
  wordsIn(text).flatMap((word) => differentialIn(word, marks) ?? [])

const define = (reading: Reading, definition: Definition): void => {
  const moving = differentialsIn(definition.text, reading.marks)
  const isLater =
    moving.length > 0 ||
    wordsIn(definition.text).some((word) => reading.later.some(({ name }) => name === word))
  ;(isLater ? reading.later : reading.definitions).push(definition)
  reading.defined.add(definition.name)
}

/** What the first right side of a line is compared with. */
const besideOf = (reading: Reading, head: Head): Beside | 'definition' => {
  switch (head.kind) {
    case 'name':
      return reading.defined.has(head.name) ? { kind: 'value', text: head.name } : 'definition'
    case 'differential': {
      const of = nameFor(reading, head.of)
      if (!reading.defined.has(of)) throw auditHead(`d${of}`, of)
      reading.moved.add(of)
      return { kind: 'differential', of }
    }
    case 'derivative': {
      if (head.by !== undefined) reading.moved.add(head.by)
      const of = nameFor(reading, head.of)
      if (!reading.defined.has(of)) throw auditHead('a derivative', of)
      return { ...head, of }
    }
    case 'expression':
      return { kind: 'value', text: stated(reading, marked(reading, head.text)) }
  }
}

/** An expression that nothing else says the shapes of. */
const stated = (reading: Reading, text: string): string => {
  nameFor(reading, text)
  return text
}

const marked = (reading: Reading, text: string): string => {
  const named = withNames(text, reading.marks)
  for (const name of differentialsIn(named, reading.marks)) reading.moved.add(name)
  return named
}

const claimsIn = (reading: Reading, line: Line): Claim[] => {
  reading.line = line
  const { left, rights } = line
  const isContinued = left !== undefined && left.text === ''
  const head = left && !isContinued ? headOf(left.text, reading.marks.isKnown) : undefined
  const first = head ? besideOf(reading, head) : ({ kind: isContinued ? 'before' : 'nothing' } as const)
  return rights.map((side, i) => {
    const text = marked(reading, side.text)
    if (i > 0) return { line, side, text, beside: { kind: 'before' } }
    if (first !== 'definition') {
      if (first.kind === 'nothing') stated(reading, text)
      return { line, side, text, beside: first }
    }
    const { name, head: typed } = head as Extract<Head, { kind: 'name' }>
    define(reading, { name, head: typed, text, line, from: side.from })
    return { line, side, text, beside: { kind: 'nothing' }, isDefinition: true }
  })
}

const claimsInPlace = (reading: Reading, line: Line): Claim[] => {
  try {
    return claimsIn(reading, line)
  } catch (error) {
    throw error instanceof GradusError ? inLine(error, line, 0) : error
  }
}

/** The claims of the lines; `declared` are names that are declared beside them. Throws: `audit-empty`, `audit-head`. */
export const claimsOf = ({ lines: typed }: Lines, declared: ReadonlySet<string>): Claims => {
  if (typed.length === 0) throw auditEmpty()
  const mere = mereHeads(typed)
  const lines = withoutArguments(typed, mere)
  const reading = open(lines, declared)
  const claims = lines.flatMap((line) => claimsInPlace(reading, line))
  const { definitions, later, moved } = reading
  const where = lines.flatMap((line) => line.where ?? []).join(', ')
  return { claims, definitions: inOrder(definitions), later: inOrder(later), moved, where, args: mere }
}

/** Each definition after those that it uses, else in the order typed. */
const inOrder = (definitions: readonly Definition[]): Definition[] => {
  const done: Definition[] = []
  let left = [...definitions]
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name))
    const ready = left.find(({ name, text }) =>
      wordsIn(text).every((word) => word === name || !names.has(word)),
    )
    const next = ready ?? left[0]!
    done.push(next)
    left = left.filter((one) => one !== next)
  }
  return done
}
