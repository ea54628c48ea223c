/**
 * Values of answers, problems and trees, and what is said of values that do not fit.
 */
import { describe, expect, it } from 'vitest'
import { derivative, evaluate, gradient, parse, tree, type Values } from '../../src/index.ts'
import { thrown } from './thrown.ts'
import { cases, near, whereOf, worldOf } from './worlds.ts'

describe('the value of an answer', () => {
  it('is that of its tree, for every case', () => {
    let count = 0
    for (const item of cases) {
      const { answer, values } = worldOf(item)
      const typed = parse(tree(answer), { where: whereOf(answer) })
      const named = Object.fromEntries(
        Object.entries(values).filter(
          ([name]) =>
            typed.variables.has(name) || typed.dims.includes(name) || typed.genericFunctions.includes(name),
        ),
      )
      expect(near(evaluate(answer, values), evaluate(typed, named)), item.id).toBe(true)
      count++
    }
    expect(count).toBeGreaterThan(150)
  })

  it('has the shape of the answer', () => {
    const W = [
      [1, 2, 3],
      [4, 5, 6],
    ]
    expect(evaluate(gradient("b'*x", 'x'), { b: [1, 2] })).toEqual([1, 2])
    expect(evaluate(gradient('sum(W)', 'W'), { W })).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ])
    expect(evaluate(gradient("x'*x", 'x,A', { where: 'A: n x n' }), { x: [1, 2] })).toEqual([2, 4])
    expect(evaluate(gradient('c^3', 'c'), { c: 2 })).toBe(12)
    expect(evaluate(derivative("b'*x", 'x', { kind: 'jvp' }), { b: [1, 2], dx: [3, 4] })).toBe(11)
    expect(evaluate("x'", { x: [1, 2] })).toEqual([[1, 2]])
  })

  it('of several variables is that by the one named', () => {
    const answer = gradient('norm2(A*x)^2', 'A,x')
    const values = {
      A: [
        [1, 2],
        [3, 4],
      ],
      x: [1, 1],
    }
    expect(evaluate(answer, values)).toEqual([
      [6, 6],
      [14, 14],
    ])
    expect(evaluate(answer, values, 'x')).toEqual([48, 68])
  })

  it('takes definitions along', () => {
    const answer = gradient("h = V*x; h'*h", 'V')
    expect(evaluate(answer, { V: [[1, 2]], x: [3, 4] })).toEqual([[66, 88]])
    expect(
      evaluate("h = V*x; h'*h", {
        V: [
          [1, 2],
          [0, 0],
        ],
        x: [3, 4],
      }),
    ).toBe(121)
  })

  it('takes generic functions with as many derivatives as it needs', () => {
    const answer = gradient("b'*phi(x)", 'x')
    const phi = [Math.sin, Math.cos]
    expect(evaluate(answer, { b: [2, 3], x: [0, 0], phi })).toEqual([2, 3])
    expect(evaluate('sum(act(x))', { x: [0, 1], act: (x: number) => x + 1 })).toBe(3)
  })

  it('takes dimensions that no value tells, and sizes from any value that tells them', () => {
    const answer = gradient('sum(A*x)', 'x')
    expect(
      evaluate(answer, {
        A: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      }),
    ).toEqual([9, 12])
    expect(evaluate(gradient('tr(X)', 'X'), { n: 2 })).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(evaluate('eye(n)', { n: 2 })).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('of a text reads every name as the value that it is given says', () => {
    expect(evaluate('x - mean(x)', { x: [1, 3] })).toEqual([-1, 1])
    expect(evaluate('a*X + y', { a: [[1], [2]], X: 3, y: [[1], [1]] })).toEqual([[4], [7]])
    expect(evaluate("b'*x where b: n", { b: [1, 2], x: [3, 4] })).toBe(11)
  })

  it('takes typed arrays', () => {
    expect(evaluate("x'*x", { x: Float64Array.of(3, 4) as unknown as number[] })).toBe(25)
  })

  it('is not a number where the answer is not defined', () => {
    expect(evaluate('log(a)', { a: -1 })).toBeNaN()
  })
})

