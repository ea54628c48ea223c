/**
 * Processes of this program beside this one: how many, how they are started, and what they may take.
 */
import { availableParallelism } from 'node:os'
import type { Command, Limits } from '../service/worker.ts'
import type { Options } from '../solve/solve.ts'
import type { Arguments } from './args.ts'
import type { Io } from './io.ts'
import { readCode, readOptions } from './options.ts'
import { rowOf, type Valued } from './table.ts'
import { badOption } from './usage.ts'

/** How `gradus batch` solves, as its options say. Throws: `usage`. */
export const batchOptions = async (args: Arguments): Promise<Options> => ({
  ...(await readOptions(args)),
  names: args.flags.has('names'),
  code: await readCode(args.values.get('code')),
})

/** A number that an option is given. Throws: `usage`. */
export const numberIn = (
  { values }: Arguments,
  option: Valued,
  least: number,
  most: number,
): number | undefined => {
  const given = values.get(option)
  if (given === undefined) return undefined
  const number = /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN
  if (number >= least && number <= most) return number
  throw badOption(`--${option} ${given} is no ${rowOf(option).value?.toLowerCase()} from ${least} to ${most}`)
}

const MOST_JOBS = 256
/** Seconds: a day. */
const LONGEST = 86_400
/** Megabytes. */
const [LEAST_MEMORY, MOST_MEMORY] = [64, 1_048_576]

/** What a problem may take. Throws: `usage`. */
export const limitsIn = (args: Arguments): Limits => ({
  seconds: numberIn(args, 'timeout', 0.1, LONGEST),
  megabytes: numberIn(args, 'memory', LEAST_MEMORY, MOST_MEMORY),
})

/** How many processes are asked for; `undefined` where this one is to do it all. Throws: `usage`. */
export const jobsIn = (args: Arguments): number | undefined => {
  const isBounded = args.values.has('timeout') || args.values.has('memory')
  if (args.values.get('jobs') === 'all') return availableParallelism()
  const jobs = numberIn(args, 'jobs', 1, MOST_JOBS)
  if (jobs !== undefined && !Number.isInteger(jobs)) throw badOption(`--jobs ${jobs} is no whole number`)
  return jobs === undefined || jobs === 1 ? (isBounded ? 1 : undefined) : jobs
}

/** Options that are about processes and streams, not about answers. */
const OF_PROCESSES: readonly Valued[] = ['jobs', 'resume', 'timeout', 'memory', 'http']

/** The command that answers problems as this one does. */
export const commandOfBatch = ({ values, limits, flags }: Arguments, { self }: Io): Command => {
  if (!self) throw badOption('this program cannot start itself, which --jobs, --timeout and --memory need')
  return [
    ...self,
    'batch',
    ...[...values]
      .filter(([name]) => !OF_PROCESSES.includes(name))
      .map(([name, value]) => `--${name}=${value}`),
    ...limits.map((limit) => `--limit=${limit}`),
    ...[...flags].map((flag) => `--${flag}`),
  ]
}
