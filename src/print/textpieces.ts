/**
 * Where a formula in the language may be broken: at signs and other operators, the white space of which is free.
 */
import { type Break, breakCost, type Piece } from './fill.ts'

const OPERATOR = /\s*(\.\*|\.\/|[+\-:*/,⊙∘⊘])\s*/y
const KINDS: ReadonlyMap<string, Break> = new Map<string, Break>([
  ['+', 'sign'],
  ['-', 'sign'],
  [':', 'colon'],
  [',', 'comma'],
  ['*', 'product'],
])
/** What ends an operand: a sign after anything else is part of the next one. */
const OPERAND_END = /[\w\p{L}\p{N})\]'’′ᵀ⁰¹²³⁴⁵⁶⁷⁸⁹]$/u
const LONGEST_NUMBER = 24
const EXPONENT = /(?:^|[^\w.])[\d.]+[eE]$/

interface Cut {
  /** Where the next line would begin. */
  readonly at: number
  readonly kind: Break
  readonly depth: number
}

/** Commas and products end a line, other operators begin the next. */
const ENDS_LINE: ReadonlySet<string> = new Set([',', '*'])

const cutsOf = (text: string): Cut[] => {
  const cuts: Cut[] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    OPERATOR.lastIndex = at
    const [all = '', operator = ''] = OPERATOR.exec(text) ?? []
    const before = text.slice(Math.max(0, at - LONGEST_NUMBER), at)
    if (operator === '' || !OPERAND_END.test(before) || EXPONENT.test(before)) continue
    const begins = at + all.indexOf(operator)
    const place = ENDS_LINE.has(operator) ? at + all.length : begins
    if (operator !== '/') cuts.push({ at: place, kind: KINDS.get(operator) ?? 'entrywise', depth })
    at += all.length - 1
  }
  return cuts
}

/** The formula in pieces; a line may end before each of them. */
export const textPieces = (text: string): Piece[] => {
  const cuts = [{ at: 0, kind: 'sign', depth: 0 } as const, ...cutsOf(text)]
  let joint = ''
  return cuts.map(({ at, kind, depth }, i) => {
    const whole = text.slice(at, cuts[i + 1]?.at)
    const shown = whole.trimEnd()
    const piece = {
      text: shown,
      width: shown.length,
      joint,
      gap: joint.length,
      level: depth + (kind === 'sign' ? 0 : 1),
      cost: breakCost(kind, depth),
    }
    joint = whole.slice(shown.length)
    return piece
  })
}
