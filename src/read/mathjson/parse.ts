/**
 * MathJSON to trees. Every head either has meaning here or is refused by name, with the path to it.
 */
import type { GradusError } from '../../errors/error.ts'
import { NOWHERE } from '../../errors/error.ts'
import { unknownSourceFunction, unreadableSource } from '../../errors/sources.ts'
import { functionNamed } from '../../functions/index.ts'
import { nearest } from '../../infer/nearest.ts'
import { ONE, parseRational, rational } from '../../rational.ts'
import { unknownSize } from '../../syntax/binders.ts'
import type { Expr, ProductOperator } from '../../syntax/tree.ts'
import { CALLS, type MathJson, NAME_OF, PRODUCTS, SYMBOLS } from './heads.ts'

const MAX_DEPTH = 200

/** Where something stands: the places in the arrays that lead to it. */
type Path = readonly number[]

const span = NOWHERE
const NAMES: ReadonlyMap<string, string> = new Map([...SYMBOLS])
const OPERATORS: ReadonlyMap<string, ProductOperator> = new Map(PRODUCTS)

export const bad = (path: Path, why: string): GradusError =>
  unreadableSource(NOWHERE, `at ${['$', ...path.map((i) => `[${i}]`)].join('')}: ${why}`)

export const treeOf = (json: MathJson, path: Path = []): Expr => {
  if (path.length > MAX_DEPTH) throw bad(path.slice(0, 3), 'it is nested too deeply')
  if (typeof json === 'number') return numberOf(String(json), path)
  if (typeof json === 'string') return /^[+-]?\.?\d/.test(json) ? numberOf(json, path) : symbolOf(json, path)
  if (Array.isArray(json)) return callOf(json as readonly MathJson[], path)
  if (typeof json === 'object' && json !== null) {
    if ('num' in json && typeof json.num === 'string') return numberOf(json.num, path)
    if ('sym' in json && typeof json.sym === 'string') return symbolOf(json.sym, path)
    if ('fn' in json && Array.isArray(json.fn)) return callOf(json.fn, path)
  }
  throw bad(path, 'this is no expression')
}

const numberOf = (text: string, path: Path): Expr => {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text)) throw bad(path, `${text} is no number`)
  if (text.startsWith('-')) return { kind: 'negate', body: numberOf(text.slice(1), path), span }
  return {
    kind: 'number',
    value: parseRational(
      text
        .replace(/^\+/, '')
        .replace(/\.(?=e|E|$)/, '')
        .replace(/^\./, '0.'),
    ),
    span,
  }
}

const symbolOf = (symbol: string, path: Path): Expr => {
  // e itself; its powers are exp.
  if (symbol === 'ExponentialE') return call('exp', [{ kind: 'number', value: ONE, span }])
  if (symbol === 'Half') return { kind: 'number', value: rational(1, 2), span }
  if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(symbol)) throw bad(path, `${symbol} is no name in this language`)
  return { kind: 'name', name: NAMES.get(symbol) ?? symbol, span }
}

const call = (name: string, args: readonly Expr[], primes = 0): Expr => ({
  kind: 'call',
  name,
  primes,
  args,
  nameSpan: span,
  span,
})

const callOf = (json: readonly MathJson[], path: Path): Expr => {
  const [head, ...args] = json
  if (typeof head !== 'string') throw bad([...path, 0], 'a head is to be a name')
  const at = (i: number): Expr => {
    if (args[i] === undefined) throw bad(path, `${head} has too few arguments`)
    return treeOf(args[i], [...path, i + 1])
  }
  const all = (): readonly Expr[] => args.map((_, i) => at(i))
  const exactly = (count: number): void => {
    if (args.length !== count) throw bad(path, `${head} has ${args.length} arguments, not ${count}`)
  }
  const operator = OPERATORS.get(head)
  if (operator) return productOf(operator, all(), head, path)
  const raw = RAW.get(head)
  if (raw) return raw(args, path)
  const special = SPECIAL.get(head)
  if (special) {
    if (special.count !== undefined) exactly(special.count)
    return special.make(all(), path)
  }
  return named(head, all(), path)
}

const named = (head: string, args: readonly Expr[], path: Path): Expr => {
  const name = NAME_OF.get(head) ?? head
  const isKnown = functionNamed(name) !== undefined || !/^[A-Z]/.test(name)
  if (!isKnown)
    throw unknownSourceFunction(
      NOWHERE,
      head,
      nearest(head, [...CALLS.map(([one]) => one), ...SPECIAL.keys(), ...OPERATORS.keys()]),
    )
  if (args.length === 0) throw bad(path, `${head} has no arguments`)
  return call(name, args)
}

