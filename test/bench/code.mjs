/**
 * `npm run bench code`: generated NumPy against NumPy written by hand and against PyTorch, on problems that people run.
 * Wants python3 with NumPy and SciPy; without torch its columns are left out. `ONLY=ridge` times some of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const has = (python) => spawnSync(python, ['-c', 'import numpy, scipy, torch']).status === 0
const python = ['python3', '/usr/bin/python3'].find((name) => has(name)) ?? 'python3'

const run = (command, args, input) => {
  const { stdout, status } = spawnSync(command, args, {
    ...(input === undefined ? {} : { input }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return { stdout, status }
}

const program = here('../../dist/cli/main.js')
if (!existsSync(program)) throw new Error('npm run build comes first')
const problems = run(python, [here('code/run.py'), 'list']).stdout
const without = problems.replace(/, "sizes": .*(?=\}$)/gm, '')
const { stdout: answers } = run(
  process.execPath,
  [program, 'batch', '--no-steps', '--no-check', '--no-asserts', '--code', 'numpy'],
  without,
)
const { stdout: table, status } = run(python, [here('code/run.py'), 'time'], answers)
process.stdout.write(table)
process.exitCode = status
