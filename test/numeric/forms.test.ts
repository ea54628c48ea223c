import { describe, expect, it } from 'vitest'
import { differentialAlong, type Form, JACOBIAN } from '../../src/numeric/forms.ts'
import { answerOf, checkDerivative } from '../../src/numeric/index.ts'
import { tiny } from './tiny.ts'

const V = {
  A: { shape: ['p', 'm'] },
  X: { shape: ['m', 'n'] },
  B: { shape: ['n', 'q'] },
  V: { shape: ['m', 'n'] },
  x: { shape: ['n'] },
  v: { shape: ['n'] },
  t: { shape: [] },
  S: { shape: ['n', 'n'], props: ['symmetric'] },
} as const

const verdict = (expr: string, names: string, wrt: string, answer: string, form: Form) => {
  const vars = Object.fromEntries([...names].map((name) => [name, V[name as keyof typeof V]]))
  const claim = { objective: tiny(expr, vars), wrt: [wrt], answer: answerOf(wrt, tiny(answer, vars)), form }
  return checkDerivative({ ...claim, unconstrained: true })
}

/** Value, its variables, the variable, the right Jacobian, wrong ones. */
const JACOBIANS = [
  ['A*X*B', 'AXB', 'X', "kron(B',A)", ["kron(A,B')", "2*kron(B',A)", "-kron(B',A)", "kron(B',A)'"]],
  ["X'", 'X', 'X', 'commutation(m,n)', ['eye(m*n)', 'commutation(n,m)']],
  ['X*B', 'XB', 'X', "kron(B',eye(m))", ["kron(eye(m),B')"]],
  ['exp(X*x)', 'Xx', 'x', 'diag(exp(X*x))*X', ['X', "X'*diag(exp(X*x))", 'diag(exp(X*x))*X + X']],
  ["x'*X'", 'Xx', 'x', 'X', ["X'"]],
  ["x'*x", 'x', 'x', "2*x'", ['2*x', "x'"]],
  ['t^2*X', 'tX', 't', '2*t*X', ["2*t*X'", 'vec(2*t*X)', 't*X']],
  ['relu(X)*x', 'Xx', 'X', "kron(x',eye(m))*diag(vec(step(X)))", ["kron(x',eye(m))"]],
  ['phi(X)*x', 'Xx', 'X', "kron(x',eye(m))*diag(vec(phi'(X)))", ["kron(x',eye(m))*diag(vec(phi(X)))"]],
  ['S*x', 'Sx', 'S', "kron(x',eye(n))", ["kron(x',eye(n))*commutation(n,n)"]],
] as const

describe('checkDerivative of a Jacobian', () => {
  it.each(JACOBIANS)('accepts that of %s', (expr, names, wrt, right) => {
    expect(verdict(expr, names, wrt, right, JACOBIAN)).toMatchObject({ ok: true, points: 3 })
  })

  it.each(
    JACOBIANS.flatMap(([expr, names, wrt, , wrong]) => wrong.map((w) => [expr, names, wrt, w] as const)),
  )('rejects of %s (%s) by %s the answer %s', (expr, names, wrt, wrong) => {
    expect(verdict(expr, names, wrt, wrong, JACOBIAN)).toMatchObject({ ok: false, detail: { variable: wrt } })
  })

  it('names the entry, or what is wrong as a whole', () => {
    const message = (answer: string): string => {
      const found = verdict('A*X*B', 'AXB', 'X', answer, JACOBIAN)
      return found.ok === false ? found.detail.message : ''
    }
    expect(message("-kron(B',A)")).toContain('has the wrong sign')
    expect(message("2*kron(B',A)")).toContain('2 times the derivative')
    expect(message("kron(B',A)'")).toContain('transpose of the derivative')
    expect(message("kron(B',A) + kron(ones(q,n),ones(p,m))")).toMatch(/in entry \[\d+,\d+\]/)
  })
})

describe('checkDerivative along a direction', () => {
  const along = (wrt: string, direction: string) => differentialAlong(new Map([[wrt, direction]]))

  it.each([
    ['A*X*B', 'AXBV', 'X', 'V', 'A*V*B'],
    ["exp(X)'", 'XV', 'X', 'V', "(exp(X) .* V)'"],
    ["x'*x", 'xv', 'x', 'v', "2*x'*v"],
  ])('accepts of %s (%s) by %s along %s the answer %s', (expr, names, wrt, direction, right) => {
    expect(verdict(expr, names, wrt, right, along(wrt, direction))).toMatchObject({ ok: true, points: 3 })
  })

  it.each([
    ['A*X*B', 'AXBV', 'X', 'V', '2*A*V*B'],
    ['A*X*B', 'AXBV', 'X', 'V', "(A*V*B)'"],
    ["exp(X)'", 'XV', 'X', 'V', "V'"],
    ["x'*x", 'xv', 'x', 'v', "-2*x'*v"],
  ])('rejects of %s (%s) by %s along %s the answer %s', (expr, names, wrt, direction, wrong) => {
    expect(verdict(expr, names, wrt, wrong, along(wrt, direction)).ok).toBe(false)
  })
})
