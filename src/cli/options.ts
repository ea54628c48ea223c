/**
 * What the options of the command line mean, for every command that solves problems.
 */
import type { Limits, Options } from '../solve/derivative.ts'
import type { Arguments } from './args.ts'
import { badOption, unknownFormat } from './usage.ts'

export const FORMATS = ['text', 'latex', 'markdown', 'html', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** The items of a comma-separated list. */
export const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** The names of the targets, which are loaded only where one is asked for. */
const targetNames = async (): Promise<readonly string[]> =>
  (await import('../print/targets/index.ts')).TARGETS.map(({ name }) => name)

/** The targets of `--code`. */
export const readCode = async (value: string | undefined): Promise<readonly string[]> => {
  if (value === undefined) return []
  const names = listOf(value)
  const known = await targetNames()
  for (const name of names) if (!known.includes(name)) throw unknownFormat('code', name, known)
  return names
}

export interface Formats {
  /** In the order given. */
  readonly all: readonly string[]
  /** Those that are generated code. */
  readonly targets: readonly string[]
}

const isFormat = (name: string): boolean => (FORMATS as readonly string[]).includes(name)

/** The formats and targets of `--to`. */
export const readFormats = async (args: Arguments): Promise<Formats> => {
  const all = listOf(args.values.get('to') ?? 'text')
  if (all.length === 0) throw badOption('--to names no format')
  const targets = all.filter((name) => !isFormat(name))
  const known = targets.length === 0 ? [] : await targetNames()
  for (const name of targets)
    if (!known.includes(name)) throw unknownFormat('to', name, [...FORMATS, ...known])
  return { all, targets }
}

const readLimits = (limits: readonly string[]): Limits =>
  Object.fromEntries(
    limits.map((limit) => {
      const [, name, value] = /^(?:(?=steps=[1-9]|search=\d)(\w+)=(\d+))$/.exec(limit) ?? []
      if (name === undefined)
        throw badOption(`--limit ${limit} is neither of the form steps=NUMBER nor search=NUMBER`)
      return [name, Number(value)]
    }),
  )

const CHOICES = {
  form: ['factored', 'expanded'],
  layout: ['numerator', 'denominator'],
} as const

/** The value of an option that is one of a few words. */
const choiceOf = <K extends keyof typeof CHOICES>(
  option: K,
  { values }: Arguments,
): { readonly [_ in K]?: (typeof CHOICES)[K][number] } => {
  const given = values.get(option)
  if (given === undefined) return {}
  const words: readonly (typeof CHOICES)[K][number][] = CHOICES[option]
  const choice = words.find((word) => word === given)
  if (!choice) throw unknownFormat(option, given, words)
  return { [option]: choice } as { readonly [_ in K]: typeof choice }
}

const stepsOf = ({ values, flags }: Arguments): boolean | 'all' => {
  const given = values.get('steps')
  if (given !== undefined && given !== 'all') throw unknownFormat('steps', given, ['all'])
  return given === 'all' ? 'all' : !flags.has('no-steps')
}

/** Formats for readers, in which what an answer repeats gets names unless they say no. */
const READERS: ReadonlySet<string> = new Set(['text', 'latex', 'markdown', 'html'])

/** Whether what an answer repeats gets names in a format: for programs where they ask for it. */
export const namesIn = ({ flags }: Arguments, format: string): boolean =>
  flags.has('names') || (!flags.has('no-names') && READERS.has(format))

/** How to solve, as the options say. */
export const readOptions = (args: Arguments): Options => ({
  check: !args.flags.has('no-check'),
  steps: stepsOf(args),
  unconstrained: args.flags.has('unconstrained'),
  limits: readLimits(args.limits),
  ...choiceOf('form', args),
  ...choiceOf('layout', args),
  ...(args.values.has('where') ? { where: args.values.get('where') ?? '' } : {}),
})
