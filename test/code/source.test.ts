import { describe, expect, it } from 'vitest'
import { type Code, targetNamed, toCode } from '../../src/code/index.ts'
import { usedIn } from '../../src/code/target.ts'
import type { Node } from '../../src/expr/node.ts'
import type { Dim } from '../../src/shape/dim.ts'
import { type Case, cannotRun, expectRight, made, runEverywhere } from './harness.ts'
import { TARGETS } from './targets.ts'
import { type Bench, makeCase } from './worlds.ts'

const codeOf = (target: string, item: Case): Code =>
  toCode({ ...item.request, asserts: false }, targetNamed(target)!)

const elementwise = ({ graph }: Bench, name: string, arg: Node, order = 0): Node =>
  graph.call(name, order, [arg], arg.rows, arg.cols)

const RUNNING = makeCase('the running example', (bench) => {
  const { graph: g, v } = bench
  const [W, x, b] = [v('W', 'm', 'n'), v('x', 'n'), v('b', 'm')]
  const t = elementwise(bench, 'sigmoid', g.product([W, x]))
  const slope = g.plus(t, g.minus(g.power(t, g.number(2))))
  return {
    objective: g.product([g.transpose(t), b]),
    derivatives: { W: g.product([g.hadamard([b, slope]), g.transpose(x)]) },
  }
})

describe('the running example', () => {
  it('is NumPy code that reads well', () => {
    expect(codeOf('numpy', RUNNING)).toEqual({
      function: 'gradient_W',
      args: ['W', 'x', 'b'],
      returns: ['value', 'gradient'],
      source: `import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def gradient_W(W, x, b):
    """Value and gradient by W.

    Arguments: W: m x n, x: n, b: m.
    """
    t1 = sigmoid(W @ x)
    value = t1 @ b
    gradient = np.outer(b * (t1 - t1**2), x)
    return value, gradient
`,
    })
  })

  it('checks its arguments unless it is told not to', () => {
    const { source } = toCode(RUNNING.request, targetNamed('numpy')!)
    expect(source).toContain(`
    W = as_array('W', W, 2)
    x = as_array('x', x, 1)
    b = as_array('b', b, 1)
    m = W.shape[0]
    n = W.shape[1]
    has_shape('x', x, 'n', (n,))
    has_shape('b', b, 'm', (m,))
    t1 = `)
  })

  it('is a JavaScript module that reads well', () => {
    expect(
      codeOf('mathjs', RUNNING).source,
    ).toBe(`import { dot, dotMultiply, dotPow, map, multiply, subtract } from 'mathjs'

const sigmoid = (x) => 1 / (1 + Math.exp(-x))

const outer = (a, b) => a.map((u) => b.map((v) => u * v))

/**
 * Value and gradient by W.
 * Arguments: W: m x n, x: n, b: m.
 */
export function gradient_W(W, x, b) {
  const t1 = map(multiply(W, x), sigmoid)
  const value = dot(t1, b)
  const gradient = outer(dotMultiply(b, subtract(t1, dotPow(t1, 2))), x)
  return [value, gradient]
}
`)
  })
})

describe('the table of targets', () => {
  it('finds targets by name, and nothing that an object happens to have', () => {
    expect(TARGETS.map(({ name }) => name)).toEqual([
      'numpy',
      'array-api',
      'torch',
      'jax',
      'mathjs',
      'javascript',
      'tfjs',
      'octave',
      'julia',
      'r',
      'eigen',
      'fortran',
    ])
    for (const target of TARGETS) expect(targetNamed(target.name)).toBe(target)
    expect(targetNamed('constructor')).toBeUndefined()
  })

  it('brings along what the code and its helpers call, not what a message or an attribute mentions', () => {
    const texts = ["np.linalg.matrix_power(X, 2) + X.sylvester + f('logm')", 'power_jacobian(X, k)']
    const used = usedIn(targetNamed('numpy')!, texts)
    expect([...used].sort()).toEqual([
      'frechet',
      'matrix_power',
      'operator_matrix',
      'power_frechet',
      'power_jacobian',
    ])
  })
})

const sumOf = (bench: Bench, names: readonly string[]): Node =>
  bench.graph.sum(
    names.map((name) => ({ coefficient: { num: 1n, den: 1n }, body: bench.v(name, 'n') })),
    'n',
    1,
  )

const HOSTILE = [
  ...[
    'lambda',
    'np',
    'end',
    'math',
    '__proto__',
    'constructor',
    'def',
    'return',
    'float',
    'None',
    'toString',
  ],
  ...[
    'arguments',
    'eval',
    'await',
    'Math',
    'multiply',
    'add',
    'map',
    'sigmoid',
    'entry',
    't1',
    't2',
    'value',
  ],
  ...[
    'gradient',
    'gradient_X',
    'undefined',
    'é',
    'x́',
    'xu301',
    'vuе',
    'ﬁ',
    'fi',
    'n_',
    'print',
    'class',
    'hasOwnProperty',
  ],
]

const HOSTILE_CASE = makeCase('hostile names', (bench) => {
  const sum = elementwise(bench, 'sigmoid', sumOf(bench, HOSTILE))
  const named = bench.graph.named('lambda_', bench.graph.hadamard([sum, elementwise(bench, 'exp', sum)]))
  const X = bench.graph.hadamard([named, named, sum])
  return { objective: bench.graph.product([bench.graph.transpose(X), X]), derivatives: { X } }
})

