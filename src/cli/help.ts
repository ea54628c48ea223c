/**
 * The help texts, made from the table of commands and options: one page for all, one for each command.
 */
import { wrapped } from '../print/layout.ts'
import { COMMANDS, type CommandRow, commandNamed, DERIVE, type Option, rowOf } from './table.ts'
import { unknownCommand } from './usage.ts'

const WIDTH = 80
const COLUMN = 33

const lines = (text: string, width: number): string[] => wrapped(text.split(' '), width, '')

/** What is typed, and beside it what it does; below it where it is too long. */
const entry = (typed: string, summary: string): string[] => {
  const [first = '', ...rest] = lines(summary, WIDTH - COLUMN)
  const indented = rest.map((line) => ' '.repeat(COLUMN) + line)
  const head = `  ${typed}`
  return head.length + 2 <= COLUMN
    ? [head.padEnd(COLUMN) + first, ...indented]
    : [head, ' '.repeat(COLUMN) + first, ...indented]
}

const usageOf = ({ name, takes }: CommandRow): string =>
  ['gradus', name, takes].filter((part) => part !== '').join(' ')

const optionEntry = (option: Option): string[] => {
  const { value, summary } = rowOf(option)
  return entry(value === undefined ? `--${option}` : `--${option} ${value}`, summary)
}

/** Options that most people need, on the page for all. */
const COMMON: readonly Option[] = ['as', 'where', 'to', 'no-steps']

/** `gradus help`. */
export const help = (): string =>
  [
    'gradus - matrix calculus with its derivation',
    '',
    ...[DERIVE, ...COMMANDS].flatMap((command) => entry(usageOf(command), command.summary)),
    '',
    ...COMMON.flatMap(optionEntry),
    ...entry('gradus help EXPR', 'all options of gradus EXPR'),
    '',
    ...lines(
      '"-" or no EXPR reads standard input. Exit status: 0 done, 1 the problem or the answer is wrong, 2 wrong usage. NO_COLOR leaves out colours.',
      WIDTH,
    ),
    '',
    `  ${DERIVE.examples[0]}`,
    '',
  ].join('\n')

/** `gradus help COMMAND`. */
export const helpOf = (command: CommandRow): string =>
  [
    usageOf(command),
    '',
    ...lines([`${sentence(command.summary)}.`, command.more ?? ''].join(' ').trim(), WIDTH),
    '',
    ...(command.options.length > 0 ? [...command.options.flatMap(optionEntry), ''] : []),
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n')

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The help on what was named after `help`, of everything where nothing was. Throws: `usage`. */
export const helpOn = (name: string | undefined): string => {
  if (name === undefined) return help()
  const command = name.toLowerCase() === 'expr' ? DERIVE : commandNamed(name)
  if (!command) throw unknownCommand(name)
  return helpOf(command)
}
