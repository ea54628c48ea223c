/**
 * Twelve scalar problems side by side with mathjs in one process: parse, derive and simplify, without steps, check and
 * printing, against `math.derivative` with the simplification that it does unless told not to.
 */
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { derivative } from 'mathjs'
import { deriveRequest } from './support/built.mjs'
import { digits, fastest, geometricMean, timed } from './support/measure.mjs'

const AT_LEAST = { mean: 100, each: 1 }
const { problems } = JSON.parse(readFileSync(new URL('../cases/scalar.json', import.meta.url), 'utf8'))

/**
 * Problems on which mathjs takes more than a quarter of an hour: run once, and stopped after a while, so that the ratio
 * is a lower bound; the longer one waits, the nearer. `SECONDS=900 npm run bench speed` waits so long for each.
 */
const SLOW = ['prod20', 'sum100', 'tower30']
const PATIENCE = 1000 * Number(process.env.SECONDS ?? 120)

const gradus = (expr) => deriveRequest({ expr, wrt: 'x', vars: { x: { shape: [] } } }, { steps: false })
const mathjs = (expr) => derivative(expr, 'x')

/** Milliseconds of one run in a thread, or how long it was waited for. */
const stoppable = (expr) =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./support/mathjs.mjs', import.meta.url), { workerData: expr })
    const end = (ms) => {
      clearTimeout(clock)
      void thread.terminate().then(() => resolve(ms))
    }
    const clock = setTimeout(() => end(PATIENCE), PATIENCE)
    thread.once('message', end)
    thread.once('error', reject)
  })

const theirTime = (name, expr) =>
  SLOW.includes(name) ? stoppable(expr) : fastest(() => timed(() => mathjs(expr)), { budget: 500, least: 1 })

const ourTime = (expr) => fastest(() => timed(() => gradus(expr)), { budget: 300, least: 10 })

/** Code that both run is compiled; `poly20` takes mathjs too long to be run for that. */
const warmUp = () => {
  for (let i = 0; i < 100; i++)
    for (const [name, expr] of Object.entries(problems)) {
      gradus(expr)
      if (i < 10 && name !== 'poly20' && !SLOW.includes(name)) mathjs(expr)
    }
}

warmUp()
const rows = []
for (const [name, expr] of Object.entries(problems)) {
  const ours = ourTime(expr)
  const theirs = await theirTime(name, expr)
  const stopped = theirs === PATIENCE ? 'more than ' : ''
  rows.push({
    problem: name,
    'mathjs ms': `${stopped}${digits(theirs)}`,
    'gradus ms': digits(ours),
    ratio: digits(theirs / ours),
  })
}
console.log(
  `\nScalar problems against mathjs, which is run once on ${SLOW.join(', ')} and stopped after ${PATIENCE / 1000} s`,
)
console.table(rows)
const ratios = rows.map(({ ratio }) => ratio)
const [mean, least] = [geometricMean(ratios), Math.min(...ratios)]
console.log(
  `${digits(mean)} times as fast in geometric mean, ${least} at least (goals: ${AT_LEAST.mean}, ${AT_LEAST.each})`,
)
process.exitCode = mean >= AT_LEAST.mean && least >= AT_LEAST.each ? 0 : 1
