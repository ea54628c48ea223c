import { describe, expect, it } from 'vitest'
import { createGraph } from '../../src/expr/graph.ts'
import { inverse, signedLogDet } from '../../src/linalg/lu.ts'
import { multiply } from '../../src/linalg/matrix.ts'
import { lower } from '../../src/lower/lower.ts'
import { spellings } from '../../src/lower/spellings.ts'
import { evaluate, evaluateNodes, fromRows, type Point, sample, toRows } from '../../src/numeric/index.ts'
import { tiny } from './tiny.ts'

const vars = {
  A: { shape: [2, 3] },
  M: { shape: [2, 2] },
  x: { shape: [3] },
  s: { shape: [] },
} as const

const point: Point = {
  dims: new Map([['n', 3]]),
  values: new Map([
    [
      'A',
      fromRows([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ],
    [
      'M',
      fromRows([
        [2, 1],
        [0, 4],
      ]),
    ],
    ['x', fromRows([[1], [-1], [2]])],
    ['s', fromRows([[2]])],
  ]),
  functions: new Map([
    ['phi', (order: number, t: number) => (order === 0 ? t * t : order === 1 ? 2 * t : 2)],
  ]),
}

const value = (text: string) => toRows(evaluate(tiny(text, vars), point))

const near = (rows: number[][], expected: readonly (readonly number[])[]) => {
  expect(rows.map((row) => row.length)).toEqual(expected.map((row) => row.length))
  rows.forEach((row, i) => {
    row.forEach((x, j) => {
      expect(x).toBeCloseTo(expected[i]![j]!, 12)
    })
  })
}

describe('evaluate', () => {
  it.each([
    ['A*x', [[5], [11]]],
    ["x'*x", [[6]]],
    [
      "A'",
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      '1 - M',
      [
        [-1, 0],
        [1, -3],
      ],
    ],
    [
      'M/s',
      [
        [1, 0.5],
        [0, 2],
      ],
    ],
    [
      'M ./ s',
      [
        [1, 0.5],
        [0, 2],
      ],
    ],
    [
      '2.^M',
      [
        [4, 2],
        [1, 16],
      ],
    ],
    [
      'M^2',
      [
        [4, 6],
        [0, 16],
      ],
    ],
    [
      'M^-1',
      [
        [0.5, -0.125],
        [0, 0.25],
      ],
    ],
    [
      'M^s',
      [
        [4, 6],
        [0, 16],
      ],
    ],
    [
      'M.^2',
      [
        [4, 1],
        [0, 16],
      ],
    ],
    ['-s^2', [[-4]]],
    ['A : A', [[91]]],
    ["x*s*x'*x", [[12], [-12], [24]]],
    ['tr(M) + det(M)', [[14]]],
    ['diag(x)*x', [[1], [1], [4]]],
    ['diag(M)', [[2], [4]]],
    [
      "diag(x')",
      [
        [1, 0, 0],
        [0, -1, 0],
        [0, 0, 2],
      ],
    ],
    ['vec(M)', [[2], [0], [1], [4]]],
    [
      "kron(x',M)",
      [
        [2, 1, -2, -1, 4, 2],
        [0, 4, 0, -4, 0, 8],
      ],
    ],
    ['sum(A)', [[21]]],
    ['sum(A,1)', [[5, 7, 9]]],
    ['sum(A,2)', [[6], [15]]],
    ['mean(A)', [[3.5]]],
    ['norm1(x) + norm2(M) - normF(M)', [[4]]],
    ['n*ones(n)', [[3], [3], [3]]],
    ['phi(x)', [[1], [1], [4]]],
    ["phi'(x)", [[2], [-2], [4]]],
    ["phi''(x)", [[2], [2], [2]]],
    ['relu(x) + step(x)', [[2], [0], [3]]],
    ['sigma(0*s)', [[0.5]]],
    ['h = A*x; k = h + h; k', [[10], [22]]],
  ] as const)('%s', (text, expected) => {
    near(value(text), expected)
  })

  it('takes log-sum-exp functions without overflow', () => {
    expect(value('logsumexp(1000*x)')[0]![0]).toBeCloseTo(2000, 9)
    expect(value('softmax(1000*x)')).toEqual([[0], [0], [1]])
    expect(value('logsoftmax(1000*x)')[1]![0]).toBeCloseTo(-3000, 9)
  })

  it('takes derivatives of elementwise functions by their values', () => {
    const [[first], [second]] = [value("tanh'(s)"), value("tanh''(s)")] as [[number[]], [number[]]]
    const tanh = Math.tanh(2)
    expect(first[0]).toBeCloseTo(1 - tanh ** 2, 11)
    expect(second[0]).toBeCloseTo(-2 * tanh * (1 - tanh ** 2), 9)
    expect(value("log'(s)")[0]![0]).toBeCloseTo(0.5, 11)
    near(value("abs'(x)"), [[1], [-1], [1]])
  })

  it('walks ten thousand definitions without recursion', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `t${i + 1} = t${i} + s`)
    expect(value(`t0 = s; ${lines.join('; ')}; t10000`)).toEqual([[20_002]])
  })
})

