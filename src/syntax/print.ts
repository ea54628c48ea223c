/**
 * A tree as typed, back to text that reads as the same tree. Answers, which are nodes of the graph, are printed by
 * `print/`.
 */
import { assertNever } from '../errors/defects.ts'
import { isNegative, negate, type Rational } from '../rational.ts'
import { mappingOf, spelledName } from '../shape/mapping.ts'
import { type Binder, binderOf, isUnknownSize } from './binders.ts'

import type { Expr } from './tree.ts'

/** Levels of the language, tightest first. */
const [ATOM, SCRIPT, SIGN, PRODUCT, COLON, SUM] = [1, 2, 3, 4, 5, 6] as const

const LEVELS: Readonly<Record<Expr['kind'], number>> = {
  number: ATOM,
  name: ATOM,
  call: ATOM,
  transpose: SCRIPT,
  power: SCRIPT,
  negate: SIGN,
  product: PRODUCT,
  colon: COLON,
  sum: SUM,
}

const TIGHT: ReadonlySet<string> = new Set(['*', '/'])

/** The text of an expression; recursion is bounded by the parser's limit on nesting. */
export const exprText = (expr: Expr): string => {
  switch (expr.kind) {
    case 'number':
      return numberText(expr.value)
    case 'name':
      return expr.name
    case 'call':
      return callText(expr)
    case 'transpose':
      return `${within(expr.body, ATOM)}'`
    case 'power':
      return `${baseText(expr.base)}${expr.operator}${exponentText(expr.exponent)}`
    case 'negate':
      return `-${within(expr.body, SCRIPT)}`
    case 'product':
      return expr.rest.reduce(
        (text, { operator, operand }) =>
          `${text}${TIGHT.has(operator) ? operator : ` ${operator} `}${within(operand, SCRIPT)}`,
        within(expr.first, SIGN),
      )
    case 'colon':
      return `${within(expr.left, PRODUCT)} : ${later(expr.right, PRODUCT)}`
    case 'sum':
      return expr.terms
        .map(({ sign, operand }, i) =>
          i === 0 && sign === 1 ? within(operand, COLON) : `${signText(sign, i)}${later(operand, COLON)}`,
        )
        .join('')
    default:
      return assertNever(expr)
  }
}

const within = (expr: Expr, level: number): string =>
  LEVELS[expr.kind] <= level && !isFraction(expr) ? exprText(expr) : `(${exprText(expr)})`

/** An operand after an infix operator, where a sign of its own would be taken for another operator. */
const later = (expr: Expr, level: number): string => {
  const text = within(expr, level)
  return text.startsWith('-') ? `(${text})` : text
}

const signText = (sign: 1 | -1, at: number): string =>
  at === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + '

const OVER: ReadonlyMap<string, string> = new Map([
  ['sum_over', 'sum'],
  ['mean_over', 'mean'],
  ['prod_over', 'prod'],
])
const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['where_unequal', '!='],
  ['where_less', '<'],
  ['where_at_most', '<='],
])

/** `sum(E for i in 1:n if i != j)`, `[E for i]`. */
const overText = (word: string | undefined, { body, index, size }: Binder): string => {
  const range = isUnknownSize(size) ? '' : ` in 1:${exprText(size)}`
  const conditions: string[] = []
  let inside = body
  for (; inside.kind === 'call' && RELATIONS.has(inside.name); inside = inside.args[0]!) {
    const [left, right] = inside.args.slice(1).map(exprText)
    conditions.unshift(`${left} ${RELATIONS.get(inside.name)} ${right}`)
  }
  const given = conditions.length > 0 ? ` if ${conditions.join(', ')}` : ''
  const text = `${exprText(inside)} for ${index.name}${range}${given}`
  return word === undefined ? `[${text}]` : `${word}(${text})`
}

const callText = (expr: Extract<Expr, { kind: 'call' }>): string => {
  const { name, primes, args } = expr
  const [body, ...indices] = args
  const [over, binder] = [OVER.get(name), binderOf(expr)]
  if (binder) return overText(over, binder)
  if (name === 'entry' && body && indices.length > 0)
    return `${within(body, ATOM)}[${indices.map(exprText).join(',')}]`
  const bracketed = BRACKETED.get(name)?.(args)
  if (bracketed !== undefined) return bracketed
  const component = ofComponent(name, args)
  if (component) return component
  return `${spelledName(name)}${"'".repeat(primes)}(${args.map(exprText).join(',')})`
}

