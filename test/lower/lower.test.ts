import { describe, expect, it } from 'vitest'
import { rational } from '../../src/rational.ts'
import { lowered } from './lowered.ts'

describe('broadcasts', () => {
  it('of a scalar term become a multiple of all ones', () => {
    const { g, v, node } = lowered('x + a where x: n, a: scalar')
    expect(node).toBe(g.plus(v('x'), g.scale(v('a'), g.ones('n', 1))))
  })

  it('of a number become a multiple of all ones', () => {
    const { g, v, node } = lowered('1 - W where W: m x n')
    expect(node).toBe(g.plus(g.ones('m', 'n'), g.minus(v('W'))))
  })

  it('of a scalar product become a multiple of all ones', () => {
    const { g, v, node } = lowered("W + x'*x where W: m x n, x: k")
    const square = g.product([g.transpose(v('x')), v('x')])
    expect(node).toBe(g.plus(v('W'), g.scale(square, g.ones('m', 'n'))))
  })

  it('of a factor scale the others', () => {
    const { g, v, node } = lowered('x .* a .* y where x: n, y: n, a: scalar')
    expect(node).toBe(g.scale(v('a'), g.hadamard([v('x'), v('y')])))
  })

  it('of a dividend scale the reciprocal', () => {
    const { g, v, node } = lowered('a ./ x where x: n, a: scalar')
    expect(node).toBe(g.scale(v('a'), g.power(v('x'), g.number(-1))))
  })

  it('of a base leave the power as it is', () => {
    const { g, v, node } = lowered('2.^x where x: n')
    expect(node).toBe(g.power(g.number(2), v('x')))
    expect(node).toMatchObject({ rows: 'n', cols: 1 })
  })

  it('of vector(c) and matrix(c) take their shape from the context', () => {
    const { g, v, node } = lowered('x + vector(a) where x: n, a: scalar')
    expect(node).toBe(g.plus(v('x'), g.scale(v('a'), g.ones('n', 1))))
    const matrix = lowered('W - matrix(2) where W: m x n')
    const twos = matrix.g.times(rational(-2), matrix.g.ones('m', 'n'))
    expect(matrix.node).toBe(matrix.g.plus(matrix.v('W'), twos))
  })
})

describe('products', () => {
  it('group to the left, so that what is a scalar so far scales what follows', () => {
    const { g, v, node } = lowered("x'*y*W where x: n, y: n, W: p x q")
    expect(node).toBe(g.scale(g.product([g.transpose(v('x')), v('y')]), v('W')))
  })

  it('set scalars apart wherever they stand', () => {
    const { g, v, node } = lowered("a*x'*d*y*c where x: n, y: n, a: scalar, c: scalar, d: scalar")
    const inner = g.product([g.transpose(v('x')), v('y')])
    expect(node).toBe(g.hadamard([v('a'), v('c'), v('d'), inner]))
  })

  it('with a scalar between two factors multiply these', () => {
    const { g, v, node } = lowered('W*a*x where W: m x n, x: n, a: scalar')
    expect(node).toBe(g.scale(v('a'), g.product([v('W'), v('x')])))
  })

  it('of several kinds are taken from left to right', () => {
    const { g, v, node } = lowered('A*x .* y ./ x where A: n x n, x: n, y: n')
    const [x, y] = [v('x'), v('y')]
    expect(node).toBe(g.hadamard([g.product([v('A'), x]), y, g.power(x, g.number(-1))]))
    const back = lowered('A .* B*x where A: n x n, B: n x n, x: n')
    expect(back.node).toBe(back.g.product([back.g.hadamard([back.v('A'), back.v('B')]), back.v('x')]))
  })

  it('divide by a scalar wherever it stands', () => {
    const { g, v, node } = lowered('W/a*x where W: m x n, x: n, a: scalar')
    expect(node).toBe(g.scale(g.power(v('a'), g.number(-1)), g.product([v('W'), v('x')])))
    const among = lowered('x .* y/a .* x where x: n, y: n, a: scalar')
    const over = among.g.power(among.v('a'), among.g.number(-1))
    expect(among.node).toBe(among.g.scale(over, among.g.hadamard([among.v('x'), among.v('y'), among.v('x')])))
  })

  it('divide by a product that is a scalar', () => {
    const { g, v, node } = lowered("x/(x'*x) where x: n")
    const square = g.product([g.transpose(v('x')), v('x')])
    expect(node).toBe(g.scale(g.power(square, g.number(-1)), v('x')))
  })

  it('with ⊗ are Kronecker products of the product so far', () => {
    const { g, v, node } = lowered('A*B⊗W where A: n x n, B: n x n, W: p x q')
    const left = g.product([v('A'), v('B')])
    expect(node).toBe(g.call('kron', 0, [left, v('W')], 'n*p', 'n*q'))
    const right = lowered('A⊗x*y where A: m x n, x: p, y: n')
    const kron = right.g.call('kron', 0, [right.v('A'), right.v('x')], 'm*p', 'n')
    expect(right.node.kind).toBe('product')
    expect(right.node).toMatchObject({ factors: [kron, right.v('y')] })
  })

  it('of 10,000 factors are made in one go', () => {
    const factors = Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? 'A' : 'B'))
    const { node } = lowered(`${factors.join('*')} where A: n x n, B: n x n`)
    expect(node).toMatchObject({ kind: 'product', rows: 'n', cols: 'n' })
  })
})

