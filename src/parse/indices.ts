/**
 * Brackets: after an operand they pick entries, rows and columns, `X[i,j]`, `X[i,:]`, `x[a:b]`, `X[a:b,c:d]`; alone they
 * put blocks together, `[A, B; C, D]`. Both are calls of functions of the table.
 */
import type { Span } from '../errors/error.ts'
import {
  indexBelowOne,
  nestedLists,
  notOneOrTwoIndices,
  stepInSlice,
  wholeSlice,
} from '../errors/notation.ts'
import { valuesOverOne } from '../errors/sums.ts'
import { isNegative, isZero } from '../rational.ts'
import { exprText } from '../syntax/print.ts'
import type { Expr } from '../syntax/tree.ts'
import { cover } from './brackets.ts'
import { type Indexed, valuesOf } from './indexed.ts'
import type { Tokens } from './tokens.ts'

/** What stands at one place between brackets: an index, a range of them, or all. */
export type Index =
  | { readonly kind: 'one'; readonly at: Expr }
  | { readonly kind: 'range'; readonly from: Expr; readonly to: Expr }
  | { readonly kind: 'all' }

/** A mark behind an operand, which ends at `to`. */
export type Mark =
  | { readonly kind: 'transpose' | 'inverse'; readonly to: number }
  | {
      readonly kind: 'power'
      readonly operator: '^' | '.^'
      readonly exponent: Expr
      readonly to: number
    }
  | { readonly kind: 'index'; readonly indices: readonly Index[]; readonly to: number }

const call = (name: string, args: readonly Expr[], span: Span): Expr => ({
  kind: 'call',
  name,
  primes: 0,
  args,
  nameSpan: span,
  span,
})

/** The ends of what an index picks; of one row both are the same. */
const endsOf = (index: Exclude<Index, { kind: 'all' }>): readonly [Expr, Expr] =>
  index.kind === 'one' ? [index.at, index.at] : [index.from, index.to]

/** Throws where an index is no number above 0, as the last entry is in other languages. */
const refuseBelowOne = (index: Index): void => {
  if (index.kind === 'all') return
  for (const end of endsOf(index)) {
    const isBelow =
      end.kind === 'negate' || (end.kind === 'number' && (isZero(end.value) || isNegative(end.value)))
    if (isBelow) throw indexBelowOne(end.span, exprText(end))
  }
}

/** What indices pick. Throws where there are not one or two, or one is below 1. */
export const picked = (body: Expr, indices: readonly Index[], span: Span): Expr => {
  const [first, second, third] = indices
  if (!first || third) throw notOneOrTwoIndices(span)
  for (const index of indices) refuseBelowOne(index)
  if (!second) {
    if (first.kind === 'all') throw wholeSlice(span)
    return first.kind === 'one'
      ? call('entry', [body, first.at], span)
      : call('part', [body, first.from, first.to], span)
  }
  if (first.kind === 'one' && second.kind === 'one') return call('entry', [body, first.at, second.at], span)
  const some = first.kind === 'all' ? body : call('rows', [body, ...endsOf(first)], span)
  if (second.kind === 'all') return first.kind === 'all' ? { ...body, span } : some
  return call('cols', [some, ...endsOf(second)], span)
}

/** One operand after another, the last two first: `[a; b; c]` is a on top of `[b; c]`. */
const folded = (name: string, parts: readonly Expr[]): Expr =>
  parts
    .slice(0, -1)
    .reduceRight(
      (rest, part) => call(name, [part, rest], { from: part.span.from, to: rest.span.to }),
      parts.at(-1)!,
    )

/** Whether a block is a line of several in brackets of its own. */
const isLineInBrackets = (tokens: Tokens, { kind, ...block }: Expr): boolean =>
  kind === 'call' && 'name' in block && block.name === 'beside' && tokens.source[block.span.from] === '['

/** Throws where every block of a single line is such a line: in other languages these are the lines of a matrix. */
const refuseLists = (tokens: Tokens, blocks: readonly Expr[], span: Span): void => {
  if (blocks.length < 2 || !blocks.every((block) => isLineInBrackets(tokens, block))) return
  const lines = blocks.map(({ span: { from, to } }) => tokens.source.slice(from + 1, to - 1).trim())
  throw nestedLists(span, `[${lines.join('; ')}]`)
}

/** What the rules of the grammar about brackets mean. */
export const indexActions = {
  entry(tokens: Tokens, _from: number, to: number, first: Index, rest: readonly Index[]): Mark {
    return { kind: 'index', indices: [first, ...rest], to: tokens.to[to - 1]! }
  },
  index_all(_tokens: Tokens, _from: number, _to: number): Index {
    return { kind: 'all' }
  },
  index_range(tokens: Tokens, from: number, to: number, first: Expr, rest: readonly Expr[]): Index {
    const [last, step] = rest
    if (step) throw stepInSlice(cover(tokens, from, to))
    return last ? { kind: 'range', from: first, to: last } : { kind: 'one', at: first }
  },
  line(
    tokens: Tokens,
    from: number,
    to: number,
    first: Expr,
    rest: readonly Expr[],
    indexed: Indexed | undefined,
  ): Expr {
    const blocks = [first, ...rest]
    const span = cover(tokens, from, to)
    if (indexed) {
      if (rest.length > 0) throw valuesOverOne(span)
      return valuesOf(first, indexed, span)
    }
    refuseLists(tokens, blocks, span)
    return folded('beside', blocks)
  },
  primary_blocks(tokens: Tokens, from: number, to: number, first: Expr, rest: readonly Expr[]): Expr {
    return { ...folded('atop', [first, ...rest]), span: cover(tokens, from, to) }
  },
}
