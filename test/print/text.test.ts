import { describe, expect, it } from 'vitest'
import type { Node, Term } from '../../src/expr/node.ts'
import { dimText } from '../../src/form/form.ts'
import { toText } from '../../src/print/text.ts'
import { ONE, rational } from '../../src/rational.ts'
import {
  A,
  a,
  B,
  b,
  c,
  call,
  colon,
  differential,
  dimension,
  eye,
  graph,
  hadamard,
  k,
  matrixPower,
  minus,
  num,
  ones,
  over,
  plus,
  power,
  product,
  scale,
  times,
  transpose,
  variable,
  W,
  x,
  y,
  zero,
} from './nodes.ts'

const sigma = call('sigmoid', [product(W, x)], b)
const norm = call('norm2', [x], a)
const inner = product(transpose(x), y)

type Cases = readonly (readonly [string, Node])[]

const prints = (title: string, cases: Cases): void => {
  describe(title, () => {
    it.each(cases)('prints %s', (text, node) => expect(toText(node)).toBe(text))
  })
}

prints('the running example', [
  ["sigma(W*x)'*b", product(transpose(sigma), b)],
  ["sigma'(W*x)", call('sigmoid', [product(W, x)], b, 1)],
  [
    "b .* sigma'(W*x) : d(W)*x",
    colon(hadamard(b, call('sigmoid', [product(W, x)], b, 1)), product(differential(W), x)),
  ],
  [
    "(b .* (sigma(W*x) - sigma(W*x).^2))*x'",
    product(hadamard(b, minus(sigma, power(sigma, 2))), transpose(x)),
  ],
])

prints('broadcasts', [
  ['1 - sigma(W*x)', sumOf([1, ones('m', 1)], [-1, sigma])],
  ['x + a', sumOf([1, x], [1, scale(a, ones('n', 1))])],
  ['x - 2*a', sumOf([1, x], [-2, scale(a, ones('n', 1))])],
  ['2*ones(n)', times(2, ones('n', 1))],
  ['a*ones(m,n)', scale(a, ones('m', 'n'))],
  ['ones(n) + a*ones(n)', sumOf([1, ones('n', 1)], [1, scale(a, ones('n', 1))])],
  ['ones(n)/3', times(rational(1, 3), ones('n', 1))],
  ['2.^x', power(num(2), x)],
  ['1 ./ x', over(x)],
  ['a ./ x', scale(a, over(x))],
])

prints('constants', [
  ['0', zero(1, 1)],
  ['zeros(n)', zero('n', 1)],
  ['zeros(m,n)', zero('m', 'n')],
  ['ones(1,n)', ones(1, 'n')],
  ['ones(k + 1)', ones('k + 1', 1)],
  ['eye(m*n)', eye('m*n')],
  ['eye(n*n)', eye('n^2')],
  ['1/n', over(dimension('n'))],
  ['commutation(m,n)', graph.call('commutation', 0, [dimension('m'), dimension('n')], 'm*n', 'm*n')],
  ['2*pi', times(2, graph.pi())],
])

prints('coefficients', [
  ['-x', times(-1, x)],
  ['x/3', times(rational(1, 3), x)],
  ['2*x/3', times(rational(2, 3), x)],
  ['0.5*x', times(rational(1, 2), x)],
  ['-0.000001*x', times(rational(-1, 1_000_000), x)],
  ['x/10000000', times(rational(1, 10_000_000), x)],
  ['-1/3', num(-1, 3)],
  ['y - x', sumOf([1, y], [-1, x])],
  ['-x - y', times(-1, plus(x, y))],
  ['-2*(x + y)', times(-2, plus(x, y))],
  ['-x + y', sumOf([-1, x], [1, y])],
  ["-x'*y", times(-1, inner)],
  ['-((a - c)*x)', times(-1, scale(minus(a, c), x))],
  ['-(a + c)*x', times(-1, scale(plus(a, c), x))],
  ['-((a - c)*x) - y', times(-1, plus(scale(minus(a, c), x), y))],
])

