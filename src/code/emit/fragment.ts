/**
 * Pieces of generated text and the ways to put them together with as few parentheses as the languages allow.
 * Owns precedence of the infix languages; what an operation is called is a target's own table.
 */
import { isNegative, type Rational, toDecimalOrFraction, toNumber } from '../../rational.ts'
import type { Op } from '../array/op.ts'

/** How tightly a piece of text holds together. */
export const LEVEL = { sum: 1, product: 2, power: 3, atom: 4 } as const
export type Level = (typeof LEVEL)[keyof typeof LEVEL]

export interface Fragment {
  readonly text: string
  readonly level: Level
  /** Operators of one level that may follow each other without parentheses share a family. */
  readonly family?: string
  /** The arguments of a call that takes any number, when nested calls of it may be joined. */
  readonly items?: readonly string[]
  /** Which of several forms of arrays that a language tells apart this is, where it is not the common one. */
  readonly form?: string
}

/** How a target writes an operation: from its operands as written, and the dimensions it was given. */
export type Spelling = (args: readonly Fragment[], op: Op, dims: readonly Fragment[]) => Fragment

/** A spelling that looks at the operands only. */
export type Join = (args: readonly Fragment[]) => Fragment

export const atom = (text: string): Fragment => ({ text, level: LEVEL.atom })

/** The text of a fragment, in parentheses unless it holds together at `level` (or shares the family there). */
export const within = (fragment: Fragment, level: Level, family?: string): string => {
  const same = family !== undefined && fragment.family === family
  return fragment.level >= level || same ? fragment.text : `(${fragment.text})`
}

const list = (fragments: readonly Fragment[]): string => fragments.map(({ text }) => text).join(', ')

/** `name(a, b)`. */
export const call =
  (name: string): Join =>
  (args) =>
    atom(`${name}(${list(args)})`)

/** `name(a, b, c)` for `name(name(a, b), c)`. */
export const variadic =
  (name: string): Join =>
  ([first, ...rest]) => {
    const head = first?.family === name && first.items ? first.items : [first!.text]
    const items = [...head, ...rest.map(({ text }) => text)]
    return { text: `${name}(${items.join(', ')})`, level: LEVEL.atom, family: name, items }
  }

/**
 * Text with `$1`, `$2`, … for operands and `#1`, `#2`, … for dimensions, which stand between delimiters or before a dot
 * or bracket; an operand may appear once.
 */
const template = (text: string): Spelling => {
  const level = levelOf(text)
  return (args, _op, dims) => ({
    text: text.replace(/([$#])(\d)(?=([.[]?))/g, (_, sign: string, place: string, next: string) => {
      const part = (sign === '$' ? args : dims)[Number(place) - 1]!
      return next === '' ? part.text : within(part, LEVEL.atom)
    }),
    level,
  })
}

/** How tightly a text holds together, by its operators between blanks outside brackets. */
const levelOf = (text: string): Level => {
  const inner = text.replace(/\([^()[\]]*\)|\[[^()[\]]*\]/g, '')
  if (inner !== text) return levelOf(inner)
  if (/ [-+] /.test(text)) return LEVEL.sum
  return / \S+ /.test(text) ? LEVEL.product : LEVEL.atom
}

/** How a table says an operation is written: the name of a function, a text with `$1` or `#1`, or a way of its own. */
export type Written = string | Spelling

export const spelled = (written: Written): Spelling =>
  typeof written !== 'string' ? written : /[$#]/.test(written) ? template(written) : call(written)

/** The same for several functions, by their names. */
export const named = (names: string, write: (name: string) => Written): Readonly<Record<string, Written>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, write(name)]))

/** `a op b`, grouping to the left. */
export const infix =
  (operator: string, level: 1 | 2, family: string): Join =>
  ([left, right]) => {
    const tighter = (level + 1) as Level
    const head = level === LEVEL.sum ? within(left!, LEVEL.sum) : within(left!, tighter, family)
    return { text: `${head} ${operator} ${within(right!, tighter)}`, level, family }
  }

export const plus = infix('+', LEVEL.sum, 'add')
export const minus = infix('-', LEVEL.sum, 'add')
export const times = infix('*', LEVEL.product, 'mul')
export const over = infix('/', LEVEL.product, 'mul')

/** `-a`; `-a*b` needs no parentheses and means the same. */
export const negation: Join = ([operand]) => ({
  text: `-${within(operand!, LEVEL.power, 'mul')}`,
  level: LEVEL.product,
  family: 'negated',
})

/** `a**b`, both operands atoms or in parentheses. */
export const powerOf =
  (operator: string): Join =>
  ([base, exponent]) => ({
    text: `${within(base!, LEVEL.atom)}${operator}${within(exponent!, LEVEL.atom)}`,
    level: LEVEL.power,
  })

/** One way for numbers, another when any operand is an array. */
export const byRank =
  (numbers: Written, arrays: Written): Spelling =>
  (args, op, dims) =>
    spelled(op.args.every((arg) => arg.rank === 0) ? numbers : arrays)(args, op, dims)

/** Whether a decimal writes a number exactly. */
export const isDecimal = (value: Rational): boolean => !toDecimalOrFraction(value).includes('/')

/** An exact number as a literal, `undefined` when it lies outside double precision. */
export const literal = (value: Rational): Fragment | undefined => {
  const nearest = toNumber(value)
  if (!Number.isFinite(nearest)) return undefined
  const exact = toDecimalOrFraction(value)
  return signed(/\d{16}/.test(exact) ? nearest.toExponential() : exact.replace('/', ' / '), value)
}

const signed = (text: string, value: Rational): Fragment =>
  isNegative(value) || text.includes('/') ? { text, level: LEVEL.product, family: 'mul' } : atom(text)

/** Whether a text is a name, of which a language that wants one can take entries. */
export const isName = ({ text }: Fragment): boolean => /^[A-Za-z]\w*$/.test(text)

/** A matrix and a vector, turned so that it lies along a dimension; `A + -v` is `A - v`. */
export const addedAlong =
  (turned: (vector: Fragment) => Fragment, sum: Join = plus, difference: Join = minus): Spelling =>
  ([matrix, vector], { args }) => {
    const isMinus = args[1]!.kind === 'core' && args[1]!.op === 'negate' && vector!.text.startsWith('-')
    if (!isMinus) return sum([matrix!, turned(vector!)])
    const opposite = vector!.text.slice(1)
    const level = /^\w+$/.test(opposite) ? LEVEL.atom : LEVEL.power
    return difference([matrix!, turned({ ...vector!, text: opposite, level })])
  }

/** One way for a matrix, another for a number or vector. */
export const forMatrix =
  (matrices: Written, others: Written): Spelling =>
  (args, op, dims) =>
    spelled(op.args[0]!.rank === 2 ? matrices : others)(args, op, dims)
