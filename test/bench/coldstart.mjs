/**
 * How long the built command line takes from nothing, as a multiple of `node -e 0` measured in turn with it: from the
 * snapshot of `npm start`, and as the command of an installed package once it has a snapshot of its own.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const snapshot = ['--snapshot-blob', fileURLToPath(new URL('../../dist/gradus.blob', import.meta.url))]
const problem = ["sigma(W*x)'*b", '--wrt', 'W']
const installed = fileURLToPath(new URL('../../dist/cli/gradus', import.meta.url))
const COMMANDS = [
  { name: 'node -e 0', args: ['-e', '0'] },
  {
    name: 'installed gradus EXPR --no-check',
    program: installed,
    args: [...problem, '--no-check'],
    atMost: 2,
  },
  { name: 'gradus EXPR --no-check', args: [...snapshot, main, ...problem, '--no-check'], atMost: 2 },
  { name: 'gradus EXPR', args: [...snapshot, main, ...problem], atMost: 4 },
]

const cache = mkdtempSync(join(tmpdir(), 'gradus-cache-'))
const env = { ...process.env, XDG_CACHE_HOME: cache }

const timed = ({ program = process.execPath, args }) => {
  const start = performance.now()
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - start
}

/** Runs the command once, and waits for the snapshot that it makes. */
const prepare = async () => {
  timed({ program: installed, args: problem })
  const isMade = () => readdirSync(cache, { recursive: true }).some((name) => name.endsWith('.stamp'))
  for (let i = 0; i < 600 && !isMade(); i++) await new Promise((resolve) => setTimeout(resolve, 100))
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

/** Prints a table of medians and ratios; returns whether every ratio is within its bound. */
export const coldStart = async (rounds = 21) => {
  await prepare()
  const times = COMMANDS.map(() => [])
  for (let round = 0; round < rounds; round++)
    COMMANDS.forEach((command, i) => {
      times[i].push(timed(command))
    })
  rmSync(cache, { recursive: true })
  const [base] = times.map(median)
  const rows = COMMANDS.map(({ name, atMost }, i) => {
    const ms = median(times[i])
    return { command: name, ms: ms.toFixed(1), ratio: (ms / base).toFixed(2), 'at most': atMost ?? '' }
  })
  console.log(`Cold start, median of ${rounds} runs in turn`)
  console.table(rows)
  return rows.every((row) => row['at most'] === '' || Number(row.ratio) <= row['at most'])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await coldStart()) ? 0 : 1