prints('powers and fractions', [
  ['a/c', hadamard(a, over(c))],
  ['1/a^2', power(a, -2)],
  ['a/(k*c)', { ...a, kind: 'hadamard', factors: [a, over(k), over(c)] } as Node],
  ['x ./ y.^2', hadamard(x, power(y, -2))],
  ['x.^2', power(x, 2)],
  ['x.^y', power(x, y)],
  ['a^c', power(a, c)],
  ['a^(-c)', power(a, times(-1, c))],
  ['a^(1/3)', power(a, num(1, 3))],
  ['sqrt(a)', power(a, num(1, 2))],
  ['1/sqrt(a)', power(a, num(-1, 2))],
  ['1 ./ sqrt(x)', power(x, num(-1, 2))],
  ['x.^1.5', power(x, num(3, 2))],
  ['(x.^a).^c', power(power(x, a), c)],
  ['(a + c)^2', power(plus(a, c), 2)],
  ['x/norm2(x)', scale(over(norm), x)],
  ['(x - y)/norm2(x)', scale(over(norm), sumOf([1, x], [-1, y]))],
  ['(x .* y)/a', scale(over(a), hadamard(x, y))],
  ['1/a ./ x', scale(over(a), over(x))],
  ["A'^3", matrixPower(transpose(A), num(3))],
  ['A^(k - 1)', matrixPower(A, sumOf([1, k], [-1, num(1)]))],
  ['A^k', matrixPower(A, k)],
  ['A^-2', matrixPower(A, num(-2))],
])

prints('products', [
  ["A'*B", product(transpose(A), B)],
  ["(A + B)'", transpose(sumOf([1, A], [1, B]))],
  ["(A*B)'", transpose(product(A, B))],
  ["inv(A)'", transpose(call('inv', [A]))],
  ["(x.^2)'", transpose(power(x, 2))],
  ["x'.^2", power(transpose(x), 2)],
  ['A*(A + B)*x', product(A, sumOf([1, A], [1, B]), x)],
  ['A*x .* y', entries(product(A, x), y)],
  ['y .* (A*x)', entries(y, product(A, x))],
  ['2*x .* y', times(2, entries(x, y))],
  ["a*x'*y", hadamard(a, inner)],
  ["x'*y/a", hadamard(inner, over(a))],
  ["(x'*y)*x", scale(inner, x)],
  ['a*(x + y)', scale(a, sumOf([1, x], [1, y]))],
  ['(a + c)*A*x', scale(sumOf([1, a], [1, c]), product(A, x))],
  [
    'kron(A,B)*vec(W)',
    product(graph.call('kron', 0, [A, B], 'n^2', 'n^2'), call('vec', [W], variable('u', 'n^2'))),
  ],
])

prints('colon products and differentials', [
  ['A*B : d(A)', colon(product(A, B), differential(A))],
  ['(A + B) : d(A)', colon(sumOf([1, A], [1, B]), differential(A))],
  ['a - A : B', sumOf([1, a], [-1, colon(A, B)])],
  ['-(A : B)', times(-1, colon(A, B))],
  ['2*(A : B)', times(2, colon(A, B))],
  ["d(A)'", transpose(differential(A))],
  ['d(A*x)', differential(product(A, x))],
  ["phi''(x)", call('phi', [x], x, 2)],
  ['sum(A,1)', graph.call('sum', 0, [A, num(1)], 1, 'n')],
])

describe('dimText', () => {
  it('writes powers of a dimension out as products', () => {
    expect([dimText(3), dimText('m*n^3 + 1')]).toEqual(['3', 'm*n*n*n + 1'])
  })
})

describe('toText of large expressions', () => {
  it('prints a sum of 100,000 terms', () => {
    const terms = Array.from({ length: 100_000 }, (_, i) => [i % 2 ? -1 : 1, i % 3 ? x : y] as const)
    expect(toText(sumOf(...terms))).toHaveLength(100_000 + 3 * 99_999)
  })

  it('prints a definition as its name however long the chain behind it', () => {
    let node: Node = x
    for (let i = 0; i < 10_000; i++) node = graph.named(`h${i}`, call('tanh', [node]))
    expect(toText(product(transpose(node), y))).toBe("h9999'*y")
  })
})

/** A sum with its terms in this order. */
function sumOf(...terms: readonly (readonly [number, Node])[]): Node {
  const listed: Term[] = terms.map(([coefficient, body]) => ({ coefficient: rational(coefficient), body }))
  return { ...plus(listed[0]!.body, times(ONE, listed[1]!.body)), kind: 'sum', terms: listed } as Node
}

/** A Hadamard product with its factors in this order. */
function entries(...factors: Node[]): Node {
  return { ...hadamard(...factors), kind: 'hadamard', factors } as Node
}
