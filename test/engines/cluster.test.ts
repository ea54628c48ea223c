/**
 * A cluster of local workers. Array-API code of data-parallel objectives: the answers are those of NumPy, and the workers
 * never hold a matrix of the size of X. Many problems: each has one answer, whatever becomes of a worker.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Code } from '../../src/code/index.ts'
import { solve } from '../../src/index.ts'
import { answerLine } from '../../src/service/problem-lines.ts'
import { isSkipped, pythonWith } from '../python.ts'

const found = pythonWith('dask.array', 'distributed')
const python = found ?? 'python3'

const LOGISTIC = ['sum(log(1 + exp(-y .* (X*w))))', 'w', 'X: m x n'] as const

const OBJECTIVES = [
  LOGISTIC,
  ['norm2(X*w - y)^2 + c*norm2(w)^2', 'w', 'X: m x n'],
  ['sum(logsumexp(X*W,2)) - sum(Y .* (X*W))', 'W', 'X: m x n, W: n x k, Y: m x k'],
  ["normF(X - U*V')^2", 'U,V', 'X: m x n, U: m x k, V: n x k'],
] as const

const codeOf = async ([expr, wrt, where]: readonly [string, string, string]): Promise<Code> => {
  const answer = await solve({ expr, wrt }, { where, code: ['array-api'], check: false, steps: false })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.code!['array-api']!
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

describe.skipIf(isSkipped(found))('array-API code on a cluster', () => {
  it('agrees with NumPy and never holds X as a whole', async () => {
    const input = JSON.stringify(await Promise.all(OBJECTIVES.map(codeOf)))
    const output = execFileSync(python, [file('cluster.py')], { input, encoding: 'utf8' })
    const { grown, size, errors } = JSON.parse(output) as { grown: number; size: number; errors: number[] }
    expect(grown).toBeLessThan(size / 2)
    expect(errors).toHaveLength(OBJECTIVES.length)
    for (const error of errors) expect(error).toBeLessThan(1e-10)
  })

  it('is what the example shows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gradus-'))
    try {
      cpSync(file('../../examples/logistic-on-a-cluster.py'), join(folder, 'example.py'))
      writeFileSync(join(folder, 'logistic.py'), (await codeOf(LOGISTIC)).source)
      const lines = execFileSync(python, ['example.py'], { cwd: folder, encoding: 'utf8' }).trim().split('\n')
      const losses = lines.map((line) => Number(line.split(' ').at(-1)))
      expect(losses).toHaveLength(5)
      expect(losses[0]).toBeCloseTo(Math.log(2), 3)
      expect(losses[4]).toBeLessThan(0.3)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** Problems of which some are none, with an empty line among them. */
const LINES = [
  ...Array.from({ length: 20 }, (_, i) => JSON.stringify({ id: i, expr: `${i + 2}*norm2(A*x)^2`, wrt: 'x' })),
  'nonsense',
  '',
  JSON.stringify({ id: 'wrong', expr: '2x', wrt: 'x' }),
  ...Array.from({ length: 20 }, (_, i) => JSON.stringify({ id: 20 + i, expr: `c'*x*${i + 2}`, wrt: 'x' })),
]

/** What is told apart of an answer. */
const told = ({ id, text, error }: { id?: unknown; text?: unknown; error?: { code: string } }): unknown => [
  id,
  text ?? error?.code,
]

const engine = pythonWith('distributed')

describe.skipIf(isSkipped(engine))('a batch on a cluster', () => {
  let [folder, problems, answers] = ['', '', '']
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradus-'))
    problems = join(folder, 'problems.jsonl')
    answers = join(folder, 'answers.jsonl')
    cpSync(file('../../examples/batch-on-a-cluster.py'), join(folder, 'example.py'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs a program on these lines: what it prints, and on standard error. */
  const run = (program: string, lines: readonly string[]): readonly [string, string] => {
    writeFileSync(problems, `${lines.join('\n')}\n`)
    const path = [folder, file('../../src/python'), process.env['PYTHONPATH'] ?? ''].join(delimiter)
    const env = { ...process.env, PYTHONPATH: path }
    const done = spawnSync(engine ?? 'python3', [program, problems, answers], { env, encoding: 'utf8' })
    return [done.stdout, done.stderr]
  }
  const answered = (): unknown[] =>
    readFileSync(answers, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => told(JSON.parse(line)))

  it('has one answer a line in their order, though a worker is killed', async () => {
    const [said] = run(file('lost_worker.py'), LINES)
    const asked = LINES.filter((line) => line !== '')
    expect(said).toBe(`${asked.length}\nFalse\n`)
    const expected = await Promise.all(asked.map((line) => answerLine(line, { steps: false })))
    expect(answered()).toEqual(expected.map(told))
  })

  it('is a program that starts workers of its own', () => {
    expect(run(join(folder, 'example.py'), LINES.slice(0, 2))).toEqual(['2 answers\n', ''])
    expect(answered()).toEqual([
      [0, "4*A'*A*x"],
      [1, "6*A'*A*x"],
    ])
  })
})
