/**
 * Dimensions that the equations of a problem make equal have one form.
 */
import { describe, expect, it } from 'vitest'
import { addDims, type Dim, multiplyDims } from '../../src/shape/dim.ts'
import { modulo } from '../../src/shape/modulo.ts'

describe('a dimension under the equations of a problem', () => {
  it.each([
    ['m*n', 6, 'm*n', 6],
    [6, 'm*n', 'k*m*n', '6*k'],
    ['m*n', 'k*l', 'm*n', 'k*l'],
    ['2*m', '3*n', '2*n', '2*n'],
    ['2*n', '3*m', '5*n', 'n + 6*m'],
    ['m*n', 'k + 1', 'm*n + 2', 'k + 3'],
    ['m*n', 6, 'm + n', 'm + n'],
    ['m*n', 6, 7, 7],
  ] as const)('%s = %s turns %s into %s', (a, b, dim, form) => {
    const reduced = modulo([[a, b]])
    const canonical = (d: Dim): Dim => addDims(multiplyDims(d, 1), 0)
    expect(reduced(canonical(dim))).toEqual(canonical(form))
  })

  it('keeps its form where there are none', () => {
    expect(modulo([])('m*n')).toBe('m*n')
  })

  it('is reduced by one equation after another', () => {
    const reduced = modulo([
      ['k*l', 'm'],
      ['m*n', 6],
    ])
    expect(reduced('k*l*n')).toBe(6)
  })
})
