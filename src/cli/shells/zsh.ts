/**
 * Completion as zsh wants it.
 */
import { COMMANDS, type CommandRow, DERIVE, type Operand, type Option, rowOf } from '../table.ts'
import { optionsOf, quoted, type Words } from './words.ts'

const zshText = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&')

const zshOption = (option: Option, { options }: Words): string => {
  const { value, summary } = rowOf(option)
  const head = `--${option}[${zshText(summary)}]`
  if (value === undefined) return quoted(head)
  const { words, files } = options.get(option)!
  return quoted(
    `${head}:${zshText(value)}:${files ? '_files' : words.length > 0 ? `(${words.join(' ')})` : ' '}`,
  )
}

const zshOperand = (operand: Operand, { operands }: Words): string => {
  const next = operands.get(operand)
  if (!next) return operand === 'nothing' ? '' : quoted('1:expression: ')
  return quoted(`1:${operand}:${next.files ? '_files' : `(${next.words.join(' ')})`}`)
}

const zshArguments = (command: CommandRow, words: Words): string =>
  [
    '_arguments',
    ...optionsOf(command).map((option) => zshOption(option, words)),
    zshOperand(command.operand, words),
  ]
    .filter((part) => part !== '')
    .join(' \\\n        ')

/** The script for zsh. */
export const zsh = (words: Words): string => `#compdef gradus
# Completion of gradus for zsh.
_gradus() {
  local commands=(
${COMMANDS.map(({ name, summary }) => `    ${quoted(`${name}:${zshText(summary)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    return
  fi
  case $words[2] in
${COMMANDS.map(
  (command) => `    ${command.name})
      shift words; (( CURRENT-- ))
      ${zshArguments(command, words)} ;;`,
).join('\n')}
    *)
      ${zshArguments(DERIVE, words)} ;;
  esac
}
if [ "$funcstack[1]" = _gradus ]; then _gradus "$@"; else compdef _gradus gradus; fi
`
