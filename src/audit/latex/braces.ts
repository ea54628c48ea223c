/**
 * Arguments in the source of LaTeX.
 */
import { closingOf } from '../brackets.ts'

/** An argument: a group, without its braces, or one token, and what comes behind. */
export interface Argument {
  readonly inner: string
  /** Where the inner text begins. */
  readonly from: number
  readonly next: number
}

/** The argument that begins at an offset, spaces before it aside. */
export const argumentAt = (text: string, at: number): Argument | undefined => {
  const from = at + /^\s*/.exec(text.slice(at))![0].length
  if (from >= text.length) return undefined
  if (text[from] !== '{') {
    const [token = ''] = /^(?:\\[A-Za-z]+|\\?[\s\S])/.exec(text.slice(from)) ?? []
    return { inner: token, from, next: from + token.length }
  }
  const end = closingOf(text, from)
  return end === undefined ? undefined : { inner: text.slice(from + 1, end), from: from + 1, next: end + 1 }
}

/** A sign of derivation. */
export const D = String.raw`(?:\\partial(?![A-Za-z])|\\(?:mathrm|mathsf|mathit|text|textrm|operatorname|rm)\s*(?:\{\s*d\s*\}|d(?![A-Za-z]))|\{\s*\\rm\s+d\s*\}|\\(?:dd|diff|D)(?![A-Za-z])|(?<![A-Za-z\\])d)`

/** A name with its font, accent and index: `\mathbf{X}`, `\hat\beta`, `x_1`, `W^{(1)}`. */
export const NAME = String.raw`(?:\\(?:mathbf|boldsymbol|bm|mathcal|mathrm|mathit|mathsf|hat|tilde|bar|vec|widehat|overline|underline|pmb|mathbb|mathscr)\s*(?:\{\s*(?:\\[A-Za-z]+(?:\s*\{[^{}]*\})?|[A-Za-z]+)\s*\}|\\[A-Za-z]+|[A-Za-z])|\\(?!frac|dfrac|tfrac|left|right|log|ln|det|operatorname|text|sum|exp|sqrt|big|partial|nabla|mathrm|mathbf|lVert|lvert|langle|begin|cdot)[A-Za-z]+|[A-Za-z])(?:_\s*(?:\{[^{}]*\}|[A-Za-z0-9]))?(?:\^\{\([^{}]*\)\})?`

/** What decorates brackets and spaces. */
export const plainOf = (text: string): string =>
  text.replaceAll(/\\(?:left|right|big|Big|bigg|Bigg|[bB]igg?[lr])(?=[([\])|\\.])\.?|\\[,!;: ]|~/g, (found) =>
    ' '.repeat(found.length),
  )
