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

const FORMS = ['factored', 'expanded'] as const

const formOf = (given: string | undefined): Pick<Options, 'form'> => {
  if (given === undefined) return {}
  const form = FORMS.find((name) => name === given)
  if (!form) throw unknownFormat('form', given, FORMS)
  return { form }
}

const LAYOUTS = ['numerator', 'denominator'] as const

const layoutOf = (given: string | undefined): Pick<Options, 'layout'> => {
  if (given === undefined) return {}
  const layout = LAYOUTS.find((name) => name === given)
  if (!layout) throw unknownFormat('layout', given, LAYOUTS)
  return { layout }
}

const stepsOf = ({ values, flags }: Arguments): boolean | 'all' => {
  const given = values.get('steps')
  if (given !== undefined && given !== 'all') throw unknownFormat('steps', given, ['all'])
  return given === 'all' ? 'all' : !flags.has('no-steps')
}

/** Whether what an answer repeats gets names: for readers unless they say no, for programs where they ask for it. */
export const readNames = ({ flags }: Arguments, formats: readonly string[]): boolean =>
  flags.has('names') || (!flags.has('no-names') && formats.every((name) => READERS.includes(name)))

const READERS: readonly string[] = ['text', 'latex', 'markdown', 'html']

/** How to solve, as the options say. */
export const readOptions = (args: Arguments): Options => ({
  check: !args.flags.has('no-check'),
  steps: stepsOf(args),
  unconstrained: args.flags.has('unconstrained'),
  limits: readLimits(args.limits),
  ...formOf(args.values.get('form')),
  ...layoutOf(args.values.get('layout')),
  ...(args.values.has('where') ? { where: args.values.get('where') ?? '' } : {}),
})
