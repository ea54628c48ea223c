import { describe, expect, it } from 'vitest'
import { rational } from '../../src/rational.ts'
import { atRoot, rules } from './rules.ts'

const result = (text: string, source: string) => {
  const { application, ...problem } = atRoot(rules(text), source)
  return { ...problem, result: application?.result }
}

describe('a constant of a replacement', () => {
  it('takes the shape of what is replaced', () => {
    const zero = result('abs(X) -> 0', 'abs(W) where W: m x n')
    expect(zero.result).toBe(zero.g.zero('m', 'n'))
    const one = result('abs(X) -> 1', 'abs(x) where x: n')
    expect(one.result).toBe(one.g.ones('n', 1))
    const two = result('abs(X) -> 2', 'abs(x) where x: n')
    expect(two.result).toBe(two.g.times(rational(2), two.g.ones('n', 1)))
    const eye = result('abs(X) -> eye', 'abs(A) where A: n x n')
    expect(eye.result).toBe(eye.g.eye('n'))
    expect(result('abs(X) -> zeros', 'abs(W) where W: m x n').result).toMatchObject({ rows: 'm', cols: 'n' })
    const pi = result('sin(s) -> pi where s is scalar', 'sin(a) where a: scalar')
    expect(pi.result).toBe(pi.g.pi())
  })

  it('takes the shape of what stands beside it', () => {
    const sum = result("tanh'(X) -> 1 - tanh(X).^2", "tanh'(W) where W: m x n")
    const square = sum.g.power(sum.g.call('tanh', 0, [sum.v('W')], 'm', 'n'), sum.g.number(2))
    expect(sum.result).toBe(sum.g.plus(sum.g.ones('m', 'n'), sum.g.minus(square)))
    const colon = result('tr(X) -> eye : X', 'tr(A) where A: n x n')
    expect(colon.result).toBe(colon.g.colon(colon.g.eye('n'), colon.v('A')))
    const ones = result('sum(X) -> 2*ones : X', 'sum(W) where W: m x n')
    expect(ones.result).toBe(ones.g.colon(ones.g.times(rational(2), ones.g.ones('m', 'n')), ones.v('W')))
    const quotient = result("log'(X) -> 1 ./ X", "log'(W) where W: m x n")
    expect(quotient.result).toBe(quotient.g.power(quotient.v('W'), quotient.g.number(-1)))
  })

  it('is transposed with what it stands in', () => {
    const { g, result: built } = result("abs(X) -> (ones*1)'", 'abs(W) where W: m x n')
    expect(built).toBe(g.transpose(g.ones('n', 'm')))
  })

  it('has the dimensions that a condition names', () => {
    const {
      g,
      v,
      result: built,
    } = result('sum(X,1) -> ones(1,m)*X where X: m x n', 'sum(W,1) where W: p x q')
    expect(built).toBe(g.product([g.ones(1, 'p'), v('W')]))
    const mean = result('mean(X) -> sum(X)/(m*n) where X: m x n', 'mean(W) where W: 3 x q')
    const sum = mean.g.call('sum', 0, [mean.v('W')], 1, 1)
    expect(mean.result).toBe(
      mean.g.hadamard([
        mean.g.number(rational(1, 3)),
        mean.g.power(mean.g.dimension('q'), mean.g.number(-1)),
        sum,
      ]),
    )
    const kron = result('vec(X) -> ones(m*n + 1) where X: m x n', 'vec(W) where W: p x q')
    expect(kron.result).toBe(kron.g.ones('p*q + 1', 1))
  })
})

describe('a function of a replacement', () => {
  it('has the shape that its signature gives it', () => {
    const where = 'where A: n x n, W: m x n, x: n'
    const shapeOf = (text: string, source: string) => {
      const { rows, cols } = result(text, `${source} ${where}`).result!
      return [rows, cols]
    }
    expect(shapeOf('abs(X) -> kron(X,X)', 'abs(W)')).toEqual(['m*m', 'n*n'])
    expect(shapeOf('abs(X) -> diag(X)', 'abs(A)')).toEqual(['n', 1])
    expect(shapeOf('abs(X) -> diag(X)', 'abs(x)')).toEqual(['n', 'n'])
    expect(shapeOf('abs(X) -> diag(X)', "abs(x')")).toEqual(['n', 'n'])
    expect(shapeOf('abs(X) -> vec(X)', 'abs(W)')).toEqual(['m*n', 1])
    expect(shapeOf('abs(X) -> sum(X,1)', 'abs(W)')).toEqual([1, 'n'])
    expect(shapeOf('abs(X) -> sum(X,2)', 'abs(W)')).toEqual(['m', 1])
    expect(shapeOf('abs(X) -> sum(X)', 'abs(W)')).toEqual([1, 1])
    expect(shapeOf('abs(X) -> softmax(X)', "abs(x')")).toEqual([1, 'n'])
    expect(shapeOf('vec(X) -> reshape(vec(X),n,m) where X: m x n', 'vec(W)')).toEqual(['n', 'm'])
  })

  it('that a metavariable stands for gets one derivative more', () => {
    const { g, v, result: built } = result("f(X) -> f'(X) where f is elementwise", "phi'(x) where x: n")
    expect(built).toBe(g.call('phi', 2, [v('x')], 'n', 1))
  })
})

describe('the replacement', () => {
  it('is left alone where it is what it replaces', () => {
    expect(result('X.*Y -> Y.*X', 'x.*y where x: n, y: n').result).toBeUndefined()
  })
})
