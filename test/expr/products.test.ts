import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { algebra } from './algebra.ts'

const factorsOf = (node: Node): readonly Node[] => (node.kind === 'product' ? node.factors : [node])

describe('product', () => {
  it('is flat and keeps its order', () => {
    const { v, product } = algebra()
    const [W, A, x] = [v('W'), v('A'), v('x')]
    expect(product(product(W, A), x)).toBe(product(W, product(A, x)))
    expect(factorsOf(product(W, A, x))).toEqual([W, A, x])
    expect(product(v('A'), v('B'))).not.toBe(product(v('B'), v('A')))
  })

  it('has the shape of its ends', () => {
    const { v, product } = algebra()
    expect(product(v('W'), v('A'), v('x'))).toMatchObject({ rows: 'm', cols: 1 })
    expect(product(v('r'), v('A'), v('x'))).toMatchObject({ rows: 1, cols: 1 })
  })

  it('has numbers and scalars in front', () => {
    const { g, v, product, times } = algebra()
    const node = product(v('a'), times(2, v('W')), g.scale(v('c'), v('x')))
    expect(node).toBe(times(2, g.scale(g.hadamard([v('a'), v('c')]), product(v('W'), v('x')))))
    expect(product(v('a'), v('c'))).toBe(g.hadamard([v('a'), v('c')]))
  })

  it('takes a scalar out wherever two neighbours meet in dimension 1', () => {
    const { g, v, product } = algebra()
    const [x, y, r, A] = [v('x'), v('y'), v('r'), v('A')]
    const inner = product(r, A, x)
    expect(product(y, r, A, x)).toBe(g.scale(inner, y))
    expect(product(A, y, r, A, x, r)).toBe(g.scale(inner, product(A, y, r)))
    expect(product(r, x, r, A, x)).toBe(g.hadamard([product(r, x), inner]))
    expect(product(product(r, x), product(r, A))).toBe(g.scale(product(r, x), product(r, A)))
  })

  it('leaves a product of column and row whole', () => {
    const { v, product } = algebra()
    const node = product(v('x'), v('r'))
    expect(node).toMatchObject({ kind: 'product', rows: 'n', cols: 'n', factors: [v('x'), v('r')] })
  })

  it('joins neighbours that are powers of one matrix', () => {
    const { g, v, product, matrixPower } = algebra()
    const A = v('A')
    expect(product(A, A)).toBe(matrixPower(A, 2))
    expect(product(matrixPower(A, v('k')), A)).toBe(matrixPower(A, g.plus(v('k'), g.number(1))))
    expect(product(A, v('B'), v('B'), A)).toMatchObject({ factors: [A, matrixPower(v('B'), 2), A] })
    expect(product(matrixPower(A, v('k')), matrixPower(A, g.minus(v('k'))))).toBe(g.eye('n'))
  })

  it('does not join a factor that is not square with itself', () => {
    const { g, v, product } = algebra()
    const row = v('r')
    expect(product(g.transpose(row), row).kind).toBe('product')
  })

  it('takes the square of an entrywise power for what it is', () => {
    const { v, power, matrixPower, product } = algebra()
    const squares = power(v('A'), 2)
    expect(product(squares, squares)).toBe(matrixPower(squares, 2))
    expect(product(v('A'), squares)).toMatchObject({ kind: 'product', factors: [v('A'), squares] })
  })

  it('is zero of its shape where a factor is', () => {
    const { g, v, product } = algebra()
    expect(product(v('W'), g.zero('n', 'n'), v('A'))).toBe(g.zero('m', 'n'))
    expect(product(v('y'), v('r'), g.zero('n', 1))).toBe(g.zero('n', 1))
    expect(product(v('a'), g.zero('n', 1))).toBe(g.zero('n', 1))
    expect(product(g.zero(1, 1), v('W'))).toBe(g.zero('m', 'n'))
  })
})

describe('scale', () => {
  it('of scalars is their product', () => {
    const { g, v, hadamard } = algebra()
    expect(g.scale(v('a'), v('c'))).toBe(hadamard(v('a'), v('c')))
  })

  it('has one form for one factor', () => {
    const { g, v, num, times, hadamard, sum } = algebra()
    expect(g.scale(num(3), v('x'))).toBe(times(3, v('x')))
    expect(g.scale(times(3, v('a')), v('x'))).toBe(times(3, g.scale(v('a'), v('x'))))
    expect(g.scale(v('a'), g.scale(v('c'), v('x')))).toBe(g.scale(hadamard(v('a'), v('c')), v('x')))
    expect(g.scale(num(1), v('x'))).toBe(v('x'))
    const doubled = sum(times(2, v('a')), times(2, v('c')))
    expect(g.scale(doubled, v('x'))).toBe(times(2, g.scale(sum(v('a'), v('c')), v('x'))))
  })

  it('is zero of the shape of its body', () => {
    const { g, v, num } = algebra()
    expect(g.scale(num(0), v('W'))).toBe(g.zero('m', 'n'))
    expect(g.scale(v('a'), g.zero('m', 'n'))).toBe(g.zero('m', 'n'))
  })
})

describe('matrixPower', () => {
  it('folds exponents 0 and 1 and is the ordinary power of a scalar', () => {
    const { g, v, matrixPower, power } = algebra()
    expect(matrixPower(v('A'), 1)).toBe(v('A'))
    expect(matrixPower(v('A'), 0)).toBe(g.eye('n'))
    expect(matrixPower(v('a'), 3)).toBe(power(v('a'), 3))
  })

  it('is another node than the power entry by entry', () => {
    const { v, matrixPower, power } = algebra()
    expect(matrixPower(v('A'), 2)).not.toBe(power(v('A'), 2))
  })
})
