/** Trees as text with all parentheses, for tests. */
import { toDecimalOrFraction } from '../../src/rational.ts'
import type { Declaration, Expr } from '../../src/syntax/tree.ts'

/** An expression with every grouping spelled out. */
export const show = (expr: Expr): string => {
  switch (expr.kind) {
    case 'number':
      return toDecimalOrFraction(expr.value)
    case 'name':
      return expr.name
    case 'call':
      if (expr.name === 'entry') return `${show(expr.args[0]!)}[${expr.args.slice(1).map(show).join(', ')}]`
      return `${expr.name}${"'".repeat(expr.primes)}(${expr.args.map(show).join(', ')})`
    case 'transpose':
      return `(${show(expr.body)})'`
    case 'power':
      return `(${show(expr.base)} ${expr.operator} ${show(expr.exponent)})`
    case 'negate':
      return `(-${show(expr.body)})`
    case 'product':
      return `(${show(expr.first)}${expr.rest.map(({ operator, operand }) => ` ${operator} ${show(operand)}`).join('')})`
    case 'colon':
      return `(${show(expr.left)} : ${show(expr.right)})`
    case 'sum':
      return `(${expr.terms.map(({ sign, operand }, i) => `${sign < 0 ? '- ' : i > 0 ? '+ ' : ''}${show(operand)}`).join(' ')})`
  }
}

export const showDeclaration = (declaration: Declaration): string => {
  switch (declaration.kind) {
    case 'shape':
      return `${declaration.name}: ${declaration.dims.map(show).join(' x ') || 'scalar'}`
    case 'property':
      return `${declaration.name} is ${declaration.words.map(({ text }) => text).join(' ')}`
    case 'function':
      return `${declaration.name}: ${[declaration.from, declaration.to].map((dims) => dims.map(show).join(' x ') || 'scalar').join(' -> ')}`
    case 'equation':
      return `${show(declaration.left)} = ${show(declaration.right)}`
  }
}
