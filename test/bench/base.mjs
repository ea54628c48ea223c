/**
 * `npm run bench base -- REV`: this build against that of another commit, or of a folder that is built, on every
 * problem of the case files. Each build has a process of its own; they take turns, file by file, and what is compared
 * is processor time, so that other work on the machine falls on both alike. Ratios are medians of those of a turn; a
 * process may be lucky with its compiler, so there are several of each build, one after the other.
 */
import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digits } from './support/measure.mjs'
import { buildOf } from './support/revision.mjs'

const ROUNDS = 5
/** More of them bring the ratio of a build to itself nearer to 1: `PROCESSES=9 npm run bench base -- HEAD`. */
const PROCESSES = Number(process.env.PROCESSES ?? 4)
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const root = here('../..')
const cases = here('../cases/')
const files = readdirSync(cases).filter((name) => name.endsWith('.jsonl'))

/** A process with one build, asked one thing at a time. */
const start = (folder) => {
  const child = fork(here('support/solver.mjs'), [folder])
  let pending
  child.on('message', (answer) => pending.resolve(answer))
  child.on('exit', (status) => pending?.reject(new Error(`${folder} ended with status ${status}`)))
  const ask = (message) =>
    new Promise((resolve, reject) => {
      pending = { resolve, reject }
      child.send(message)
    })
  return { ask, end: () => child.kill() }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const rowOf = (file, problems, turns) => ({
  file,
  problems,
  'ms before': digits(median(turns.map(([, theirs]) => theirs))),
  'ms now': digits(median(turns.map(([ours]) => ours))),
  'ratio to the build before': digits(median(turns.map(([ours, theirs]) => ours / theirs))),
})

/** Only what both builds solve is timed; what one of them refuses is said. Returns how many problems that are. */
const load = async (file, solvers, say) => {
  const solved = []
  for (const { ask } of solvers) solved.push(await ask({ file, load: join(cases, file) }))
  const both = solved[0].filter((index) => solved[1].includes(index))
  for (const [i, when] of ['now', 'before'].entries())
    if (solved[i].length > both.length) say(`${file}: ${solved[i].length - both.length} solved only ${when}`)
  for (const { ask } of solvers) await ask({ file, only: both })
  return both.length
}

/** Rounds through all files, so that a slow minute of the machine is not that of one file. */
const measure = async (solvers, turns) => {
  for (let round = 0; round < ROUNDS; round++)
    for (const file of files) {
      const turn = []
      for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) turn[i] = await solvers[i].ask({ file })
      turns.get(file).push(turn)
    }
}

const sums = (lists) => [0, 1].map((i) => lists.reduce((total, turn) => total + turn[i], 0))

const compare = async (folders) => {
  const counts = new Map()
  const turns = new Map(files.map((file) => [file, []]))
  for (let i = 0; i < PROCESSES; i++) {
    const solvers = folders.map(start)
    const say = i === 0 ? console.log : () => {}
    try {
      for (const file of files) counts.set(file, await load(file, solvers, say))
      await measure(solvers, turns)
    } finally {
      for (const solver of solvers) solver.end()
    }
  }
  const all = Array.from({ length: ROUNDS * PROCESSES }, (_, i) =>
    sums(files.map((file) => turns.get(file)[i])),
  )
  console.log(`\nProcessor time, medians of ${all.length} turns`)
  console.table([
    ...files.map((file) => rowOf(file, counts.get(file), turns.get(file))),
    rowOf(
      'all',
      [...counts.values()].reduce((a, b) => a + b),
      all,
    ),
  ])
}

const [revision] = process.argv.slice(2)
if (revision === undefined) {
  console.error('Name the commit to compare with: npm run bench base -- REV')
  process.exit(2)
}
const { folder, remove } = buildOf(root, revision)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    remove()
    process.exit(1)
  })
try {
  await compare([root, folder])
} finally {
  remove()
}
