/**
 * Commands and words that are functions, by their names here.
 */
import { functionNamed } from '../../functions/index.ts'

/** Commands. */
export const APPLIED: ReadonlyMap<string, string> = new Map([
  ...'exp log sin cos tan sec csc cot sinh cosh tanh arcsin arccos arctan det'
    .split(' ')
    .map((name) => [name, name] as const),
  ['ln', 'log'],
  ['lg', 'log10'],
  ['Tr', 'tr'],
  ['tr', 'tr'],
  ['trace', 'tr'],
  ['Trace', 'tr'],
  ['diag', 'diag'],
  ['sgn', 'sign'],
  ['sign', 'sign'],
])

/** Words that are spelled otherwise here. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['trace', 'tr'],
  ['sp', 'tr'],
  ['spur', 'tr'],
  ['determinant', 'det'],
  ['sgn', 'sign'],
  ['lse', 'logsumexp'],
  ['logsigmoid', 'logsigmoid'],
  ['arsinh', 'asinh'],
  ['arcosh', 'acosh'],
  ['artanh', 'atanh'],
  ['arcsinh', 'asinh'],
  ['arccosh', 'acosh'],
  ['arctanh', 'atanh'],
  ['bdiag', 'blkdiag'],
  ['blockdiag', 'blkdiag'],
  ['cholesky', 'chol'],
  ['inverse', 'inv'],
  ['etr', 'etr'],
])

/** Names of answers and constants that no one writes as words. */
const NEVER: ReadonlySet<string> = new Set(['entry', 'unit', 'vector', 'matrix', 'part', 'rows', 'cols'])

/** The function that a word is, however it is written. */
export const functionOfWord = (word: string): string | undefined => {
  const spelled = SPELLED.get(word.toLowerCase())
  if (spelled !== undefined) return functionNamed(spelled) ? spelled : undefined
  for (const name of [word, word.toLowerCase()])
    if (name.length > 1 && !NEVER.has(name) && functionNamed(name)) return functionNamed(name)!.name
  return undefined
}

/** Words that are the beginning of no product, such as `tr` in `tr(X)`: letters that follow each other in a text. */
export const wordAt = (
  letters: string,
  isCalled: boolean,
): { readonly skip: number; readonly name: string } | undefined => {
  const whole = functionOfWord(letters)
  if (whole !== undefined) return { skip: 0, name: whole }
  if (!isCalled) return undefined
  for (let skip = 1; skip <= letters.length - 2; skip++) {
    const name = functionOfWord(letters.slice(skip))
    if (name !== undefined) return { skip, name }
  }
  return undefined
}
