/**
 * A user's own laws and functions as programs hold them: an opaque value, made once and passed to whatever derives.
 */
import { wrongArgument } from '../errors/calls.ts'
import type { OwnRules } from '../rulebook/own.ts'

/** What `readRules` returns: pass it on as the option `rules`. */
export interface Rules {
  /** Names of the laws. */
  readonly laws: readonly string[]
  /** Names of the functions. */
  readonly functions: readonly string[]
}

const inners = new WeakMap<object, OwnRules>()

/** The value for programs. */
export const wrappedRules = (inner: OwnRules): Rules => {
  const rules = Object.freeze({
    laws: inner.laws.map(({ name }) => name),
    functions: [...inner.functions.keys()],
  })
  inners.set(rules, inner)
  return rules
}

/** What the value is made of. Throws: `usage`, for anything else. */
export const unwrappedRules = (name: string, value: unknown): OwnRules => {
  const inner = typeof value === 'object' && value !== null ? inners.get(value) : undefined
  if (!inner) throw wrongArgument(name, 'what readRules returned', value)
  return inner
}
