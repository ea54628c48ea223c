/**
 * NumPy code for Riccati equations whose roots are known, of unstable systems: it is the stabilising root that it is about.
 */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { generate } from '../../src/solve/code.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { PYTHON, WITHOUT_PYTHON } from '../python.ts'

const DRIVER = `
import json, sys
import numpy as np
A, B, Q = np.diag([1.0, 2, 2]), np.eye(3), np.diag([3.0, 5, 12])
GIVEN = {'A': A, 'B': B, 'C': B, 'G': B, 'Q': Q, 'R': B, 's': 0.0}
made = []
for job in json.load(sys.stdin):
    space = {}
    exec(job['source'], space)
    call, args = space[job['function']], [GIVEN[name] for name in job['args']]
    value, gradient = call(*args)
    try:
        call(*args, np.full((3, 3), np.nan))
        fault = ''
    except ArithmeticError as error:
        fault = str(error)
    made.append([value, np.diag(gradient).tolist(), fault])
json.dump(made, sys.stdout)
`

const CONTINUOUS = [3, 5, 6]
const SLOPES = [1 / 4, 1 / 6, 1 / 8]
const A = [1, 2, 2]
const Q = [3, 5, 12]
/** p^2 + (1 - a^2 - q)*p - q = 0. */
const DISCRETE = A.map((a, i) => {
  const half = (a * a + Q[i]! - 1) / 2
  return half + Math.sqrt(half * half + Q[i]!)
})
const DISCRETE_SLOPES = DISCRETE.map((p, i) => 1 / (1 - (A[i]! / (1 + p)) ** 2))

const PROBLEMS = [
  ["P solves A'*P + P*A - P*B*inv(R)*B'*P + Q = 0; tr(P)", CONTINUOUS, SLOPES],
  [
    "P solves A'*P + P*A - P*B*inv(R)*B'*P + Q = 0; tr(P) where Q is symmetric, R is symmetric",
    CONTINUOUS,
    SLOPES,
  ],
  [
    "P solves A'*P + P*A - s*P - P*G*P + Q = 0; tr(P) where Q is symmetric, G is symmetric",
    CONTINUOUS,
    SLOPES,
  ],
  [
    "G = B*inv(R)*B'; P solves A*P + P*A' - P*G*P + Q = 0; tr(P) where Q is symmetric, R is symmetric",
    CONTINUOUS,
    SLOPES,
  ],
  [
    "P solves P = A'*P*A - A'*P*B*inv(R + B'*P*B)*B'*P*A + Q; tr(P) where Q is symmetric, R is symmetric",
    DISCRETE,
    DISCRETE_SLOPES,
  ],
  [
    "P solves P = A*P*A' - A*P*C'*inv(C*P*C' + R)*C*P*A' + Q; tr(P) where C: m x n, Q is symmetric, R is symmetric",
    DISCRETE,
    DISCRETE_SLOPES,
  ],
] as const

const jobOf = (expr: string) => {
  const {
    source,
    function: name,
    args,
  } = generate(deriveRequest({ expr, wrt: 'Q' }, { check: false, steps: false }), 'numpy')
  return { source, function: name, args }
}

describe.skipIf(WITHOUT_PYTHON)('NumPy code for a Riccati equation', () => {
  it('finds the stabilising root, and says which start is missing where no step can be made', () => {
    const input = JSON.stringify(PROBLEMS.map(([expr]) => jobOf(expr)))
    const made = JSON.parse(execFileSync(PYTHON, ['-c', DRIVER], { input, encoding: 'utf8' }))
    PROBLEMS.forEach(([expr, roots, slopes], i) => {
      const [value, gradient, fault] = made[i]
      const trace = roots.reduce((sum, root) => sum + root)
      expect(Math.abs(value - trace), expr).toBeLessThan(1e-9 * trace)
      slopes.forEach((slope, k) => void expect(gradient[k], expr).toBeCloseTo(slope, 8))
      expect(fault, expr).toMatch(/give another P_start/)
    })
  })
})
