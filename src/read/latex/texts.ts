/**
 * Words and lengths: `\text{tr}` is one token, `-1.5mu` none.
 */
import { DROPPED } from './spelling.ts'
import { type Argument, argumentAt, type Token } from './tokens.ts'

/** No token, and where the next begins. */
export const nothing = (next: number): Argument => ({ tokens: [], next })

/** Letters as one token. */
export const wordOf = (letters: readonly Token[], font: string | undefined): Token => ({
  kind: 'word',
  text: letters.map(({ text }) => text).join(''),
  span: { from: letters[0]!.span.from, to: letters.at(-1)!.span.to },
  isSpaced: letters[0]!.isSpaced,
  ...(font !== undefined && { font }),
})

/** `\text{tr}` is a word, `\text{A}` the letter. */
export const wordsOf = (tokens: readonly Token[], at: number, font: string | undefined): Argument => {
  const { tokens: inside, next } = argumentAt(tokens, at + 1)
  const bold = tokens[at]!.text === 'textbf' ? 'bold' : undefined
  const within = [font, bold].filter((one) => one !== undefined).join(' ')
  const plain = inside.filter(
    ({ kind, text }) => !(kind === 'command' && DROPPED.has(text)) && kind !== 'open' && kind !== 'close',
  )
  if (plain.length === 0) return nothing(next)
  const marked = within === '' ? undefined : within
  if (plain.length === 1) return { tokens: [{ ...plain[0]!, ...(marked && { font: marked }) }], next }
  if (bold && !plain.every(({ kind }) => kind === 'letter'))
    return { tokens: plain.map((token) => ({ ...token, font: within })), next }
  if (
    !plain.every(
      ({ kind, text }) =>
        kind === 'letter' || kind === 'digit' || (kind === 'sign' && "-.,:;'()?!".includes(text)),
    )
  )
    return { tokens: plain.map((token) => (marked ? { ...token, font: marked } : token)), next }
  const text = plain
    .map((token) => `${token.isSpaced ? ' ' : ''}${token.text}`)
    .join('')
    .trim()
  return { tokens: [{ ...wordOf(plain, marked), text }], next }
}

/** `-1.5mu`: where a length ends. */
export const lengthEnd = (tokens: readonly Token[], from: number): number => {
  let at = from
  while (tokens[at] && (tokens[at]!.kind === 'digit' || /^[-+.]$/.test(tokens[at]!.text))) at++
  const unit = tokens.slice(at, at + 2)
  return unit.length === 2 && unit.every(({ kind }) => kind === 'letter') ? at + 2 : at
}
