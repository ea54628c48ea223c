/**
 * What sums over an index, definitions by entries and families of vectors mean, as trees: `sum(E for i in 1:n)` is the
 * call `sum_over(E,i,1,n)`, `r[i] = E` the call `stack_over(E,i)`; `bound.ts` settles names and ranges of the indices.
 */
import type { Span } from '../errors/error.ts'
import { manyIndices, notOverIndex, rangeOfIndex, valuesOverOne } from '../errors/sums.ts'
import { unknownSize } from '../syntax/binders.ts'
import type { Definition, Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import { spanOf } from './brackets.ts'
import { allOf, cover, exprOf, type Parsed, type Self } from './parsed.ts'
import { nameOf, type Tokens } from './tokens.ts'

type Call = Extract<Expr, { kind: 'call' }>
type Name = Extract<Expr, { kind: 'name' }>

/** An index with the ends of its range, where they were typed. */
export interface Index {
  readonly name: Name
  readonly ends: readonly Expr[]
}
export interface Relation {
  readonly sign: string
  readonly left: Expr
  readonly right: Expr
  readonly span: Span
}
/** `x[i]: p`: each x[i] is a vector of p. */
export interface Family {
  readonly kind: 'family'
  readonly name: string
  readonly nameSpan: Span
  readonly dims: readonly Expr[]
  readonly span: Span
}
/** What stands from `for` to the bracket. */
export interface Indexed {
  readonly indices: readonly Index[]
  readonly relations: readonly Relation[]
}

/** Indices of one sum, beyond which the work of finding its matrix form would be too long. */
const MOST_INDICES = 6

/** What each function of an expression with `for` becomes. */
const OVER_INDEX: ReadonlyMap<string, string> = new Map([
  ['sum', 'sum_over'],
  ['mean', 'mean_over'],
  ['prod', 'prod_over'],
])

/** The calls that a relation becomes; of the last two the sides change places. */
const RELATIONS: ReadonlyMap<string, readonly [name: string, isSwapped: boolean]> = new Map([
  ['=', ['where_equal', false]],
  ['≠', ['where_unequal', false]],
  ['<', ['where_less', false]],
  ['≤', ['where_at_most', false]],
  ['>', ['where_less', true]],
  ['≥', ['where_at_most', true]],
])

const callOf = (
  name: string,
  args: readonly Expr[],
  { span, nameSpan }: Pick<Call, 'span' | 'nameSpan'>,
): Call => ({
  kind: 'call',
  name,
  primes: 0,
  args,
  nameSpan,
  span,
})

/** `sum(E for i, j if i != j)`: the innermost sum is that over the last index; conditions stand in the sums they are about. */
export const overIndices = (call: Call, { indices, relations }: Indexed): Expr => {
  const over = OVER_INDEX.get(call.name)
  const [body, more] = call.args
  if (over === undefined || more || call.primes > 0) throw notOverIndex(call.span, call.name)
  if (indices.length > MOST_INDICES) throw manyIndices(call.span, indices.length, MOST_INDICES)
  refuseDependentRanges(indices)
  return indices.reduceRight((inside, { name, ends }, at) => {
    const about = relations.filter((relation) => placeOf(relation, indices) === at)
    const kept = about.reduce((of, relation) => related(of, relation, call.nameSpan), inside)
    return callOf(over, [kept, name, ...(ends.length > 0 ? ends : [unknownSize(name.span)])], call)
  }, body!)
}

/** The last of the indices that a relation is about; of none it is the last of all. */
const placeOf = ({ left, right }: Relation, indices: readonly Index[]): number => {
  const names = new Set([left, right].flatMap((side) => [...partsOf(side)].flatMap(nameIn)))
  const found = indices.flatMap(({ name }, at) => (names.has(name.name) ? [at] : []))
  return found.at(-1) ?? indices.length - 1
}

const nameIn = (expr: Expr): string[] => (expr.kind === 'name' ? [expr.name] : [])

const related = (inside: Expr, { sign, left, right, span }: Relation, nameSpan: Span): Expr => {
  const [name, isSwapped] = RELATIONS.get(sign)!
  return callOf(name, [inside, ...(isSwapped ? [right, left] : [left, right])], { span, nameSpan })
}

/** The ends of a range are not other indices of the list. Throws: `index-range`. */
const refuseDependentRanges = (indices: readonly Index[]): void => {
  const names = new Set(indices.map(({ name }) => name.name))
  for (const { name, ends } of indices)
    for (const part of ends.flatMap((end) => [...partsOf(end)]))
      if (part.kind === 'name' && names.has(part.name)) throw rangeOfIndex(part.span, name.name, part.name)
}

const indexAt = (tokens: Tokens, at: number): Name => ({
  kind: 'name',
  name: nameOf(tokens, at),
  span: spanOf(tokens, at),
})

/** `[E for i]`, the values of E below each other. Throws: `bad-index`. */
export const valuesOf = (body: Expr, { indices, relations }: Indexed, span: Span): Expr => {
  const [index, more] = indices
  if (!index || more || relations.length > 0) throw valuesOverOne(span)
  const { name, ends } = index
  const sizes = ends.length > 0 ? ends : [unknownSize(name.span)]
  return callOf('stack_over', [body, name, ...sizes], { span, nameSpan: span })
}

/** The meaning of the rules of the grammar for them. */
export const indexedActions = {
  indexed(
    this: Self,
    _for: Parsed,
    first: Parsed,
    _commas: Parsed,
    rest: Parsed,
    _if: Parsed,
    relation: Parsed,
    _more: Parsed,
    relations: Parsed,
  ): Indexed {
    const { tokens } = this.args
    return {
      indices: [first.tree(tokens) as Index, ...allOf<Index>(rest, tokens)],
      relations: [relation, ...relations.children].flatMap((node) =>
        allOf<readonly Relation[]>(node, tokens).flat(),
      ),
    }
  },
  over(this: Self, name: Parsed, _in: Parsed, from: Parsed, _colon: Parsed, to: Parsed): Index {
    const { tokens } = this.args
    return {
      name: indexAt(tokens, name.source.startIdx),
      ends: [...allOf<Expr>(from, tokens), ...allOf<Expr>(to, tokens)],
    }
  },
  /** `i < j < k` is `i < j` and `j < k`. */
  relation(this: Self, first: Parsed, signs: Parsed, others: Parsed): readonly Relation[] {
    const { tokens } = this.args
    const sides = [exprOf(first, tokens), ...allOf<Expr>(others, tokens)]
    return signs.children.map(({ source }, at) => {
      const [left, right] = [sides[at]!, sides[at + 1]!]
      const span = { from: left.span.from, to: right.span.to }
      return { sign: tokens.code[source.startIdx]!, left, right, span }
    })
  },
  definition_entries(
    this: Self,
    defined: Parsed,
    _open: Parsed,
    first: Parsed,
    _comma: Parsed,
    second: Parsed,
    _close: Parsed,
    _equals: Parsed,
    value: Parsed,
  ): Definition {
    const { tokens } = this.args
    const at = defined.source.startIdx
    const nameSpan = spanOf(tokens, at)
    const body = exprOf(value, tokens)
    const call = { span: body.span, nameSpan }
    const row = indexAt(tokens, first.source.startIdx)
    const [column] = second.children.map(({ source }) => indexAt(tokens, source.startIdx))
    const inner: Expr = column
      ? {
          kind: 'transpose',
          body: callOf('stack_over', [body, column, unknownSize(column.span)], call),
          span: body.span,
        }
      : body
    return {
      name: nameOf(tokens, at),
      nameSpan,
      value: callOf('stack_over', [inner, row, unknownSize(row.span)], call),
      head: `${nameOf(tokens, at)}[${[row, ...(column ? [column] : [])].map((index) => index.name).join(',')}]`,
    }
  },
  declaration_family(
    this: Self,
    declared: Parsed,
    _open: Parsed,
    _index: Parsed,
    _close: Parsed,
    _colon: Parsed,
    sizes: Parsed,
  ): Family {
    const { tokens } = this.args
    const at = declared.source.startIdx
    return {
      kind: 'family',
      name: nameOf(tokens, at),
      nameSpan: spanOf(tokens, at),
      dims: sizes.tree(tokens) as readonly Expr[],
      span: cover(tokens, this.source),
    }
  },
}
