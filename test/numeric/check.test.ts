import { describe, expect, it } from 'vitest'
import { answerByDefinitions, answerOf, checkDerivative, sample, toRows } from '../../src/numeric/index.ts'
import { tiny } from './tiny.ts'

const V = {
  W: { shape: ['m', 'n'] },
  x: { shape: ['n'] },
  b: { shape: ['m'] },
  y: { shape: ['m'] },
  A: { shape: ['n', 'n'] },
  S: { shape: ['n', 'n'], props: ['symmetric'] },
  P: { shape: ['n', 'n'], props: ['positive-definite'] },
  D: { shape: ['n', 'n'], props: ['diagonal'] },
  L: { shape: ['n', 'n'], props: ['lower-triangular'] },
  s: { shape: [] },
} as const

type Name = keyof typeof V

const pickVars = (names: string) =>
  Object.fromEntries([...names].map((name) => [name, V[name as Name]])) as Record<string, (typeof V)[Name]>

const verdict = (expr: string, names: string, wrt: string, answer: string, unconstrained = false) =>
  checkDerivative({
    objective: tiny(expr, pickVars(names)),
    wrt: [wrt],
    answer: answerOf(wrt, tiny(answer, pickVars(names))),
    unconstrained,
  })

/** Objective, its variables, the variable, its gradient. */
const RIGHT = [
  ["sigma(W*x)'*b", 'Wxb', 'W', "(b .* (sigma(W*x) - sigma(W*x).^2))*x'"],
  ["phi(W*x)'*b", 'Wxb', 'W', "(b .* phi'(W*x))*x'"],
  ["phi'(W*x)'*b", 'Wxb', 'x', "W'*(b .* phi''(W*x))"],
  ["gelu(W*x)'*b", 'Wxb', 'W', "(b .* gelu'(W*x))*x'"],
  ["tanh(W*x)'*b", 'Wxb', 'x', "W'*(b .* (1 - tanh(W*x).^2))"],
  ['norm2(W*x - y)^2', 'Wxy', 'x', "2*W'*(W*x - y)"],
  ['norm2(W*x - y)', 'Wxy', 'x', "W'*(W*x - y)/norm2(W*x - y)"],
  ['log(det(A))', 'A', 'A', "inv(A)'"],
  ['sum(sqrt(log(x)))', 'x', 'x', '0.5 ./ (x .* sqrt(log(x)))'],
  ['norm1(relu(W*x))', 'Wx', 'x', "W'*step(W*x)"],
  ["x'*A*x + s*sum(x)", 'xAs', 's', 'sum(x)'],
  ["-b'*log(softmax(W*x))", 'bWx', 'W', "(sum(b)*softmax(W*x) - b)*x'"],
  ['tr(A^s)', 'As', 'A', "s*(A^(s - 1))'"],
  ["h = W*x; k = tanh(h); k'*k", 'Wx', 'x', "2*W'*(tanh(W*x) .* (1 - tanh(W*x).^2))"],
  ['1000000 + norm2(x)^2', 'x', 'x', '2*x'],
  ['0.000000000000001*norm2(x)^2', 'x', 'x', '0.000000000000002*x'],
  ['sum(exp(5*x))', 'x', 'x', '5*exp(5*x)'],
  ["tr(A - A')", 'A', 'A', 'zeros(n,n)'],
  ['mean(W)', 'W', 'W', 'ones(m,n)/(m*n)'],
  ['sum(acosh(x) + asin(s))', 'xs', 'x', '1 ./ sqrt(x.^2 - 1)'],
] as const

