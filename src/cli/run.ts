/**
 * Finds the command, runs it, and turns whatever went wrong into a message and an exit status.
 */
import { failureOf } from '../errors/defects.ts'
import { type Arguments, only, readArguments, refuseArguments, refuseOthers } from './args.ts'
import { audit } from './audit.ts'
import { batch } from './batch.ts'
import { check } from './check.ts'
import { complain } from './complain.ts'
import { completion } from './completion.ts'
import { derive } from './derive.ts'
import { help, helpOf, helpOn } from './help.ts'
import type { Io } from './io.ts'
import { listFunctions, listTargets } from './lists.ts'
import { mcp } from './mcp.ts'
import { commandMeant, kindTyped } from './misspelt.ts'
import { refuseTaken } from './npm.ts'
import { read } from './read.ts'
import { rules } from './rules.ts'
import { serve } from './serve.ts'
import { simplify } from './simplify.ts'
import { type CommandRow, commandNamed, DERIVE } from './table.ts'
import { noUnknown, unknownCommand } from './usage.ts'
import { VERSION } from './version.ts'

/** Runs and returns the exit status. */
export type Command = (args: Arguments, io: Io) => Promise<number>

const say = async (io: Io, text: string): Promise<number> => {
  await io.out(text)
  return 0
}

/** The variables of a minimum have an option of their own. */
const minimize: Command = ({ values, ...args }, io) => {
  const over = values.get('over')
  if (over === undefined && !values.has('from')) throw noUnknown()
  const asked = [
    ...values,
    ['as', 'minimize'] as const,
    ...(over === undefined ? [] : [['wrt', over] as const]),
  ]
  return derive({ ...args, values: new Map(asked) }, io)
}

/** What each command of the table does. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  [DERIVE.name, derive],
  ['audit', audit],
  ['batch', batch],
  ['check', check],
  ['completion', completion],
  ['convex', (args, io) => derive({ ...args, values: new Map([...args.values, ['as', 'curvature']]) }, io)],
  ['functions', listFunctions],
  ['help', (args, io) => say(io, helpOn(only(args.positional)))],
  ['minimize', minimize],
  ['mcp', (args) => mcp(args, run)],
  ['read', read],
  ['rules', rules],
  ['serve', serve],
  ['simplify', simplify],
  ['targets', listTargets],
] satisfies [string, Command][])

/** A word alone, or with an expression after it, that names no command though it is nearly one. Throws: `usage`. */
const refuseNearly = ({ positional, values }: Arguments): void => {
  const [first = '', ...rest] = positional
  if (!/^[a-z]+$/i.test(first) || (values.has('wrt') && rest.length === 0)) return
  if (commandMeant(first) || kindTyped(first)) throw unknownCommand(first)
}

/** The command, with the arguments that are left for it. */
const commandOf = (args: Arguments): [CommandRow, Arguments] => {
  const [first = '', ...rest] = args.positional
  const named = commandNamed(first)
  if (named) return [named, { ...args, positional: rest }]
  refuseNearly(args)
  return [DERIVE, args]
}

const dispatch = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArguments(argv)
  if (args.flags.has('version')) return say(io, `${VERSION}\n`)
  const [command, own] = commandOf(args)
  if (args.flags.has('help')) return say(io, args.positional.length === 0 ? help() : helpOf(command))
  refuseTaken(io.env)
  refuseArguments(command, own.positional)
  refuseOthers(command, own)
  return COMMANDS.get(command.name)!(own, io)
}

/** Runs `gradus` with these arguments; the result is the exit status. */
export const run = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    return await dispatch(argv, io)
  } catch (error) {
    return complain(failureOf(error), '', io)
  }
}
