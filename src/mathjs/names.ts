/**
 * The names that functions have in mathjs. What mathjs has no word for keeps our name, or gets one that is free there,
 * and is defined by `functions.ts`.
 */

import { FUNCTIONS } from '../functions/index.ts'
import { isNameOfMathjs } from './nodes.ts'

/** One meaning in both, under two names. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['tr', 'trace'],
  ['eye', 'identity'],
])

/** One meaning and one name in both. */
const SAME: ReadonlySet<string> = new Set(
  (
    'exp log sqrt abs sign sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf log1p expm1 square ' +
    'det inv pinv expm sqrtm diag kron sum mean ones zeros'
  ).split(' '),
)

/** Names of functions that are needed beside those of the table, with what they are here. */
export const LARGER = 'maximum'
export const SMALLER = 'minimum'
export const COLON = 'colon'

/** Entrywise functions whose name cannot stand in `map` of mathjs, since they take a second argument there. */
const UNMAPPED: ReadonlySet<string> = new Set(['log', 'log1p'])

/** The name under which our function stands where mathjs has none that means the same: free in mathjs. */
export const ownName = (name: string): string => (isNameOfMathjs(name) ? `${name}_` : name)

/** The name of a function in mathjs. */
export const mathjsName = (name: string): string =>
  RENAMED.get(name) ?? (SAME.has(name) ? name : ownName(name))

/** The name of an entrywise function where `map` applies it. */
export const mappedName = (name: string): string => (UNMAPPED.has(name) ? ownName(name) : mathjsName(name))

const NAMES = FUNCTIONS.flatMap(({ name, aliases = [] }) => [name, ...aliases])

const ours: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap((name) =>
    [...new Set([mathjsName(name), ownName(name)])].map((theirs) => [theirs, name] as const),
  ),
)

/** Our name of a function of mathjs, or of one of ours there. */
export const ourName = (name: string): string | undefined => ours.get(name)

/** Words that mathjs reads as something else than a name. */
const WORDS: ReadonlySet<string> = new Set(
  'end mod to in and xor or not true false null undefined NaN Infinity'.split(' '),
)

/** Whether a name can be one in mathjs. */
export const isFree = (name: string): boolean => !WORDS.has(name)

/** Constants of mathjs that a formula means something else by than a variable, unless it is said to. */
export const CONSTANTS: ReadonlySet<string> = new Set(
  'e i tau phi E PI LN2 LN10 LOG2E LOG10E SQRT1_2 SQRT2'.split(' '),
)

/** What a derivative of a generic function is called, as in generated code: `dphi`, `ddphi`. */
export const derivativeName = (name: string, order: number): string => `${'d'.repeat(order)}${name}`