describe('checkDerivative', () => {
  it.each(RIGHT)('accepts the gradient of %s (%s) by %s', (expr, names, wrt, answer) => {
    const report = verdict(expr, names, wrt, answer)
    expect(report).toMatchObject({ ok: true, points: 3 })
    if (report.ok) expect(report.maxRelError).toBeLessThan(1e-8)
  })

  it.each(RIGHT.filter(([, , , answer]) => answer !== 'zeros(n,n)'))(
    'refuses the gradient of %s (%s) by %s with a factor, a sign or a term wrong',
    (expr, names, wrt, answer) => {
      for (const wrong of [`-(${answer})`, `2*(${answer})`, `1.00001*(${answer})`, `0*(${answer})`])
        expect(verdict(expr, names, wrt, wrong), wrong).toMatchObject({ ok: false })
    },
  )

  it('refuses an answer that differs in one entry only', () => {
    const wrong = "2*W'*(W*x - y) + 0.0001*diag(eye(n)) .* x.^8"
    expect(verdict('norm2(W*x - y)^2', 'Wxy', 'x', wrong).ok).toBe(false)
  })

  it('refuses an answer for a derivative that is zero', () => {
    expect(verdict("tr(A - A')", 'A', 'A', 'eye(n)').ok).toBe(false)
    expect(verdict("tr(A - A')", 'A', 'A', '0.000001*eye(n)').ok).toBe(false)
  })

  it('says what is wrong: transposed, of the wrong sign, by a factor, or right in the symmetric part only', () => {
    const cause = (expr: string, names: string, wrt: string, answer: string) => {
      const report = verdict(expr, names, wrt, answer)
      return report.ok === false ? report.detail.message : undefined
    }
    expect(cause("y'*W*x", 'yWx', 'W', "x*y'")).toBe('the answer by W is the transpose of the gradient')
    expect(cause("y'*W*x", 'yWx', 'W', "-y*x'")).toBe('the answer by W has the wrong sign')
    expect(cause("y'*W*x", 'yWx', 'W', "2*y*x'")).toBe('the answer by W is 2 times the gradient')
    expect(cause('tr(A*A*D)', 'AD', 'A', "(A*D + D*A)' + A - A'")).toBe(
      'the answer by A agrees with the gradient in its symmetric part only',
    )
  })

  it('compares within the subspace that a variable is declared to live in', () => {
    expect(verdict("x'*S*A*x", 'xSA', 'S', "(x*(A*x)' + A*x*x')/2").ok).toBe(true)
    expect(verdict("x'*S*A*x", 'xSA', 'S', "x*(A*x)'").ok).toBe(false)
    expect(verdict("x'*S*A*x", 'xSA', 'S', "x*(A*x)'", true).ok).toBe(true)
    expect(verdict("x'*D*A*x", 'xDA', 'D', 'diag(x .* (A*x))').ok).toBe(true)
    expect(verdict("x'*D*A*x", 'xDA', 'D', "x*(A*x)'").ok).toBe(false)
    expect(verdict('logdet(P)', 'P', 'P', 'inv(P)').ok).toBe(true)
    expect(verdict('tr(L)^2', 'L', 'L', '2*tr(L)*eye(n)').ok).toBe(true)
    expect(verdict('sum(L*A)', 'LA', 'L', "ones(n)*sum(A,2)'").ok).toBe(false)
  })

  it('looks at every piece of a function with kinks, so that an answer wrong on one of them is refused', () => {
    const answer = (sign: string) => `sign(${sign})*4*x/(1 + norm2(x)^2)^2`
    const f = 'abs(s + 2 ./ (1 + norm2(x)^2))'
    expect(verdict(f, 'sx', 'x', answer('-s - 2 ./ (1 + norm2(x)^2)')).ok).toBe(true)
    expect(verdict(f, 'sx', 'x', answer('-s')).ok).toBe(false)
    expect(verdict('relu(s)*norm2(x)^2', 'sx', 'x', '2*s*x').ok).toBe(false)
    expect(verdict('norm2(x)^2*abs(s)', 'sx', 'x', '2*s*x').ok).toBe(false)
  })

  it('accepts an answer that is not defined for some sizes', () => {
    const vars = { X: { shape: ['n', 'm'] }, A: { shape: ['n', 'm'] } }
    const answer = answerOf('X', tiny("det(X'*A)*A*inv(X'*A)", vars))
    expect(checkDerivative({ objective: tiny("det(X'*A)", vars), wrt: ['X'], answer })).toMatchObject({
      ok: true,
      points: 3,
    })
  })

  it('refuses an answer that is defined nowhere', () => {
    expect(verdict('norm2(x)^2', 'x', 'x', '2*x*log(-norm2(x))').ok).toBe(false)
  })

  it('reports that nothing could be checked where the objective has no smooth point', () => {
    expect(verdict('log(-norm2(x)^2)', 'x', 'x', '2*x/norm2(x)^2')).toMatchObject({
      ok: null,
      reason: 'no point was found at which every function is inside its domain',
    })
    expect(verdict('sum(log(sin(100000*x)))', 'x', 'x', 'x').ok).not.toBe(true)
  })

  it('checks several variables at once, the answers being definitions of one problem', () => {
    const objective = tiny('norm2(W*x - y)^2', pickVars('Wxy'))
    const claim = (factor: number) => ({
      objective,
      wrt: ['W', 'x'],
      answer: answerByDefinitions(
        tiny(`r = W*x - y; G1 = 2*r*x'; G2 = ${factor}*W'*r; G2`, pickVars('Wxy')),
        new Map([
          ['W', 'G1'],
          ['x', 'G2'],
        ]),
      ),
    })
    expect(checkDerivative(claim(2)).ok).toBe(true)
    expect(checkDerivative(claim(3))).toMatchObject({ ok: false, detail: { variable: 'x' } })
  })

  it('uses random directions where there are more than 200 entries', () => {
    const vars = { W: { shape: [20, 30] }, x: { shape: [30] }, y: { shape: [20] } }
    const check = (answer: string) =>
      checkDerivative({
        objective: tiny('norm2(W*x - y)^2', vars),
        wrt: ['W'],
        answer: answerOf('W', tiny(answer, vars)),
      }).ok
    expect(check("2*(W*x - y)*x'")).toBe(true)
    expect(check("2*(W*x - y)*x' + 0.001*W")).toBe(false)
  })
})

describe('sample', () => {
  it('gives the same point for the same problem and seed, another for another seed', () => {
    const problem = tiny("x'*A*x", pickVars('xA'))
    const entries = (seed: number) => {
      const sampled = sample(problem, seed)
      return sampled.ok ? toRows(sampled.point.values.get('x')!) : undefined
    }
    expect(entries(1)).toEqual(entries(1))
    expect(entries(1)).not.toEqual(entries(2))
  })

  it('finds points inside nested domains', () => {
    const vars = { A: { shape: ['n', 'm'] }, x: { shape: ['n'] }, b: { shape: ['n'] } }
    for (const text of [
      "sum(log(A'*(exp(x) - b)))",
      "sum(log(log(A'*x) - sqrt(A'*b)))",
      'sum(asin(x .* b) + acosh(1 + x.^2))',
      "log(det(A'*A)) + sum(log(1 - x))",
    ])
      expect(sample(tiny(text, vars), 0), text).toMatchObject({ ok: true })
  })

  it('chooses sizes between 2 and 7, different, that satisfy the equations between them', () => {
    const vars = { A: { shape: ['6', '8'] }, X: { shape: ['m', 'n'] } }
    const sampled = sample(
      tiny('normF(A - kron(eye(k),X))^2', vars, [
        ['k*m', 6],
        ['k*n', 8],
      ]),
      0,
    )
    expect(sampled).toMatchObject({ ok: true })
    if (sampled.ok) expect(Object.fromEntries(sampled.point.dims)).toEqual({ m: 3, n: 4, k: 2 })
  })
})
