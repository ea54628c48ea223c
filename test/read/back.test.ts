/**
 * What Gradus prints as LaTeX is read back to the same expression: problems and answers with their definitions, of every
 * case file, in every style. A few styles in which every spelling stands are tried each time, all in the sweep.
 */
import { describe, expect, it } from 'vitest'
import { type FormulaStyle, STYLES } from '../../src/print/style.ts'
import type { Request } from '../../src/solve/request.ts'
import { literature } from '../cases/read.ts'
import { SWEEP } from '../random/settings.ts'
import { type Block, topics } from '../texts.ts'
import { lostIn, type Problem } from './back.ts'

/** All ways in which formulas may look. */
const EVERY: readonly FormulaStyle[] = STYLES.latexStyle.flatMap((latexStyle) =>
  STYLES.transpose.flatMap((transpose) =>
    STYLES.hadamard.map((hadamard) => ({ latexStyle, transpose, hadamard })),
  ),
)
/** Few of them, with every choice in one. */
const COVERING: readonly FormulaStyle[] = [
  {},
  { latexStyle: 'plain', transpose: 'prime' },
  { transpose: 'T', hadamard: 'circ' },
]
const STYLED = SWEEP ? EVERY : COVERING

const fromLiterature: readonly Problem[] = literature().map(({ id, expr, wrt, kind, vars }) => ({
  id,
  request: { expr, wrt, kind, vars },
}))

/** Those that have shapes: no refusals, and no expressions of which only the tree is asked. */
const fromTopics: readonly Problem[] = topics().flatMap(([topic, blocks]) =>
  blocks.filter(isSolved).map(({ title, problem: { expr, wrt = '', kind, where } }) => ({
    id: `${topic}: ${title}`,
    request: { expr, wrt, ...(kind && { kind: kind as NonNullable<Request['kind']> }) },
    ...(where !== undefined && { where }),
  })),
)

function isSolved({ asked }: Block): boolean {
  const isRefused = asked.some(([question, answer]) => question === 'error' && answer !== 'none')
  return !isRefused && asked.some(([question]) => question !== 'tree')
}

/** Functions of entries where those of whole matrices are written alike, and names with accents and subscripts. */
const written: readonly Problem[] = [
  ...['exp', 'log', 'sqrt', 'cos', 'sin'].flatMap((name) => [
    [`${name}(X)*Y + ${name}m(Y)`, 'X: n x n, Y: n x n'],
    [`tr(${name}(X)'*${name}m(Y))`, 'X: n x n, Y: n x n'],
    [`sum(${name}(X).^2 .* Y) + tr(${name}(Z)'*Z)`, 'X: n x n, Y: n x n, Z: m x n'],
    [`tr(A*${name}(x*y')) + sum(1 ./ ${name}(A)) + sum(${name}(x))`, 'A: n x n, x: n, y: n'],
  ]),
  [
    "x_hat'*A*x_hat + beta_tilde*norm2(A*x_bar - y_dot_2)",
    'A: n x n, x_hat: n, beta_tilde: scalar, x_bar: n',
  ],
  ['norm2(X_hat*beta_hat - x_hat_tilde)^2 * x', 'X_hat: m x n, beta_hat: n, x: scalar, xhat: scalar'],
  ['tr(dX_bar*X_bar) + loss_hat*n1_hat', 'X_bar: m x n, dX_bar: n x m, loss_hat: scalar, n1_hat: scalar'],
  ['x[2]*x2 + y_hat[1]*y_hat_1', 'x: n, x2: scalar, y_hat: n, y_hat_1: scalar'],
  ['sum(inv(X).^3) + tr(inv(X)^2) + sum(inv(X).^-2)', 'X: n x n'],
  ["h_1[i] = x[i]*y[1]; h_1'*y*h_1[2]*(n - 1)", 'x: n, y: n'],
  ["A1[c,s] = x[c]*y[s]; tr(A1'*A1)", 'x: n, y: n'],
  ['sum(A[n1,i]*x[n1]*(i - 1)/n1 for n1 in 1:n, i in 1:n if i != n1)', 'A: n x n, x: n'],
  ['x[1]*x1_hat + X[1,2]*X_12', 'x: n, x1_hat: scalar, X: n x n, X_12: scalar'],
].map(([expr = '', where = '']) => ({ id: expr, request: { expr, wrt: '' }, where }))

describe('the LaTeX of a problem and of its answers', () => {
  const problems = [...fromLiterature, ...fromTopics, ...written]
  it.each(problems.map((problem) => [problem.id, problem] as const))('%s is read back', (_, problem) => {
    expect(lostIn(problem, STYLED)).toEqual([])
  })
})
