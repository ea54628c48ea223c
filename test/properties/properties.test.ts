import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachable } from '../../src/expr/walk.ts'
import { evaluateNodes, sample, toRows } from '../../src/numeric/index.ts'
import { hasProperty } from '../../src/properties/properties.ts'
import { PROPERTY_NAMES, type Property, propertyNamed } from '../../src/shape/properties.ts'
import { lowered } from '../lower/lowered.ts'
import { PATIENCE, runs } from '../random/settings.ts'

/** Variables named after what they are. */
const WHERE = [
  ...['A: n x n', 'B: n x n', 'W: m x n', 'x: n', 'a: scalar', 'k: scalar'],
  ...[
    'S: n x n, S is symmetric',
    'K: n x n, K is skew',
    'D: n x n, D is diagonal',
    'Q: n x n, Q is orthogonal',
    'R: n x n, R is rotation, C: m x n, C is orthonormal, u: n, u is unit',
    'T: n x n, T is stochastic, E: n x n, E is one-hot, r: n, r is stochastic',
  ],
  ...['L: n x n, L is lower-triangular', 'U: n x n, U is upper-triangular', 'J: n x n, J is invertible'],
  ...['P: n x n, P is posdef', 'H: n x n, H is positive-semidefinite'],
  ...[
    'X: n x n, X is positive',
    'Y: n x n, Y is nonnegative',
    'p: scalar, p is positive',
    'q: scalar, q is nonnegative',
  ],
].join(', ')

