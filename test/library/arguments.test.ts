/**
 * Wrong calls of the library: an error of the project that names what is wrong with them, and never a TypeError.
 */
import { describe, expect, it } from 'vitest'
import { QUESTIONS } from '../../src/expr/kinds.ts'
import * as html from '../../src/html.ts'
import * as api from '../../src/index.ts'
import * as mathjs from '../../src/mathjs/index.ts'
import { thrown } from './thrown.ts'

type Loose = (...given: readonly unknown[]) => unknown

/** Every function of the library, without the types that keep its users from wrong calls. */
const loose = { ...api, ...html, ...mathjs } as unknown as Readonly<Record<string, Loose>>
const functions = Object.entries(loose).filter(
  ([name, value]) => typeof value === 'function' && name !== 'GradusError',
)

const PROBLEM = "x'*A*x"
const answer = api.gradient(PROBLEM, 'x')

describe('a wrong call', () => {
  it.each(functions.map(([name]) => name).filter((name) => name !== 'solve'))(
    'of %s without arguments, or with something else in each of them, names what is wrong',
    async (name) => {
      for (const given of [[], [5], [null], [{}], [[]], [undefined, 5], [answer, 5]]) {
        if (given[0] === answer && ['check', 'derivationText'].includes(name)) continue
        const { message } = await thrown(() => loose[name]!(...given))
        expect(message).toMatch(/must be|must name|must hold|is no|is a JSON object|there is no/)
      }
    },
  )

  it('of solve is an answer that says so', async () => {
    for (const given of [[], [5], [{ expr: 'x' }], [{ expr: PROBLEM, wrt: 'x' }, { chek: true }]])
      expect(await loose['solve']!(...given)).toMatchObject({ ok: false, error: { code: 'usage' } })
  })

  it.each<[string, () => unknown, string, string | undefined]>([
    [
      'no text',
      () => loose['gradient']!(5, 'x'),
      'the expression must be a text or a tree, but it is 5.',
      undefined,
    ],
    [
      'no variable',
      () => loose['gradient']!("x'*x"),
      '"wrt" must name a variable, or several, but there is none.',
      'For example "x" or "W,b".',
    ],
    [
      'a misspelt option',
      () => loose['derivative']!(PROBLEM, 'x', { knd: 'hessian' }),
      'there is no option "knd".',
      'Did you mean kind ?',
    ],
    [
      'an option of another function',
      () => loose['gradient']!(PROBLEM, 'x', { kind: 'hessian' }),
      'there is no option "kind".',
      'There are where, vars, steps, names, layout, unconstrained, limits, form, latexStyle, transpose, hadamard, rules.',
    ],
    [
      'half a kind',
      () => loose['derivative']!(PROBLEM, 'x', { kind: 'hess' }),
      `"kind" must be one of ${QUESTIONS.join(', ')}, but it is "hess".`,
      'Did you mean hessian ?',
    ],
    [
      'a kind that is no text',
      () => loose['derivative']!(PROBLEM, 'x', { kind: 2 }),
      `"kind" must be one of ${QUESTIONS.join(', ')}, but it is 2.`,
      undefined,
    ],
    [
      'facts of a name that is not there',
      () => api.gradient(PROBLEM, 'x', { vars: { B: { shape: ['n', 'n'] } } }),
      '"vars" say something of B, but the problem has no B.',
      'It has x, A.',
    ],
    [
      'facts of a misspelt name',
      () => api.parse('theta*x', { vars: { tehta: { shape: [] } } }),
      '"vars" say something of tehta, but the problem has no tehta.',
      'Did you mean theta ?',
    ],
    [
      'a misspelt layout',
      () => loose['derivative']!('A*x', 'x', { layout: 'denom' }),
      'the option layout must be one of numerator, denominator, but it is "denom".',
      'Did you mean denominator ?',
    ],
    [
      'a limit that is no number',
      () => loose['derivative']!('A*x', 'x', { limits: { steps: 'many' } }),
      'the limit steps must be a whole number, but it is "many".',
      undefined,
    ],
    [
      'a limit that there is not',
      () => loose['derivative']!('A*x', 'x', { limits: { step: 5 } }),
      'there is no limit "step".',
      'Did you mean steps ?',
    ],
    [
      'options that are none',
      () => loose['parse']!('A*x', 'x: n'),
      'the options must be an object, but it is "x: n".',
      undefined,
    ],
    [
      'a direction of a gradient',
      () => api.derivative(PROBLEM, 'x', { direction: { x: 'v' } }),
      'a gradient has no direction.',
      'Ask for a differential or jvp or hvp or taylor or covariance, or leave "direction" out.',
    ],
    [
      'a cotangent of a Jacobian',
      () => api.derivative('A*x', 'x', { cotangent: 'z' }),
      'a jacobian has no cotangent.',
      'Ask for a vjp, or leave "cotangent" out.',
    ],
    [
      'another derivative',
      () => loose['toText']!({ derived: 1 }),
      'the derivative must be what gradient or derivative returned, but it is an object.',
      undefined,
    ],
  ])('with %s says so', async (_, act, message, hint) => {
    const error = await thrown(act)
    expect([error.message, error.hint]).toEqual([message, hint])
    expect(['usage', 'bad-problem']).toContain(error.code)
  })
})

