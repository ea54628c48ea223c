/**
 * Trees to MathJSON, as plain data.
 */
import { assertNever } from '../../errors/defects.ts'
import { isInteger, type Rational } from '../../rational.ts'
import { spelledName } from '../../shape/mapping.ts'
import { binderOf, isUnknownSize } from '../../syntax/binders.ts'
import type { Expr, Problem } from '../../syntax/tree.ts'
import { HEAD_OF, type MathJson, PRODUCTS, SYMBOLS } from './heads.ts'

const HEADS: ReadonlyMap<string, string> = new Map(PRODUCTS.map(([head, operator]) => [operator, head]))
const SYMBOL_OF: ReadonlyMap<string, string> = new Map(SYMBOLS.map(([symbol, name]) => [name, symbol]))

/** A problem: its definitions are assignments of a block. */
export const problemJson = ({ definitions, objective }: Problem): MathJson => {
  if (definitions.length === 0) return treeJson(objective)
  return [
    'Block',
    ...definitions.map(({ name, value }) => ['Assign', name, treeJson(value)]),
    treeJson(objective),
  ]
}

export const treeJson = (expr: Expr): MathJson => {
  switch (expr.kind) {
    case 'number':
      return numberJson(expr.value)
    case 'name':
      return SYMBOL_OF.get(expr.name) ?? expr.name
    case 'call':
      return callJson(expr)
    case 'transpose':
      return ['Transpose', treeJson(expr.body)]
    case 'negate':
      return ['Negate', treeJson(expr.body)]
    case 'power':
      return [expr.operator === '^' ? 'Power' : 'HadamardPower', treeJson(expr.base), treeJson(expr.exponent)]
    case 'product':
      return productJson(expr)
    case 'colon':
      return ['FrobeniusProduct', treeJson(expr.left), treeJson(expr.right)]
    case 'sum':
      return [
        'Add',
        ...expr.terms.map(({ sign, operand }) =>
          sign < 0 ? ['Negate', treeJson(operand)] : treeJson(operand),
        ),
      ]
    default:
      return assertNever(expr)
  }
}

const integerJson = (value: bigint): MathJson =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : { num: String(value) }

const numberJson = (value: Rational): MathJson =>
  isInteger(value) ? integerJson(value.num) : ['Rational', integerJson(value.num), integerJson(value.den)]

const callJson = (expr: Extract<Expr, { kind: 'call' }>): MathJson => {
  const { name, primes, args } = expr
  const parts = args.map(treeJson)
  const binder = name === 'sum_over' ? binderOf(expr) : undefined
  if (binder) {
    const range = isUnknownSize(binder.size) ? [] : [1, treeJson(binder.size)]
    return ['Sum', parts[0]!, ['Limits', binder.index.name, ...range]]
  }
  if (primes > 0) return ['Apply', ['Derivative', name, primes], ...parts]
  return [HEAD_OF.get(name) ?? spelledName(name), ...parts]
}

/** Factors of one operator after each other are one product. */
const productJson = ({ first, rest }: Extract<Expr, { kind: 'product' }>): MathJson => {
  let [head, parts]: [string, MathJson[]] = ['', [treeJson(first)]]
  for (const { operator, operand } of rest) {
    const isMultiple = head === '' && operator === '*' && first.kind === 'number'
    const next = isMultiple ? 'Multiply' : HEADS.get(operator)!
    if (next === head && next !== 'Divide' && next !== 'HadamardDivide') parts.push(treeJson(operand))
    else [head, parts] = [next, [head === '' ? parts[0]! : [head, ...parts], treeJson(operand)]]
  }
  return [head, ...parts]
}
