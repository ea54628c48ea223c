/**
 * The equations of a text, each with its sides: parted by `\\`, `;`, commas, and by line ends where another equation
 * begins.
 */

import { excerpt } from '../excerpt.ts'
import { across } from '../piece.ts'
import { headOf } from './heads.ts'
import { isCommand, isSign } from './reader.ts'
import { EQUALS } from './spelling.ts'
import type { Token } from './tokens.ts'

export interface Equation {
  /** What stands between the signs of equality. */
  readonly sides: readonly (readonly Token[])[]
}

/** The equations, and what was left out of them, in words. */
export interface Equations {
  readonly equations: readonly Equation[]
  readonly notes: readonly string[]
}

const OPENING: ReadonlySet<string> = new Set(['(', '[', '{', 'langle', 'lbrace', 'lvert', 'lVert'])
const CLOSING: ReadonlySet<string> = new Set([')', ']', '}', 'rangle', 'rbrace', 'rvert', 'rVert'])

/** How deep inside brackets every token stands. */
const depths = (tokens: readonly Token[]): number[] => {
  let depth = 0
  return tokens.map(({ kind, text }) => {
    const opens =
      kind === 'open' ||
      (kind === 'word' && text.startsWith('begin ')) ||
      ((kind === 'sign' || kind === 'command') && OPENING.has(text))
    const closes =
      kind === 'close' ||
      (kind === 'word' && text.startsWith('end ')) ||
      ((kind === 'sign' || kind === 'command') && CLOSING.has(text))
    if (closes) depth = Math.max(0, depth - 1)
    const here = depth
    if (opens) depth++
    return here
  })
}

/** Parts of a text between tokens that part it, outside of brackets; each with the token before it. */
const parted = (tokens: readonly Token[], parts: (token: Token, at: number) => boolean): Token[][] => {
  const depth = depths(tokens)
  const found: Token[][] = [[]]
  tokens.forEach((token, i) => {
    if (depth[i] === 0 && parts(token, i)) found.push(isFirstOfLine(token) ? [token] : [])
    else found.at(-1)!.push(token)
  })
  return found
}

/** A token that begins an equation is a part of it, others that part are none. */
const isFirstOfLine = (token: Token): boolean =>
  token.isFirst === true && !isCommand(token, '\\') && !isSign(token, ';') && !isSign(token, ',')

/** `:=` is one sign. */
const joinedSigns = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter((token, i) => !(isSign(token, ':') && isSign(tokens[i + 1], '=')))

/** Words before a condition, which changes no derivative. */
const CONDITIONS = /^(?:s\.?\s?t\.?|subject to|such that|for all|if)$/i
const WORDS = /^(?:where|with|and|for|then|so|let|given|here)$/i

const isEquals = ({ kind, text }: Token): boolean =>
  (kind === 'sign' || kind === 'command') && EQUALS.has(text)

/** Whether an equation begins at a token that begins a line: a sign of equality comes before the line ends. */
const beginsEquation = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]
  if (!before || (before.kind === 'sign' && '+-=:,'.includes(before.text)) || isEquals(tokens[at]!))
    return false
  for (let i = at + 1; i < tokens.length && !tokens[i]!.isFirst; i++) if (isEquals(tokens[i]!)) return true
  return false
}

export const equationsOf = (given: readonly Token[], source: string): Equations => {
  const tokens = joinedSigns(given)
  const lines = parted(
    tokens,
    (token, i) =>
      isCommand(token, '\\') || isSign(token, ';') || (token.isFirst === true && beginsEquation(tokens, i)),
  )
  const notes: string[] = []
  const equations: Equation[] = []
  for (const line of lines) {
    const [main = [], ...others] = parted(
      line,
      (token) =>
        isSign(token, ',') ||
        (token.kind === 'word' && (WORDS.test(token.text) || CONDITIONS.test(token.text))),
    ).map(trimmed)
    const continued = isEquals(
      main[0] ?? { kind: 'word', text: '', span: { from: 0, to: 0 }, isSpaced: false },
    )
    const sides = parted(main, isEquals)
      .map(trimmed)
      .filter((side) => side.length > 0)
    const last = equations.at(-1)
    if (continued && last) equations[equations.length - 1] = { sides: [...last.sides, ...sides] }
    else if (sides.length > 0) equations.push({ sides })
    const conditioned = line.some(({ kind, text }) => kind === 'word' && CONDITIONS.test(text))
    for (const other of others) addFurther(other, conditioned, equations, notes, source)
  }
  return { equations, notes }
}

/** What stands behind a comma: a definition, or what is left out and told. */
const addFurther = (
  tokens: readonly Token[],
  isCondition: boolean,
  equations: Equation[],
  notes: string[],
  source: string,
): void => {
  if (tokens.length === 0) return
  const sides = parted(tokens, isEquals).map(trimmed)
  const isEquation = sides.length > 1 && sides.every((side) => side.length > 0) && !isCondition
  const main = equations.at(-1)
  if (headOf(tokens)?.isDerivative && !isCondition) equations.push({ sides })
  else if (isEquation && main) equations.splice(-1, 0, { sides })
  else if (main && main.sides.length > 1 && !isCondition && isFormula(tokens)) equations.push({ sides })
  else
    notes.push(
      `${excerpt(source, across(tokens[0]!.span, tokens.at(-1)!.span))} is left out: the derivative is that of the function without the condition`,
    )
}

/** What conditions have, and no function has. */
const RELATIONS: ReadonlySet<string> = new Set(
  '< > le leq ge geq in subset succ succeq prec preceq sim ne neq forall'.split(' '),
)

/** Whether what stands behind a comma is a formula, and no condition, no prose and no number of an equation. */
const isFormula = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind }) => kind === 'letter') &&
  !tokens.some(({ kind, text }) => RELATIONS.has(text) || (kind === 'word' && text.includes(' ')))

/** Without the full stop, comma or plus that a line break leaves at the end. */
const trimmed = (tokens: readonly Token[]): Token[] => {
  let end = tokens.length
  while (end > 0 && (isSign(tokens[end - 1], '.') || isSign(tokens[end - 1], ','))) end--
  return tokens.slice(0, end)
}
