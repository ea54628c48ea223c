/**
 * What a row in LaTeX says something of, in the spelling that `heads.ts` reads: `df`, `∂f/∂X`, `∇_X f`, `f(x)`.
 */
import { argumentAt, D, NAME, plainOf } from './braces.ts'

/** What a left side is: a head as it is written in our language with a formula in LaTeX in it, or a formula. */
export type Left =
  | { readonly kind: 'name' | 'differential'; readonly name: string; readonly args: readonly string[] }
  | {
      readonly kind: 'derivative'
      readonly of: Derived
      readonly by: string | undefined
      readonly order: 1 | 2
      readonly style: 'nabla' | 'fraction'
    }
  | { readonly kind: 'formula' }

/** What is differentiated: a name as typed, or an expression with the offset at which it begins. */
export type Derived = { readonly name: string } | { readonly text: string; readonly from: number }

const whole = (text: string): RegExp => new RegExp(`^\\s*${text}\\s*$`, 'u')

const ARGUMENTS = String.raw`(?:\s*[(\[]([^()]*)[)\]])?`
const NAMED = whole(`(${NAME})${ARGUMENTS}`)
const MOVED = whole(`${D}\\s*(${NAME})${ARGUMENTS}`)
const SQUARE = String.raw`(?:\^\s*(?:2|\{\s*2\s*\}))`
const ABOVE = new RegExp(`^\\s*${D}\\s*(${SQUARE}?)\\s*([^]*)$`, 'u')
const BELOW = whole(
  `${D}\\s*(${NAME})\\s*(?:(${SQUARE})|(?:\\^\\s*(?:\\{?\\s*(?:T|\\\\top|\\\\intercal|\\\\mathsf\\s*\\{?T\\}?)\\s*\\}?)|'))?(?:\\s*\\\\?,?\\s*${D}\\s*(${NAME})(?:\\^.*|')?)?`,
)
const NABLA = new RegExp(
  `^\\s*\\\\nabla(?![A-Za-z])\\s*(${SQUARE}?)\\s*(?:_\\s*(\\{[^{}]*(?:\\{[^{}]*\\})?[^{}]*\\}|\\\\[A-Za-z]+|[A-Za-z]))?\\s*(${SQUARE}?)\\s*([^]*)$`,
  'u',
)

const argsOf = (typed: string | undefined): readonly string[] =>
  typed === undefined ? [] : typed.split(/[,;]/).map((one) => one.trim())

const derivedIn = (text: string, from: number): Derived | undefined => {
  const lead = /^\s*/.exec(text)![0].length
  const name = NAMED.exec(text)
  if (name) return { name: name[1]! }
  if (text.trim() === '') return undefined
  return { text: text.trim(), from: from + lead }
}

const fractionIn = (text: string): Left | undefined => {
  const head = /^\s*\\[dt]?frac(?![A-Za-z])/.exec(text)?.[0]
  const slashed = head ? undefined : /^([^/]*)\/([^/]*)$/.exec(text)
  const above = head ? argumentAt(text, head.length) : undefined
  const below = above && argumentAt(text, above.next)
  const over = above?.inner ?? slashed?.[1]
  const under = below?.inner ?? slashed?.[2]
  if (over === undefined || under === undefined) return undefined
  const [, square, of = ''] = ABOVE.exec(over) ?? []
  const [, by, again, other] = BELOW.exec(under) ?? []
  if (square === undefined || by === undefined) return undefined
  const rest = below ? text.slice(below.next) : ''
  const begin = above ? above.from : 0
  const derived =
    of.trim() === ''
      ? below && derivedIn(rest, below.next)
      : rest.trim() === ''
        ? derivedIn(of, begin + over.length - of.length)
        : undefined
  const isTwice = square !== ''
  if (
    !derived ||
    isTwice !== (again !== undefined || other !== undefined) ||
    (other !== undefined && other !== by)
  )
    return undefined
  return { kind: 'derivative', of: derived, by, order: isTwice ? 2 : 1, style: 'fraction' }
}

const nablaIn = (text: string): Left | undefined => {
  const [all, before, by, behind, of = ''] = NABLA.exec(text) ?? []
  if (all === undefined) return undefined
  const derived = derivedIn(of, all.length - of.length)
  if (!derived) return undefined
  const variable = by?.replace(/^\{(.*)\}$/s, '$1').trim()
  return { kind: 'derivative', of: derived, by: variable, order: before || behind ? 2 : 1, style: 'nabla' }
}

/** What a left side says something of; `isKnown` tells names of the derivation, as they are typed. */
export const leftOf = (given: string, isKnown: (typed: string) => boolean): Left => {
  const text = plainOf(given)
  const found = fractionIn(text) ?? nablaIn(text)
  if (found) return found
  const moved = MOVED.exec(text)
  if (moved && isKnown(moved[1]!)) return { kind: 'differential', name: moved[1]!, args: argsOf(moved[2]) }
  const named = NAMED.exec(text)
  return named ? { kind: 'name', name: named[1]!, args: argsOf(named[2]) } : { kind: 'formula' }
}
