/**
 * Completion as fish wants it.
 */
import { COMMANDS, type CommandRow, DERIVE, type Option, rowOf } from '../table.ts'
import { COMMAND_NAMES, optionsOf, quoted, type Words } from './words.ts'

const fishOption = (option: Option, condition: string, { options }: Words): string => {
  const { value, summary } = rowOf(option)
  const head = `complete -c gradus -n ${quoted(condition)} -l ${option} -d ${quoted(summary)}`
  if (value === undefined) return head
  const { words, files } = options.get(option)!
  return `${head} -r${files ? ' -F' : ' -f'}${words.length > 0 ? ` -a ${quoted(words.join(' '))}` : ''}`
}

const fishCommand = (command: CommandRow, words: Words): string[] => {
  const condition = `__fish_seen_subcommand_from ${command.name}`
  const next = words.operands.get(command.operand)
  return [
    `complete -c gradus -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
    ...optionsOf(command).map((option) => fishOption(option, condition, words)),
    ...(next && next.words.length > 0
      ? [`complete -c gradus -n ${quoted(condition)} -a ${quoted(next.words.join(' '))}`]
      : []),
    ...(next?.files ? [`complete -c gradus -n ${quoted(condition)} -F`] : []),
  ]
}

/** The script for fish. */
export const fish = (words: Words): string =>
  [
    '# Completion of gradus for fish.',
    'complete -c gradus -f',
    ...optionsOf(DERIVE).map((option) =>
      fishOption(option, `not __fish_seen_subcommand_from ${COMMAND_NAMES.join(' ')}`, words),
    ),
    ...COMMANDS.flatMap((command) => fishCommand(command, words)),
    '',
  ].join('\n')
