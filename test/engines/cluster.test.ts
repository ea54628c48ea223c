/**
 * Array-API code of data-parallel objectives over a cluster of local workers: the answers are those of NumPy, and the
 * workers never hold a matrix of the size of X.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Code } from '../../src/code/index.ts'
import { solve } from '../../src/index.ts'
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
