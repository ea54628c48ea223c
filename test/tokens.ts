/**
 * The size of a formula as the contract counts it: on its text, which knows nothing of what was printed.
 */
const TOKEN = /(?:\d+(?:\.(?![*/^])\d*)?|\.\d+)(?:e[-+]?\d+)?|\p{L}\w*|\.[*/^]|[-+*/^':⊗]/giu
/** What holds a sum over an index together. */
const WORDS: ReadonlySet<string> = new Set(['for', 'in', 'if'])

/** Identifiers, numbers and operators of a text; parentheses, commas and the colons of slices and ranges are free. */
export const tokens = (text: string): number =>
  (
    text
      .replace(/\[[^[\]]*\]/g, (index) => index.replaceAll(':', ' '))
      .replace(/\bin 1:/g, 'in 1 ')
      .match(TOKEN) ?? []
  ).filter((token) => !WORDS.has(token)).length
