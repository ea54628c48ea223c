/**
 * The build in the folder given, solving the problems of files as often as it is asked to, without the check.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { solve } = await import(pathToFileURL(join(process.argv[2], 'dist/solve/solve.js')).href)
/** Rounds before any is timed, until the compiler has seen the code. */
const WARM_UP = 5
const problems = new Map()

const round = async (file) => {
  const answers = []
  for (const problem of problems.get(file)) answers.push(await solve(problem, { check: false }))
  return answers
}

/** The places of the problems that are solved. */
const load = async (file, path) => {
  const lines = readFileSync(path, 'utf8').split('\n')
  const read = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
  problems.set(
    file,
    read.map(({ expr, wrt, kind, vars }) => ({ expr, wrt, kind, vars })),
  )
  return (await round(file)).flatMap(({ ok }, i) => (ok ? [i] : []))
}

const keep = async (file, places) => {
  const all = problems.get(file)
  problems.set(
    file,
    places.map((i) => all[i]),
  )
  for (let i = 0; i < WARM_UP; i++) await round(file)
}

/** Milliseconds of processor time. */
const timed = async (file) => {
  const before = process.cpuUsage()
  await round(file)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

process.on('message', async ({ file, load: path, only }) => {
  const answer = path ? load(file, path) : only ? keep(file, only) : timed(file)
  const said = (await answer) ?? null
  if (process.connected) process.send(said)
  else process.exit()
})