/** `hessian(g[i])(x)`. */
const ofComponent = (name: string, [at, weights]: readonly Expr[]): string | undefined => {
  const mapping = mappingOf(name)
  if (mapping?.role !== 'hessian' || mapping.to.length === 0 || weights?.kind !== 'call') return undefined
  return `hessian(${mapping.name}[${exprText(weights.args[1]!)}])(${exprText(at!)})`
}

const rangeText = (from: Expr, to: Expr): string => {
  const [first, last] = [exprText(from), exprText(to)]
  return first === last ? first : `${first}:${last}`
}

/** The slice of rows that a slice of columns is taken of, which stands in the same brackets. */
const slicedRows = (body: Expr): readonly Expr[] | undefined =>
  body.kind === 'call' && body.name === 'rows' && body.args.length === 3 ? body.args : undefined

/** Blocks of one line, or the lines of a block matrix. */
const chained = (name: string, expr: Expr): readonly Expr[] =>
  expr.kind === 'call' && expr.name === name && expr.args.length === 2
    ? [expr.args[0]!, ...chained(name, expr.args[1]!)]
    : [expr]

const linesText = (lines: readonly Expr[]): string =>
  `[${lines.map((line) => chained('beside', line).map(exprText).join(', ')).join('; ')}]`

/** Slices and blocks; their text reads as the same calls. */
const BRACKETED: ReadonlyMap<string, (args: readonly Expr[]) => string | undefined> = new Map([
  ['part', ([x, a, b]) => a && b && `${within(x!, ATOM)}[${exprText(a)}:${exprText(b)}]`],
  ['rows', ([x, a, b]) => a && b && `${within(x!, ATOM)}[${rangeText(a, b)},:]`],
  [
    'cols',
    ([x, a, b]) => {
      if (!a || !b) return undefined
      const [of = x!, from, to] = slicedRows(x!) ?? []
      return `${within(of, ATOM)}[${from && to ? rangeText(from, to) : ':'},${rangeText(a, b)}]`
    },
  ],
  [
    'beside',
    ([a, b, more]) =>
      a && b && !more ? `[${[a, ...chained('beside', b)].map(exprText).join(', ')}]` : undefined,
  ],
  ['atop', ([a, b, more]) => (a && b && !more ? linesText([a, ...chained('atop', b)]) : undefined)],
])

const baseText = (base: Expr): string => within(base, base.kind === 'transpose' ? SCRIPT : ATOM)

/** A signed number or a name; `T` would be read as a transpose. */
const exponentText = (exponent: Expr): string => {
  if (exponent.kind === 'negate' && exponent.body.kind === 'number') return exprText(exponent)
  return exponent.kind === 'number' || (exponent.kind === 'name' && exponent.name !== 'T')
    ? within(exponent, ATOM)
    : `(${exprText(exponent)})`
}

/** A number that no decimal ends, or that has a sign, which only programs make. */
const isFraction = (expr: Expr): boolean =>
  expr.kind === 'number' && (isNegative(expr.value) || decimalText(expr.value) === undefined)

const numberText = (value: Rational): string =>
  isNegative(value) ? `-${numberText(negate(value))}` : (decimalText(value) ?? `${value.num}/${value.den}`)

/** The decimal that is the number exactly, with an exponent where it would be long. */
const decimalText = ({ num, den }: Rational): string | undefined => {
  const places = placesOf(den)
  if (places === undefined) return undefined
  const digits = ((num * 10n ** BigInt(places)) / den).toString()
  if (places === 0) {
    const zeros = /0*$/.exec(digits)![0].length
    return digits.length > 21 && zeros > 0 ? `${digits.slice(0, -zeros)}e${zeros}` : digits
  }
  if (places > 20) return `${digits}e-${places}`
  const padded = digits.padStart(places + 1, '0')
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`
}

/** How many digits after the point a fraction with this denominator has, where they end. */
const placesOf = (den: bigint): number | undefined => {
  let [rest, twos, fives] = [den, 0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? Math.max(twos, fives) : undefined
}
