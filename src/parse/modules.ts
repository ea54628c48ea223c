/**
 * Functions called by the name of their library, `np.exp(x)`, or of an argument, `x.sum()`.
 */
import { methodCalled, moduleName } from '../errors/text.ts'
import { GREEK_LETTERS } from './greek.ts'

/** `np.linalg.` before the name of a function. */
const MODULE = new RegExp(`(?:\\.([A-Za-z${GREEK_LETTERS}][A-Za-z${GREEK_LETTERS}0-9_]*))+(?=\\()`, 'y')

/** Names by which libraries are known where functions are called by them. */
const LIBRARIES =
  /^(?:np|numpy|jnp|jax|torch|tf|tensorflow|nn|F|math|Math|scipy|sp|linalg|LinearAlgebra|sympy|cp|cvxpy|mx|keras|stats)$/

/** Throws where a function is called by the name of its library, `np.exp(x)`, or of an argument, `x.sum()`. */
export const refuseModule = (source: string, from: number, end: number): void => {
  MODULE.lastIndex = end
  if (!MODULE.test(source)) return
  const to = MODULE.lastIndex
  const name = source.slice(source.lastIndexOf('.', to) + 1, to)
  const close = closingBracket(source, to)
  if (LIBRARIES.test(source.slice(from, end)) || close < 0) throw moduleName({ from, to }, name)
  const args = [source.slice(from, to - name.length - 1), source.slice(to + 1, close).trim()]
  throw methodCalled({ from, to: close + 1 }, `${name}(${args.filter((arg) => arg !== '').join(',')})`)
}

const closingBracket = (source: string, opening: number): number => {
  let depth = 0
  for (let at = opening; at < source.length; at++) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return at
  }
  return -1
}
