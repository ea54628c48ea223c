import { describe, expect, it } from 'vitest'
import { proveRule } from '../../src/gate/prove.ts'
import { shape } from '../../src/shape/shape.ts'
import { tinyRule } from '../numeric/tiny.ts'

const prove = (...args: Parameters<typeof tinyRule>) => {
  const { rule, reading } = tinyRule(...args)
  return proveRule(rule, reading)
}

const AB = { A: ['m', 'n'], B: ['n', 'p'] }
const COLON = { A: ['m', 'n'], B: ['m', 'p'], D: ['p', 'n'] }

describe('proveRule', () => {
  it('accepts laws of differentials and colon products', () => {
    expect(prove('d(A*B) -> d(A)*B + A*d(B)', AB)).toMatchObject({ ok: true })
    expect(prove("A : B*D -> B'*A : D", COLON, { D: 'differential' }).ok).toBe(true)
    expect(prove('d(inv(X)) -> -inv(X)*d(X)*inv(X)', { X: ['n', 'n'] }).ok).toBe(true)
    expect(prove("d(logdet(X)) -> inv(X)' : d(X)", { X: ['n', 'n'] }).ok).toBe(true)
    expect(prove("d(f(X)) -> f'(X) .* d(X)", { X: ['m', 'n'] }, { f: 'elementwise' }).ok).toBe(true)
    expect(prove('d(s*A) -> d(s)*A + s*d(A)', { s: [], A: ['m', 'n'] }, { s: 'scalar' }).ok).toBe(true)
    expect(prove('d(A : X) -> A : d(X)', { A: ['m', 'n'], X: ['m', 'n'] }, { A: 'constant' }).ok).toBe(true)
    expect(
      prove('d(X.^k) -> k*X.^(k - 1) .* d(X)', { X: ['m', 'n'], k: [] }, { k: 'scalar constant' }).ok,
    ).toBe(true)
  })

  it('accepts derivatives of elementwise functions, inside their domains', () => {
    for (const text of [
      "sigmoid'(X) -> sigmoid(X) - sigmoid(X).^2",
      "tanh'(X) -> 1 - tanh(X).^2",
      "log'(X) -> 1 ./ X",
      "acosh'(X) -> (X.^2 - 1).^(-1/2)",
      "abs'(X) -> sign(X)",
      "relu'(X) -> step(X)",
      "erf'(X) -> 2/sqrt(pi)*exp(-X.^2)",
      "log1p'(X) -> 1 ./ (1 + X)",
      "tanh''(X) -> -2*tanh(X).*(1 - tanh(X).^2)",
    ])
      expect(prove(text, { X: ['m', 'n'] }), text).toMatchObject({ ok: true })
  })

  it('rejects wrong derivatives of elementwise functions', () => {
    for (const text of [
      "sigmoid'(X) -> sigmoid(X) - sigmoid(X)",
      "cos'(X) -> sin(X)",
      "sqrt'(X) -> X.^(-1/2)",
      "atanh'(X) -> 1 ./ (1 + X.^2)",
      "relu'(X) -> sign(X)",
    ])
      expect(prove(text, { X: ['m', 'n'] }).ok, text).toBe(false)
  })

  it('rejects a rule with a missing transpose', () => {
    const square = { A: ['n', 'n'], B: ['n', 'n'], D: ['n', 'n'] }
    expect(prove('A : B*D -> B*A : D', square, { D: 'differential' }).ok).toBe(false)
    expect(prove('A : B*D -> B*A : D', COLON, { D: 'differential' }).ok).toBe(false)
    expect(prove('d(logdet(X)) -> inv(X) : d(X)', { X: ['n', 'n'] }).ok).toBe(false)
    expect(prove("(A*B)' -> A'*B'", square).ok).toBe(false)
  })

  it('rejects a rule with a flipped sign', () => {
    expect(prove('d(inv(X)) -> inv(X)*d(X)*inv(X)', { X: ['n', 'n'] }).ok).toBe(false)
    expect(prove('d(A*B) -> d(A)*B - A*d(B)', AB).ok).toBe(false)
  })

  it('rejects a matrix rule applied to a scalar factor', () => {
    const shapes = { A: ['m', 'n'], B: ['m', 'n'], t: [] }
    expect(prove("A : d(t)*B -> A*B' : d(t)", shapes, { t: 'scalar' }).ok).toBe(false)
    expect(prove('A : d(t)*B -> (A : B)*d(t)', shapes, { t: 'scalar' }).ok).toBe(true)
  })

  it('rejects what holds of scalars only, and what fails for scalars, vectors or rows only', () => {
    expect(prove("s' -> s", { s: ['m', 'm'] }).ok).toBe(false)
    expect(prove("s' -> s", { s: [] }, { s: 'scalar' }).ok).toBe(true)
    expect(prove('sum(A.*B) -> sum(A)*sum(B)/m', { A: ['m'], B: ['m'] }).ok).toBe(false)
    expect(prove('tr(eye) -> 2', {}, {}, shape(2, 2)).ok).toBe(true)
  })

  it('draws metavariables with the properties that the conditions name', () => {
    const Q = { Q: ['n', 'n'] }
    expect(prove("Q'*Q -> eye", Q, { Q: 'orthogonal' }, shape('n', 'n')).ok).toBe(true)
    expect(prove("Q'*Q -> eye", Q, {}, shape('n', 'n')).ok).toBe(false)
    expect(prove("Q' -> -Q", Q, { Q: 'skew' }).ok).toBe(true)
    expect(prove('abs(Q) -> Q', Q, { Q: 'nonnegative' }).ok).toBe(true)
    expect(prove('log(det(Q)) -> tr(Q)', Q, { Q: 'positive-definite' }).ok).toBe(false)
  })

  it('moves a structured metavariable within its structure', () => {
    const shapes = { G: ['n', 'n'], X: ['n', 'n'] }
    expect(prove("G : d(X) -> (G + G')/2 : d(X)", shapes, { X: 'symmetric' }).ok).toBe(true)
    expect(prove("G : d(X) -> (G + G')/2 : d(X)", shapes).ok).toBe(false)
    expect(prove('G : d(X) -> diag(diag(G)) : d(X)', shapes, { X: 'diagonal' }).ok).toBe(true)
  })

  it('draws exponents of matrices as integers, of either sign', () => {
    const shapes = { X: ['n', 'n'], k: [] }
    expect(prove("(X^k)' -> X'^k", shapes, { k: 'scalar' }).ok).toBe(true)
    expect(prove('X^k*X -> X^(k + 2)', shapes, { k: 'scalar' }).ok).toBe(false)
    expect(prove('abs(X).^k -> X.^k', shapes, { k: 'scalar even' }).ok).toBe(true)
    expect(prove('abs(X).^k -> X.^k', shapes, { k: 'scalar integer' }).ok).toBe(false)
  })

  it('rejects a rule whose pattern is defined nowhere', () => {
    expect(prove('log(-exp(X)) -> X', { X: ['m', 'n'] })).toMatchObject({
      ok: false,
      detail: 'too few points were found at which both sides are defined',
    })
  })
})
