/**
 * How the work and the answer grow with the size of a problem. A time is compared only with that of the same problem
 * at half its size, and is the least of several rounds through all sizes, as everything else only adds to it.
 */
import { nodesOf, solve } from './support/built.mjs'
import { DEEP, FAMILIES } from './support/families.mjs'
import { digits } from './support/measure.mjs'

/** Of the time, and of what is counted, per doubling; a longer name has more digits. */
const AT_MOST = { time: 2.3, length: 2.15 }
const ROUNDS = { least: 3, most: 9, budget: 12_000 }
/** Below this size what grows is hidden by what does not: answers that still fit on a line, code still cold. */
const FROM = 40

const answerOf = async (request) => {
  const answer = await solve(request, { check: false })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer
}

const lengthOf = (items) => items.reduce((sum, { text }) => sum + text.length, 0)

const counted = (request, answer) => ({
  nodes: nodesOf(request),
  answer: lengthOf(answer.derivatives ?? [answer]) + lengthOf(answer.definitions),
  derivation: lengthOf(answer.derivation),
  steps: answer.derivation.length,
})

/** The least time for each size, of rounds that go through all of them. */
const timesOf = async (requests) => {
  const best = requests.map(() => Infinity)
  const start = performance.now()
  for (let round = 0; round < ROUNDS.most; round++) {
    if (round >= ROUNDS.least && performance.now() - start > ROUNDS.budget) break
    for (const [i, request] of requests.entries()) best[i] = Math.min(best[i], (await answerOf(request)).ms)
  }
  return best
}

/** Growth for each doubling; the last step of a family may be less than one. */
const perDoubling = (row, previous, field) =>
  (row[field] / previous[field]) ** (1 / Math.log2(row.size / previous.size))

const shown = (row, previous) => ({
  ...row,
  ms: digits(row.ms),
  ...(previous
    ? Object.fromEntries(
        ['ms', 'nodes', 'answer', 'derivation'].map((field) => [
          `${field} x`,
          digits(perDoubling(row, previous, field)),
        ]),
      )
    : {}),
})

/** Prints one family; returns its growth from a size of `FROM` to the last, and its worst single doubling. */
const family = async ({ name, sizes, of, power = 1 }) => {
  const requests = sizes.map(of)
  const times = await timesOf(requests)
  const rows = []
  for (const [i, size] of sizes.entries())
    rows.push({ size, ms: times[i], ...counted(requests[i], await answerOf(requests[i])) })
  console.log(`\nGrowth per doubling: ${name}`)
  console.table(rows.map((row, i) => shown(row, rows[i - 1])))
  const from = rows.findIndex(({ size }) => size >= FROM)
  const overall = (field) => perDoubling(rows.at(-1), rows[from], field)
  return {
    family: name,
    power,
    'time, overall': digits(overall('ms')),
    'time, worst': digits(
      Math.max(...rows.slice(from + 1).map((row, i) => perDoubling(row, rows[from + i], 'ms'))),
    ),
    nodes: digits(overall('nodes')),
    answer: digits(overall('answer')),
    derivation: digits(overall('derivation')),
  }
}

const deep = async ({ name, request }) => {
  const answer = await solve(request, { check: false })
  console.log(`${name}: ${answer.ok ? `${answer.derivation.length} steps` : JSON.stringify(answer.error)}`)
  return answer.ok
}

/** What is allowed to grow with the square may do so with every doubling twice. */
const fits = (row) =>
  row['time, overall'] <= AT_MOST.time ** row.power &&
  ['nodes', 'answer', 'derivation'].every((field) => row[field] <= AT_MOST.length ** row.power)

await answerOf(FAMILIES[0].of(100))
const summary = []
for (const each of FAMILIES) summary.push(await family(each))
console.log(
  `\nPer doubling from a size of ${FROM} on; goals: time ${AT_MOST.time}, lengths ${AT_MOST.length}`,
)
console.table(summary)
const answered = []
for (const each of DEEP) answered.push(await deep(each))
process.exitCode = summary.every(fits) && answered.every(Boolean) ? 0 : 1
