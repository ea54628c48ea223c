import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { idOf, readRequest } from '../../src/solve/request.ts'

/** What a call throws. */
const thrown = (act: () => unknown): GradusError => {
  try {
    act()
  } catch (error) {
    if (error instanceof GradusError) return error
  }
  throw new Error('nothing of the project was thrown')
}

const seed = { expr: "sigma(W*x)'*b", wrt: 'W' }

describe('readRequest', () => {
  it('reads the example of the contract', () => {
    const problem = {
      id: 'seed',
      ...seed,
      kind: 'gradient',
      vars: { W: { shape: ['m', 'n'] }, x: { shape: ['n'] } },
    }
    expect(readRequest(problem)).toEqual({ ...problem, wrt: ['W'], direction: {} })
  })

  it('takes several variables as a text or as a list', () => {
    expect(readRequest({ expr: 'x', wrt: 'W, b' }).wrt).toEqual(['W', 'b'])
    expect(readRequest({ expr: 'x', wrt: ['W', 'b'] }).wrt).toEqual(['W', 'b'])
  })

  it('knows a kind however it is written, and offers the one that a misspelling means', () => {
    expect(readRequest({ ...seed, kind: 'Hessian' }).kind).toBe('hessian')
    for (const [kind, hint] of Object.entries({ hess: 'hessian', grad: 'gradient', jacobain: 'jacobian' }))
      expect(() => readRequest({ ...seed, kind })).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('gradient, jacobian, hessian'),
          hint: `Did you mean ${hint} ?`,
        }),
      )
  })

  it.each(['knd', 'var', 'vras', 'directions', 'cotangents'])(
    'refuses the misspelt field %s, which would change the question silently',
    (field) => {
      const { code } = thrown(() => readRequest({ ...seed, [field]: 1 }))
      expect(code).toBe('bad-problem')
    },
  )

  it.each([
    ['as', 'hessian', 'Write "kind".'],
    ['where', 'x: n', '"vars"'],
    ['layout', 'denominator', '--layout'],
  ])('refuses the field %s, which is an option elsewhere', (field, value, hint) => {
    const error = thrown(() => readRequest({ ...seed, [field]: value }))
    expect(error.code).toBe('bad-problem')
    expect(error.hint).toContain(hint)
  })

  it('refuses misspelt facts of a variable', () => {
    expect(() => readRequest({ ...seed, vars: { x: { shap: ['n'] } } })).toThrow('"shap" is no field here.')
  })

  it('leaves bookkeeping alone, also where it looks like a field that is there', () => {
    const notes = 'difficulty source numpy dims closed closed_expr domain notes sources status answer want'
    const others = Object.fromEntries(notes.split(' ').map((field) => [field, 1]))
    expect(Object.keys(readRequest({ ...seed, ...others }))).toEqual(Object.keys(readRequest(seed)))
    expect(readRequest({ ...seed, kind: 'jvp', kinds: 1 }).kind).toBe('jvp')
  })

  it('leaves unknown fields alone', () => {
    expect(readRequest({ ...seed, difficulty: 2 })).not.toHaveProperty('difficulty')
  })

  it('keeps names that objects have anyway', () => {
    const vars = JSON.parse('{"__proto__": {"shape": ["n"]}, "constructor": {"shape": []}}')
    expect(Object.keys(readRequest({ ...seed, vars }).vars ?? {})).toEqual(['__proto__', 'constructor'])
    expect(() => readRequest(Object.create({ expr: 'x', wrt: 'x' }))).toThrow('"expr" must be a text')
  })

  it.each([
    ['a list', [], 'a problem is a JSON object, but it is a list.'],
    ['no expression', { wrt: 'x' }, '"expr" must be a text, but there is none.'],
    ['no variable', { expr: 'x' }, '"wrt" must name a variable, or several, but there is none.'],
    [
      'a number as a variable',
      { expr: 'x', wrt: [1] },
      '"wrt" must name a variable, or several, but it is a list.',
    ],
    ['an unknown kind', { ...seed, kind: 'slope' }, '"kind" must be one of gradient, jacobian'],
    ['a list of variables', { ...seed, vars: [] }, '"vars" must be an object, but it is a list.'],
    ['a shape as a text', { ...seed, vars: { x: { shape: 'n' } } }, 'the "shape" of x must be'],
    ['three dimensions', { ...seed, vars: { x: { shape: [1, 2, 3] } } }, 'the "shape" of x must be'],
    ['half a dimension', { ...seed, vars: { x: { shape: [1.5] } } }, 'the "shape" of x must be'],
    ['a property as a text', { ...seed, vars: { x: { props: 'symmetric' } } }, 'the "props" of x must be'],
    [
      'a direction that is no name',
      { ...seed, direction: { x: 1 } },
      '"direction" must hold names, but for x it is 1.',
    ],
    ['a cotangent that is no name', { ...seed, cotangent: 1 }, '"cotangent" must be a name, but it is 1.'],
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
