/**
 * Problems whose sums over an index have no matrix form, and the values of an index as rows.
 */
import { problemAt } from './problems.ts'
import { DIMS, makeCase } from './worlds.ts'

/** What is typed, by which variable, as what. */
const TYPED = [
  ['sum(logdet(S + a[i]*B) for i) where a: n, S: m x m, B: m x m', 'a'],
  ['sum(logdet(S + a[i]*B) for i) where a: n, S: m x m, B: m x m', 'S'],
  ['sum(logdet(S + a[i]*B)^2 for i) where a: n, S: m x m, B: m x m', 'B'],
  ['r[i] = log(i + 1)*x[i]; norm2(r)^2', 'x'],
  ['sum(x[i]^i for i)', 'x'],
  ['sum(x[i]*i^(-2) for i)', 'x'],
  ['sum(x[i]*exp(-i) for i)*sum(i^2 for i in 1:3)', 'x'],
  ['sum(log(i + a)*x[i] for i)', 'a'],
  ["sum(x'*inv(S + i*B)*x for i in 1:4) where x: m, S: m x m, B: m x m", 'x'],
  ['sum(tr(S^i) for i in 1:3) where S: m x m', 'S'],
  ["sum(c'*expm(a[i]*S)*c for i) where c: m, S: m x m", 'a'],
  ['norm2(sum(inv(S + a[i]*B)*c for i))^2 where c: m, S: m x m, B: m x m', 'c'],
  ['sum(sum(logdet(S + a[i]*b[j]*B) for j) for i) where a: n, b: p, S: m x m, B: m x m', 'a'],
  ['sum(det(S + a[i]*B) for i) where a: n, S: 1 x 1, B: 1 x 1', 'a'],
] as const

export const SUM_PROBLEMS = TYPED.map(([expr, wrt]) => problemAt(`${expr} by ${wrt}`, { expr, wrt }))

/** The rows of a matrix, one by one. */
export const STACKED = [DIMS, new Map([...DIMS, ['n', 1]])].map((dims) =>
  makeCase(
    'rows',
    ({ graph: g, v }) => {
      const i = g.dimension('i')
      const row = g.call('rows', 0, [v('X', 'm', 'n'), i, i], 1, 'n')
      const X = g.call('stack_over', 0, [row, i, g.dimension('m')], 'm', 'n')
      return { objective: v('s'), derivatives: { X } }
    },
    dims,
  ),
)
