/**
 * Sentences around formulas: outside of `$…$` and `\[…\]` letters are words, as they are in `\text{…}`.
 */
import type { Token } from './tokens.ts'

const opensMath = ({ kind, text }: Token): boolean => kind === 'command' && (text === '(' || text === '[')
const closesMath = ({ kind, text }: Token): boolean => kind === 'command' && (text === ')' || text === ']')
const isDollar = ({ kind, text }: Token): boolean => kind === 'sign' && text === '$'

/** The tokens with every stretch of words outside of formulas as one; the same where nothing marks formulas. */
export const withProse = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => isDollar(token) || opensMath(token))) return tokens
  const made: Token[] = []
  let words: Token[] = []
  let inMath = false
  tokens.forEach((token, at) => {
    if (isDollar(token) || opensMath(token) || closesMath(token)) {
      // `$$` is one sign.
      if (isDollar(token) && tokens[at - 1] !== undefined && isDollar(tokens[at - 1]!)) return
      inMath = isDollar(token) ? !inMath : opensMath(token)
      if (inMath) {
        made.push(...sentence(words))
        words = []
      }
    } else if (inMath) made.push(token)
    else words.push(token)
  })
  made.push(...sentence(words))
  return made
}

/** Words as one token, punctuation alone as a sign; what has commands stays as it is. */
const sentence = (tokens: readonly Token[]): readonly Token[] => {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (!first || !last) return []
  if (tokens.some(({ kind }) => kind === 'command')) return tokens
  const text = tokens.map((token, i) => `${token.isSpaced && i > 0 ? ' ' : ''}${token.text}`).join('')
  const at = { span: { from: first.span.from, to: last.span.to }, isSpaced: true }
  if (/[A-Za-z]/.test(text)) return [{ kind: 'word', text: ` ${text}`, ...at }]
  return [{ kind: 'sign', text: text.includes(',') ? ',' : ';', ...at }]
}
