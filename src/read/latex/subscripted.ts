/**
 * Names with a subscript that are one token: those in braces before a subscript of their own, `{h_{1}}_{i}`, and indices
 * with a number, `\\sum_{n_{1}=1}^{n}`.
 */
import { LETTERS } from './spelling.ts'
import { argumentAt, type Token } from './tokens.ts'

const isLetter = ({ kind, text }: Token): boolean =>
  kind === 'letter' || (kind === 'command' && LETTERS.has(text))

const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text

interface Joined {
  readonly token: Token
  /** Where the next token begins. */
  readonly next: number
}

/** A letter and what stands below it at a place, as one token. */
const joinedAt = (
  tokens: readonly Token[],
  at: number,
  between: string,
  isBelow: (token: Token) => boolean,
): Joined | undefined => {
  const letter = tokens[at]
  if (!letter || !isLetter(letter) || !isSign(tokens[at + 1], '_')) return undefined
  const { tokens: below, next } = argumentAt(tokens, at + 2)
  if (below.length === 0 || !below.every(isBelow)) return undefined
  const base = letter.kind === 'command' ? LETTERS.get(letter.text)! : letter.text
  const text = `${base}${between}${below.map((token) => token.text).join('')}`
  const span = { from: letter.span.from, to: tokens[next - 1]!.span.to }
  return { token: { ...letter, kind: 'letter', text, span }, next }
}

const isDigit = ({ kind }: Token): boolean => kind === 'digit'

/** The name that tokens are, as one token. */
export const nameIn = (tokens: readonly Token[]): Token | undefined => {
  if (tokens.length === 1) return isLetter(tokens[0]!) ? tokens[0] : undefined
  const joined = joinedAt(tokens, 0, '_', (token) => isDigit(token) || token.kind === 'letter')
  return joined?.next === tokens.length ? joined.token : undefined
}

/** An index with a number below it, as one token. */
const indexAt = (tokens: readonly Token[], at: number): Joined | undefined =>
  joinedAt(tokens, at, '', isDigit)

/** Tokens in which every index with a number below it that something binds is one token wherever it stands. */
export const withIndices = (tokens: Token[]): Token[] => {
  const indices = new Set(tokens.flatMap((_, at) => boundAt(tokens, at)))
  if (indices.size === 0) return tokens
  const done: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const joined = indexAt(tokens, at)
    const isIndex = joined !== undefined && indices.has(joined.token.text)
    done.push(isIndex ? joined.token : tokens[at]!)
    at = isIndex ? joined.next : at + 1
  }
  return done
}

/** The indices that the token at a place binds: a sum, a list in parentheses, a definition by entries. */
const boundAt = (tokens: readonly Token[], at: number): string[] => {
  const token = tokens[at]!
  if (!isSign(tokens[at + 1], '_')) return []
  const { tokens: below, next } = argumentAt(tokens, at + 2)
  const isSum = token.kind === 'command' && (token.text === 'sum' || token.text === 'prod')
  const isList = isSign(token, ')') && below.some((one) => isSign(one, '='))
  const isDefined = token.isHeld === true && isSign(tokens[next], '=')
  if (!isSum && !isList && !isDefined) return []
  return below.flatMap((_, i) => indexAt(below, i)?.token.text ?? [])
}