describe('names', () => {
  const results = runEverywhere([HOSTILE_CASE])

  for (const [target, [result]] of results) {
    it(`of the user are renamed in ${target} where the language has them, and listed as typed`, () => {
      expect(made(result).code.args).toEqual(HOSTILE)
    })

    it.skipIf(cannotRun(target))(`of the user do no harm in ${target}`, () => {
      expectRight(HOSTILE_CASE, target, result!)
    })
  }

  const VICIOUS = [
    `x):\n    import os #`,
    `x) { process.exit(1) } //`,
    `"""`,
    `*/ process.exit(1) /*`,
    '`',
    '\u2028',
    '',
  ]

  it.each(VICIOUS)('cannot bring code with them: %j', (name) => {
    const item = makeCase('vicious', ({ graph: g, v }) => {
      const node = g.product([g.transpose(v(name, 'n')), v('y', 'n')])
      return { objective: node, derivatives: { [name]: v('y', 'n') } }
    })
    for (const target of TARGETS) {
      const { source, function: title } = toCode(item.request, target)
      expect(title).toMatch(/^gradient_\w+$/)
      for (const word of ['import os', 'process.', '*/ ', '`', '\u2028']) expect(source).not.toContain(word)
    }
  })

  it('of temporaries avoid those in use', () => {
    const item = makeCase('temporaries', (bench) => {
      const x = elementwise(bench, 'tanh', bench.graph.plus(bench.v('t1', 'n'), bench.v('t3', 'n')))
      const y = elementwise(bench, 'exp', x)
      const z = bench.graph.hadamard([x, y, elementwise(bench, 'sin', y)])
      return { objective: bench.graph.colon(z, z), derivatives: { t1: z } }
    })
    expect(codeOf('numpy', item).source).toContain('    t2 = np.tanh(t1 + t3)\n    t4 = np.exp(t2)\n')
  })

  it('of very many variables make no endless name of a function', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `W${i}`)
    const item = makeCase('many', (bench) => {
      const derivatives = Object.fromEntries(names.map((name) => [name, bench.v(name)]))
      return { objective: bench.graph.hadamard(names.map((name) => bench.v(name))), derivatives }
    })
    expect(codeOf('numpy', item).function).toBe('gradient_W0_and_999_more')
  })
})

const shaped = (title: string, sizes: readonly (readonly [Dim, Dim])[], dim: Dim): Case =>
  makeCase(title, ({ graph: g, v }) => {
    for (const [i, [rows, cols]] of sizes.entries()) v(`A${i}`, rows, cols)
    return { objective: g.dimension(dim), derivatives: { x: g.ones(dim, 1) } }
  })

const SIZED = [
  shaped('from a vector', [['n', 1]], 'n'),
  shaped('from a row', [[1, 'n']], 'n'),
  shaped('from the columns of a matrix', [['m', 'n']], 'n'),
  shaped('by subtraction', [['n + 1', 1]], 'n'),
  shaped('by division', [['k*n', 'n']], 'k'),
  shaped(
    'by division of a difference',
    [
      ['2*k*n + m', 'n'],
      ['m', 1],
    ],
    'k',
  ),
  shaped('in terms of others', [['k*n', 'n']], 'k^2*n + 3'),
  shaped('as a whole', [['k*n', 1]], 'k*n'),
  shaped('with a sign', [['m', 'n']], 'n - m + 1'),
]
const SIZES = runEverywhere(SIZED)

for (const [target, results] of SIZES)
  describe.skipIf(cannotRun(target))(`a dimension in ${target} is found`, () => {
    it.each(SIZED.map((item, i) => [item.title, item, results[i]!] as const))(
      '%s',
      (_title, item, result) => {
        expectRight(item, target, result)
        expect(made(result).code.args).toEqual(item.request.variables.map(({ name }) => name))
      },
    )
  })

describe('a dimension', () => {
  const untold = shaped('told by none', [['m', 'm']], 'k*m')

  for (const [target, [result]] of runEverywhere([untold]))
    it.skipIf(cannotRun(target))(`that no shape tells is an argument in ${target}`, () => {
      expect(made(result).code.args).toEqual(['A0', 'k'])
      expectRight(untold, target, result!)
    })

  it('is left alone when nothing needs it', () => {
    const item = makeCase('unneeded', ({ graph: g, v }) => {
      const x = v('x', 'n')
      return { objective: g.product([g.ones(1, 'n'), x]), derivatives: { x: g.plus(x, g.ones('n', 1)) } }
    })
    expect(codeOf('numpy', item).source).not.toContain('shape')
  })
})

describe('generic functions', () => {
  it('come after the variables, each with the derivatives it needs, in the order of the expression', () => {
    const item = makeCase('generic', (bench) => {
      const z = elementwise(bench, 'psi', bench.v('x', 'n'), 1)
      const y = elementwise(bench, 'phi', z, 2)
      return { objective: bench.graph.colon(y, elementwise(bench, 'phi', z)), derivatives: { x: y } }
    })
    const request = { ...item.request, functions: ['phi', 'psi'] }
    expect(toCode(request, targetNamed('numpy')!).args).toEqual(['x', 'phi', 'ddphi', 'dpsi'])
  })
})