const declared = (expr: string): string => {
  const used = (name: string): boolean => new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`).test(expr)
  const clauses = WHERE.split(', ').filter((clause) => used(clause.split(/[: ]/)[0]!))
  return clauses.length === 0 ? expr : `${expr} where ${clauses.join(', ')}`
}

const proves = (expr: string, property: Property): boolean =>
  hasProperty(lowered(declared(expr)).node, property)

describe.each<readonly [Property, readonly string[], readonly string[]]>([
  [
    'symmetric',
    [
      ...[
        'S',
        "S'",
        '2*S',
        'a*S',
        'S + D',
        'S - P',
        'eye(n)',
        'ones(n,n)',
        'S^3',
        'S^k',
        'inv(S)',
        'S.^2',
        'exp(S)',
      ],
      ...[
        "A + A'",
        "2*A + 2*A' + S",
        "A'*A",
        "A*A'",
        "A'*S*A",
        "W'*W",
        "W*W'",
        'diag(x)',
        'S .* P',
        'kron(S,P)',
      ],
      ...[
        "A^2 + A'^2",
        "(A + B) + (A + B)'",
        "2*(A + 3*B)' + 2*A + 6*B + D",
        "A.*B + B'.*A'",
        "exp(A + B) + exp(B' + A')",
      ],
      ...["inv(J) + inv(J')", "max(A,a) + max(A',a)", "a*(A + B) + a*(A + B)'", "A.^2 + A'.^2"],
      ...["x*x'", 'a', 'a*p', "x'*x", "inv(A)*P*inv(A)'", "A*B + B'*A'", 'S*P*S', 'phi(S)', "phi'(S)"],
    ],
    [
      ...[
        'A',
        "A - A'",
        "A + 2*A'",
        'A*S',
        'S*P',
        'K',
        'L',
        "A'*B",
        'A*A',
        'inv(A)',
        '2.^A',
        'S.^A',
        "A + A' + B",
      ],
      ...["A + B + (A - B)'", "A.*B + A.*B'", "A^2 + A'^3", "max(A,B) + max(A',B)", "a*(A + B) + p*(A + B)'"],
      ...["A^2 - A'^2", "A + B + (A + B + B)'", 'L + L', "(L + A)' + A"],
      ...['W', 'A .* S', 'kron(S,A)', 'softmax(x)*ones(1,n)'],
    ],
  ],
  [
    'diagonal',
    [
      ...[
        'D',
        'eye(n)',
        'diag(x)',
        '2*D',
        'a*D',
        'D + eye(n)',
        'D*D',
        'D^3',
        'inv(D)',
        "D'",
        'D .* A',
        'A .* eye(n)',
      ],
      ...['D*diag(x)', 'inv(diag(x))'],
    ],
    ['A', 'S', 'D + A', 'D*A', 'D.^2 + 1', 'exp(D)', 'ones(n,n)', 'diag(A)'],
  ],
  [
    'skew',
    ['K', "K'", '2*K', 'a*K', "K + K'*3", 'inv(K)'],
    ['A', 'S', "A + A'", 'K*K', 'K^2', 'K + S', 'K .* K', 'eye(n)', "A'*K*A + S"],
  ],
  [
    'lower-triangular',
    ['L', 'D', "U'", '2*L', 'L*D', 'L*L', 'L + D', 'inv(L)', 'eye(n)'],
    ['A', 'U', "L'", 'L*U', 'L + U', 'exp(L)', 'S'],
  ],
  ['upper-triangular', ['U', 'D', "L'", 'U*D', 'U + D', 'inv(U)'], ['L', "U'", 'U*L', 'A']],
  [
    'orthogonal',
    ['Q', "Q'", 'Q*Q', 'inv(Q)', 'eye(n)', "Q*Q*Q'"],
    ['A', '2*Q', 'Q + Q', 'Q .* Q', 'Q*A', 'ones(n,n)'],
  ],
  [
    'invertible',
    [
      ...[
        'J',
        'P',
        'Q',
        'eye(n)',
        "J'",
        'J*Q',
        'J^2',
        'J^k',
        'inv(A)',
        'kron(J,P)',
        'P + H',
        'p*P',
        "A'*A + P",
      ],
      ...["inv(J)'", 'P + eye(n)'],
    ],
    ['A', 'S', 'J + Q', 'a*J', 'J .* Q', 'A*J', "W*W'", 'H', 'P - H', '0*J'],
  ],
  [
    'positive-definite',
    [...['P', 'eye(n)', 'P + H', '2*P', 'p*P', "P'", 'inv(P)', "J'*P*J", "J'*J", "P + A'*A", "P + W'*W"]],
    [
      'S',
      'H',
      'P - H',
      '-P',
      'a*P',
      'q*P',
      "A'*A",
      "A'*P*A",
      "A'*P*B",
      'P*H',
      'P*P*A',
      'J',
      'X',
      'zeros(n,n)',
    ],
  ],
  [
    'positive-semidefinite',
    ['H', 'P', 'eye(n)', "A'*A", "W'*W", "A'*H*A", 'H + P', 'q*H', '3*H', "H'", 'a^2'],
    ['S', 'A', 'H - P', '-H', 'a*H', "A'*B", "A'*S*A", 'H*P', 'X', 'Y', 'a', 'S*S*S'],
  ],
  [
    'positive',
    [
      'X',
      'p',
      "X'",
      'p*X',
      'X + Y',
      '2*X',
      'X .* X',
      'X.^a',
      'exp(A)',
      '2',
      'pi',
      'n*X',
      'ones(n,n)',
      'X.^-1',
    ],
    [
      'A',
      'Y',
      'a',
      'X - Y',
      '-X',
      'X .* Y',
      'a*X',
      'A.^2',
      'abs(A)',
      'X*Y',
      'P',
      'eye(n)',
      "exp'(A)",
      'sinh(X)',
    ],
  ],
  [
    'nonnegative',
    [
      ...[
        'Y',
        'X',
        'q',
        'Y + X',
        'Y .* X',
        'A.^2',
        'A.^-2',
        'Y.^0.5',
        'abs(A)',
        'sigmoid(A)',
        'softplus(A)',
        'relu(A)',
      ],
      ...[
        'norm2(x)',
        'norm1(A)',
        'normF(A)',
        'softmax(x)',
        'q*Y',
        'exp(A)',
        'cosh(A)',
        'step(A)',
        '0',
        'square(A)',
      ],
    ],
    ['A', 'a', 'A.^3', '-Y', 'Y - X', 'a*Y', 'sin(A)', "abs'(A)", 'logdet(P)', 'P', 'gelu(X)', 'silu(A)'],
  ],
  ['rotation', ['R', "R'", 'R^3', 'inv(R)', 'eye(n)', 'expm(K)'], ['Q', '2*R', 'R + R', 'expm(S)', 'C']],
  ['orthonormal', ['C', 'C*Q', 'Q', 'u', 'C*u', 'R*u'], ["C'", 'x', '2*C', "C*C'", 'Q*A']],
  ['unit', ['u', 'Q*u', 'C*u', "R'*u"], ["u'", 'x', '2*u', 'C*x', 'u + u']],
])('%s', (property, proved, unproved) => {
  it.each(proved)('is proved of %s', (expr) => {
    expect(proves(expr, property)).toBe(true)
  })

  it.each(unproved)('is not proved of %s', (expr) => {
    expect(proves(expr, property)).toBe(false)
  })
})

describe('constant', () => {
  it('is what depends on no variable of interest', () => {
    const { g, v } = lowered('A*B where A: n x n, B: n x n', 'A')
    expect(hasProperty(v('B'), 'constant')).toBe(false)
    expect(hasProperty(g.transpose(v('B')), 'constant')).toBe(true)
    expect(hasProperty(g.transpose(v('A')), 'constant')).toBe(false)
  })
})

describe('a definition', () => {
  it('has the properties of its value', () => {
    const { node } = lowered(declared("h = A'*A; h"))
    expect(node).toMatchObject({ kind: 'named' })
    expect(hasProperty(node, 'symmetric')).toBe(true)
    expect(hasProperty(node, 'positive-definite')).toBe(false)
  })
})

describe('a long question', () => {
  it('about 10,000 definitions is answered', () => {
    const steps = Array.from({ length: 9_999 }, (_, i) => `h${i + 2} = h${i + 1} + S*h${i + 1}*S`)
    const { node } = lowered(`h1 = S; ${steps.join('; ')}; h10000 where S: n x n, S is symmetric`)
    expect(hasProperty(node, 'symmetric')).toBe(true)
    expect(hasProperty(node, 'invertible')).toBe(false)
  })

  it('about nested sums is asked of each once', () => {
    const nested = Array.from({ length: 60 }).reduce<string>((inner) => `(S + S*${inner}*S)`, 'A')
    expect(proves(nested, 'symmetric')).toBe(false)
    expect(proves(nested.replace('A', 'S'), 'symmetric')).toBe(true)
  })
})

type Rows = readonly (readonly number[])[]

const EPSILON = 1e-7

const every = (rows: Rows, test: (entry: number, i: number, j: number) => boolean): boolean =>
  rows.every((row, i) => row.every((entry, j) => test(entry, i, j)))

/** Whether elimination meets no pivot below `least`, which is what definiteness of a symmetric matrix is. */
const pivotsAbove = (given: Rows, least: number): boolean => {
  const rows = given.map((row) => [...row])
  return rows.every((row, i) => {
    const pivot = row[i]!
    if (pivot < least) return false
    for (const below of pivot > EPSILON ? rows.slice(i + 1) : []) {
      const factor = below[i]! / pivot
      for (let j = i; j < below.length; j++) below[j]! -= factor * row[j]!
    }
    return true
  })
}

const determinant = (given: Rows): number => {
  if (given.length === 0) return 1
  const [first, ...rest] = given
  return first!.reduce(
    (sum, entry, j) =>
      sum + (j % 2 === 0 ? 1 : -1) * entry * determinant(rest.map((row) => row.filter((_, k) => k !== j))),
    0,
  )
}

const isSymmetric = (rows: Rows): boolean =>
  every(rows, (entry, i, j) => Math.abs(entry - rows[j]![i]!) < EPSILON)

const isOrthonormal = (rows: Rows): boolean =>
  rows[0]!.every((_, i) =>
    rows[0]!.every((_, j) => {
      const inner = rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)
      return Math.abs(inner - (i === j ? 1 : 0)) < EPSILON
    }),
  )

/** A vector is one distribution, a matrix has one in every row. */
const isStochastic = (rows: Rows): boolean => {
  const distributions = rows[0]?.length === 1 ? [rows.map(([entry]) => entry!)] : rows
  return (
    every(rows, (entry) => entry >= 0) &&
    distributions.every((entries) => Math.abs(entries.reduce((sum, x) => sum + x, 0) - 1) < EPSILON)
  )
}

const TESTS: Readonly<Record<Exclude<Property, 'constant'>, (rows: Rows) => boolean>> = {
  symmetric: isSymmetric,
  skew: (rows) => every(rows, (entry, i, j) => Math.abs(entry + rows[j]![i]!) < EPSILON),
  hollow: (rows) => every(rows, (entry, i, j) => i !== j || Math.abs(entry) < EPSILON),
  diagonal: (rows) => every(rows, (entry, i, j) => i === j || Math.abs(entry) < EPSILON),
  'lower-triangular': (rows) => every(rows, (entry, i, j) => i >= j || Math.abs(entry) < EPSILON),
  'upper-triangular': (rows) => every(rows, (entry, i, j) => i <= j || Math.abs(entry) < EPSILON),
  orthogonal: (rows) => rows.length === rows[0]!.length && isOrthonormal(rows),
  rotation: (rows) => isOrthonormal(rows) && determinant(rows) > 0,
  orthonormal: isOrthonormal,
  unit: (rows) => rows[0]?.length === 1 && isOrthonormal(rows),
  invertible: (rows) => Math.abs(determinant(rows)) > 1e-12,
  'positive-definite': (rows) => isSymmetric(rows) && pivotsAbove(rows, 1e-9),
  'positive-semidefinite': (rows) => isSymmetric(rows) && pivotsAbove(rows, -EPSILON),
  positive: (rows) => every(rows, (entry) => entry > 0),
  nonnegative: (rows) => every(rows, (entry) => entry >= 0),
  stochastic: isStochastic,
  'one-hot': (rows) =>
    isStochastic(rows) && every(rows, (entry) => Math.min(Math.abs(entry), Math.abs(entry - 1)) < EPSILON),
}

/** So small that rounding and underflow do not matter, and cheap to judge. */
const isTame = (rows: Rows): boolean =>
  rows.length <= 5 && every(rows, (entry) => Number.isFinite(entry) && Math.abs(entry) < 100)

const LEAVES = [
  'A',
  'S',
  'K',
  'D',
  'Q',
  'L',
  'U',
  'J',
  'P',
  'H',
  'X',
  'Y',
  'eye(n)',
  'ones(n,n)',
  "W'*W",
  "x*x'",
  'diag(x)',
  'T',
  'E',
  'softmax(X,2)',
  'softmax(X,1)',
  'R',
  "C'*C",
  "u*u'",
]

const TEMPLATES = [
  ...[
    'M + N',
    'M - N',
    "M + M'",
    "M - M'",
    'M*N',
    "M'*M",
    "M*M'",
    "M'*N*M",
    "M*N*M'",
    'M .* N',
    'M.^2',
    'M.^3',
    "M'",
  ],
  ...[
    'inv(M + 5*eye(n))',
    '2*M',
    '-M',
    'a*M',
    'p*M',
    'q*M',
    'M^2',
    'exp(M)',
    'abs(M)',
    'sin(M)',
    'M/p',
    '2.^M',
    'diag(diag(M))',
  ],
  ...[
    'relu(M)',
    'M/2 + N/2',
    "(M'*r)*r'",
    'a^2*M',
    'M + p*eye(n)',
    'tr(M)*N',
    'norm2(M)*N',
    'M.^-2',
    "2*M + 2*M'",
    "M + 3*M'",
  ],
]

/** Nested operations on square matrices. */
const matrices = fc.letrec<{ matrix: string }>((tie) => ({
  matrix: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...LEAVES),
    fc
      .tuple(fc.constantFrom(...TEMPLATES), tie('matrix'), tie('matrix'))
      .map(([template, left, right]) =>
        template.replaceAll(/[MN]/g, (letter) => (letter === 'M' ? `(${left})` : `(${right})`)),
      ),
  ),
})).matrix

describe('what is proved of random expressions', () => {
  it(
    'holds of their values',
    () => {
      fc.assert(
        fc.property(matrices, fc.nat({ max: 1000 }), (expr, seed) => {
          const { analysis, node } = lowered(declared(expr))
          const sampled = sample(analysis, seed)
          if (!sampled.ok) return
          const nodes = reachable([node])
          const values = evaluateNodes(nodes, sampled.point).map(toRows)
          if (!values.every(isTame)) return
          for (const [i, part] of nodes.entries())
            for (const [property, test] of Object.entries(TESTS))
              if (hasProperty(part, property as Property))
                expect([property, values[i], test(values[i]!)]).toEqual([property, values[i], true])
        }),
        runs(400),
      )
    },
    PATIENCE,
  )

  it('is tested of every property that can be declared', () => {
    const tested = new Set([...Object.keys(TESTS), 'constant'])
    expect(PROPERTY_NAMES.filter((name) => !tested.has(propertyNamed(name)!))).toEqual([])
  })
})
