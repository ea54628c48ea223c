/**
 * Finds the command, runs it, and turns whatever went wrong into a message and an exit status.
 */
import { failureOf } from '../solve/solve.ts'
import { type Arguments, type Option, readArguments, refuseOthers } from './args.ts'
import { batch } from './batch.ts'
import { check } from './check.ts'
import { complain } from './complain.ts'
import { derive } from './derive.ts'
import type { Io } from './io.ts'
import { listFunctions, listTargets } from './lists.ts'
import { rules } from './rules.ts'
import { simplify } from './simplify.ts'
import { HELP } from './usage.ts'
import { VERSION } from './version.ts'

/** Runs and returns the exit status. */
export type Command = (args: Arguments, io: Io) => Promise<number>

const HOW = ['where', 'limit', 'form', 'layout', 'steps', 'no-steps', 'unconstrained'] as const
const WHICH = ['wrt', 'as', 'direction', 'cotangent'] as const

/** The commands and the options that each of them takes. */
const COMMANDS: ReadonlyMap<string, readonly [Command, readonly Option[]]> = new Map([
  ['batch', [batch, [...HOW, 'code', 'no-check', 'names']]],
  ['check', [check, [...WHICH, 'answer', 'where', 'limit', 'layout', 'unconstrained', 'to', 'out']]],
  ['functions', [listFunctions, []]],
  ['targets', [listTargets, []]],
  ['rules', [rules, ['prove']]],
  ['simplify', [simplify, ['where', 'limit', 'form', 'steps', 'no-steps', 'explain']]],
])
/** Of `gradus EXPR`. */
const OF_DERIVE: readonly Option[] = [
  ...HOW,
  ...WHICH,
  'to',
  'out',
  'no-check',
  'names',
  'no-names',
  'explain',
  'shapes',
]

const dispatch = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArguments(argv)
  if (args.flags.has('help')) return say(io, HELP)
  if (args.flags.has('version')) return say(io, `${VERSION}\n`)
  const [first = '', ...rest] = args.positional
  const [command, taken] = COMMANDS.get(first) ?? []
  if (!command || !taken) {
    refuseOthers('gradus EXPR', args, OF_DERIVE)
    return derive(args, io)
  }
  refuseOthers(`gradus ${first}`, args, taken)
  return command({ ...args, positional: rest }, io)
}

const say = async (io: Io, text: string): Promise<number> => {
  await io.out(text)
  return 0
}

/** Runs `gradus` with these arguments; the result is the exit status. */
export const run = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    return await dispatch(argv, io)
  } catch (error) {
    return complain(failureOf(error), '', io)
  }
}