const productOf = (operator: ProductOperator, all: readonly Expr[], head: string, path: Path): Expr => {
  const [first, ...others] = all
  if (!first || others.length === 0) throw bad(path, `${head} has too few arguments`)
  const rest = others.map((operand) => ({ operator, operand }))
  if (first.kind === 'product')
    return { kind: 'product', first: first.first, rest: [...first.rest, ...rest], span }
  return { kind: 'product', first, rest, span }
}

/** A product entry by entry, as there; a number times something is so in any case. */
const multiplied = (all: readonly Expr[], path: Path): Expr => {
  const [first, ...others] = all
  const isNumber = (i: number): boolean => all[i]!.kind === 'number'
  if (!first || others.length === 0) throw bad(path, 'Multiply has too few arguments')
  const rest = others.map((operand, i) => {
    const operator: ProductOperator = isNumber(i + 1) || (i === 0 && isNumber(0)) ? '*' : '.*'
    return { operator, operand }
  })
  return { kind: 'product', first, rest, span }
}

interface Special {
  readonly count?: number
  readonly make: (all: readonly Expr[], path: Path) => Expr
}

const termOf = (operand: Expr, i: number): { readonly sign: 1 | -1; readonly operand: Expr } =>
  i > 0 && operand.kind === 'negate' ? { sign: -1, operand: operand.body } : { sign: 1, operand }

const sumOf = (all: readonly Expr[], path: Path): Expr => {
  if (all.length < 2) throw bad(path, 'a sum has two terms or more')
  return { kind: 'sum', terms: all.map(termOf), span }
}

const power = (operator: '^' | '.^', [base, exponent]: readonly Expr[]): Expr => ({
  kind: 'power',
  operator,
  base: base!,
  exponent: exponent!,
  span,
})

/** `["Sum", E, ["Limits", "i", 1, "n"]]`; without a range the entries that carry the index tell it. */
const sumOver = (json: readonly MathJson[], path: Path): Expr => {
  const [, limits] = json
  if (json.length !== 2 || !Array.isArray(limits)) throw bad(path, 'a sum is read over one index')
  const [head, index, from, to] = limits as readonly MathJson[]
  if (!['Limits', 'Tuple', 'Triple'].includes(String(head)) || typeof index !== 'string')
    throw bad([...path, 2], 'these are no limits')
  if (from !== undefined && from !== 1) throw bad([...path, 2, 2], 'an index is to run from 1')
  const size = to === undefined ? unknownSize(span) : treeOf(to, [...path, 2, 3])
  return call('sum_over', [treeOf(json[0]!, [...path, 1]), symbolOf(index, [...path, 2, 1]), size])
}

/** `["Apply", ["Derivative", "phi", 1], x]`. */
const derived = (json: readonly MathJson[], path: Path): Expr => {
  const [of, ...args] = json
  const [head, name, order = 1] = Array.isArray(of) ? (of as readonly MathJson[]) : []
  if (head !== 'Derivative' || typeof name !== 'string' || typeof order !== 'number' || args.length === 0)
    throw bad(path, 'only a derivative of a function is applied')
  return call(
    name,
    args.map((arg, i) => treeOf(arg, [...path, i + 2])),
    order,
  )
}

const quotient = ([a, b]: readonly Expr[], path: Path): Expr => {
  const isNegative = a!.kind === 'negate'
  const top = isNegative ? (a as Extract<Expr, { kind: 'negate' }>).body : a!
  if (top.kind !== 'number' || b!.kind !== 'number' || b!.value.num === 0n)
    throw bad(path, 'a rational is made of two whole numbers')
  const value = rational(top.value.num, b!.value.num)
  const number: Expr = { kind: 'number', value, span }
  return isNegative ? { kind: 'negate', body: number, span } : number
}

/** Heads whose arguments are not all expressions. */
const RAW: ReadonlyMap<string, (json: readonly MathJson[], path: Path) => Expr> = new Map([
  ['Sum', sumOver],
  ['Apply', derived],
])

const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['Add', { make: (all, path) => sumOf(all, path) }],
  [
    'Subtract',
    {
      count: 2,
      make: ([a, b]) => ({ kind: 'sum', terms: [termOf(a!, 0), { sign: -1, operand: b! }], span }),
    },
  ],
  ['Multiply', { make: multiplied }],
  ['Negate', { count: 1, make: ([a]) => ({ kind: 'negate', body: a!, span }) }],
  ['Transpose', { count: 1, make: ([a]) => ({ kind: 'transpose', body: a!, span }) }],
  ['Power', { count: 2, make: (all) => power('^', all) }],
  ['HadamardPower', { count: 2, make: (all) => power('.^', all) }],
  [
    'FrobeniusProduct',
    { count: 2, make: ([left, right]) => ({ kind: 'colon', left: left!, right: right!, span }) },
  ],
  ['Rational', { count: 2, make: (all, path) => quotient(all, path) }],
  ['Delimiter', { count: 1, make: ([a]) => a! }],
])
