/**
 * What a mistyped command, option or word most likely means.
 */

import { QUESTIONS } from '../expr/kinds.ts'
import { nearest } from '../infer/nearest.ts'
import { COMMANDS, OPTION_NAMES, type Option, rowOf } from './table.ts'

const LEAVING_OUT = ['without', 'skip', 'hide', 'omit', 'disable', 'non', 'dont']

/** `--without-check` leaves the check out, however it says so. */
const leavingOut = (name: string): Option | undefined => {
  const [, how = '', what = ''] = /^(.+)-(.+)$/.exec(name) ?? []
  return nearest(how, LEAVING_OUT) ? OPTION_NAMES.find((option) => option === `no-${what}`) : undefined
}

/** What options are called elsewhere. */
const ELSEWHERE: ReadonlyMap<string, Option> = new Map([
  ['by', 'wrt'],
  ['var', 'wrt'],
  ['variable', 'wrt'],
  ['variables', 'wrt'],
  ['kind', 'as'],
  ['type', 'as'],
  ['format', 'to'],
  ['output-format', 'to'],
  ['target', 'to'],
  ['lang', 'to'],
  ['o', 'out'],
  ['output', 'out'],
  ['given', 'where'],
  ['assume', 'where'],
  ['quiet', 'no-steps'],
  ['verbose', 'steps'],
])

/** The option one of whose words was typed in its place: `--latex`. */
const takingWord = (word: string): string | undefined => {
  const option = OPTION_NAMES.find((name) => rowOf(name).words?.includes(word))
  return option && `${option} ${word}`
}

/** The option that `--name` or `--name=value` was meant to be, with its word where that was typed. */
export const optionMeant = (argument: string): string | undefined => {
  const name = argument.replace(/^-+/, '').replace(/=.*$/s, '').toLowerCase()
  return leavingOut(name) ?? ELSEWHERE.get(name) ?? takingWord(name) ?? nearest(name, OPTION_NAMES)
}

/** An argument that is the name of an option without its hyphens. */
export const withoutHyphens = (given: readonly string[]): string | undefined =>
  given.find((argument) => (OPTION_NAMES as readonly string[]).includes(argument.toLowerCase()))

/** The command that a word was meant to be. */
export const commandMeant = (word: string): string | undefined =>
  nearest(
    word,
    COMMANDS.map(({ name }) => name),
  )

/** The kind of derivative that was typed as if it were a command. */
export const kindTyped = (word: string): string | undefined =>
  QUESTIONS.find((kind) => kind === word.toLowerCase())
