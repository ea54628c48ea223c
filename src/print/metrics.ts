/**
 * How wide symbols are in Computer Modern, in hundredths of an em: enough to tell whether a formula fits a line.
 */

const letters = (first: string, widths: string): (readonly [string, number])[] =>
  widths.split(' ').map((width, i) => [String.fromCharCode(first.charCodeAt(0) + i), Number(width)] as const)

const DIGIT = 50

const table = (capitals: string, small: string, digit: number): ReadonlyMap<string, number> =>
  new Map([
    ...letters('A', capitals),
    ...letters('a', small),
    ...letters('0', Array.from({ length: 10 }, () => digit).join(' ')),
    ['-', 33],
    [' ', 33],
    ['+', 78],
    ['=', 78],
    ['/', DIGIT],
    ['(', 39],
    [')', 39],
  ])

/** Advance widths with the italic correction, from the metrics of cmmi10, cmr10 and cmbx10. */
const FACES = {
  italic: table(
    '75 81 79 86 80 78 79 91 52 65 92 68 108 91 79 78 79 77 67 72 79 81 108 91 80 75',
    '53 43 43 52 47 60 51 58 34 47 55 32 88 60 48 50 48 48 47 36 57 52 74 57 53 51',
    DIGIT,
  ),
  upright: table(
    '75 71 72 76 68 65 78 75 36 51 78 63 92 75 78 68 78 74 56 72 75 76 104 75 78 61',
    '50 56 44 56 44 38 51 56 28 31 53 28 83 56 50 56 53 39 39 39 56 54 74 53 54 44',
    DIGIT,
  ),
  bold: table(
    '87 82 83 88 76 72 90 90 44 59 90 69 109 90 86 79 86 86 64 80 88 89 120 87 90 70',
    '56 64 51 64 53 46 59 64 32 35 61 32 96 64 57 64 61 47 45 45 64 62 85 61 62 51',
    58,
  ),
} as const
export type Face = keyof typeof FACES

/** What is in none of the tables is as wide as a wide letter. */
const UNKNOWN = 80
const MINUS = 78
const GREEK_LETTER = 65
const PUNCTUATION = 28

/** Commands that are a symbol, but for Greek letters. */
const SYMBOLS: ReadonlyMap<string, number> = new Map([
  ...['odot', 'oslash', 'otimes', 'oplus', 'times', 'pm', 'top', 'approx', 'le', 'ge'].map(
    (name) => [name, 78] as const,
  ),
  ...['cdot', 'mid'].map((name) => [name, PUNCTUATION] as const),
  ...['lVert', 'rVert'].map((name) => [name, 50] as const),
  ...['lvert', 'rvert'].map((name) => [name, PUNCTUATION] as const),
  ['partial', 58],
  ['nabla', 83],
  ['ldots', 117],
])

/** Operators that are spelled out, and white space. */
const NAMED = /^(?:arccos|arcsin|arctan|cosh?|det|exp|ln|log|max|min|sinh?|tanh?|vec|tr|sgn|rank)$/
const SPACES: ReadonlyMap<string, number> = new Map([
  [',', 17],
  [':', 22],
  [';', 28],
  [' ', 33],
  ['!', -17],
  ['quad', 100],
  ['qquad', 200],
])
const LETTER = /^[A-Za-z]$/

/** The width of one character in a face. */
export const characterWidth = (character: string, face: Face): number =>
  FACES[face].get(character) ?? (/[.,:;']/.test(character) ? PUNCTUATION : UNKNOWN)

/** The width of one character of a formula, in which a hyphen is a minus. */
export const mathWidth = (character: string): number =>
  character === '-' ? MINUS : characterWidth(character, /[+=()[\]]/.test(character) ? 'upright' : 'italic')

/** The width of characters in a face. */
export const textWidth = (text: string, face: Face): number =>
  [...text].reduce((sum, character) => sum + characterWidth(character, face), 0)

/** Whether a command is an operator that is spelled out. */
export const isNamedOperator = (name: string): boolean => NAMED.test(name)

/** The white space that a command makes, if it is one that does. */
export const spaceWidth = (name: string): number | undefined => SPACES.get(name)

/** The width of a command that stands for one symbol or word. */
export const commandWidth = (name: string): number =>
  SYMBOLS.get(name) ??
  (NAMED.test(name) ? textWidth(name, 'upright') : LETTER.test(name) ? UNKNOWN : GREEK_LETTER)

/** White space round operators and relations, beside spelled-out operators, behind commas. */
export const SPACING = { binary: 22, relation: 28, operator: 17, punctuation: 17 } as const
/** What a bar, a root and a script add, a bracket that grows with what it holds, the space between columns, and how much smaller scripts are. */
export const EXTENT = { bar: 24, root: 90, script: 5, prime: 30, grown: 74, column: 100, scale: 0.8 } as const
