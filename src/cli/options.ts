/**
 * What the options of the command line mean, for every command that solves problems.
 */
import { amended, GradusError } from '../errors/error.ts'
import { FORMATS, type Format, type FormatRow, formatRow } from '../formats/index.ts'
import { STYLES } from '../print/style.ts'
import type { Limits, Options } from '../solve/derivative.ts'
import type { Kind } from '../solve/request.ts'
import type { Arguments } from './args.ts'
import { readText } from './io.ts'
import { type Option, rowOf, type Valued } from './table.ts'
import { badOption, idleOption, oneFormatAFile, unknownWord } from './usage.ts'

/** The items of a comma-separated list. */
export const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** One of the words that an option takes, whatever its case. Throws: `usage`. */
export const wordOf = <T extends string>(option: Option, given: string, known: readonly T[]): T => {
  const word = known.find((name) => name.toLowerCase() === given.toLowerCase())
  if (word === undefined) throw unknownWord(option, given, known)
  return word
}

/** The words that an option takes; those of targets are loaded only where they are asked for. */
export const wordsOf = async (option: Option): Promise<readonly string[]> => {
  const { words = [], targets } = rowOf(option)
  return targets ? [...words, ...(await targetNames())] : words
}

const targetNames = async (): Promise<readonly string[]> => (await import('../code/index.ts')).TARGET_NAMES

/** The targets of `--code`. */
export const readCode = async (value: string | undefined): Promise<readonly string[]> => {
  if (value === undefined) return []
  const known = await wordsOf('code')
  return listOf(value).map((name) => wordOf('code', name, known))
}

export interface Formats {
  /** In the order given. */
  readonly all: readonly string[]
  /** Those that are generated code. */
  readonly targets: readonly string[]
}

const formatNamed = (name: string): Format | undefined =>
  FORMATS.find((format) => format === name.toLowerCase())

/** The formats and targets of `--to`. */
export const readFormats = async (args: Arguments): Promise<Formats> => {
  const given = listOf(args.values.get('to') ?? 'text')
  if (given.length === 0) throw badOption('--to names no format')
  const known = given.every(formatNamed) ? FORMATS : await wordsOf('to')
  const all = given.map((name) => wordOf<string>('to', name, known))
  const file = args.values.get('out')
  if (file !== undefined && all.length > 1) throw oneFormatAFile(all, file)
  return { all, targets: all.filter((name) => formatNamed(name) === undefined) }
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
  ...STYLES,
} as const

/** What an option is called on the command line. */
const calledOnLine = (name: keyof typeof CHOICES): Valued => (name === 'latexStyle' ? 'latex-style' : name)

/** The value of an option that is one of a few words. */
const choiceOf = <K extends keyof typeof CHOICES>(
  name: K,
  { values }: Arguments,
): { readonly [_ in K]?: (typeof CHOICES)[K][number] } => {
  const option = calledOnLine(name)
  const given = values.get(option)
  if (given === undefined) return {}
  const words: readonly (typeof CHOICES)[K][number][] = CHOICES[name]
  const choice = wordOf(option, given, words)
  return { [name]: choice } as { readonly [_ in K]: typeof choice }
}

const stepsOf = ({ values, flags }: Arguments): boolean | 'all' => {
  const given = values.get('steps')
  return given === undefined ? !flags.has('no-steps') : wordOf('steps', given, ['all'] as const)
}

/** Refuses an option that the kind asked for makes no use of. Throws: `usage`. */
export const refuseIdle = ({ values }: Arguments, kind: Kind | undefined): void => {
  for (const option of values.keys()) {
    const { kinds } = rowOf(option)
    if (kinds && !kinds.some((one) => one === kind)) throw idleOption(option, kinds)
  }
}

/** Options that are about generated code alone. */
const OF_CODE = ['plan', 'sizes', 'factored', 'with-check', 'optimizer', 'no-asserts'] as const

/** Refuses an option about generated code where there is none. Throws: `usage`. */
export const refuseWithoutTarget = ({ values, flags }: Arguments, { targets }: Formats): void => {
  if (targets.length > 0) return
  const idle = OF_CODE.find((option) => (option === 'sizes' ? values.has(option) : flags.has(option)))
  if (idle) throw badOption(`--${idle} is of use only with a target of generated code, such as --to numpy`)
}

/** Options that are about formulas for papers alone. */
const OF_FORMULAS = ['latex-style', 'transpose', 'hadamard'] as const

/** Refuses an option about formulas for papers where there are none. Throws: `usage`. */
export const refuseWithoutFormula = ({ values, flags }: Arguments, { all }: Formats): void => {
  if (flags.has('align') && !all.includes('latex')) throw badOption('--align is of use only with --to latex')
  if (all.some((name) => rowOfFormat(name)?.styled)) return
  const idle = OF_FORMULAS.find((option) => values.has(option))
  if (idle) throw badOption(`--${idle} is of use only with --to ${STYLED.join(', ')}`)
}

const STYLED = FORMATS.filter((format) => formatRow(format).styled)

const rowOfFormat = (name: string): FormatRow | undefined => {
  const format = formatNamed(name)
  return format && formatRow(format)
}

const isForReaders = (name: string): boolean => rowOfFormat(name)?.forReaders === true

/** Whether what an answer repeats gets names in a format: for programs where they ask for it. */
export const namesIn = ({ flags }: Arguments, format: string): boolean =>
  flags.has('names') || (!flags.has('no-names') && isForReaders(format))

/** A user's functions and laws, proved. Throws: what is wrong with the file. */
const readRules = async (file: string | undefined): Promise<Pick<Options, 'rules'>> => {
  if (file === undefined) return {}
  const { readOwnRules } = await import('../solve/own-rules.ts')
  try {
    return { rules: readOwnRules(readText(file)) }
  } catch (error) {
    throw error instanceof GradusError ? amended(error, { message: `${file}: ${error.message}` }) : error
  }
}

/** `n=1000,m=20`. Throws: `usage`. */
const readSizes = (value: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    listOf(value).map((item) => {
      const [, name, size] = /^(\p{L}[\p{L}\p{N}_]*)\s*=\s*([1-9]\d*)$/u.exec(item) ?? []
      if (name === undefined) throw badOption(`--sizes ${item} is not of the form NAME=NUMBER`)
      return [name, Number(size)] as const
    }),
  )

/** How to solve, as the options say. */
export const readOptions = async (args: Arguments): Promise<Options> => ({
  check: !args.flags.has('no-check'),
  asserts: !args.flags.has('no-asserts'),
  plan: args.flags.has('plan'),
  withCheck: args.flags.has('with-check'),
  optimizer: args.flags.has('optimizer'),
  factored: args.flags.has('factored'),
  ...(args.values.has('sizes') ? { sizes: readSizes(args.values.get('sizes') ?? '') } : {}),
  steps: stepsOf(args),
  unconstrained: args.flags.has('unconstrained'),
  limits: readLimits(args.limits),
  ...choiceOf('form', args),
  ...choiceOf('layout', args),
  ...choiceOf('latexStyle', args),
  ...choiceOf('transpose', args),
  ...choiceOf('hadamard', args),
  ...(await readRules(args.values.get('rules'))),
  ...(args.values.has('where') ? { where: args.values.get('where') ?? '' } : {}),
})
