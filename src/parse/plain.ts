/**
 * Whether a problem is read as it stands: no pass after the grammar would change or refuse anything. Most are.
 */
import { formsRead } from '../functions/words/index.ts'
import { BINDERS } from '../shape/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import type { RawProblem } from './actions.ts'
import { type Declared, sizesOf } from './declarations.ts'
import { isDerivative } from './mappings.ts'

/** Whether no index is bound, no function defined or declared, no word one of elsewhere, and nothing deeper than so many levels. */
export const isPlain = (
  { definitions, functions, objective, declarations }: RawProblem,
  levels: number,
): boolean =>
  functions.length === 0 &&
  isPlainTree(objective, levels) &&
  definitions.every(({ value }) => isPlainTree(value, levels)) &&
  declarations.every((one) => isPlainDeclaration(one, levels))

const isPlainDeclaration = (declaration: Declared, levels: number): boolean =>
  declaration.kind !== 'family' &&
  declaration.kind !== 'function' &&
  sizesOf(declaration).every((size) => isPlainTree(size, levels))

const isPlainTree = (expr: Expr, levels: number): boolean => {
  if (levels < 0) return false
  const below = levels - 1
  switch (expr.kind) {
    case 'number':
    case 'name':
      return true
    case 'call':
      return isPlainCall(expr.name) && expr.args.every((arg) => isPlainTree(arg, below))
    case 'transpose':
    case 'negate':
      return isPlainTree(expr.body, below)
    case 'power':
      return isPlainTree(expr.base, below) && isPlainTree(expr.exponent, below)
    case 'product':
      return isPlainTree(expr.first, below) && expr.rest.every(({ operand }) => isPlainTree(operand, below))
    case 'colon':
      return isPlainTree(expr.left, below) && isPlainTree(expr.right, below)
    case 'sum':
      return expr.terms.every(({ operand }) => isPlainTree(operand, below))
  }
}

const isPlainCall = (name: string): boolean =>
  !BINDERS.has(name) && !isDerivative(name) && formsRead(name).length === 0
