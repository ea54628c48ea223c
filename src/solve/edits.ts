/**
 * Slips of the pen, undone: a formula with one operator, sign, transpose, exponent or factor other than written. The
 * formulas are trees; whether one of them makes sense is for others to find out.
 */
import { isNegative, ONE, rational } from '../rational.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr, ProductOperator } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'

export interface Edit {
  readonly kind: 'product' | 'transpose' | 'term-sign' | 'order' | 'power' | 'inner-factor' | 'function'
  /** What is wrong with the formula as written, as the predicate of a sentence. */
  readonly message: string
}

type Edited = readonly [Expr, Edit]
type Kind<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** Formulas with more parts than this are left alone. */
const MOST = 80

/** Every formula that differs from this one by a single slip. */
export const edits = (formula: Expr): readonly Edited[] =>
  countOf(formula) > MOST
    ? []
    : [...inAllProducts(formula), ...everywhere(formula, false)].sort((a, b) => rank(a) - rank(b))

/** The likeliest slips first. */
const KINDS: readonly Edit['kind'][] = [
  'transpose',
  'product',
  'term-sign',
  'function',
  'power',
  'inner-factor',
  'order',
]
const rank = ([, { kind }]: Edited): number => KINDS.indexOf(kind)

const countOf = (expr: Expr): number => 1 + childrenOf(expr).reduce((sum, child) => sum + countOf(child), 0)

/** The formula with one kind of product wherever the other stands, where that is in several places. */
function* inAllProducts(formula: Expr): Generator<Edited> {
  for (const [typed, meant, message] of [
    [
      '.*',
      '*',
      'has elementwise products .* where matrix products * are meant (Hadamard for matrix product)',
    ],
    ['*', '.*', 'has matrix products * where elementwise products .* (Hadamard) are meant'],
  ] as const)
    if (productsIn(formula, typed) > 1) yield [withProducts(formula, typed, meant), slip('product', message)]
}

const productsIn = (expr: Expr, typed: ProductOperator): number =>
  (expr.kind === 'product' ? expr.rest.filter(({ operator }) => operator === typed).length : 0) +
  childrenOf(expr).reduce((sum, child) => sum + productsIn(child, typed), 0)

const withProducts = (expr: Expr, typed: ProductOperator, meant: ProductOperator): Expr => {
  const inside = withChildren(
    expr,
    childrenOf(expr).map((child) => withProducts(child, typed, meant)),
  )
  if (inside.kind !== 'product') return inside
  const rest = inside.rest.map((one) => (one.operator === typed ? { ...one, operator: meant } : one))
  return { ...inside, rest }
}

function* everywhere(expr: Expr, turned: boolean): Generator<Edited> {
  yield* here(expr, turned)
  const children = childrenOf(expr)
  for (const [at, child] of children.entries())
    for (const [edited, edit] of everywhere(child, expr.kind === 'transpose')) {
      const others = children.map((old, i) => (i === at ? edited : old))
      yield [withChildren(expr, others), edit]
    }
}

/** Slips at the root of an expression; `turned` where it stands below a transpose. */
function* here(expr: Expr, turned: boolean): Generator<Edited> {
  const transposable = expr.kind !== 'number' && expr.kind !== 'transpose' && expr.kind !== 'negate'
  if (transposable && !turned)
    yield [{ kind: 'transpose', body: expr, span: expr.span }, slip('transpose', 'lacks a transpose')]
  switch (expr.kind) {
    case 'transpose':
      yield [expr.body, slip('transpose', 'has a transpose too many')]
      return
    case 'negate':
      yield [expr.body, slip('term-sign', 'has the wrong sign in one place')]
      return
    case 'sum':
      yield* inSum(expr)
      return
    case 'product':
      yield* inProduct(expr)
      return
    case 'power':
      yield* inPower(expr)
      return
    case 'call':
      yield* inCall(expr)
  }
}

const slip = (kind: Edit['kind'], message: string): Edit => ({ kind, message })

const TWO: Expr = { kind: 'number', value: rational(2), span: { from: 0, to: 0 } }

function* inSum(expr: Kind<'sum'>): Generator<Edited> {
  for (const [at] of expr.terms.entries()) {
    const wrong = slip('term-sign', 'has the wrong sign in one place')
    yield [{ ...expr, terms: expr.terms.map((term, i) => (i === at ? turnedSign(term) : term)) }, wrong]
    const { operand, sign } = expr.terms[at]!
    const square: Expr = { kind: 'power', operator: '.^', base: operand, exponent: TWO, span: expr.span }
    const power = slip('power', 'lacks an exponent')
    yield [
      { ...expr, terms: expr.terms.map((term, i) => (i === at ? { sign, operand: square } : term)) },
      power,
    ]
  }
}

const turnedSign = ({ sign, operand }: Kind<'sum'>['terms'][number]): Kind<'sum'>['terms'][number] => ({
  sign: sign === 1 ? -1 : 1,
  operand,
})

function* inProduct(expr: Kind<'product'>): Generator<Edited> {
  for (const [at, { operator, operand }] of expr.rest.entries()) {
    const put = (...rest: Kind<'product'>['rest']): Expr => ({
      ...expr,
      rest: [...expr.rest.slice(0, at), ...rest, ...expr.rest.slice(at + rest.length)],
    })
    if (operator === '.*')
      yield [
        put({ operator: '*', operand }),
        slip('product', 'has the elementwise product .* where the matrix product * is meant'),
      ]
    if (operator === '*')
      yield [
        put({ operator: '.*', operand }),
        slip('product', 'has the matrix product * where the elementwise product .* is meant'),
      ]
    const next = expr.rest[at + 1]
    const order = slip('order', 'has two factors in the wrong order')
    if (operator === '*' && next?.operator === '*')
      yield [put({ ...next, operator }, { operator, operand }), order]
    if (at === 0 && operator === '*')
      yield [
        { ...expr, first: operand, rest: [{ operator, operand: expr.first }, ...expr.rest.slice(1)] },
        order,
      ]
  }
  const { first } = expr
  if (first.kind === 'number' && expr.rest[0]?.operator === '*')
    yield [
      { ...expr, first: { ...first, value: ONE } },
      slip('inner-factor', 'has a number too many in one place'),
    ]
}

function* inPower(expr: Kind<'power'>): Generator<Edited> {
  if (expr.exponent.kind === 'number' && !isNegative(expr.exponent.value))
    yield [expr.base, slip('power', 'has an exponent too many')]
}

function* inCall(expr: Kind<'call'>): Generator<Edited> {
  const [argument, more] = expr.args
  if (argument && !more && argument.kind !== 'negate')
    yield [
      { ...expr, args: [{ kind: 'negate', body: argument, span: argument.span }] },
      slip('term-sign', `has the wrong sign in the argument of ${expr.name}`),
    ]
  const derivative = slip('function', `has another derivative of ${expr.name} than it should`)
  if (!more) yield [{ ...expr, primes: expr.primes + 1 }, derivative]
  if (expr.primes > 0) yield [{ ...expr, primes: expr.primes - 1 }, derivative]
}
