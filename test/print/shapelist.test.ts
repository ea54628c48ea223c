import { describe, expect, it } from 'vitest'
import { shapeList } from '../../src/print/shapelist.ts'

const numbered = (stem: string, count: number, shape: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => `${stem}${i + 1}: ${shape(i + 1)}`)

describe('shapeList', () => {
  it('lists few names one by one', () => {
    expect(shapeList(['W: m x n', 'x: n', 'b: m'])).toEqual(['W: m x n', 'x: n', 'b: m'])
  })

  it('puts many names of one shape together, runs by their ends', () => {
    const shapes = [...numbered('W', 1000, () => 'n x n'), ...numbered('b', 1000, () => 'n'), 'x: n', 'y: n']
    expect(shapeList(shapes)).toEqual(['W1, …, W1000: n x n', 'b1, …, b1000, x, y: n'])
  })

  it('says of many names with a shape each what kind they are', () => {
    const shapes = [
      ...numbered('W', 1000, (i) => `d${i} x d${i - 1}`),
      ...numbered('b', 1000, (i) => `d${i}`),
      's: scalar',
    ]
    expect(shapeList(shapes)).toEqual([
      'W1, …, W1000: a matrix of dimensions of its own',
      'b1, …, b1000: a vector of dimensions of its own',
      's: scalar',
    ])
  })

  it('leaves no name out', () => {
    const shapes = [
      ...numbered('A', 2, () => 'n x n'),
      ...numbered('v', 30, (i) => (i === 7 ? 'k' : 'n')),
      'z: q',
    ]
    expect(shapeList(shapes).join('; ')).toBe(
      'A1, A2: n x n; v1, …, v6, v8, …, v30: n; v7, z: a vector of dimensions of its own',
    )
  })
})
