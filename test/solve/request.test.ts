import { describe, expect, it } from 'vitest'
import { idOf, readRequest } from '../../src/solve/request.ts'

const seed = { expr: "sigma(W*x)'*b", wrt: 'W' }

describe('readRequest', () => {
  it('reads the example of the contract', () => {
    const problem = {
      id: 'seed',
      ...seed,
      kind: 'gradient',
      vars: { W: { shape: ['m', 'n'] }, x: { shape: ['n'] } },
    }
    expect(readRequest(problem)).toEqual({ ...problem, direction: {} })
  })

  it('takes several variables as a text or as a list', () => {
    expect(readRequest({ expr: 'x', wrt: 'W,b' }).wrt).toBe('W,b')
    expect(readRequest({ expr: 'x', wrt: ['W', 'b'] }).wrt).toBe('W,b')
  })

  it('leaves unknown fields alone', () => {
    expect(readRequest({ ...seed, difficulty: 2 })).not.toHaveProperty('difficulty')
  })

  it('keeps names that objects have anyway', () => {
    const vars = JSON.parse('{"__proto__": {"shape": ["n"]}, "constructor": {"shape": []}}')
    expect(Object.keys(readRequest({ ...seed, vars }).vars ?? {})).toEqual(['__proto__', 'constructor'])
    expect(() => readRequest(Object.create({ expr: 'x', wrt: 'x' }))).toThrow('"expr" must be a text.')
  })

  it.each([
    ['a list', [], 'a problem is a JSON object.'],
    ['no expression', { wrt: 'x' }, '"expr" must be a text.'],
    ['no variable', { expr: 'x' }, '"wrt" must name a variable.'],
    ['a number as a variable', { expr: 'x', wrt: [1] }, '"wrt" must name a variable.'],
    ['an unknown kind', { ...seed, kind: 'slope' }, '"kind" must be one of gradient, jacobian'],
    ['a list of variables', { ...seed, vars: [] }, '"vars" must be an object.'],
    ['a shape as a text', { ...seed, vars: { x: { shape: 'n' } } }, 'the "shape" of x must be'],
    ['three dimensions', { ...seed, vars: { x: { shape: [1, 2, 3] } } }, 'the "shape" of x must be'],
    ['half a dimension', { ...seed, vars: { x: { shape: [1.5] } } }, 'the "shape" of x must be'],
    ['a property as a text', { ...seed, vars: { x: { props: 'symmetric' } } }, 'the "props" of x must be'],
    ['a direction that is no name', { ...seed, direction: { x: 1 } }, '"direction" must hold names.'],
    ['a cotangent that is no name', { ...seed, cotangent: 1 }, '"cotangent" must be a name.'],
  ])('refuses %s', (_, problem, message) => {
    expect(() => readRequest(problem)).toThrow(message)
  })
})

describe('idOf', () => {
  it('is the id of anything that has one', () => {
    expect(idOf({ id: 'a' })).toBe('a')
    expect(idOf({ id: 7 })).toBe(7)
    expect(idOf({ id: {} })).toBeNull()
    expect(idOf('a')).toBeNull()
  })
})
