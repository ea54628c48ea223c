/**
 * How long the built command line takes from nothing, as a multiple of `node -e 0` measured in turn with it.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const snapshot = ['--snapshot-blob', fileURLToPath(new URL('../../dist/gradus.blob', import.meta.url))]
const problem = ["sigma(W*x)'*b", '--wrt', 'W']
const COMMANDS = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'gradus EXPR --no-check', args: [...snapshot, main, ...problem, '--no-check'], atMost: 2 },
  { name: 'gradus EXPR', args: [...snapshot, main, ...problem], atMost: 4 },
]

const timed = (args) => {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - start
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

/** Prints a table of medians and ratios; returns whether every ratio is within its bound. */
export const coldStart = (rounds = 21) => {
  const times = COMMANDS.map(() => [])
  for (let round = 0; round < rounds; round++)
    COMMANDS.forEach(({ args }, i) => {
      times[i].push(timed(args))
    })
  const [base] = times.map(median)
  const rows = COMMANDS.map(({ name, atMost }, i) => {
    const ms = median(times[i])
    return { command: name, ms: ms.toFixed(1), ratio: (ms / base).toFixed(2), 'at most': atMost ?? '' }
  })
  console.log(`Cold start, median of ${rounds} runs in turn`)
  console.table(rows)
  return rows.every((row) => row['at most'] === '' || Number(row.ratio) <= row['at most'])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = coldStart() ? 0 : 1
