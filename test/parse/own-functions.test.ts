/**
 * Problems with functions of the user's beside the same problems written out by hand: one tree, one answer.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { parseExpression, parseProblem } from '../../src/parse/index.ts'
import { solve } from '../../src/solve/solve.ts'
import { exprText } from '../../src/syntax/print.ts'
import { substituted } from '../../src/syntax/rebuild.ts'
import type { Expr, Problem } from '../../src/syntax/tree.ts'
import { partsOf } from '../../src/syntax/walk.ts'
import { problems } from '../random/problems.ts'
import { PATIENCE, runs } from '../random/settings.ts'

const textOf = ({ definitions, objective }: Problem): string =>
  [...definitions.map(({ name, value }) => `${name} = ${exprText(value)}`), exprText(objective)].join('; ')

const read = (source: string, where = ''): string => textOf(parseProblem(source, { where }))

/** A problem, the same by hand, what to differentiate by, declarations. */
const BY_HAND: readonly (readonly [typed: string, byHand: string, wrt: string, where?: string])[] = [
  ["f(x) = x'*A*x; f(B*y)", "(B*y)'*A*(B*y)", 'y'],
  ['l(t) = log(1 + exp(-t)); sum(l(y .* (X*w)))', 'sum(log(1 + exp(-(y .* (X*w)))))', 'w'],
  [
    "q(S, v) = v'*inv(S)*v + logdet(S); q(A + c*eye(n), y)",
    "y'*inv(A + c*eye(n))*y + logdet(A + c*eye(n))",
    'c',
  ],
  ["s(z) = z .* sigma(z); v'*s(W*x)", "v'*((W*x) .* sigma(W*x))", 'W'],
  ['f(x) = exp(x); f(s)^2 + sum(f(v))', 'exp(s)^2 + sum(exp(v))', 's,v', 's: scalar, v: n'],
  // Functions of functions, in any order, and of definitions.
  ['g(x) = sum(f(x)); f(z) = z.^2; g(A*x) + g(x)', 'sum((A*x).^2) + sum(x.^2)', 'x'],
  ["h = A*x; f(z) = z'*h; f(x) + f(h)", "h = A*x; x'*h + h'*h", 'x', 'A: n x n'],
  ["f(z) = z'*h; h = A*x; f(x)", "h = A*x; x'*h", 'x', 'A: n x n'],
  ['f(z) = norm2(z)^2; h = f(x) + f(y); h^2', 'h = norm2(x)^2 + norm2(y)^2; h^2', 'x'],
  ["f(x) = x'*x; f(f(x)*x)", "((x'*x)*x)'*((x'*x)*x)", 'x'],
  // Names: parameters hide, arguments are in the names of the caller.
  ["f(x) = x'*y; f(A*y) + x'*x", "(A*y)'*y + x'*x", 'y', 'x: n, y: n'],
  ["f(x, y) = x'*A*y; f(y, x)", "y'*A*x", 'x'],
  ["f(y) = x'*y; f(x)", "x'*x", 'x'],
  ["f(x) = g(y)'*x; g(x) = A*x; f(B*x)", "(A*y)'*(B*x)", 'x'],
  ["f(f) = f'*f; f(y)", "y'*y", 'y'],
  ['σ2(β) = β^2; σ2(a + 1)', '(a + 1)^2', 'a'],
  ['f(T) = tr(T^2); f(A + B)', 'tr((A + B)^2)', 'A'],
  // Generic spellings mean what they are defined to mean, and no others.
  ["phi(x) = x'*x; phi(y) + sum(psi(y))", "y'*y + sum(psi(y))", 'y'],
  ["E(x) = x'*x; E(y)", "y'*y", 'y'],
  // Numbers, powers, sizes, entries, words and signs as arguments.
  ['p(x, k) = sum(x.^k); p(x, 3) + p(x, -1)', 'sum(x.^3) + sum(x.^-1)', 'x'],
  ['p(X, k) = tr(X^k); p(A, -1)', 'tr(A^-1)', 'A'],
  ["f(k, x) = ones(k)'*x; f(n, x) + f(3, y)", "ones(n)'*x + ones(3)'*y", 'x'],
  ['f(x, i) = x[i]^2; f(x, 2)', 'x[2]^2', 'x', 'x: 4'],
  ['f(x) = ‖x‖^2 + |sum(x)|; f(A*y)', 'norm2(A*y)^2 + abs(sum(A*y))', 'y'],
  ["f(A) = trace(A*B); f(B')", "tr(B'*B)", 'B'],
  ['f(x) = -x; sum(f(a - y).^2) - f(a)', 'sum((-(a - y)).^2) - (-a)', 'y'],
  ['f(a) = a : B; f(A .* C)^2', '((A .* C) : B)^2', 'A', 'A: n x n, B: n x n, C: n x n'],
  // What is not used is harmless.
  ["f(x) = x'*nothing; y'*y", "y'*y", 'y'],
  ['id(x) = x; sum(id(id(y)).^2)', 'sum(y.^2)', 'y'],
]

