/**
 * Generated JavaScript beside loops that an expert writes by hand, interleaved in one process: ratios of the least times.
 * Both return the value and the gradient, and agree.
 */
import { solve } from './support/built.mjs'
import { PROBLEMS } from './support/loops.mjs'
import { digits, geometricMean, timed } from './support/measure.mjs'

const AT_MOST = 1
const ROUNDS = 200
/** Milliseconds that one round of one side takes at least. */
const ROUND = 4

const generated = async ({ expr, wrt, vars }) => {
  const { code } = await solve({ expr, wrt, vars }, { code: ['javascript'], check: false, steps: false })
  return new Function(`'use strict'\n${code.javascript.source.replace(/^export /m, 'return ')}`)()
}

const entriesOf = ([value, gradient]) => [value, ...(gradient.data ?? gradient)]

const compare = (name, ours, theirs) => {
  const [a, b] = [entriesOf(ours), entriesOf(theirs)]
  const size = b.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  if (a.length !== b.length || a.some((entry, k) => !(Math.abs(entry - b[k]) <= 1e-9 * size)))
    throw new Error(`${name}: the generated code and the expert disagree`)
}

const repeat = (f, args, count) => () => {
  for (let i = 0; i < count; i++) f(...args)
}

/** The least time of each, in turns. */
const ratioOf = (f, g, args) => {
  const once = Math.max(timed(repeat(g, args, 20)) / 20, 1e-4)
  const count = Math.max(1, Math.ceil(ROUND / once))
  const [ours, theirs] = [repeat(f, args, count), repeat(g, args, count)]
  const best = [Infinity, Infinity]
  const start = performance.now()
  for (let round = 0; round < ROUNDS && performance.now() - start < 6000; round++) {
    best[0] = Math.min(best[0], timed(ours))
    best[1] = Math.min(best[1], timed(theirs))
  }
  return best[0] / best[1]
}

const rows = []
for (const problem of PROBLEMS.filter((p) => !process.argv[2] || p.name.includes(process.argv[2]))) {
  const f = await generated(problem)
  const args = problem.args()
  compare(problem.name, f(...args), problem.expert(...args))
  rows.push({ problem: problem.name, 'gradus / expert': digits(ratioOf(f, problem.expert, args)) })
}
console.log('\nGenerated JavaScript against loops written by hand')
console.table(rows)
const mean = digits(geometricMean(rows.map((row) => row['gradus / expert'])))
console.log(`${mean} of the expert's time in geometric mean (goal: at most ${AT_MOST})`)
process.exitCode = mean <= AT_MOST ? 0 : 1