describe('evaluateNodes', () => {
  it('agrees with evaluation as typed', () => {
    for (const text of [
      'h = A*x; norm2(h - 1)^2 + s*tr(M^2)/n',
      "sum(phi(A)./(2 + sigma(A))) - log(det(M'*M))",
      "sum(kron(x', inv(M))) + (A*diag(x) : A)*pi",
      "sum(softmax(x).^s) + sum(A,2)'*ones(2)",
    ]) {
      const analysis = tiny(text, vars)
      const { objective } = lower(analysis, createGraph(spellings(analysis)), new Set())
      const [node] = evaluateNodes([objective], point)
      const typed = evaluate(analysis, point).data[0]!
      expect(node!.data[0]! / typed, text).toBeCloseTo(1, 12)
    }
  })
})

describe('factorisations', () => {
  it('invert and take determinants with pivoting', () => {
    const a = fromRows([
      [0, 2, 1],
      [1, 0, 3],
      [4, 1, 0],
    ])
    const product = multiply(a, inverse(a))
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) expect(product.data[i + 3 * j]).toBeCloseTo(i === j ? 1 : 0, 14)
    const { sign, log } = signedLogDet(a)
    expect(sign * Math.exp(log)).toBeCloseTo(25, 12)
  })

  it('give no finite inverse of a singular matrix', () => {
    expect(
      inverse(
        fromRows([
          [1, 2],
          [2, 4],
        ]),
      ).data.every(Number.isFinite),
    ).toBe(false)
  })
})

describe('sample', () => {
  it('respects every property and their combinations', () => {
    const square = (...props: string[]) => ({ Q: { shape: ['n', 'n'], props } })
    const drawn = (...props: string[]) => {
      const sampled = sample(tiny('tr(Q)', square(...props)), 0)
      if (!sampled.ok) throw new Error(sampled.reason)
      return toRows(sampled.point.values.get('Q')!)
    }
    const each = (rows: number[][], test: (x: number, i: number, j: number) => boolean) =>
      rows.every((row, i) => row.every((x, j) => test(x, i, j)))
    for (const props of [
      ['symmetric'],
      ['positive-definite'],
      ['diagonal'],
      ['positive-semidefinite', 'positive'],
    ]) {
      const rows = drawn(...props)
      expect(
        each(rows, (x, i, j) => x === rows[j]![i]),
        props.join(),
      ).toBe(true)
    }
    const skew = drawn('skew')
    expect(each(skew, (x, i, j) => x === -skew[j]![i]!)).toBe(true)
    expect(each(drawn('lower-triangular'), (x, i, j) => (i < j ? x === 0 : x !== 0))).toBe(true)
    expect(each(drawn('upper-triangular'), (x, i, j) => (i > j ? x === 0 : x !== 0))).toBe(true)
    expect(each(drawn('lower-triangular', 'symmetric'), (x, i, j) => i === j || x === 0)).toBe(true)
    expect(each(drawn('positive', 'symmetric'), (x) => x > 0)).toBe(true)
    const q = fromRows(drawn('orthogonal'))
    const gram = multiply(fromRows(toRows(q)[0]!.map((_, j) => toRows(q).map((row) => row[j]!))), q)
    expect(each(toRows(gram), (x, i, j) => Math.abs(x - (i === j ? 1 : 0)) < 1e-12)).toBe(true)
  })
})
