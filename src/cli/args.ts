/**
 * What was typed after `gradus`, as data: options told from arguments, and refused where a command takes none such.
 * Leaves their meaning to the commands.
 */
import { optionMeant } from './misspelt.ts'
import { type CommandRow, type Flag, OPTION_NAMES, type Option, rowOf, type Valued } from './table.ts'
import { badOption, missingValue, noArgument, noOption, tooManyArguments } from './usage.ts'

const SHORT: ReadonlyMap<string, string> = new Map([
  ['-h', '--help'],
  ['-V', '--version'],
])

export interface Arguments {
  /** Arguments that are no options, the command first where one was given. */
  readonly positional: readonly string[]
  readonly values: ReadonlyMap<Valued, string>
  readonly limits: readonly string[]
  readonly flags: ReadonlySet<Flag>
}

const isOption = (name: string): name is Option => (OPTION_NAMES as readonly string[]).includes(name)
const isFlag = (name: Option): name is Flag => rowOf(name).value === undefined

/** `--name` or `--name=value` of a known option; anything else is no option, so an expression may begin with `-`. */
const optionOf = (argument: string): { name: Option; value: string | undefined } | undefined => {
  const long = SHORT.get(argument) ?? argument
  if (!long.startsWith('--')) return undefined
  const equals = long.indexOf('=')
  const name = equals < 0 ? long.slice(2) : long.slice(2, equals)
  if (!isOption(name)) return undefined
  return { name, value: equals < 0 ? undefined : long.slice(equals + 1) }
}

/** Sorts the arguments; `--` ends the options. */
export const readArguments = (argv: readonly string[]): Arguments => {
  const positional: string[] = []
  const values = new Map<Valued, string>()
  const limits: string[] = []
  const flags = new Set<Flag>()
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? ''
    if (argument === '--') {
      positional.push(...argv.slice(i + 1))
      break
    }
    const option = optionOf(argument)
    if (!option) positional.push(argument)
    else if (isFlag(option.name)) {
      if (option.value !== undefined) throw badOption(`--${option.name} takes no value`)
      flags.add(option.name)
    } else {
      const value = option.value ?? argv[++i]
      if (value === undefined) throw missingValue(option.name)
      if (option.name === 'limit') limits.push(value)
      else values.set(option.name, togetherWith(values.get(option.name), option.name, value))
    }
  }
  return { positional, values, limits, flags }
}

/** Options whose value is a list: given again they go on with it. */
const LISTS: readonly Valued[] = ['wrt', 'over', 'to', 'code', 'where']

/** The value of an option that may have been given before. Throws: `usage`, where it had another one. */
const togetherWith = (before: string | undefined, name: Valued, value: string): string => {
  if (before === undefined || before === value) return value
  if (!LISTS.includes(name)) throw badOption(`--${name} is given twice, as ${before} and as ${value}`)
  return `${before},${value}`
}

const CONTRARY: readonly (readonly [Option, Option])[] = [
  ['steps', 'no-steps'],
  ['names', 'no-names'],
]

/** Refuses options that a command makes no use of, and such as contradict each other. Throws: `usage`. */
export const refuseOthers = (
  { name, options: taken }: CommandRow,
  { values, limits, flags }: Arguments,
): void => {
  const given: Option[] = [...values.keys(), ...(limits.length > 0 ? (['limit'] as const) : []), ...flags]
  const other = given.find((option) => !taken.includes(option))
  if (other !== undefined) throw badOption(`gradus ${name === '' ? 'EXPR' : name} takes no --${other}`)
  const pair = CONTRARY.find((options) => options.every((option) => given.includes(option)))
  if (pair) throw badOption(`--${pair[0]} and --${pair[1]} contradict each other`)
}

/** An argument that looks like an option; a name with one hyphen may be an expression. */
const LIKE_OPTION = /^--[a-z][a-z-]+(?:=|$)/i

/** Refuses arguments that a command makes no use of, misspelt options among them. Throws: `usage`. */
export const refuseArguments = ({ name, operand }: CommandRow, given: readonly string[]): void => {
  const option = given.find((argument) => LIKE_OPTION.test(argument))
  if (option !== undefined && operand !== 'expression') throw noOption(option)
  if (operand === 'nothing' && given.length > 0) throw noArgument(name)
}

/**
 * Refuses a sole argument that is most likely a misspelt option and no expression in the variables asked for; the
 * expression would then come from standard input.
 */
export const refuseMistakenOption = (
  [argument = '', ...others]: readonly string[],
  wrt: readonly string[],
): void => {
  if (others.length > 0 || !LIKE_OPTION.test(argument)) return
  const names: readonly string[] = argument.match(/[a-z]+/gi) ?? []
  if (!wrt.some((variable) => names.includes(variable)) && optionMeant(argument)) throw noOption(argument)
}

/** The single argument a command takes, if one was given. */
export const only = (positional: readonly string[]): string | undefined => {
  if (positional.length > 1) throw tooManyArguments(positional)
  return positional[0]
}
