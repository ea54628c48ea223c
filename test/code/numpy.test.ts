/**
 * What NumPy code does with the arrays of its caller: none is modified or returned, no two results share memory, a second
 * call gives the same, single precision is kept, and whole numbers of any kind count as floating point.
 */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { generate } from '../../src/solve/code.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { PYTHON, WITHOUT_PYTHON } from '../python.ts'

const PROBLEMS = [
  ['-sum(y.*log(sigmoid(X*w)) + (1-y).*log(1-sigmoid(X*w))) where X: 3 x 2', 'w'],
  ['tr(A*X) where A: 2 x 3', 'X'],
  ['norm2(X*w - y)^2 + c*norm2(w) where X: 3 x 2, c: scalar', 'w,X,c'],
  ['normF(A + B)^2 where A: 3 x 2, B: 3 x 2', 'A,B'],
  ['tr(X*P) + logdet(P + s*eye(3)) where P: 3 x 3, P is positive-definite, s is positive', 'X'],
  [
    'logdet(P + s*eye(3)) + logdet(P + diag(w)) where P is positive-definite, s is positive, w is nonnegative',
    's',
  ],
  ['sum(softmax(X,2).*Y) + sum(logsumexp(X,1)) where X: 3 x 2', 'X'],
  ['r*X*u where r: 1 x 3, X: 3 x 2', 'r,u'],
] as const

const DRIVER = `
import json, sys, warnings
import numpy as np
warnings.simplefilter('error')
def flat(out): return [a for o in out for a in (flat(o) if isinstance(o, tuple) else [o])]
def arrays(values): return [v for v in values if isinstance(v, np.ndarray)]
def made(shape, declared, kind):
    if shape == []: return kind(2)
    A = np.ones(shape) + (4 * np.eye(*shape) if declared else 0)
    return A.astype(kind)
faults = []
for job in json.load(sys.stdin):
    space = {}
    exec(job['source'], space)
    call = space[job['function']]
    given = lambda kind: [made(shape, declared, kind) for shape, declared in job['args']]
    args = given(np.float64)
    first, second = flat(call(*args)), flat(call(*args))
    faults.append([what for what, wrong in {
        'an argument is modified': any(not np.array_equal(a, b) for a, b in zip(args, given(np.float64))),
        'an argument is returned': any(np.shares_memory(a, b) for a in arrays(first) for b in arrays(args)),
        'results share memory': any(np.shares_memory(a, b) for i, a in enumerate(arrays(first)) for b in arrays(first)[:i]),
        'a second call differs': any(not np.array_equal(a, b) for a, b in zip(first, second)),
        'single precision is lost': any(a.dtype != np.float32 for a in arrays(flat(call(*given(np.float32))))),
        'small integers differ': any(not np.allclose(a, b) for a, b in zip(first, flat(call(*given(np.uint8))))),
        'lists differ': any(not np.allclose(a, b) for a, b in zip(first, flat(call(*[np.asarray(a).tolist() for a in args])))),
    }.items() if wrong])
json.dump(faults, sys.stdout)
`

const jobOf = (expr: string, wrt: string) => {
  const derivative = deriveRequest({ expr, wrt }, { check: false, steps: false })
  const { source, function: name, args } = generate(derivative, 'numpy')
  const shapes = args.map((arg) => {
    const { shape, properties } = derivative.analysis.variables.get(arg)!
    const sizes = [shape.rows, shape.cols].map((dim) => (typeof dim === 'number' ? dim : 3))
    const [rows, cols] = sizes
    return [cols === 1 ? (rows === 1 ? [] : [rows]) : sizes, cols !== 1 && [...properties].length > 0]
  })
  return { source, function: name, args: shapes }
}

describe.skipIf(WITHOUT_PYTHON)('NumPy code and the arrays of its caller', () => {
  it.each(PROBLEMS)('leaves them alone: %s by %s', (expr, wrt) => {
    const input = JSON.stringify([jobOf(expr, wrt)])
    expect(JSON.parse(execFileSync(PYTHON, ['-c', DRIVER], { input, encoding: 'utf8' }))).toEqual([[]])
  })
})
