/**
 * Marks after an operand: transposes, inverses, powers, indices.
 */
import { powerChain } from '../errors/text.ts'
import { MINUS_ONE } from '../rational.ts'
import type { Expr } from '../syntax/tree.ts'
import { type Mark, picked } from './indices.ts'

/** The operand with its marks. Throws: `power-chain` where a power has a power. */
export const withMarks = (operand: Expr, marks: readonly Mark[]): Expr => {
  let result = operand
  for (let i = 0; i < marks.length; i++)
    result = withMark(result, marks[i]!, operand.span.from, marks[i - 1]?.kind === 'power')
  return result
}

/** `from` is where the operand begins. */
const withMark = (base: Expr, mark: Mark, from: number, isPower: boolean): Expr => {
  const { kind, to } = mark
  const span = { from, to }
  switch (kind) {
    case 'transpose':
      return { kind: 'transpose', body: base, span }
    case 'index':
      return picked(base, mark.indices, span)
    case 'power':
      if (isPower) throw powerChain(span)
      return { kind: 'power', operator: mark.operator, base, exponent: mark.exponent, span }
    case 'inverse': {
      if (isPower) throw powerChain(span)
      const exponent: Expr = { kind: 'number', value: MINUS_ONE, span }
      return { kind: 'transpose', body: { kind: 'power', operator: '^', base, exponent, span }, span }
    }
  }
}
