/**
 * What a mistyped command, option or word most likely means.
 */
import { nearest } from '../check/nearest.ts'
import { KINDS } from '../solve/request.ts'
import { COMMANDS, OPTION_NAMES, type Option } from './table.ts'

const LEAVING_OUT = ['without', 'skip', 'hide', 'omit', 'disable', 'non', 'dont']

/** `--without-check` leaves the check out, however it says so. */
const leavingOut = (name: string): Option | undefined => {
  const [, how = '', what = ''] = /^(.+)-(.+)$/.exec(name) ?? []
  return nearest(how, LEAVING_OUT) ? OPTION_NAMES.find((option) => option === `no-${what}`) : undefined
}

/** The option that `--name` or `--name=value` was meant to be. */
export const optionMeant = (argument: string): Option | undefined => {
  const name = argument.replace(/^-+/, '').replace(/=.*$/s, '').toLowerCase()
  const found = leavingOut(name) ?? nearest(name, OPTION_NAMES)
  return OPTION_NAMES.find((option) => option === found)
}

/** The command that a word was meant to be. */
export const commandMeant = (word: string): string | undefined =>
  nearest(
    word,
    COMMANDS.map(({ name }) => name),
  )

/** The kind of derivative that was typed as if it were a command. */
export const kindTyped = (word: string): string | undefined =>
  KINDS.find((kind) => kind === word.toLowerCase())
