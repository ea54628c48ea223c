/**
 * The language on one screen, and the keys of the page.
 */
import type { Markup } from '../../print/markup.ts'
import { PROPERTIES } from '../../shape/properties.ts'
import { h } from './html.ts'

const WRITTEN: readonly (readonly [code: string, says: string])[] = [
  ["A*x   x'*y   A'", 'matrix product, inner product, transpose'],
  ['A .* B   A ./ B   x.^2', 'entry by entry'],
  ['A : B', "Frobenius product, tr(A'*B), a scalar"],
  ['A ⊗ B', 'Kronecker product'],
  ['X^-1   X^2   inv(X)', 'inverse and powers of a matrix'],
  ['sigma(x)   exp(X)   log(x)', 'a function of every entry; expm, logm and sqrtm are those of matrices'],
  ['phi(x)', "any function of every entry: its derivative is phi'(x)"],
  ['tr(X)   logdet(X)   norm2(x)   sum(X,1)', 'functions of the whole; sum along dimension 1 or 2'],
  ['X[i,j]   x[2]', 'entries, counted from 1'],
  ['h = tanh(V*x); norm2(W*h - y)^2', 'a definition, then the expression'],
  ["f(x) = x'*A*x; f(B*y)", 'a function of your own, then the expression'],
  ['… where W: m x n, a: scalar', 'shapes, where they are not what the letters say'],
  ['… where S is symmetric', `properties: ${PROPERTIES.join(', ')}`],
]

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl+Enter', 'answer at once'],
  [
    'Alt+1 … Alt+6',
    'to the expression, the answer, the derivation, your own answer, what can be taken away, this help',
  ],
  ['↓ ↑', 'from line to line of the derivation'],
  ['→ ←', 'from term to term of a line; each is shown where it came from'],
  ['Enter', 'what the law of a line says'],
  ['c', 'copies a line as LaTeX'],
]

const table = (label: string, rows: readonly (readonly [string, string])[]): Markup =>
  h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    h(
      'table',
      {},
      h(
        'tbody',
        {},
        rows.map(([code, says]) =>
          h('tr', {}, h('th', { scope: 'row' }, h('code', {}, code)), h('td', {}, says)),
        ),
      ),
    ),
  )

export const LANGUAGE: Markup = h(
  'div',
  {},
  h(
    'p',
    {},
    'By its first letter a name is a scalar (a to g and small Greek), a vector (h to z) or a matrix (capitals), unless the expression says otherwise; the chips under it say what was taken, and change it. Scalars alone are broadcast. There is no implicit product.',
  ),
  table('The language', WRITTEN),
  h('h3', {}, 'Keys'),
  table('Keys', KEYS),
)
