/**
 * Where an expression occurs within another: as a whole or transposed, as a run of the factors of a product, as some of
 * the terms of a sum, however they are grouped. Owns what counts as the same expression; it reorders no product.
 */
import { assertNever } from '../errors/defects.ts'
import type { Span } from '../errors/error.ts'
import { binderOf } from './binders.ts'
import { withChildren } from './rebuild.ts'
import type { Expr } from './tree.ts'
import { childrenOf, partsOf } from './walk.ts'

/** What is looked for, and the name that is put in its place. */
interface Sought {
  readonly name: string
  readonly upright: Pattern
  readonly turned: Pattern
  /** The names in it, which an index may hide. */
  readonly names: ReadonlySet<string>
}

/** An expression as the factors or the terms that it is made of. */
interface Pattern {
  readonly key: string
  readonly factors: readonly string[]
  readonly terms: readonly Term[]
}

type Product = Extract<Expr, { kind: 'product' }>

interface Term {
  readonly sign: 1 | -1
  readonly operand: Expr
}

/** The expression with a name for every occurrence of another. Depth is bounded by the parser. */
export const withName = (expr: Expr, sought: Expr, name: string): Expr => {
  const names = new Set([...partsOf(sought)].flatMap((part) => (part.kind === 'name' ? [part.name] : [])))
  return replaced(expr, { name, names, upright: patternOf(sought), turned: patternOf(transposed(sought)) })
}

const patternOf = (expr: Expr): Pattern => ({
  key: keyOf(expr),
  factors: factorsOf(expr).map(keyOf),
  terms: termsOf(expr),
})

const replaced = (expr: Expr, sought: Sought): Expr => {
  const binder = binderOf(expr)
  if (binder && sought.names.has(binder.index.name)) return expr
  const key = keyOf(expr)
  if (key === sought.upright.key) return named(sought, expr.span)
  if (key === sought.turned.key) return transposed(named(sought, expr.span))
  return (
    inProduct(expr, sought) ??
    inChain(expr, sought) ??
    inSum(expr, sought) ??
    withChildren(
      expr,
      childrenOf(expr).map((child) => replaced(child, sought)),
    )
  )
}

const named = ({ name }: Sought, span: Span): Expr => ({ kind: 'name', name, span })

/** A product with names for runs of its factors; `undefined` where no run is what is sought. */
const inProduct = (expr: Expr, sought: Sought): Expr | undefined => {
  const factors = factorsOf(expr)
  const { upright, turned } = sought
  if (factors.length < 2 || upright.factors.length < 2) return undefined
  const keys = factors.map(keyOf)
  const result: Expr[] = []
  let found = false
  for (let i = 0; i < factors.length; ) {
    const isUpright = startsAt(keys, upright.factors, i)
    if (isUpright || startsAt(keys, turned.factors, i)) {
      const name = named(sought, factors[i]!.span)
      result.push(isUpright ? name : transposed(name))
      i += upright.factors.length
      found = true
    } else result.push(replaced(factors[i++]!, sought))
  }
  return found ? productOf(result, expr.span) : undefined
}

/** A chain of products of several kinds, in which what stands before an operator is one operand. */
const inChain = (expr: Expr, sought: Sought): Expr | undefined => {
  if (expr.kind !== 'product' || isProduct(expr)) return undefined
  const { operator, operand } = expr.rest.at(-1)!
  const before = expr.rest.slice(0, -1)
  const left = before.length === 0 ? expr.first : { ...expr, rest: before }
  const [first, last] = [replaced(left, sought), replaced(operand, sought)]
  const rest = [{ operator, operand: last }]
  return first.kind === 'product'
    ? { ...expr, first: first.first, rest: [...first.rest, ...rest] }
    : { ...expr, first, rest }
}

const startsAt = (keys: readonly string[], run: readonly string[], at: number): boolean =>
  at + run.length <= keys.length && run.every((key, i) => key === keys[at + i])

/** A sum with names for some of its terms; `undefined` where they do not add up to what is sought. */
const inSum = (expr: Expr, sought: Sought): Expr | undefined => {
  if (expr.kind !== 'sum' || sought.upright.terms.length < 2) return undefined
  const name = named(sought, expr.span)
  const forms = [
    [sought.upright.terms, name],
    [sought.turned.terms, transposed(name)],
  ] as const
  for (const [terms, by] of forms)
    for (const sign of [1, -1] as const) {
      const rest = without(termsOf(expr), terms, sign)
      if (!rest) continue
      const others = rest.map((term) => ({ ...term, operand: replaced(term.operand, sought) }))
      return sumOf([{ sign, operand: by }, ...others], expr.span)
    }
  return undefined
}