describe('a problem with functions', () => {
  it.each(BY_HAND.map(([typed, byHand, wrt, where = '']) => [typed, byHand, wrt, where] as const))(
    '%s is %s',
    async (typed, byHand, wrt, where) => {
      expect(read(typed, where)).toBe(read(byHand, where))
      const [own, other] = await Promise.all(
        [typed, byHand].map((expr) => solve({ expr, wrt }, { where, steps: false })),
      )
      expect(own).toMatchObject({ ok: true, check: { ok: true } })
      const fields = ({ id: _, ms: _ms, input: _input, ...rest }: Record<string, unknown>) => ({
        ...rest,
        check: 0,
      })
      expect(fields(own as never)).toEqual(fields(other as never))
    },
  )

  it('keeps the names and shapes of an argument that its function has no use for', async () => {
    const found = await solve({ expr: 'f(x) = 3; f(A*y)', wrt: 'y' })
    expect(found).toMatchObject({ ok: true, text: 'zeros(m)', shapes: { A: ['n', 'm'], y: ['m'] } })
  })

  it('has a definition for a large argument that a function repeats', async () => {
    const typed = "f(x) = x'*A*x; f(tanh(V*z + c) .* exp(-z)) where V: n x n, c: n"
    const byHand = "x = tanh(V*z + c) .* exp(-z); x'*A*x where V: n x n, c: n"
    expect(read(typed)).toBe(read(byHand))
    const [own, other] = await Promise.all([typed, byHand].map((expr) => solve({ expr, wrt: 'z' })))
    expect(own).toMatchObject({ ok: true, definitions: [{ name: 'x' }] })
    expect((own as { text: string }).text).toBe((other as { text: string }).text)
  })

  it('takes another name for that where the parameter is a name of the problem', () => {
    expect(read("f(x) = x'*A*x; f(tanh(V*z + c) .* exp(-z)) + t1'*x")).toBe(
      "t2 = tanh(V*z + c) .* exp(-z); t2'*A*t2 + t1'*x",
    )
  })
})

describe('the size of what is written out', () => {
  const chain = (depth: number, call: (name: string) => string, last = 'x^2'): string =>
    [
      `f0(x) = ${last}`,
      ...Array.from({ length: depth }, (_, i) => `f${i + 1}(x) = ${call(`f${i}`)}`),
      `f${depth}(y)`,
    ].join('; ')

  it('is linear in the number of functions that call each other twice', () => {
    const texts = [30, 60].map((depth) => read(chain(depth, (f) => `${f}(x) + ${f}(x)*${f}(x)`)))
    expect(texts[0]!.length).toBeLessThan(2000)
    expect(texts[1]!.length).toBeLessThan(2.5 * texts[0]!.length)
  })

  it('is linear where arguments grow', () => {
    expect(read(chain(30, (f) => `${f}(x*x + x) + ${f}(x*x + x)`)).length).toBeLessThan(6000)
  })

  it.each([
    ['too many calls that differ', chain(30, (f) => `${f}(sin(x) + 1)*${f}(cos(x) - 1)`), 'too-long'],
    ['too many functions that call each other', chain(2000, (f) => `${f}(x) + 1`), 'too-deep'],
    ['brackets of calls', `f(x) = sin(cos(x)); ${'f('.repeat(110)}y${')'.repeat(110)}`, 'too-deep'],
    ['deep bodies', chain(60, (f) => `${'sin('.repeat(50)}${f}(x)${')'.repeat(50)}`), 'too-deep'],
  ])('has a bound: %s', (_, source, code) => {
    const start = performance.now()
    const found = (() => {
      try {
        return read(source)
      } catch (error) {
        return error
      }
    })()
    expect(found).toBeInstanceOf(GradusError)
    expect((found as GradusError).code).toBe(code)
    expect((found as GradusError).span!.to).toBeLessThanOrEqual(source.length)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('is no trouble for thousands of functions that nothing uses', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `f${i}(x) = x^${i}`).join('; ')
    expect(read(`${many}; f7(y)`)).toBe('y^7')
  })
})

