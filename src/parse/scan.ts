/**
 * Blanks, names, numbers and signs that mean the same wherever they stand, read character by character: most of a text.
 * All else is left to `tokens.ts`.
 */

/** The tokens read so far. */
export interface Reader {
  readonly source: string
  readonly code: string[]
  readonly from: number[]
  readonly to: number[]
  /** Whether `^T` is the transpose. */
  readonly byT: boolean
  /** Whether an expression `is` something or `keeps` it. */
  readonly isRule: boolean
  /** Whether a `where` or `assuming` stands before. */
  declaring: boolean
}

export const push = (reader: Reader, char: string, from: number, to: number): void => {
  reader.code.push(char)
  reader.from.push(from)
  reader.to.push(to)
}

type Kind = 'blank' | 'letter' | 'digit' | 'sign'
const ASCII = 128

/** What characters of ASCII are; `undefined` is left to others. */
const KINDS: readonly (Kind | undefined)[] = Array.from({ length: ASCII }, (_, code) => {
  const char = String.fromCharCode(code)
  if (char === ' ' || char === '\n') return 'blank'
  if (/[A-Za-z]/.test(char)) return 'letter'
  if (/\d/.test(char)) return 'digit'
  return "+-*/^:()[],;='.".includes(char) ? 'sign' : undefined
})

/** Signs that are others with what may stand behind them. */
const LONGER: ReadonlySet<string> = new Set(['->', '**', '=='])
const WITH_POINT: ReadonlyMap<string, string> = new Map([
  ['*', '⊙'],
  ['/', '⊘'],
  ['^', '↑'],
])

/** Names that may be words of the language, which depends on where they stand. */
export const WORDS: ReadonlySet<string> = new Set(
  ['where', 'assuming', 'is', 'keeps', 'solves'].concat(['for', 'in', 'if', 'and', 'or']),
)

const kindAt = (source: string, at: number): Kind | undefined => KINDS[source.charCodeAt(at)]
const isNamePart = (source: string, at: number): boolean => {
  const kind = kindAt(source, at)
  return kind === 'letter' || kind === 'digit' || source[at] === '_'
}
const isAscii = (source: string, at: number): boolean => at >= source.length || source.charCodeAt(at) < ASCII

/** Reads what begins at a place. Returns where the next begins, or the place itself where it reads nothing. */
export const readPlain = (reader: Reader, at: number): number => {
  switch (kindAt(reader.source, at)) {
    case 'blank':
      return at + 1
    case 'letter':
      return readName(reader, at)
    case 'digit':
      return readInteger(reader, at)
    case 'sign':
      return readSign(reader, at)
    default:
      return at
  }
}

/** A name may go on with a letter of another alphabet, be that of a library, or have primes as a function. */
const readName = (reader: Reader, at: number): number => {
  const { source } = reader
  if (reader.declaring) return at
  let end = at + 1
  while (isNamePart(source, end)) end++
  let behind = end
  while (source[behind] === "'") behind++
  const isCall = source[behind] === '('
  if (source[end] === '.' || !isAscii(source, behind) || (isCall && behind > end)) return at
  if (end - at > 1 && WORDS.has(source.slice(at, end))) return at
  push(reader, isCall ? 'f' : 'n', at, end)
  return end
}

const readInteger = (reader: Reader, at: number): number => {
  const { source } = reader
  let end = at + 1
  while (kindAt(source, end) === 'digit') end++
  const behind = source[end]
  if (behind === '.' || behind === 'e' || behind === 'E' || reader.declaring) return at
  push(reader, '0', at, end)
  return end
}

const readSign = (reader: Reader, at: number): number => {
  const { source } = reader
  const sign = source[at]!
  if (sign === '.') {
    const operator = WITH_POINT.get(source[at + 1] ?? '')
    if (operator === undefined) return at
    push(reader, operator, at, at + 2)
    return at + 2
  }
  if (sign === '^' && (reader.byT ? kindAt(source, at + 1) !== 'digit' : !isAscii(source, at + 1))) return at
  if ('-*='.includes(sign) && LONGER.has(source.slice(at, at + 2))) return at
  push(reader, sign, at, at + 1)
  return at + 1
}
