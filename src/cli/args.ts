/**
 * What was typed after `gradus`, as data. Owns the options and their spelling; leaves their meaning to the commands.
 */
import { badOption, missingValue, tooManyArguments } from './usage.ts'

/** Options that take a value, and those that do not. */
const VALUED = [
  'wrt',
  'as',
  'where',
  'to',
  'out',
  'limit',
  'code',
  'answer',
  'prove',
  'direction',
  'cotangent',
  'form',
  'layout',
  'steps',
] as const
const FLAGS = [
  'unconstrained',
  'no-check',
  'no-steps',
  'names',
  'no-names',
  'explain',
  'shapes',
  'help',
  'version',
] as const
const SHORT: ReadonlyMap<string, string> = new Map([
  ['-h', '--help'],
  ['-V', '--version'],
])

export type Valued = (typeof VALUED)[number]
export type Flag = (typeof FLAGS)[number]
export type Option = Valued | Flag

export interface Arguments {
  /** Arguments that are no options, the command first where one was given. */
  readonly positional: readonly string[]
  readonly values: ReadonlyMap<Valued, string>
  readonly limits: readonly string[]
  readonly flags: ReadonlySet<Flag>
}

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name)

/** `--name` or `--name=value` of a known option; anything else is no option, so an expression may begin with `-`. */
const optionOf = (argument: string): { name: string; value: string | undefined } | undefined => {
  const long = SHORT.get(argument) ?? argument
  if (!long.startsWith('--')) return undefined
  const equals = long.indexOf('=')
  const name = equals < 0 ? long.slice(2) : long.slice(2, equals)
  if (!isOneOf<string>([...VALUED, ...FLAGS], name)) return undefined
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
    else if (isOneOf(FLAGS, option.name)) {
      if (option.value !== undefined) throw badOption(`--${option.name} takes no value`)
      flags.add(option.name)
    } else if (isOneOf(VALUED, option.name)) {
      const value = option.value ?? argv[++i]
      if (value === undefined) throw missingValue(option.name)
      if (option.name === 'limit') limits.push(value)
      else values.set(option.name, value)
    }
  }
  return { positional, values, limits, flags }
}

const CONTRARY: readonly (readonly [Option, Option])[] = [
  ['steps', 'no-steps'],
  ['names', 'no-names'],
]

/** Refuses options that a command makes no use of, and such as contradict each other. Throws: `usage`. */
export const refuseOthers = (
  command: string,
  { values, limits, flags }: Arguments,
  taken: readonly Option[],
): void => {
  const given: Option[] = [...values.keys(), ...(limits.length > 0 ? (['limit'] as const) : []), ...flags]
  const other = given.find((option) => !taken.includes(option))
  if (other !== undefined) throw badOption(`${command} takes no --${other}`)
  const pair = CONTRARY.find((options) => options.every((option) => given.includes(option)))
  if (pair) throw badOption(`--${pair[0]} and --${pair[1]} contradict each other`)
}

/** The single argument a command takes, if one was given. */
export const only = (positional: readonly string[]): string | undefined => {
  if (positional.length > 1) throw tooManyArguments(positional)
  return positional[0]
}
