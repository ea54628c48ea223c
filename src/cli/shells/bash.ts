/**
 * Completion as bash wants it.
 */
import { COMMANDS, type CommandRow, DERIVE, type Option } from '../table.ts'
import { COMMAND_NAMES, type Following, optionsOf, takesValue, type Words } from './words.ts'

const flags = (options: readonly Option[]): string => options.map((option) => `--${option}`).join(' ')

const following = ({ words, files }: Following): string =>
  `words="${words.join(' ')}"${files ? ' files=1' : ''}`

const NOTHING: Following = { words: [], files: false }

const commandCase = (command: CommandRow, { operands }: Words): string =>
  `      ${command.name}) ${following(operands.get(command.operand) ?? NOTHING)} options="${flags(optionsOf(command))}" ;;`

/** The script for bash. */
export const bash = (all: Words): string => {
  const valued = [...all.options].filter(([option]) => takesValue(option))
  return `# Completion of gradus for bash.
_gradus() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="" words="" files="" options="" given="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${COMMAND_NAMES.join('|')}) command="$word"; break ;; esac
  done
  case "$previous" in
${valued.map(([option, next]) => `    --${option}) ${following(next)} ;;`).join('\n')}
    *) case "$command" in
${COMMANDS.map((command) => commandCase(command, all)).join('\n')}
      *) options="${flags([...optionsOf(DERIVE), 'version'])}"
        [ "$COMP_CWORD" = 1 ] && words="${COMMAND_NAMES.join(' ')}" ;;
    esac ;;
  esac
  case "$current" in
    -*) words="$options" files="" ;;
    *,*) given="\${current%,*}," ;;
  esac
  [ -z "$words$files" ] && words="$options"
  COMPREPLY=($(compgen -P "$given" -W "$words" -- "\${current#"$given"}"))
  [ -n "$files" ] && COMPREPLY+=($(compgen -f -- "$current"))
  return 0
}
complete -F _gradus gradus
`
}
