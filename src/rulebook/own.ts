/**
 * A user's own laws and functions beside those of the project: a law is used in the phase that its pattern speaks of.
 */
import { type FunctionRow, withFunctions } from '../functions/index.ts'
import type { RuleText } from '../syntax/tree.ts'
import { differentiated } from '../syntax/walk.ts'
import { PHASES, type Phase } from './phases.ts'
import { allRules, type Rulebook, rulebookOf } from './rulebook.ts'

/** The laws of the project and those of a user, with the functions that they speak of. */
export interface OwnRules {
  readonly rulebook: Rulebook
  readonly functions: ReadonlyMap<string, FunctionRow>
  readonly laws: readonly RuleText[]
  /** Those that never come to be used, in words. */
  readonly idle: readonly string[]
  /** The file. */
  readonly text: string
}

/** Does work in which the functions of a user's rule file are known. */
export const underRules = <T>(rules: OwnRules | undefined, work: () => T): T =>
  rules ? withFunctions(rules.functions, work) : work()

/** The file of the project that such a law stands in. */
const phaseFile = ({ pattern, where }: RuleText): string => {
  const ofDifferentials = where.some(
    (condition) =>
      condition.kind === 'property' && condition.words.some(({ text }) => text === 'differential'),
  )
  if (pattern.kind === 'colon' && ofDifferentials) return 'colon'
  if (differentiated(pattern)) return 'differential'
  if (pattern.kind !== 'call') return 'simplify'
  if (pattern.name === 'vec' && ofDifferentials) return 'vec'
  return pattern.primes > 0 ? 'derivatives' : 'simplify'
}

/** The phases in which such a law is at work. */
export const phasesOf = (law: RuleText): readonly Phase[] => {
  const file = phaseFile(law)
  return (Object.keys(PHASES) as Phase[]).filter((phase) =>
    (PHASES[phase] as readonly string[]).includes(file),
  )
}

/**
 * The rulebook of the project with a user's laws in it, which come first; one with the name of a law of the project takes
 * its place.
 */
export const rulebookWith = (own: readonly RuleText[]): Rulebook => {
  const names = new Set(own.map(({ name }) => name))
  const homes = new Map(
    [...allRules()].flatMap(([file, laws]) => laws.map(({ name }) => [name, file] as const)),
  )
  const isIn = (file: string) => (law: RuleText) => (homes.get(law.name) ?? phaseFile(law)) === file
  return rulebookOf(
    new Map(
      [...allRules()].map(([file, laws]) => [
        file,
        [...laws.filter(({ name }) => !names.has(name)), ...own.filter(isIn(file))],
      ]),
    ),
    names,
  )
}
