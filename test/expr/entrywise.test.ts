import { describe, expect, it } from 'vitest'
import { numberOf } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import { algebra } from './algebra.ts'

describe('hadamard', () => {
  it('is commutative and flat', () => {
    const { v, hadamard } = algebra()
    expect(hadamard(v('x'), v('y'))).toBe(hadamard(v('y'), v('x')))
    expect(hadamard(hadamard(v('a'), v('c')), v('s'))).toBe(hadamard(v('a'), hadamard(v('c'), v('s'))))
  })

  it('collects factors of one base', () => {
    const { g, v, hadamard, power } = algebra()
    expect(hadamard(v('x'), v('x'))).toBe(power(v('x'), 2))
    expect(hadamard(power(v('x'), 3), v('x'), power(v('x'), -2))).toBe(power(v('x'), 2))
    expect(hadamard(v('x'), power(v('x'), v('k')))).toBe(power(v('x'), g.plus(v('k'), g.number(1))))
    expect(hadamard(v('a'), power(v('a'), -1))).toBe(g.number(1))
    expect(hadamard(power(v('x'), v('k')), power(v('x'), g.minus(v('k'))))).toBe(g.ones('n', 1))
  })

  it('adds a scalar exponent to exponents entry by entry', () => {
    const { g, v, hadamard, power } = algebra()
    expect(hadamard(v('x'), power(v('x'), v('y')))).toBe(power(v('x'), g.plus(g.ones('n', 1), v('y'))))
    const inverse = power(v('x'), g.minus(v('y')))
    expect(hadamard(power(v('x'), v('y')), inverse)).toBe(g.ones('n', 1))
  })

  it('has numbers and scalars in front', () => {
    const { g, v, hadamard, times } = algebra()
    const node = hadamard(times(2, v('x')), g.scale(v('a'), v('y')))
    expect(node).toBe(times(2, g.scale(v('a'), hadamard(v('x'), v('y')))))
  })

  it('drops ones and is zero where a factor is', () => {
    const { g, v, hadamard } = algebra()
    expect(hadamard(v('x'), g.ones('n', 1))).toBe(v('x'))
    expect(hadamard(g.ones('n', 1), g.ones('n', 1))).toBe(g.ones('n', 1))
    expect(hadamard(v('x'), g.zero('n', 1), v('y'))).toBe(g.zero('n', 1))
    expect(hadamard()).toBe(g.number(1))
  })

  it('keeps the scalar of powers of a scaled vector that become the vector itself', () => {
    const { g, v, hadamard, power } = algebra()
    const scaled = g.scale(v('a'), v('x'))
    expect(hadamard(power(scaled, 3), power(scaled, -2))).toBe(scaled)
    const inverse = hadamard(power(scaled, 2), power(scaled, -3))
    expect(inverse).toBe(g.scale(power(v('a'), -1), power(v('x'), -1)))
  })

  it('collects the factors that powers of a product set free', () => {
    const { v, hadamard, power } = algebra()
    const both = hadamard(v('x'), v('y'))
    const node = hadamard(power(both, 3), power(both, -2), v('x'))
    expect(node).toBe(hadamard(power(v('x'), 2), v('y')))
  })

  it('folds powers of numbers that meet', () => {
    const { g, v, num, hadamard, power } = algebra()
    const rest = g.minus(g.plus(v('k'), num(-3)))
    expect(hadamard(power(num(2), v('k')), power(num(2), rest), v('a'))).toBe(g.times(rational(8), v('a')))
  })

  it('has plain factors before differentials', () => {
    const { g, v, hadamard, map } = algebra('x')
    const long = map('tanh', map('exp', v('y')))
    const node = hadamard(g.differential(v('x')), long)
    expect(node).toMatchObject({ kind: 'hadamard', factors: [long, g.differential(v('x'))] })
  })
})

describe('power', () => {
  it('with exponent 1 is the base and with exponent 0 all ones', () => {
    const { g, v, power } = algebra()
    expect(power(v('x'), 1)).toBe(v('x'))
    expect(power(v('x'), 0)).toBe(g.ones('n', 1))
    expect(power(v('x'), g.zero('n', 1))).toBe(g.ones('n', 1))
  })

  it('of a scalar with exponents entry by entry has their shape', () => {
    const { v, power } = algebra()
    expect(power(v('a'), v('x'))).toMatchObject({ kind: 'power', rows: 'n', cols: 1 })
    expect(power(v('W'), v('a'))).toMatchObject({ kind: 'power', rows: 'm', cols: 'n' })
  })

  it('of numbers is a number', () => {
    const { num, power } = algebra()
    expect(numberOf(power(num(2, 3), -2))).toEqual(rational(9, 4))
    expect(numberOf(power(num(-2), 3))).toEqual(rational(-8))
    expect(numberOf(power(num(0), 5))).toEqual(rational(0))
    expect(numberOf(power(num(0), 0))).toEqual(rational(1))
    expect(power(num(1), 10 ** 9)).toBe(num(1))
  })

  it('of a number stays where it is no rational number or has no value', () => {
    const { num, power } = algebra()
    expect(power(num(2), num(1, 2)).kind).toBe('power')
    expect(power(num(0), -1).kind).toBe('power')
    expect(power(num(0), num(1, 2)).kind).toBe('power')
  })

  it('of a number stays where it has too many digits', () => {
    const { num, power } = algebra()
    const large = power(power(num(9), 64), 64)
    expect(large.kind).toBe('power')
    expect(power(num(2), 10 ** 9).kind).toBe('power')
  })

  it('with exponent -1 has one form', () => {
    const { g, v, hadamard, power, times } = algebra()
    const over = (name: string) => power(v(name), -1)
    expect(power(hadamard(v('x'), v('y')), -1)).toBe(hadamard(over('x'), over('y')))
    expect(power(power(v('x'), v('k')), -1)).toBe(power(v('x'), g.minus(v('k'))))
    expect(power(power(v('x'), -1), -1)).toBe(v('x'))
    expect(power(times(2, v('x')), -1)).toBe(times(rational(1, 2), over('x')))
    expect(power(g.scale(v('a'), v('x')), -1)).toBe(g.scale(over('a'), over('x')))
    expect(power(g.ones('n', 1), -1)).toBe(g.ones('n', 1))
  })

  it('leaves the square root of a square alone, which is no power of the base', () => {
    const { v, num, power } = algebra()
    expect(power(power(v('x'), 2), num(1, 2))).toMatchObject({ base: power(v('x'), 2), exponent: num(1, 2) })
  })
})
