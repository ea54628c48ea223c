/**
 * The command of an installed package, once it has a snapshot of its own.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** Runs the command once, and waits for the snapshot that it makes in the cache of this environment. */
export const whenKept = async (program, env) => {
  spawnSync(program, ['--version'], { env })
  const isMade = () =>
    readdirSync(env.XDG_CACHE_HOME, { recursive: true }).some((name) => name.endsWith('.stamp'))
  for (let i = 0; i < 600 && !isMade(); i++) await new Promise((resolve) => setTimeout(resolve, 100))
}

export const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