describe('powers', () => {
  it('of a square matrix with a negative exponent are powers of the inverse', () => {
    const { g, v, node } = lowered('X^-1 where X: n x n')
    const inverse = g.call('inv', 0, [v('X')], 'n', 'n')
    expect(node).toBe(inverse)
    const cubed = lowered('X^-3 where X: n x n')
    expect(cubed.node).toMatchObject({ kind: 'matrix-power', base: { kind: 'call', name: 'inv' } })
  })

  it('of a square matrix are repeated products, with .^ of every entry', () => {
    const { g, v, node } = lowered('X^3 + X.^3 where X: n x n')
    const three = g.number(3)
    expect(node).toBe(g.plus(g.matrixPower(v('X'), three), g.power(v('X'), three)))
    expect(lowered('X^0 where X: n x n').node).toMatchObject({ kind: 'eye', rows: 'n' })
  })

  it('of a matrix may be symbolic', () => {
    const { g, v, node } = lowered('X^k where X: n x n, k: scalar')
    expect(node).toBe(g.matrixPower(v('X'), v('k')))
  })

  it('of a scalar, a product that is one included, are ordinary', () => {
    const { g, v, node } = lowered("(x'*x)^2 where x: n")
    expect(node).toBe(g.power(g.product([g.transpose(v('x')), v('x')]), g.number(2)))
    expect(lowered('a^-2 where a: scalar').node).toMatchObject({ kind: 'power' })
  })

  it('with exponent 1/2 are what sqrt is', () => {
    const { g, v, node } = lowered('sqrt(x) where x: n')
    expect(node).toBe(g.power(v('x'), g.number(rational(1, 2))))
    expect(lowered("sqrt'(x) where x: n").node).toMatchObject({ kind: 'call', name: 'sqrt', order: 1 })
  })
})

describe('names', () => {
  it('of definitions are opaque nodes with the value in them, in the order typed', () => {
    const { g, v, node, definitions } = lowered('h = tanh(W*x); q = h + h; sum(q) where W: m x n, x: n', 'W')
    const h = g.call('tanh', 0, [g.product([v('W'), v('x')])], 'm', 1)
    expect(definitions.map(({ name, introduced }) => [name, introduced])).toEqual([
      ['h', false],
      ['q', false],
    ])
    expect(definitions[0]).toMatchObject({ value: h, active: true })
    expect(definitions[1]!.value).toBe(g.times(rational(2), definitions[0]!))
    expect(node).toBe(g.call('sum', 0, [definitions[1]!], 1, 1))
  })

  it('of dimensions are numbers', () => {
    const { g, v, node } = lowered('sum(x)/n + m where x: n, W: m x n, W is constant')
    const mean = g.hadamard([g.call('sum', 0, [v('x')], 1, 1), g.power(g.dimension('n'), g.number(-1))])
    expect(node).toBe(g.plus(mean, g.dimension('m')))
    expect(lowered('2*n where x: n, x is constant').node.rows).toBe(1)
  })

  it('of functions are canonical, and spelled as the user did', () => {
    expect(lowered('sigma(x) where x: n').node).toMatchObject({ name: 'sigmoid', spelling: 'sigma' })
    expect(lowered('logistic(x) + sigmoid(x) where x: n').node.kind).toBe('sum')
    expect(lowered("phi''(x) where x: n").node).toMatchObject({ name: 'phi', order: 2 })
  })

  it('mark the variables to differentiate by', () => {
    const { v } = lowered('W*x where W: m x n, x: n', 'W')
    expect([v('W').active, v('x').active]).toEqual([true, false])
  })

  it('carry what variables were declared to be', () => {
    const { v } = lowered('tr(S) where S: n x n, S is posdef')
    expect(v('S')).toMatchObject({ kind: 'variable' })
    expect([...(v('S') as { properties?: ReadonlySet<string> }).properties!]).toContain('symmetric')
  })
})

describe('constants', () => {
  it('have the size written or that of their context', () => {
    const { g, v, node } = lowered('eye(n) - A where A: n x n')
    expect(node).toBe(g.plus(g.eye('n'), g.minus(v('A'))))
    expect(lowered('A + eye where A: n x n').node).toMatchObject({ rows: 'n', cols: 'n' })
    expect(lowered('ones(n)').node).toMatchObject({ kind: 'ones', rows: 'n', cols: 1 })
    expect(lowered('ones(3,n)').node).toMatchObject({ kind: 'ones', rows: 3, cols: 'n' })
    expect(lowered('zeros(n,2*n)').node).toMatchObject({ kind: 'sum', rows: 'n', cols: '2*n' })
    expect(lowered('2*pi').node).toMatchObject({ kind: 'sum', terms: [{ body: { kind: 'pi' } }] })
  })

  it('of dimensions in arguments are exact', () => {
    const { g, node } = lowered('commutation(m,2*n)')
    expect(node).toBe(g.call('commutation', 0, [g.dimension('m'), g.dimension('2*n')], '2*m*n', '2*m*n'))
    const { node: columns } = lowered('sum(W,1) where W: m x n')
    expect(columns).toMatchObject({ kind: 'call', name: 'sum', rows: 1, cols: 'n' })
  })

  it('are exact numbers', () => {
    const { g, node } = lowered('0.1 + 0.2')
    expect(node).toBe(g.number(rational(3, 10)))
  })
})
