import { describe, expect, it } from 'vitest'
import { analyse } from '../../src/infer/analyse.ts'
import { parseProblem } from '../../src/parse/index.ts'

describe('analyse', () => {
  it('knows the shape of every part, definitions included', () => {
    const problem = parseProblem("h = tanh(V*x); h'*(A + 1)*eye(m)", { where: 'V: k x n' })
    const { shapes: found, dims, dimensionOf } = analyse(problem)
    expect(found.get(problem.definitions[0]!.value)).toEqual({ rows: 'k', cols: 1 })
    expect(found.get(problem.objective)).toEqual({ rows: 1, cols: 'm' })
    expect(dims).toEqual(['k', 'n', 'm'])
    expect([...dimensionOf.values()]).toEqual(['m'])
  })

  it('records equations between dimensions that determine neither', () => {
    const { equations } = analyse(parseProblem('A - kron(eye(k),X)', { where: 'A: 6 x 8' }))
    expect(equations).toEqual([
      [6, 'k*n'],
      [8, 'k*m'],
    ])
  })

  it('keeps what properties imply and lists generic functions', () => {
    const { variables, genericFunctions } = analyse(
      parseProblem("f(x)'*zeta(S*x)", { where: 'zeta is elementwise, S is posdef' }),
    )
    expect([...variables.get('S')!.properties].sort()).toEqual([
      'invertible',
      'positive-definite',
      'positive-semidefinite',
      'symmetric',
    ])
    expect(genericFunctions).toEqual(['zeta', 'f'].sort())
  })

  it('takes long sums, products, networks and chains of definitions', () => {
    const many = (count: number, text: (i: number) => string): string[] =>
      Array.from({ length: count }, (_, i) => text(i + 1))
    const layer = (i: number): string => `h${i} = tanh(W${i}*${i === 1 ? 'x' : `h${i - 1}`} + b${i})`
    const network = analyse(parseProblem(`${many(1000, layer).join(';')}; norm2(h1000 - y)^2`))
    expect(network.variables.get('b500')!.shape.cols).toBe(1)
    const chain = analyse(
      parseProblem(
        `${many(10_000, (i) => `h${i} = sin(1 + ${i === 1 ? 'x' : `h${i - 1}`})`).join(';')}; h10000'*y`,
      ),
    )
    expect(chain.variables.get('y')!.shape).toEqual({ rows: 'n', cols: 1 })
    const sum = analyse(parseProblem(many(5000, (i) => `a${i}*x'*sin(A${i % 10}*x)`).join(' + ')))
    expect(sum.variables.get('a77')!.shape).toEqual({ rows: 1, cols: 1 })
    const product = analyse(parseProblem(`x'*${many(3000, (i) => `A${i}`).join('*')}*y`))
    expect(product.variables.size).toBe(3002)
    const scalars = analyse(parseProblem(`inv(${many(300, (i) => `m${i}*E${i}`).join('+')})`))
    expect(scalars.variables.get('m300')!.shape).toEqual({ rows: 1, cols: 1 })
  }, 60_000)
})
