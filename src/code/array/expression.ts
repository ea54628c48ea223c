/**
 * Expressions by which rows of functions say what a value is in simpler functions, as operations: of numbers, or entry by
 * entry of arrays.
 */
import { internal } from '../../errors/defects.ts'
import { functionNamed } from '../../functions/index.ts'
import { parseExpression } from '../../parse/index.ts'
import type { Expr, ProductOperator } from '../../syntax/tree.ts'
import type { CoreOp } from './core.ts'
import type { Lowering } from './lowering.ts'
import type { Op } from './op.ts'
import { lowerPower } from './power.ts'

/** What the arguments are called. */
const PARAMETERS = ['s', 't', 'u']

const OPERATORS: Readonly<Partial<Record<ProductOperator, CoreOp>>> = {
  '*': 'times',
  '.*': 'times',
  '/': 'divide',
  './': 'divide',
}

const parsed = new Map<string, Expr>()

/** The value of an expression of a row at these arguments. */
export const expressed = (lowering: Lowering, text: string, args: readonly Op[]): Op => {
  const expr = parsed.get(text) ?? parseExpression(text)
  parsed.set(text, expr)
  return operationOf(lowering, expr, args)
}

/** An elementwise function of the table: by its definition where the target has no spelling of it. */
export const elementwise = (lowering: Lowering, name: string, args: readonly Op[]): Op => {
  const definition = lowering.spells(name) ? undefined : functionNamed(name)?.definition
  return definition === undefined ? lowering.program.apply(name, args) : expressed(lowering, definition, args)
}

const operationOf = (lowering: Lowering, expr: Expr, args: readonly Op[]): Op => {
  const { program } = lowering
  const of = (operand: Expr): Op => operationOf(lowering, operand, args)
  switch (expr.kind) {
    case 'number':
      return program.number(expr.value)
    case 'name':
      return expr.name === 'pi' ? program.core('pi', []) : args[PARAMETERS.indexOf(expr.name)]!
    case 'call':
      return elementwise(lowering, expr.name, expr.args.map(of))
    case 'power':
      return lowerPower(program, of(expr.base), of(expr.exponent))
    case 'negate':
      return program.core('negate', [of(expr.body)])
    case 'product':
      return expr.rest.reduce(
        (left, { operator, operand }) => program.core(OPERATORS[operator]!, [left, of(operand)]),
        of(expr.first),
      )
    case 'sum':
      return expr.terms
        .slice(1)
        .reduce(
          (left, { sign, operand }) => program.core(sign === 1 ? 'add' : 'subtract', [left, of(operand)]),
          of(expr.terms[0]!.operand),
        )
    default:
      throw internal(`a row is no expression of scalars: ${expr.kind}`)
  }
}
