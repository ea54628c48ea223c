/**
 * Conditions on one index of a sum: `i > 2` narrows its range, `i == j` puts one index in the other's place, `i != 3`
 * parts the range in two. What two indices of matrices have to do with each other stays a condition.
 */
import { nothingLeft, rangesOfCondition } from '../errors/sums.ts'
import { dimensionOf } from '../infer/dimension.ts'
import { rational } from '../rational.ts'
import { type Dim, subtractDims, UNKNOWN_SIZE } from '../shape/dim.ts'
import { exprText } from '../syntax/print.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** What an index runs through: the ends, of which the last may be unknown, or one place alone. */
export interface Run {
  readonly from: Expr
  readonly to: Expr
}
/** The body of a sum without the conditions on its index, and what these leave of the range, in parts. */
export interface Narrowed {
  readonly body: Expr
  readonly runs: readonly Run[]
  /** What the index equals, where that is said. */
  readonly place?: Expr
}

/** What is said of an index, as if it stood on the left. */
interface Condition {
  readonly call: Call
  readonly sign: string
  readonly other: Expr
}

/** The sign of each relation, and that with its sides exchanged. */
const SIGNS: ReadonlyMap<string, readonly [sign: string, swapped: string]> = new Map([
  ['where_unequal', ['≠', '≠']],
  ['where_equal', ['=', '=']],
  ['where_less', ['<', '>']],
  ['where_at_most', ['≤', '≥']],
])

/** What other indices run through. */
type Runs = (index: string) => Run | undefined

export const isCondition = (expr: Expr): expr is Call => expr.kind === 'call' && SIGNS.has(expr.name)

/** The body without what is said of the index and of no other that is bound. Throws: `index-range`. */
export const narrowed = (body: Expr, index: string, run: Run, runs: Runs): Narrowed => {
  let found: Narrowed = { body, runs: [run] }
  const kept: Call[] = []
  let inside = body
  for (; isCondition(inside); inside = inside.args[0]!) {
    const condition = conditionOn(index, inside)
    if (condition?.sign === '=') found = placed(found, condition, runs)
    else if (condition && !mentions(condition.other, (name) => runs(name) !== undefined))
      found = restricted(found, index, condition)
    else kept.push(inside)
  }
  const rest = kept.reduceRight<Expr>((of, call) => ({ ...call, args: [of, ...call.args.slice(1)] }), inside)
  return { ...found, body: rest }
}

const mentions = (expr: Expr, isBound: (name: string) => boolean): boolean =>
  [...partsOf(expr)].some((part) => part.kind === 'name' && isBound(part.name))

const conditionOn = (index: string, call: Call): Condition | undefined => {
  const [, left, right] = call.args
  const [sign, swapped] = SIGNS.get(call.name)!
  const isIndex = (side: Expr | undefined): boolean => side?.kind === 'name' && side.name === index
  if (isIndex(left) === isIndex(right)) return undefined
  const other = isIndex(left) ? right! : left!
  if (mentions(other, (name) => name === index)) return undefined
  return { call, sign: isIndex(left) ? sign : swapped, other }
}

const restricted = (before: Narrowed, index: string, { call, sign, other }: Condition): Narrowed => {
  if (before.place) throw rangesOfCondition(call.span)
  const runs = before.runs.flatMap((run) => partsOfRun(run, sign, other, call)).filter((run) => !isEmpty(run))
  if (runs.length === 0) throw nothingLeft(call.span, index)
  return { ...before, runs }
}

/** Where nothing else is said of the index, it is what it equals. */
const placed = (before: Narrowed, { call, other }: Condition, runs: Runs): Narrowed => {
  const [run, more] = before.runs
  const same = other.kind === 'name' ? runs(other.name) : undefined
  const isThere = isWhole(run!) || (same && textOf(same) === textOf(run!))
  if (before.place || more || !isThere) throw rangesOfCondition(call.span)
  return { ...before, place: other }
}

const textOf = ({ from, to }: Run): string => `${exprText(from)}:${exprText(to)}`

/** A range that begins at 1 and of which the end is not known, so that entries tell it. */
const isWhole = ({ from, to }: Run): boolean => difference(from, number(1, from)) === 0 && isOpen(to)

/** Whether a range surely has nothing in it. */
const isEmpty = ({ from, to }: Run): boolean => !isOpen(to) && (difference(to, from) ?? 0) < 0

const isOpen = (to: Expr): boolean => to.kind === 'name' && to.name === UNKNOWN_SIZE

const partsOfRun = (run: Run, sign: string, other: Expr, call: Call): Run[] => {
  switch (sign) {
    case '<':
      return [upTo(run, plus(other, -1), call)]
    case '≤':
      return [upTo(run, other, call)]
    case '>':
      return [startingAt(run, plus(other, 1), call)]
    case '≥':
      return [startingAt(run, other, call)]
    default:
      return without(run, other, call)
  }
}

const without = (run: Run, other: Expr, call: Call): Run[] => {
  if (difference(other, run.from) === 0) return [{ ...run, from: plus(other, 1) }]
  if (!isOpen(run.to) && difference(other, run.to) === 0) return [{ ...run, to: plus(other, -1) }]
  return [upTo(run, plus(other, -1), call), startingAt(run, plus(other, 1), call)]
}

const upTo = (run: Run, to: Expr, { span }: Call): Run => {
  if (isOpen(run.to)) return { ...run, to }
  const less = difference(run.to, to)
  if (less === undefined) throw rangesOfCondition(span)
  return less > 0 ? { ...run, to } : run
}

const startingAt = (run: Run, from: Expr, { span }: Call): Run => {
  const more = difference(from, run.from)
  const isAtOne = difference(run.from, number(1, from)) === 0
  if (more === undefined && !isAtOne) throw rangesOfCondition(span)
  return more === undefined || more > 0 ? { ...run, from } : run
}

/** How much more the first is than the second, where that is a number. */
const difference = (first: Expr, second: Expr): number | undefined => {
  const more: Dim = subtractDims(dimensionOf(plus(first, 1)), dimensionOf(plus(second, 1)))
  return typeof more === 'number' ? more : undefined
}

const number = (value: number, { span }: Expr): Expr => ({ kind: 'number', value: rational(value), span })

const plus = (expr: Expr, more: 1 | -1): Expr => {
  if (expr.kind === 'number' && expr.value.den === 1n) return number(Number(expr.value.num) + more, expr)
  return {
    kind: 'sum',
    terms: [
      { sign: 1, operand: expr },
      { sign: more, operand: number(1, expr) },
    ],
    span: expr.span,
  }
}
