/**
 * Whatever is typed in whatever field: a right answer or an error of the project, and nothing of it in the code but
 * names. Each problem goes all the way, from the JSON line to checked code.
 */
import { describe, expect, it } from 'vitest'
import { answerLine } from '../src/service/problem-lines.ts'
import type { Answer } from '../src/solve/answer.ts'

const CODE = { code: ['numpy', 'mathjs'] }

const answer = (problem: unknown): Promise<Answer> => answerLine(JSON.stringify(problem), CODE)

const repeat = (n: number, item: (i: number) => string, separator = ''): string =>
  Array.from({ length: n }, (_, i) => item(i)).join(separator)

/** Names that mean something to Gradus, JavaScript, Python, NumPy or mathjs. */
const NAMES =
  'constructor toString hasOwnProperty lambda np math end import None class return this NaN eval arguments await ' +
  'is d df e I T t1 value gradient_v transpose dot inf'

const ROLES: Readonly<Record<string, (name: string) => object>> = {
  variable: (name) => ({ expr: `norm2(A*${name} - b)^2`, wrt: name }),
  'matrix variable': (name) => ({
    expr: `logdet(${name}) + tr(B*${name}) where ${name}: k_ x k_`,
    wrt: name,
  }),
  definition: (name) => ({ expr: `${name} = A*v; norm2(${name} - b)^2`, wrt: 'v' }),
  'generic function': (name) => ({ expr: `b'*${name}(A*v) where ${name} is elementwise`, wrt: 'v' }),
  dimension: (name) => ({ expr: `b'*v + tr(eye(${name}))`, wrt: 'v', vars: { v: { shape: [name] } } }),
  'declared variable': (name) => ({
    expr: `b'*${name}`,
    wrt: name,
    vars: Object.fromEntries([[name, { shape: ['k_'], props: ['positive'] }]]),
  }),
}

/** Words that mean something else than a function applied entry by entry. */
const FIXED: ReadonlySet<string> = new Set(['transpose', 'dot'])

/** The module compiles: its names are names where it uses them. */
const compiles = (source: string): boolean =>
  typeof new Function(source.replace(/^import[^\n]*$/gm, '').replace(/^export /m, '')) === 'function'

describe.each(Object.keys(ROLES))('as a %s', (role) => {
  it.each(NAMES.split(' '))('%s is a name like others', async (name) => {
    const found = await answer(ROLES[role]!(name))
    if (role === 'generic function' && FIXED.has(name)) {
      expect(found).toMatchObject({ ok: false, error: { code: 'fixed-meaning' } })
      return
    }
    expect(found).toMatchObject({ ok: true, check: { ok: true } })
    if (found.ok) expect(compiles(found.code!['mathjs']!.source)).toBe(true)
  })

  it.each(['__proto__', '_', '1x', 'eye', 'where', 'x y', '', '</script>', '\\input', '"', "'''", '#', '*/'])(
    '%s is no name',
    async (name) => {
      expect(await answer(ROLES[role]!(name))).toMatchObject({ ok: false })
    },
  )
})

describe('extreme input', () => {
  it.each([
    ['x^999999999', '999999999*x^999999998'],
    ['x*2^999999999', '2^999999999'],
    ['x*0^0', '1'],
    ['x^0', '0'],
    ['x*tr(eye(999999999))', '999999999'],
  ])('%s has the derivative %s', async (expr, text) => {
    expect(await answer({ expr: `${expr} where x: scalar`, wrt: 'x' })).toMatchObject({ ok: true, text })
  })

  it.each([
    ['1/0*x', 'division-by-zero'],
    ['x^(1/0)', 'division-by-zero'],
    ['x/(y - y)', 'division-by-zero'],
    ['inv(x - x)*x', 'division-by-zero'],
    ['0^-1*x', 'division-by-zero'],
    ['x*1e999999999', 'number-too-long'],
  ])('%s is refused: %s', async (expr, code) => {
    expect(await answer({ expr: `${expr} where x: scalar`, wrt: 'x' })).toMatchObject({ error: { code } })
  })

  it.each([
    ['a number of 300,000 digits', `x*1${'0'.repeat(300_000)}`, 'number-too-long'],
    ['the sum of 12,000 fractions', repeat(12_000, (i) => `x/${i + 1}`, ' + '), 'number-too-long'],
    ['200 nested parentheses', `${'('.repeat(200)}x${')'.repeat(200)}`, 'too-deep'],
    ['5,000 signs', `${'-'.repeat(5000)}x`, 'too-deep'],
    ['5,000 primes', `x${"'".repeat(5000)}`, 'too-deep'],
    ['100,000 opening parentheses', '('.repeat(100_000), 'too-deep'],
    ['100,000 closing parentheses', ')'.repeat(100_000), 'unbalanced-brackets'],
    ['a name of a million letters', 'x'.repeat(1_000_000), 'too-long'],
    ['half a million terms', `x${'+x'.repeat(500_000)}`, 'too-long'],
    ['a million spaces', ' '.repeat(1_000_000), 'empty-input'],
  ])('%s: refused', async (_, expr, code) => {
    const scalar = expr.trim() === '' ? expr : `${expr} where x: scalar`
    const found = await answer({ expr: scalar, wrt: 'x' })
    expect(found.ok ? 'answered' : found.error.code).toBe(code)
  })

  it.each([['x: 999999999'], ['x: 99999 x 99999']])('%s is too large to be checked', async (where) => {
    const found = await answer({ expr: `sum(x) where ${where}`, wrt: 'x' })
    expect(found).toMatchObject({ ok: true, check: { ok: null } })
  })

  it('a sum of 5,000 terms is derived', async () => {
    const expr = repeat(5000, (i) => `y${i}'*A*x`, ' + ')
    const found = await answerLine(JSON.stringify({ expr, wrt: 'x' }), { check: false, steps: false })
    expect(found).toMatchObject({ ok: true, shape: ['m'] })
  }, 20_000)
})

