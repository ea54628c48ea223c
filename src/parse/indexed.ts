/**
 * What sums over an index, definitions by entries and families of vectors mean, as trees: `sum(E for i in 1:n)` is the
 * call `sum_over(E,i,1,n)`, `r[i] = E` the call `stack_over(E,i)`; `bound.ts` settles names and ranges of the indices.
 */
import type { Span } from '../errors/error.ts'
import { manyIndices, notOverIndex, rangeOfIndex, valuesOverOne } from '../errors/sums.ts'
import { unknownSize } from '../syntax/binders.ts'
import type { Definition, Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import { cover, spanOf } from './brackets.ts'
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
    _tokens: Tokens,
    _from: number,
    _to: number,
    first: Index,
    rest: readonly Index[],
    relation: readonly Relation[] = [],
    relations: readonly (readonly Relation[])[] = [],
  ): Indexed {
    return { indices: [first, ...rest], relations: [...relation, ...relations.flat()] }
  },
  over(
    tokens: Tokens,
    _from: number,
    _to: number,
    name: number,
    from: Expr | undefined,
    to: Expr | undefined,
  ): Index {
    return { name: indexAt(tokens, name), ends: from && to ? [from, to] : [] }
  },
  /** `i < j < k` is `i < j` and `j < k`. */
  relation(
    tokens: Tokens,
    _from: number,
    _to: number,
    first: Expr,
    signs: readonly number[],
    others: readonly Expr[],
  ): readonly Relation[] {
    const sides = [first, ...others]
    return signs.map((sign, at) => {
      const [left, right] = [sides[at]!, sides[at + 1]!]
      const span = { from: left.span.from, to: right.span.to }
      return { sign: tokens.code[sign]!, left, right, span }
    })
  },
  definition_entries(
    tokens: Tokens,
    _from: number,
    _to: number,
    defined: number,
    first: number,
    second: number | undefined,
    body: Expr,
  ): Definition {
    const nameSpan = spanOf(tokens, defined)
    const call = { span: body.span, nameSpan }
    const row = indexAt(tokens, first)
    const column = second === undefined ? undefined : indexAt(tokens, second)
    const inner: Expr = column
      ? {
          kind: 'transpose',
          body: callOf('stack_over', [body, column, unknownSize(column.span)], call),
          span: body.span,
        }
      : body
    return {
      name: nameOf(tokens, defined),
      nameSpan,
      value: callOf('stack_over', [inner, row, unknownSize(row.span)], call),
      head: `${nameOf(tokens, defined)}[${[row, ...(column ? [column] : [])].map((index) => index.name).join(',')}]`,
    }
  },
  declaration_family(
    tokens: Tokens,
    from: number,
    to: number,
    declared: number,
    _index: number,
    _colon: number,
    dims: readonly Expr[],
  ): Family {
    return {
      kind: 'family',
      name: nameOf(tokens, declared),
      nameSpan: spanOf(tokens, declared),
      dims,
      span: cover(tokens, from, to),
    }
  },
}