describe('a value that does not fit', () => {
  const quadratic = gradient("x'*A*x", 'x')
  it.each<[string, () => unknown, string]>([
    ['is missing', () => evaluate(quadratic, { x: [1, 2] }), 'there is no value for A, which is n x n.'],
    [
      'is a number',
      () => evaluate(quadratic, { x: 1 }),
      'x must be a list of n numbers, but it is a number.',
    ],
    [
      'is a list',
      () => evaluate(quadratic, { A: [1, 2], x: [1, 2] }),
      'A must be a list of n rows of n numbers, but it is a list of 2 numbers.',
    ],
    [
      'is a text',
      () => evaluate(quadratic, { x: '1' as unknown as number }),
      'x must be a list of n numbers, but it is "1".',
    ],
    [
      'is empty',
      () => evaluate(quadratic, { x: [] }),
      'x must be a list of n numbers, but it is a list of 0 numbers.',
    ],
    [
      'is uneven',
      () => evaluate(quadratic, { A: [[1, 2], [3]] }),
      'A must be a list of n rows of n numbers, but its row 2 has 1 numbers and its first 2.',
    ],
    [
      'is not square',
      () =>
        evaluate(quadratic, {
          A: [
            [1, 2, 3],
            [4, 5, 6],
          ],
        }),
      'A is n x n, but its value has 3 where n is 2, as A says.',
    ],
    [
      'has another size',
      () =>
        evaluate(quadratic, {
          A: [
            [1, 2],
            [3, 4],
          ],
          x: [1, 2, 3],
        }),
      'x is n, but its value has 3 where n is 2, as A says.',
    ],
    ['is that of no name', () => evaluate(quadratic, { B: 2 }), 'a value is given for B, but there is no B.'],
    [
      'is no object',
      () => evaluate(quadratic, 5 as unknown as Values),
      'the values must be an object, but it is 5.',
    ],
    [
      'is no size',
      () => evaluate('eye(n)', { n: 1.5 }),
      'the dimension n must be a positive whole number, but it is 1.5.',
    ],
    ['is needed of a dimension', () => evaluate(gradient('tr(X)', 'X'), {}), 'no value tells the size of n.'],
    [
      'is needed of a function',
      () => evaluate(gradient('sum(phi(x))', 'x'), { x: [1] }),
      'there is no value for the function phi.',
    ],
    [
      'lacks a derivative',
      () => evaluate(gradient('sum(phi(x))', 'x'), { x: [1], phi: Math.sin }),
      'phi and its derivatives up to order 1 as a list of functions are needed, but there is one.',
    ],
    [
      'is no function',
      () => evaluate('sum(phi(x))', { x: [1], phi: 3 }),
      'phi must be a function of a number, or a list of it and its derivatives, but it is 3.',
    ],
    [
      'lacks a property',
      () =>
        evaluate(gradient('tr(S*S) where S is symmetric', 'S'), {
          S: [
            [1, 2],
            [3, 4],
          ],
        }),
      'S is declared symmetric, but its value is not symmetric.',
    ],
    [
      'is not definite',
      () =>
        evaluate(gradient('logdet(S) where S is posdef', 'S'), {
          S: [
            [1, 2],
            [2, 1],
          ],
        }),
      'S is declared positive-definite, but its value is not positive-definite.',
    ],
    [
      'is not positive',
      () => evaluate('log(x) where x is positive', { x: [1, -1] }),
      'x is declared positive, but its value is not positive.',
    ],
    [
      'is of an index beyond the end',
      () => evaluate('x[3]', { x: [1, 2] }),
      'the values ask for entry 3 where there are 2.',
    ],
  ])('because it %s is named', async (_, act, message) => {
    const { code, message: said } = await thrown(act)
    expect([code, said]).toEqual(['usage', message])
  })
})
