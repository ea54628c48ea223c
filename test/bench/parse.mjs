/**
 * `npm run bench parse -- REV`: how long this build and that of another commit, or of a folder that is built, take to read
 * texts. Each build has a process of its own; they take turns, and what is compared is processor time.
 */
import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digits } from './support/measure.mjs'
import { buildOf } from './support/revision.mjs'

const ROUNDS = 9
/** Rounds before any counts, until the compiler has seen the code. */
const WARM_UP = 5
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const cases = here('../cases/')

const problems = readdirSync(cases)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(`${cases}${name}`, 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line))

const declared = ({ expr, vars = {} }) =>
  /\bwhere\b/.test(expr)
    ? expr
    : `${expr} where ${Object.entries(vars)
        .map(([name, { shape }]) => `${name}: ${shape.length === 0 ? 'scalar' : shape.join(' x ')}`)
        .join(', ')}`

const TERM = ['a1*sin(2*x)^2', "x'*A*y/3", '(x - b).^2 : c', 'f1*exp(-(x + 1.5))']
const longSum = () => {
  let text = 'x'
  for (let i = 0; text.length < 100_000; i++) text += ` + ${TERM[i % TERM.length]}`
  return text
}

/** What is read, and how often in one turn. */
const SETS = [
  { name: 'case files', texts: problems.map(({ expr }) => expr), times: 10 },
  { name: 'case files with declarations', texts: problems.map(declared), times: 5 },
  { name: 'a sum of 100 kB', texts: [longSum()], times: 2 },
]

const start = (folder) => {
  const child = fork(here('support/parser.mjs'), [folder])
  const ask = (message) =>
    new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', (status) => reject(new Error(`${folder} ended with status ${status}`)))
      child.send(message)
    })
  return { ask, end: () => child.kill() }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** A row of the table: only what both builds read is timed. */
const compared = async ({ name, texts, times }, parsers) => {
  const read = []
  for (const { ask } of parsers) read.push(await ask({ name, texts }))
  const both = read[0].filter((place) => read[1].includes(place))
  for (const { ask } of parsers) await ask({ name, texts: both.map((place) => texts[place]) })
  const turns = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const turn = []
    for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) turn[i] = await parsers[i].ask({ name, times })
    if (round >= WARM_UP) turns.push(turn)
  }
  const [ours, theirs] = [0, 1].map((i) => turns.map((turn) => turn[i] / times))
  return {
    texts: name,
    read: both.length,
    'ms before': digits(median(theirs)),
    'ms now': digits(median(ours)),
    'times as fast': digits(median(turns.map(([now, before]) => before / now))),
    'by the least': digits(Math.min(...theirs) / Math.min(...ours)),
  }
}

const [revision] = process.argv.slice(2)
if (revision === undefined) {
  console.error('Name the commit to compare with: npm run bench parse -- REV')
  process.exit(2)
}
const root = here('../..')
const { folder, remove } = buildOf(root, revision)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    remove()
    process.exit(1)
  })
const parsers = [root, folder].map(start)
try {
  const rows = []
  for (const set of SETS) rows.push(await compared(set, parsers))
  console.log('Reading texts, processor time in turn')
  console.table(rows)
} finally {
  for (const { end } of parsers) end()
  remove()
}