/** The variables of a random problem, which its declarations name. */
const variablesOf = (where: string): string[] =>
  [...where.matchAll(/(?:^|, )(\w+): /g)].map(([, name]) => name!)

const renamed = (expr: Expr, names: ReadonlyMap<string, string>): Expr =>
  substituted(
    expr,
    new Map([...names].map(([name, to]) => [name, { kind: 'name', name: to, span: expr.span }])),
  )

/** The expression with one of its parts in the place of another. */
const withPart = (expr: Expr, part: Expr, by: Expr): Expr => {
  if (expr === part) return by
  switch (expr.kind) {
    case 'call':
      return { ...expr, args: expr.args.map((arg) => withPart(arg, part, by)) }
    case 'transpose':
    case 'negate':
      return { ...expr, body: withPart(expr.body, part, by) }
    case 'sum':
      return {
        ...expr,
        terms: expr.terms.map((term) => ({ ...term, operand: withPart(term.operand, part, by) })),
      }
    case 'product':
      return {
        ...expr,
        first: withPart(expr.first, part, by),
        rest: expr.rest.map((factor) => ({ ...factor, operand: withPart(factor.operand, part, by) })),
      }
    case 'colon':
      return { ...expr, left: withPart(expr.left, part, by), right: withPart(expr.right, part, by) }
    case 'power':
      return { ...expr, base: withPart(expr.base, part, by), exponent: withPart(expr.exponent, part, by) }
    default:
      return expr
  }
}

describe('a random problem as a function', () => {
  it(
    'of all its variables, each under the name of the next, is the problem',
    () => {
      fc.assert(
        fc.property(problems(3), fc.nat(), ({ expr, where }, shift) => {
          fc.pre(!expr.includes(';') && !expr.includes('='))
          const names = variablesOf(where).filter((name) => new RegExp(`\\b${name}\\b(?!\\()`).test(expr))
          fc.pre(names.length > 1)
          const next = names.map((_, i) => names[(i + 1 + (shift % (names.length - 1))) % names.length]!)
          const body = exprText(
            renamed(parseExpression(expr), new Map(names.map((name, i) => [name, next[i]!]))),
          )
          const source = `own(${next.join(', ')}) = ${body}; own(${names.join(', ')})`
          expect(read(source, where)).toBe(read(expr, where))
        }),
        runs(150),
      )
    },
    PATIENCE,
  )

  it(
    'of one of its parts is the problem, and has its answer',
    async () => {
      await fc.assert(
        fc.asyncProperty(problems(3), fc.nat(), async ({ expr, where, wrt }, chosen) => {
          fc.pre(!expr.includes(';') && !expr.includes('='))
          const whole = parseExpression(expr)
          const parts = [...partsOf(whole)].filter(({ kind }) => kind === 'call' || kind === 'product')
          const part = parts[chosen % Math.max(1, parts.length)]
          fc.pre(part !== undefined)
          const body = exprText(withPart(whole, part!, { kind: 'name', name: 'part', span: whole.span }))
          const source = `own(part) = ${body}; own(${exprText(part!)})`
          expect(read(source, where)).toBe(read(exprText(whole), where))
          const [own, other] = await Promise.all(
            [source, expr].map((text) =>
              solve({ expr: text, wrt, kind: 'gradient' }, { where, check: false, steps: false }),
            ),
          )
          expect((own as { text?: string }).text).toBe((other as { text?: string }).text)
        }),
        runs(60),
      )
    },
    PATIENCE,
  )
})
