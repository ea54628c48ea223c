/**
 * What is known of the words of other languages and of textbooks, found by name and arguments.
 */
import { type Facts, READ, READ_ENTRYWISE } from './read.ts'
import { REFUSED } from './refused.ts'

/** A name with arguments as the tables have it: names stand for any argument, digits for that number. */
interface Form {
  readonly name: string
  readonly parameters: readonly string[]
}
/** A word that is read: the text, in the parameters, that it stands for. */
export interface Meaning extends Form {
  readonly typed: string
  readonly means: string
  readonly facts?: Facts
}
/** A word that is not read: why, and what to write for it, in the parameters; ` or ` parts two offers. */
export interface Refusal extends Form {
  readonly because: string
  readonly write: string
}

const formOf = (typed: string): Form => {
  const [, name = typed, inside] = /^([^(]+)\((.*)\)$/.exec(typed) ?? []
  return { name, parameters: inside ? inside.split(',') : [] }
}

const byName = <T extends Form>(words: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const word of words) found.set(word.name, [...(found.get(word.name) ?? []), word])
  return found
}

const meanings: readonly Meaning[] = [...READ, ...READ_ENTRYWISE].map(([typed, means, facts]) => ({
  ...formOf(typed),
  typed,
  means,
  ...(facts && { facts }),
}))
const refusals: readonly Refusal[] = REFUSED.flatMap(({ because, words }) =>
  words.map((word) => {
    const [typed, write = ''] = typeof word === 'string' ? [word] : word
    const form = formOf(typed)
    return { ...form, because: because.replace('*', form.name), write }
  }),
)

const READ_BY_NAME = byName(meanings)
const REFUSED_BY_NAME = byName(refusals)

const nameOf = (word: string | readonly [string, ...unknown[]]): string =>
  formOf(typeof word === 'string' ? word : word[0]).name

const ENTRYWISE: ReadonlySet<string> = new Set(
  [...READ_ENTRYWISE, ...REFUSED.flatMap(({ elementwise, words }) => (elementwise ? words : []))].map(nameOf),
)

/** The arguments of a call: the number that one is, or `undefined`. */
type Arguments = readonly (number | undefined)[]

const fits = ({ parameters }: Form, args: Arguments): boolean =>
  parameters.length === args.length &&
  parameters.every((parameter, i) => !/^(?:\d|Infinity$)/.test(parameter) || Number(parameter) === args[i])

/** What people write for infinity among the arguments of a word. */
export const isInfinity = (name: string): boolean => /^(?:inf|Inf|infty|infinity|Infinity|oo)$/.test(name)

/** What the word is read as when it is called so. */
export const meaningOf = (name: string, args: Arguments): Meaning | undefined =>
  READ_BY_NAME.get(name)?.find((form) => fits(form, args))

/** Why the word is not read when it is called so. */
export const refusalOf = (name: string, args: Arguments): Refusal | undefined => {
  const forms = REFUSED_BY_NAME.get(name) ?? []
  const [first] = forms
  return forms.find((form) => fits(form, args)) ?? (first && { ...first, write: '' })
}

/** Every way in which a word that is read may be called. */
export const formsRead = (name: string): readonly Meaning[] => READ_BY_NAME.get(name) ?? []

/** Whether the word is a function applied entry by entry. */
export const isEntrywise = (name: string): boolean => ENTRYWISE.has(name)

/** Whether a user may not declare the word as a function of another meaning; a letter alone may be anything. */
export const isFixed = (name: string): boolean =>
  name.length > 1 && !ENTRYWISE.has(name) && (READ_BY_NAME.has(name) || REFUSED_BY_NAME.has(name))

/** Every name with a meaning or a reason, but for signs. */
export const WORDS: readonly string[] = [
  ...new Set([...READ_BY_NAME.keys(), ...REFUSED_BY_NAME.keys()]),
].filter((name) => /^\w+$/.test(name))
