/**
 * What a line says something of, by what stands to the left of its first sign of equality: a name, a differential, a
 * derivative, an expression. Heads of other languages come here in this spelling.
 */
import { functionNamed } from '../functions/index.ts'
import { nameIn } from '../parse/index.ts'

/** How a derivative is written: `∇_X f` has the shape of X, `df/dX` is in the layout of its author. */
export type Style = 'nabla' | 'fraction'

export type Head =
  | { readonly kind: 'name'; readonly name: string; readonly head: string }
  | { readonly kind: 'differential'; readonly of: string }
  | {
      readonly kind: 'derivative'
      readonly of: string
      readonly by: string | undefined
      readonly order: 1 | 2
      readonly style: Style
    }
  | { readonly kind: 'expression'; readonly text: string }

const NAME = String.raw`\p{L}[\p{L}\p{N}_]*`
const D = '(?:d|∂|δ)'
const SQUARED = String.raw`(?:\^?\{?2\}?|²)`
/** What is behind a sign of derivation: a name, perhaps with its arguments, or an expression in brackets. */
const OF = String.raw`(${NAME}(?:\([^()]*\))?|\(.*\)|\[.*\])`

/** A word alone: `gradient` is a name. */
const NABLA_SIGN = String.raw`(?:∇|(?:grad|nabla)(?![\p{L}\p{N}]))`

const pattern = (text: string): RegExp => new RegExp(`^${text}$`, 'u')

const DEFINED = pattern(String.raw`(${NAME})(?:\([\p{L}\p{N}_,\s;]*\)|\[[\p{L}\p{N}_,\s:]*\])?`)
const SOLVES = pattern(String.raw`(${NAME})\s+solves\s+.*`)
const OF_WHOLE = pattern(String.raw`${D}\s*(\(.*\)|\[.*\])`)
const OF_NAME = pattern(String.raw`${D}\s*(${NAME})(?:\([\p{L}\p{N}_,\s;]*\))?`)
const NABLA = pattern(String.raw`${NABLA_SIGN}\s*(?:_?\{?(${NAME})\}?(?=\s|\(|\[))?\s*${OF}`)
const NABLA_BY = pattern(String.raw`${NABLA_SIGN}_\{?(${NAME})\}?\s*${OF}`)
const NABLA_TWICE = pattern(
  String.raw`(?:∇|nabla)(?:${SQUARED}(?:_\{?(${NAME})\}?)?|_\{?(${NAME})\}?${SQUARED})\s*${OF}`,
)
const FRACTION = pattern(String.raw`${D}\s*${OF}\s*/\s*${D}\s*(${NAME})`)
const FRACTION_BEFORE = pattern(String.raw`${D}\s*/\s*${D}\s*(${NAME})\s*${OF}`)
const FRACTION_TWICE = pattern(String.raw`${D}${SQUARED}\s*${OF}\s*/\s*${D}\s*(${NAME}?)${SQUARED}`)

const named = (text: string): string => nameIn(text.trim()) ?? text.trim()

/** What is differentiated: of `f(x)` its name, of `(E)` what stands in the brackets. */
const differentiated = (text: string, isKnown: (name: string) => boolean): string => {
  const [, name] = DEFINED.exec(text) ?? []
  if (name !== undefined && isKnown(named(name))) return named(name)
  return /^[([]/.test(text) ? text.slice(1, -1).trim() : text
}

/** A differential is told from a name with a d by the name behind it. */
const differentialIn = (text: string, isKnown: (name: string) => boolean): Head | undefined => {
  const whole = OF_WHOLE.exec(text)?.[1]
  if (whole !== undefined) return { kind: 'differential', of: differentiated(whole, isKnown) }
  const name = OF_NAME.exec(text)?.[1]
  return name !== undefined && isKnown(named(name)) ? { kind: 'differential', of: named(name) } : undefined
}

const derivativeIn = (text: string, isKnown: (name: string) => boolean): Head | undefined => {
  const made = (of = '', by: string | undefined, order: 1 | 2, style: Style): Head => ({
    kind: 'derivative',
    of: differentiated(of, isKnown),
    by: by === undefined || by === '' ? undefined : named(by),
    order,
    style,
  })
  const twice = NABLA_TWICE.exec(text)
  if (twice) return made(twice[3], twice[1] ?? twice[2], 2, 'nabla')
  const fractionTwice = FRACTION_TWICE.exec(text)
  if (fractionTwice) return made(fractionTwice[1], fractionTwice[2], 2, 'fraction')
  const nabla = NABLA_BY.exec(text) ?? NABLA.exec(text)
  if (nabla) return made(nabla[2], nabla[1], 1, 'nabla')
  const fraction = FRACTION.exec(text)
  if (fraction) return made(fraction[1], fraction[2], 1, 'fraction')
  const before = FRACTION_BEFORE.exec(text)
  return before ? made(before[2], before[1], 1, 'fraction') : undefined
}

/**
 * What a left side says something of. `isKnown` tells the names that the derivation has.
 * Example: `headOf('∂f/∂x', (name) => name === 'f').kind` is `derivative`.
 */
export const headOf = (given: string, isKnown: (name: string) => boolean): Head => {
  const text = given.trim()
  const found = differentialIn(text, isKnown) ?? derivativeIn(text, isKnown)
  if (found) return found
  const [, name] = DEFINED.exec(text) ?? SOLVES.exec(text) ?? []
  const isCall = name !== undefined && /^[^[]*\(/.test(text) && functionNamed(name) !== undefined
  return name === undefined || isCall
    ? { kind: 'expression', text }
    : { kind: 'name', name: named(name), head: text }
}
