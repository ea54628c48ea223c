/**
 * Brackets in a text, of our language or of LaTeX.
 */

const PAIRS: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** Where the bracket that opens at an offset is closed; nothing where it is not. */
export const closingOf = (text: string, open: number): number | undefined => {
  const [opening, closing] = [text[open]!, PAIRS[text[open]!]]
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '\\' && !/[A-Za-z]/.test(text[at + 1] ?? '')) {
      at++
      continue
    }
    if (text[at] === opening) depth++
    if (text[at] === closing && --depth === 0) return at
  }
  return undefined
}
