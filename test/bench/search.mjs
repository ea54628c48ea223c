/**
 * What the search for the shortest form costs: every problem of the case files, warm, with the search and without, in
 * turn. Its bounds are of milliseconds, far above what is measured, as they say when a person would notice.
 */
import { readFileSync } from 'node:fs'
import { solve } from './support/built.mjs'
import { digits } from './support/measure.mjs'

const FILES = [
  'gradients',
  'jacobians',
  'hessians',
  'matrixcalculus',
  'cookbook',
  'magnus-neudecker',
  'kronecker',
]
const AT_MOST = { median: 10, longest: 250 }
const ROUNDS = 5

const problems = FILES.flatMap((file) =>
  readFileSync(new URL(`../cases/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
)

const timeOf = async ({ expr, wrt, kind, vars }, limits) => {
  const start = performance.now()
  const answer = await solve({ expr, wrt, kind, vars }, { check: false, limits })
  if (!answer.ok) throw new Error(`${expr}: ${answer.error.message}`)
  return { ms: performance.now() - start, size: answer.size }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const measured = async (problem) => {
  const [searched, interleaved] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    searched.push(await timeOf(problem))
    interleaved.push(await timeOf(problem, { search: 0 }))
  }
  const of = (runs) => median(runs.map(({ ms }) => ms))
  return {
    id: problem.id,
    'ms with search': of(searched),
    'ms without': of(interleaved),
    size: searched[0].size,
    'size without': interleaved[0].size,
  }
}

for (const problem of problems) {
  await timeOf(problem)
  await timeOf(problem, { search: 0 })
}
const rows = []
for (const problem of problems) rows.push(await measured(problem))
const column = (name) => rows.map((row) => row[name])
const total = (name) => column(name).reduce((sum, value) => sum + value, 0)
const summary = {
  problems: rows.length,
  'median ms': digits(median(column('ms with search'))),
  'without search': digits(median(column('ms without'))),
  'longest ms': digits(Math.max(...column('ms with search'))),
  'its ratio': digits(Math.max(...rows.map((row) => row['ms with search'] / row['ms without']))),
  size: total('size'),
  'size without search': total('size without'),
}
console.log('\nThe search for the shortest form: the slowest problems, and all together')
console.table(
  rows
    .toSorted((a, b) => b['ms with search'] - a['ms with search'])
    .slice(0, 10)
    .map((row) => ({
      ...row,
      'ms with search': digits(row['ms with search']),
      'ms without': digits(row['ms without']),
    })),
)
console.table([summary])
if (summary['median ms'] > AT_MOST.median || summary['longest ms'] > AT_MOST.longest) process.exitCode = 1