describe('a call', () => {
  it('takes kinds and other words however they are written', () => {
    const loosely = loose['derivative'] as typeof api.derivative
    expect(loosely(PROBLEM, 'x', { kind: 'Hessian' as 'hessian' }).kind).toBe('hessian')
    const jacobian = loosely('A*x', 'x', {
      kind: ' JACOBIAN' as 'jacobian',
      layout: 'Denominator' as 'denominator',
    })
    expect(api.toText(jacobian)).toBe("A'")
  })

  it('takes options that are undefined as none', () => {
    const options = { where: undefined, vars: undefined, kind: undefined } as Parameters<
      typeof api.derivative
    >[2]
    expect(api.toText(api.derivative(PROBLEM, 'x', options))).toBe("(A + A')*x")
  })

  it('takes several variables as a list, and facts of directions', () => {
    expect(api.gradient("b'*x", ['b', 'x']).wrt).toEqual(['b', 'x'])
    const vars = { x: { shape: ['n'] }, v: { shape: ['n'] } }
    const product = api.derivative(PROBLEM, 'x', { kind: 'hvp', direction: { x: 'v' }, vars })
    expect(api.toText(product)).toBe("(A + A')*v")
  })

  it('knows a Greek name in either spelling', () => {
    expect(api.parse('σ*x', { vars: { sigma: { shape: [] } } }).variables.has('sigma')).toBe(true)
    expect(api.parse('sigma*x', { vars: { σ: { shape: [] } } }).variables.has('sigma')).toBe(true)
  })
})

describe('an error', () => {
  it.each<[string, () => unknown, string]>([
    ['of a problem', () => api.gradient('norm2(2x)', 'x'), '  norm2(2x)\n        ^^\n'],
    ['of a declaration', () => api.parse('A + B', { where: 'A: m x n, B: n x m' }), '  A + B\n  ^^^^^\n'],
    [
      'of facts',
      () => api.parse('A + B', { vars: { A: { shape: ['m', 'n'] }, B: { shape: [3] } } }),
      '  A + B\n',
    ],
    [
      'of a where clause',
      () => api.gradient('norm2(x)', 'x', { where: 'x is smooth' }),
      '  where x is smooth\n',
    ],
    ['of a simplification', () => api.simplify('2x + x'), '  2x + x\n  ^^\n'],
    ['of an answer', () => api.checkAnswer({ expr: "b'*x", wrt: 'x' }, '2b'), '  2b\n  ^^\n'],
    ['of what is no scalar', () => api.gradient('A*x where A: m x n, x: n', 'x'), '  A*x where'],
  ])('%s is explained by itself, with the place that it is about', async (_, act, excerpt) => {
    expect(api.explain(await thrown(act))).toContain(excerpt)
  })

  it('without a place is a sentence and its repair', async () => {
    const error = await thrown(() => api.derivative('A*x', 'x', { kind: 'hess' as 'hessian' }))
    expect(api.explain(error).split('\n').slice(1)).toEqual(['  Did you mean hessian ?'])
  })

  it('that stands alone takes the text it is about', () => {
    const error = new api.GradusError('usage', 'a fact.', { from: 0, to: 1 })
    expect(api.explain(error, 'x + y')).toBe('usage: a fact.\n  x + y\n  ^')
    expect(api.explain(error)).toBe('usage: a fact.')
  })
})
