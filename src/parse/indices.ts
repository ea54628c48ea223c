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
import { type Indexed, valuesOf } from './indexed.ts'
import { allOf, cover, exprOf, type Parsed, type Postfix, type Self } from './parsed.ts'
import type { Tokens } from './tokens.ts'

/** What stands at one place between brackets: an index, a range of them, or all. */
type Index =
  | { readonly kind: 'one'; readonly at: Expr }
  | { readonly kind: 'range'; readonly from: Expr; readonly to: Expr }
  | { readonly kind: 'all' }

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

const picked = (body: Expr, indices: readonly Index[], span: Span): Expr => {
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

const rowOf = (tokens: Tokens, first: Parsed, rest: Parsed): Expr[] => [
  exprOf(first, tokens),
  ...allOf<Expr>(rest, tokens),
]

/** What the rules of the grammar about brackets mean. */
export const indexActions = {
  entry(this: Self, _open: Parsed, first: Parsed, _commas: Parsed, rest: Parsed, _close: Parsed): Postfix {
    const { tokens } = this.args
    const { to } = cover(tokens, this.source)
    const indices = [first.tree(tokens) as Index, ...allOf<Index>(rest, tokens)]
    return (body, from) => picked(body, indices, { from, to })
  },
  index_all(this: Self, _colon: Parsed): Index {
    return { kind: 'all' }
  },
  index_range(this: Self, first: Parsed, _colons: Parsed, rest: Parsed): Index {
    const { tokens } = this.args
    const [from, to, step] = [exprOf(first, tokens), ...allOf<Expr>(rest, tokens)]
    if (step) throw stepInSlice(cover(tokens, this.source))
    return to ? { kind: 'range', from: from!, to } : { kind: 'one', at: from! }
  },
  line(this: Self, first: Parsed, _commas: Parsed, rest: Parsed, indexed: Parsed): Expr {
    const { tokens } = this.args
    const blocks = rowOf(tokens, first, rest)
    const over = allOf<Indexed>(indexed, tokens)[0]
    if (over) {
      const span = cover(tokens, this.source)
      if (blocks.length > 1) throw valuesOverOne(span)
      return valuesOf(blocks[0]!, over, span)
    }
    refuseLists(tokens, blocks, cover(tokens, this.source))
    return folded('beside', blocks)
  },
  primary_blocks(
    this: Self,
    _open: Parsed,
    first: Parsed,
    _semicolons: Parsed,
    rest: Parsed,
    _close: Parsed,
  ): Expr {
    const { tokens } = this.args
    const span = cover(tokens, this.source)
    return { ...folded('atop', rowOf(tokens, first, rest)), span }
  },
}