/** A problem that is right, but for what is given. */
const line = (fields: object): string => JSON.stringify({ expr: "b'*x", wrt: 'x', ...fields })
const shaped = (...shape: unknown[]): string => line({ vars: { x: { shape } } })

describe('a line of a batch', () => {
  it.each(['{', '[]', 'null', '1', '"x"', 'true', '{"expr":"x"} trailing', '[[[[[['])(
    '%.30s is no problem, and is given back',
    async (text) => {
      expect(await answerLine(text, {})).toMatchObject({
        id: null,
        ok: false,
        line: text,
        error: { code: 'bad-problem' },
      })
    },
  )

  it.each([
    ['{}'],
    ['{"expr":1,"wrt":"x"}'],
    ['{"expr":"b\'*x"}'],
    ['{"__proto__":{"expr":"b\'*x","wrt":"x"}}'],
    [line({ wrt: null })],
    [line({ wrt: [] })],
    [line({ wrt: [1] })],
    [line({ wrt: '' })],
    [line({ wrt: 'x,' })],
    [line({ kind: 'slope' })],
    [line({ kind: null })],
    [line({ vars: [] })],
    [line({ vars: null })],
    [line({ vars: { x: 3 } })],
    [line({ vars: { 'x: n, y': {} } })],
    [shaped(1, 2, 3)],
    [shaped(1.5)],
    [shaped(1e300)],
    [shaped(null)],
    [shaped([1])],
    [shaped('')],
    [shaped('n, m')],
    [shaped('n; y')],
    [shaped('n is symmetric')],
    [shaped('<b>')],
    [line({ vars: { x: { shape: 'n' } } })],
    [line({ vars: { x: { props: 'positive' } } })],
    [line({ vars: { x: { props: [1] } } })],
    [line({ vars: { x: { props: ['positive, y: n'] } } })],
    [line({ direction: [] })],
    [line({ direction: { x: 5 } })],
    [line({ cotangent: 5 })],
    [line({ id: { a: 1 } })],
    [line({ id: true })],
  ])('%.80s is a bad problem', async (text) => {
    expect(await answerLine(text, {})).toMatchObject({ ok: false, error: { code: 'bad-problem' } })
  })

  it.each([
    [shaped(0), 'bad-dimension'],
    [shaped('0'), 'bad-dimension'],
    [shaped(Number.MAX_SAFE_INTEGER + 1), 'bad-problem'],
    [shaped('x'), 'name-clash'],
    [line({ vars: { x: { shape: ['n'], props: ['symmetric'] } } }), 'not-square'],
    [line({ vars: { x: { shape: ['n'], props: ['tall'] } } }), 'unknown-property'],
  ])('%.80s: %s', async (text, code) => {
    expect(await answerLine(text, {})).toMatchObject({ ok: false, error: { code } })
  })

  it.each([
    [line({ id: '<b>' }), '<b>'],
    [line({ id: 7 }), 7],
    [line({ unknown: {}, dims: { n: 3 } }), null],
    [`\uFEFF${line({})}`, null],
    [`${line({})}\r`, null],
    ['{"expr":"nonsense(","expr":"b\'*x","wrt":"x"}', null],
    ['{"expr":"b\'*x","wrt":"x","vars":{"x":{"__proto__":{"shape":[3,3]}}}}', null],
  ])('%.80s is answered', async (text, id) => {
    expect(await answerLine(text, {})).toMatchObject({ id, ok: true, text: 'b', check: { ok: true } })
  })
})
