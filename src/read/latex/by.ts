/**
 * What derivatives are by: names with their scripts, rows, stacked matrices.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { across } from '../piece.ts'
import { isSign } from './reader.ts'
import { argumentAt, groupEnd, type Token, textOf } from './tokens.ts'

/** A name with its scripts, and no expression. */
export const isVariable = (tokens: readonly Token[]): boolean => {
  const [first, second] = tokens
  if (!first || first.kind === 'open') return tokens.length > 0
  if (first.kind === 'command' && first.text.length < 2) return false
  return tokens.length === 1 || isSign(second, '_') || isSign(second, '^')
}

/** What is by a name is not by its power, its inverse or the transpose of a matrix. */
export const refuseRaised = (tokens: readonly Token[]): void => {
  const at = tokens.findIndex((token) => isSign(token, '^') || isSign(token, "'"))
  if (at < 1) return
  const above = isSign(tokens[at], "'") ? 'T' : textOf(plainOf(argumentAt(tokens, at + 1).tokens))
  const isVector = tokens[0]!.kind === 'letter' && /[a-z]/.test(tokens[0]!.text)
  if (!RAISED.test(above) || (TRANSPOSES.test(above) && isVector)) return
  throw unreadableLatex(
    across(tokens[0]!.span, tokens.at(-1)!.span),
    `this derivative is by ${TRANSPOSES.test(above) ? 'a transpose' : 'a power or an inverse'}, and derivatives are by names`,
    'Give it a name of its own, write the function in that, and ask for the derivative by that; a second derivative is \\frac{\\partial^2}{\\partial x^2}.',
  )
}

export const TRANSPOSES = /^(?:T|top|intercal|prime|t|'|-T|-top)$/
const RAISED = /^(?:-?\d+|-?\d*\/\d+|T|top|intercal|prime|t|'|-T|-top|\+|dagger)$/

export const plainOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')

/** Without a transpose or a square. */
export const bare = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token) => isSign(token, '^') || isSign(token, "'"))
  const plain = at < 0 ? tokens : tokens.slice(0, at)
  return plain[0]?.kind === 'open' && groupEnd(plain, 0) === plain.length - 1 ? plain.slice(1, -1) : plain
}

/** The name in `\\operatorname{vec}(X)^\\top`: by it, a derivative is a Jacobian, whose columns are those of the stacked X. */
export const stackedIn = (tokens: readonly Token[]): readonly Token[] | undefined => {
  const [vec, open] = tokens
  if (vec?.kind !== 'word' || vec.text !== 'vec' || !isSign(open, '(')) return undefined
  const end = tokens.findIndex((token) => isSign(token, ')'))
  const inside = tokens.slice(2, end)
  const behind = textOf(plainOf(tokens.slice(end + 1))).replace('^', '')
  return isVariable(inside) && TRANSPOSES.test(behind) ? inside : undefined
}