/** The terms that are left when others are taken away; `undefined` where one of those is not there. */
const without = (all: readonly Term[], some: readonly Term[], sign: 1 | -1): Term[] | undefined => {
  const rest = [...all]
  for (const term of some) {
    const key = keyOf(term.operand)
    const at = rest.findIndex((one) => one.sign === term.sign * sign && keyOf(one.operand) === key)
    if (at < 0) return undefined
    rest.splice(at, 1)
  }
  return rest
}

const sumOf = (terms: readonly Term[], span: Span): Expr => {
  const [first, more] = terms as [Term, Term | undefined]
  if (more) return { kind: 'sum', terms, span }
  return first.sign === 1 ? first.operand : { kind: 'negate', body: first.operand, span }
}

const productOf = (factors: readonly Expr[], span: Span): Expr => {
  const [first, ...rest] = factors as [Expr, ...Expr[]]
  if (rest.length === 0) return first
  return { kind: 'product', first, rest: rest.map((operand) => ({ operator: '*', operand })), span }
}

/** The terms of a sum, those of sums within it too. */
const termsOf = (expr: Expr): readonly Term[] => {
  if (expr.kind === 'negate') return termsOf(expr.body).map(turnedOver)
  if (expr.kind === 'transpose' && expr.body.kind === 'sum') return termsOf(transposed(expr.body))
  if (expr.kind !== 'sum') return [{ sign: 1, operand: expr }]
  return expr.terms.flatMap(({ sign, operand }) =>
    sign === 1 ? termsOf(operand) : termsOf(operand).map(turnedOver),
  )
}

const turnedOver = ({ sign, operand }: Term): Term => ({ sign: sign === 1 ? -1 : 1, operand })

/** The factors of a matrix product, those of products within it too; anything else is one factor. */
const factorsOf = (expr: Expr): readonly Expr[] => {
  if (expr.kind === 'transpose' && isProduct(expr.body)) return factorsOf(transposed(expr.body))
  if (!isProduct(expr)) return [expr]
  return [expr.first, ...expr.rest.map(({ operand }) => operand)].flatMap(factorsOf)
}

/** A product of matrices; narrower than its kind. */
const isProduct = (expr: Expr): expr is Product & { readonly plain?: true } =>
  expr.kind === 'product' && expr.rest.every(({ operator }) => operator === '*')

/** The transpose, carried to the factors and terms. */
const transposed = (expr: Expr): Expr => {
  const { span } = expr
  if (expr.kind === 'number') return expr
  if (expr.kind === 'transpose') return expr.body
  if (expr.kind === 'negate') return { ...expr, body: transposed(expr.body) }
  if (expr.kind === 'sum')
    return { ...expr, terms: expr.terms.map((term) => ({ ...term, operand: transposed(term.operand) })) }
  if (isProduct(expr)) return productOf([...factorsOf(expr)].reverse().map(transposed), span)
  return { kind: 'transpose', body: expr, span }
}

/** Equal for expressions that differ in nothing but how they are grouped. */
const keyOf = (expr: Expr): string => {
  switch (expr.kind) {
    case 'number':
      return `${expr.value.num}/${expr.value.den}`
    case 'name':
      return expr.name
    case 'negate':
    case 'sum': {
      const terms = termsOf(expr).map(({ sign, operand }) => `${sign === 1 ? '+' : '-'}${keyOf(operand)}`)
      return `sum(${terms.sort().join(' ')})`
    }
    case 'transpose': {
      const moved = transposed(expr.body)
      return moved.kind === 'transpose' ? `${keyOf(moved.body)}'` : keyOf(moved)
    }
    case 'product':
      return isProduct(expr) ? `(${factorsOf(expr).map(keyOf).join('*')})` : chainKey(expr)
    case 'call':
      return `${expr.name}${"'".repeat(expr.primes)}(${expr.args.map(keyOf).join(',')})`
    case 'power':
      return `(${keyOf(expr.base)}${expr.operator}${keyOf(expr.exponent)})`
    case 'colon':
      return `(${keyOf(expr.left)}:${keyOf(expr.right)})`
    default:
      return assertNever(expr)
  }
}

const chainKey = ({ first, rest }: Product): string =>
  `(${keyOf(first)}${rest.map(({ operator, operand }) => `${operator}${keyOf(operand)}`).join('')})`
