/**
 * Kinds of names against their letters, where a text leaves them open.
 */
import { defaultKind } from '../../infer/default-kinds.ts'
import { M, S } from '../../infer/kinds.ts'
import { ask, type Option } from '../choices.ts'
import { COSTS } from './costs.ts'
import type { Reader } from './reader.ts'

/** What a name may be, the likeliest first, and why. */
interface Doubt {
  readonly options: readonly Option[]
  readonly why: string
}

const IF_NOT = 'if it is not meant, declare its shape'

/** Capitals that are vectors or scalars after all, where that makes the whole a scalar. */
const CAPITAL: Doubt = {
  options: [
    { name: 'matrix', cost: 0 },
    { name: 'vector', cost: COSTS.capitalAsVector },
    { name: 'scalar', cost: COSTS.capitalAsScalar },
  ],
  why: `by its letter a capital is a matrix, and so the shapes fit or the whole is a scalar; ${IF_NOT}`,
}

/** The `t` of `\\frac{d}{dt}` and of `\\phi(t)`: a number where that fits, though by its letter it is a vector. */
const TIME: Doubt = {
  options: [
    { name: 'scalar', cost: 0 },
    { name: 'vector', cost: COSTS.timeAsVector },
  ],
  why: `what a function of t is differentiated by is a number where that fits; ${IF_NOT}`,
}

/** One of many, which is a number or a vector: `y_i` outside of any sum. */
const MEMBER = /^[h-z]_[ijkn]$/
const AS_NUMBER: Option = { name: 'scalar', cost: COSTS.memberAsScalar }

/** Small letters in a trace, as in that of a density matrix, which are matrices where nothing else in it is. */
const AS_MATRIX: Option = { name: 'matrix', cost: COSTS.tracedAsMatrix }

const byLetter = (name: string): string => {
  const kind = defaultKind(name)
  return kind === M ? 'matrix' : kind === S ? 'scalar' : 'vector'
}

const doubtOf = (reader: Reader, wrt: readonly string[], name: string): Doubt | undefined => {
  const { capitals, known, traced, indexed, defined } = reader
  if (capitals.has(name)) return CAPITAL
  if (known.variables.has(name) || indexed.has(name) || defined.has(name)) return undefined
  if (name === 't' && wrt.length === 1 && wrt[0] === name) return TIME
  const letter = byLetter(name)
  const [isMember, isTraced] = [MEMBER.test(name), traced.has(name) && letter !== 'matrix']
  if (!isMember && !isTraced) return undefined
  return {
    options: [{ name: letter, cost: 0 }, ...(isMember ? [AS_NUMBER] : []), ...(isTraced ? [AS_MATRIX] : [])],
    why: isTraced
      ? `a trace is of a matrix, and nothing else in it is one; ${IF_NOT}`
      : `by its letter it is a vector, and as a number the whole is one; ${IF_NOT}`,
  }
}

/** The kinds of names that are against their letters. */
export const kindsDeclared = (
  reader: Reader,
  wrt: readonly string[],
): readonly (readonly [name: string, kind: string])[] =>
  [...reader.sized].flatMap(([name, span]) => {
    const doubt = doubtOf(reader, wrt, name)
    if (!doubt) return []
    const taken = ask(reader.choices, { key: `kind ${name}`, span, ...doubt, tells: 'others' })
    return taken === byLetter(name) ? [] : [[name, taken] as const]
  })
