/** What chips and notes write into the text of a problem. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../../src/infer/analyse.ts'
import { withDeclaration, withProperties } from '../../src/page/declarations.ts'
import { parseProblem } from '../../src/parse/index.ts'
import { shapeText } from '../../src/shape/shape.ts'

const shapesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...analyse(parseProblem(text)).variables.values()].map(({ name, shape }) => [name, shapeText(shape)]),
  )

describe('a declaration', () => {
  it.each([
    ["x'*y", 'x: 3', "x'*y\nwhere x: 3"],
    ["x'*y where y: n", 'x: 3', "x'*y\nwhere y: n, x: 3"],
    ["x'*y where x: n, y: n", 'x: 3', "x'*y\nwhere x: 3, y: n"],
    ["x'*y\nwhere x in R^n,\n  y: n", 'x: 3', "x'*y\nwhere x: 3,\n  y: n"],
    ["x'*y where x ∈ R^{n}, y: n", 'x: 3', "x'*y\nwhere x: 3, y: n"],
    ['tr(S) where S is symmetric', 'S: n x n', 'tr(S)\nwhere S is symmetric, S: n x n'],
    ['tr(S) where S: n x n, S is symmetric', 'S: 3 x 3', 'tr(S)\nwhere S: 3 x 3, S is symmetric'],
    ['A*x where A ∈ R^(n×m), x: m', 'x: 3', 'A*x\nwhere A ∈ R^(n×m), x: 3'],
    ['A*x where A in R^{n,m}, x: m', 'x: 3', 'A*x\nwhere A in R^{n,m}, x: 3'],
    ['h = A*x; sum(h) where x: m', 'x: 3', 'h = A*x; sum(h)\nwhere x: 3'],
    ["x'*y # where it is\nwhere x: n", 'x: 3', "x'*y # where it is\nwhere x: 3"],
    ['x2*x where x2: scalar', 'x: n', 'x2*x\nwhere x2: scalar, x: n'],
    ['sum(σ) where σ: n', 'σ: m', 'sum(σ)\nwhere σ: m'],
  ])('is written into %j', (text, declaration, made) => {
    expect(withDeclaration(text, declaration)).toBe(made)
  })

  it.each([
    "x'*y where x: n # the left one\n, y: n",
    "x'*y where x: n, # the left one, of two\n y: n",
    "x'*y where y: n # the right one",
    "x'*y # the only line",
    "x'*y where x: n # a, b\n# c, d\n, y: n # e",
  ])('is read as it was meant beside comments: %j', (text) => {
    expect(shapesIn(withDeclaration(withDeclaration(text, 'x: k'), 'y: k'))).toEqual({ x: 'k', y: 'k' })
  })
})

describe('properties', () => {
  it.each([
    ['tr(S)', ['symmetric'], 'tr(S)\nwhere S is symmetric'],
    ['tr(S) where S: n x n', ['symmetric'], 'tr(S)\nwhere S: n x n, S is symmetric'],
    ['tr(S) where S is symmetric', [], 'tr(S)'],
    [
      'tr(S) where S is diagonal, T: n',
      ['symmetric', 'orthogonal'],
      'tr(S)\nwhere T: n, S is symmetric orthogonal',
    ],
    ['tr(S) where S is symmetric, S is diagonal', ['diagonal'], 'tr(S)\nwhere S is diagonal'],
    ['tr(S*T) where T is symmetric', ['symmetric'], 'tr(S*T)\nwhere T is symmetric, S is symmetric'],
  ] as const)('of S in %j become %j', (text, words, made) => {
    expect(withProperties(text, 'S', words)).toBe(made)
  })

  it('leave comments what they are', () => {
    const text = withProperties('tr(S*T) where S is diagonal # both, really\n, T is diagonal # yes', 'S', [
      'symmetric',
    ])
    const { variables } = analyse(parseProblem(text))
    expect([...variables.get('S')!.properties]).toEqual(['symmetric'])
    expect(variables.get('T')!.properties.has('diagonal')).toBe(true)
  })
})
