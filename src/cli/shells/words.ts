/**
 * What completion scripts are made of, whatever the shell: the words that may follow.
 */
import { COMMANDS, type CommandRow, type Operand, type Option, rowOf } from '../table.ts'

/** What may follow an option or stand as an argument: words, or files, or nothing that is known. */
export interface Following {
  readonly words: readonly string[]
  readonly files: boolean
}

export interface Words {
  readonly options: ReadonlyMap<Option, Following>
  readonly operands: ReadonlyMap<Operand, Following>
}

export const COMMAND_NAMES = COMMANDS.map(({ name }) => name)

export const takesValue = (option: Option): boolean => rowOf(option).value !== undefined

/** Help is there after every command. */
export const optionsOf = ({ options }: CommandRow): readonly Option[] => [...options, 'help']

/** Text in single quotes, for any of the shells. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
