/**
 * Bars: `|x|` and `‖x‖` open and close with one sign, so where one stands decides which it is. A bar closes where an
 * operand has ended and the last open bracket is such a bar; it opens where an operand begins.
 */
import type { Span } from '../errors/error.ts'
import { barUnclear } from '../errors/text.ts'

/** Tokens that an operand begins with. */
export const STARTS = 'n0f(|‖'
/** Tokens that an operand ends with. */
export const ENDS = "n0)]'ᵀ¦∥"

/** Each bar that opens, with the token that closes it. */
export const BARS: ReadonlyMap<string, string> = new Map([
  ['|', '¦'],
  ['‖', '∥'],
])
/** Brackets and bars. */
export const OPENERS = '([|‖'
export const CLOSERS = ')]¦∥'

/** Turns each bar that closes into the token for that. Throws where it could be either. */
export const closeBars = (code: string[], spanOf: (index: number) => Span): void => {
  if (!code.some((char) => BARS.has(char))) return
  const open: string[] = []
  code.forEach((char, i) => {
    const ended = i > 0 && ENDS.includes(code[i - 1]!)
    const closing = BARS.get(char)
    if (closing !== undefined && ended && open.at(-1) === char) {
      open.pop()
      code[i] = closing
    } else if (closing !== undefined && ended && !isOpening(code, i, open)) throw barUnclear(spanOf(i))
    else if (OPENERS.includes(char)) open.push(char)
    else if (CLOSERS.includes(char)) open.pop()
  })
}

/** Whether a bar that stands after an operand begins another one, as in `2|x|`, where the product lacks its sign. */
const isOpening = (code: readonly string[], at: number, open: readonly string[]): boolean =>
  !BARS.has(open.at(-1) ?? '') && code.includes(code[at]!, at + 1)
