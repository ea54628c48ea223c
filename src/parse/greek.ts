/**
 * Greek letters and their names: `σ` and `sigma` are one name. Owns the spelling; which names are variables of what
 * kind is `check/`'s.
 */
const SMALL =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'

const VARIANTS = [
  ['ς', 'sigma'],
  ['ϑ', 'theta'],
  ['ϕ', 'phi'],
  ['ϵ', 'epsilon'],
  ['ϱ', 'rho'],
  ['ϖ', 'pi'],
  ['µ', 'mu'],
] as const

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** In alphabetical order, which is that of Unicode but for the final sigma. */
const LETTERS = [...'αβγδεζηθικλμνξοπρστυφχψω']

const NAMES: ReadonlyMap<string, string> = new Map([
  ...LETTERS.map((letter, i) => [letter, SMALL.split(' ')[i]!] as const),
  ...LETTERS.map((letter, i) => [letter.toUpperCase(), capital(SMALL.split(' ')[i]!)] as const),
  ...VARIANTS,
])

/** The characters above, for a class in a regular expression. */
export const GREEK_LETTERS: string = [...NAMES.keys()].join('')

/** The name with every Greek letter spelled out. */
export const spelledOut = (name: string): string =>
  /^\w+$/.test(name) ? name : [...name].map((letter) => NAMES.get(letter) ?? letter).join('')
