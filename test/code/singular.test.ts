/**
 * Generated code at singular matrices: pseudoinverses of those that are singular up to rounding, on many random points,
 * and singular vectors where a singular value is zero.
 */
import { execFileSync } from 'node:child_process'
import * as math from 'mathjs'
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { fromRows } from '../../src/numeric/index.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { PYTHON, WITHOUT_PYTHON } from '../python.ts'
import { type Case, cannotRun, expectValues, runAll } from './harness.ts'
import { caseAt } from './problems.ts'
import { load as loadPlain, type Matrix } from './runners/javascript.ts'
import { RUN } from './targets.ts'

const POINTS = 100
const SHAPES = [
  [4, 3],
  [3, 5],
] as const

const codeOf = async (expr: string, kind: 'gradient' | 'hvp', target: string): Promise<string> => {
  const answer = await solve({ expr, wrt: 'X', kind }, { code: [target], check: false, steps: false })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.code![target]!.source
}

/** The largest relative error of the hvp against central differences of the gradient. */
const DRIVER = `
import json, sys
import numpy as np
job = json.load(sys.stdin)
space = {}
exec(job['gradient'], space)
exec(job['hvp'], space)
rng = np.random.default_rng(7)
worst = 0.0
for _ in range(job['points']):
    X, D = rng.standard_normal((2, *job['shape']))
    s = np.linalg.svd(X)[1]
    if min(-np.diff(s)) < 0.05 or s[-1] < 0.05: continue
    h = 1e-5
    expected = (space['gradient_X'](X + h*D)[1] - space['gradient_X'](X - h*D)[1]) / (2*h)
    worst = max(worst, np.linalg.norm(space['hvp_X'](X, D)[1] - expected) / max(1, np.linalg.norm(expected)))
print(worst)
`

type Program = (...matrices: number[][][]) => [number, number[][]]
const load = (source: string): Program =>
  new Function(
    'mathjs',
    source
      .replace(/^import (\{[^}]*\}) from 'mathjs'$/m, 'const $1 = mathjs')
      .replace(/^export function/m, 'return function'),
  )(math)

/** Code without dependencies, its gradient as rows. */
const inRows = (source: string): Program => {
  const program = loadPlain({ source })
  return (...matrices) => {
    const [value, gradient] = program(...matrices)
    const { rows, cols, data } = gradient as Matrix
    const row = (i: number): number[] => Array.from(data.subarray(i * cols, i * cols + cols))
    return [value as number, Array.from({ length: rows }, (_, i) => row(i))]
  }
}

const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state / 2 ** 32 - 0.5) * 4
  }
}

/** The same in JavaScript, away from nearly equal singular values, where differences say nothing. */
const worstInJavaScript = (gradient: Program, hvp: Program, [m, n]: readonly [number, number]): number => {
  const next = random(7)
  const draw = () => Array.from({ length: m }, () => Array.from({ length: n }, next))
  let worst = 0
  for (let point = 0; point < POINTS; point++) {
    const [x, d] = [draw(), draw()]
    const gram = math.multiply(m < n ? x : math.transpose(x), m < n ? math.transpose(x) : x)
    const s = math.eigs(gram).values as number[]
    if (s.some((value, i) => value - (i > 0 ? s[i - 1]! : 0) < 0.2)) continue
    const at = (h: number) => gradient(math.add(x, math.multiply(h, d) as number[][]))[1]
    const expected = math.divide(math.subtract(at(1e-5), at(-1e-5)), 2e-5)
    const size = (a: unknown) => Math.hypot(...(a as number[][]).flat())
    worst = Math.max(worst, size(math.subtract(hvp(x, d)[1], expected)) / Math.max(1, size(expected)))
  }
  return worst
}

describe('singular up to rounding', () => {
  const programs = async (target: string) => ({
    gradient: await codeOf('spectral(X)', 'gradient', target),
    hvp: await codeOf('spectral(X)', 'hvp', target),
  })

  for (const shape of SHAPES) {
    const title = `second derivatives of spectral(X) hold at every point of ${shape.join(' x ')}`

    it.skipIf(WITHOUT_PYTHON)(`${title} in numpy`, async () => {
      const input = JSON.stringify({ ...(await programs('numpy')), points: POINTS, shape })
      expect(Number(execFileSync(PYTHON, ['-c', DRIVER], { input, encoding: 'utf8' }))).toBeLessThan(1e-4)
    })

    it(`${title} in JavaScript`, async () => {
      const { gradient, hvp } = await programs('javascript')
      expect(worstInJavaScript(inRows(gradient), inRows(hvp), shape)).toBeLessThan(1e-4)
    })

    it(`${title} in mathjs`, async () => {
      const { gradient, hvp } = await programs('mathjs')
      expect(worstInJavaScript(load(gradient), load(hvp), shape)).toBeLessThan(1e-4)
    })
  }
})

/** Of rank 1, tall and wide; the second singular value has no weight. */
const FLAT = [
  [
    [3, 0],
    [0, 0],
    [4, 0],
  ],
  [
    [3, 0, 4],
    [0, 0, 0],
  ],
] as const

const atFlat = (rows: readonly (readonly number[])[]): Case => {
  const asked = { expr: "c'*svdvals(X)", wrt: 'X', vars: { X: { shape: ['m', 'n'] } } }
  const point = {
    dims: new Map([
      ['m', rows.length],
      ['n', rows[0]!.length],
    ]),
    values: new Map([
      ['c', fromRows([[2], [0]])],
      ['X', fromRows(rows)],
    ]),
    functions: new Map(),
  }
  return caseAt(
    `singular vectors of ${rows.length} x ${rows[0]!.length}`,
    deriveRequest(asked, { check: false, steps: false }),
    point,
    new Map(),
  )
}

describe.each(RUN.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  const cases = FLAT.map(atFlat)
  const results = runAll(target, cases)

  it.skipIf(cannotRun(name)).each(FLAT.map((rows, i) => [cases[i]!.title, rows, i] as const))(
    'divides by no singular value that is zero: %s',
    (title, rows, i) => {
      expectValues(title, name, results[i]!, [10, rows.map((row) => row.map((entry) => (2 * entry) / 5))])
    },
  )
})
