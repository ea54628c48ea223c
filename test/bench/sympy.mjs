/**
 * The matrix problems of the case files side by side with SymPy's matrix expressions, on those that SymPy solves:
 * parse, infer, derive and simplify here; build, `diff` and `doit` there.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deriveRequest } from './support/built.mjs'
import { digits, fastest, geometricMean, timed } from './support/measure.mjs'
import { translated } from './support/sympy.mjs'

const AT_LEAST = 50
/** Rounds through all problems, until the compiler has seen what they have in common. */
const WARM_UP = 20
const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const cases = ['gradients', 'cookbook'].flatMap((name) =>
  readFileSync(here(`../cases/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line)),
)

const derive = ({ expr, wrt, vars }) =>
  deriveRequest({ expr, wrt, vars }, { steps: false, unconstrained: true })

const ourTime = (problem) => fastest(() => timed(() => derive(problem)), { budget: 60, least: 10 })

const python = (problems) => {
  const input = problems.map((problem) => JSON.stringify(problem)).join('\n')
  const { stdout, stderr, status } = spawnSync('python3', [here('support/with_sympy.py')], {
    input,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const compare = () => {
  const problems = cases.map(translated)
  const said = problems.filter(({ expr }) => expr !== undefined)
  const theirs = new Map(python(said).map((answer) => [answer.id, answer]))
  const solved = cases.filter(({ id }) => theirs.get(id)?.ok)
  for (let i = 0; i < WARM_UP; i++) solved.forEach(derive)
  const rows = solved.map((problem) => {
    const [ours, { ms }] = [ourTime(problem), theirs.get(problem.id)]
    return {
      problem: problem.id,
      'sympy ms': digits(ms),
      'gradus ms': digits(ours),
      ratio: digits(ms / ours),
    }
  })
  console.log(
    `\nMatrix problems against SymPy: ${cases.length} problems, ${said.length} that can be said in it, ${rows.length} that it solves`,
  )
  console.table(rows)
  const reasons = [...theirs.values()].filter(({ ok }) => !ok).map(({ reason }) => reason)
  if (process.env['BENCH_DETAILS'])
    console.table(said.map((p) => ({ ...theirs.get(p.id), expr: p.expr })).filter(({ ok }) => !ok))
  console.log(
    'Not solved:',
    Object.fromEntries([...new Set(reasons)].map((r) => [r, reasons.filter((x) => x === r).length])),
  )
  return geometricMean(rows.map(({ ratio }) => ratio))
}

if (spawnSync('python3', ['-c', 'import sympy, numpy']).status !== 0)
  console.log('\nSymPy is not here, so nothing is compared with it.')
else {
  const mean = compare()
  console.log(`${digits(mean)} times as fast in geometric mean (goal: ${AT_LEAST})`)
  process.exitCode = mean >= AT_LEAST ? 0 : 1
}
