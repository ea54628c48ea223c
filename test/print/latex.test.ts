import katex from 'katex'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { toLatex } from '../../src/print/latex.ts'
import { dimLatex, functionLatex, nameLatex, plainLatex } from '../../src/print/names.ts'
import { rational } from '../../src/rational.ts'
import {
  A,
  a,
  B,
  b,
  c,
  call,
  colon,
  differential,
  eye,
  graph,
  hadamard,
  matrixPower,
  minus,
  num,
  ones,
  over,
  plus,
  power,
  product,
  scale,
  times,
  transpose,
  variable,
  W,
  x,
  y,
  zero,
} from './nodes.ts'

const accepts = (latex: string): string =>
  katex.renderToString(latex, { throwOnError: true, strict: 'error', displayMode: true })

const sigma = call('sigmoid', [product(W, x)], b)
const norm = call('norm2', [minus(x, y)], a)

const CASES: readonly (readonly [string, Node])[] = [
  [
    '(\\mathbf{b} \\odot (\\sigma(\\mathbf{W} \\mathbf{x}) - \\sigma(\\mathbf{W} \\mathbf{x})^{\\odot 2})) \\mathbf{x}^\\top',
    product(hadamard(b, minus(sigma, power(sigma, 2))), transpose(x)),
  ],
  ["\\phi''(\\mathbf{x})", call('phi', [x], x, 2)],
  ['\\mathrm{d}\\mathbf{W}\\,\\mathbf{x}', product(differential(W), x)],
  ['\\mathrm{d}(\\mathbf{A} \\mathbf{x})', differential(product(A, x))],
  ['\\mathbf{A} : \\mathrm{d}\\mathbf{B}', colon(A, differential(B))],
  ['\\mathbf{A}^{-1}', call('inv', [A])],
  ['\\mathbf{A}^{-\\top}', transpose(call('inv', [A]))],
  ['\\mathbf{A}^{-2}', matrixPower(call('inv', [A]), num(2))],
  ['(\\mathbf{A}^\\top)^{3}', matrixPower(transpose(A), num(3))],
  ['(\\mathbf{A} \\mathbf{B})^{-1}', call('inv', [product(A, B)])],
  ['\\frac{1}{2} \\mathbf{x}', times(rational(1, 2), x)],
  ['0.1 \\mathbf{x}', times(rational(1, 10), x)],
  ['\\frac{2}{3} \\mathbf{x}', times(rational(2, 3), x)],
  ['\\frac{a}{c}', hadamard(a, over(c))],
  ['\\frac{\\mathbf{x}}{a}', scale(over(a), x)],
  ['\\mathbf{x} \\oslash \\mathbf{y}', hadamard(x, over(y))],
  ['1 \\oslash \\mathbf{x}', over(x)],
  ['\\mathbf{x}^{\\odot 2}', power(x, 2)],
  ['a^{1/3}', power(a, num(1, 3))],
  ['\\frac{1}{\\sqrt{a}}', power(a, num(-1, 2))],
  ['\\lVert \\mathbf{x} - \\mathbf{y} \\rVert_{2}^{2}', power(norm, 2)],
  ['\\lVert \\mathbf{A} \\rVert_{\\mathrm{F}}', call('norm2', [A], a)],
  ['\\left\\lvert \\frac{a}{c} \\right\\rvert', call('abs', [hadamard(a, over(c))])],
  ['\\exp\\left(\\frac{a}{c}\\right)', call('exp', [hadamard(a, over(c))])],
  ['\\operatorname{tr}(\\mathbf{A})', call('tr', [A], a)],
  ['\\log\\det(\\mathbf{A})', call('logdet', [A], a)],
  ['\\mathbf{A} \\otimes \\mathbf{I}_{n}', graph.call('kron', 0, [A, eye('n')], 'n^2', 'n^2')],
  ['\\mathbf{1} \\mathbf{1}^\\top', ones('m', 'k*n')],
  ['\\mathbf{1}^\\top', ones(1, 'n')],
  ['\\operatorname{diag}(\\mathbf{1}_{n})', call('diag', [ones('n', 1)], A)],
  ['\\mathbf{A} \\mathbf{1}', call('sum', [A, num(2)], x)],
  ['\\mathbf{1}^\\top \\mathbf{A}', call('sum', [A, num(1)], transpose(x))],
  ['\\mathbf{1}^\\top \\mathbf{A} \\mathbf{B} \\mathbf{1}', call('sum', [product(A, B)], a)],
  ['\\mathbf{1}^\\top (\\mathbf{x} \\odot \\mathbf{y})', call('sum', [hadamard(x, y)], a)],
  ['\\frac{\\mathbf{1}^\\top \\mathbf{x}}{a}', hadamard(call('sum', [x], a), over(a))],
  ['\\mathbf{A} \\mathbf{1} \\mathbf{1}^\\top', product(call('sum', [A, num(2)], x), ones(1, 'n'))],
  ['(\\mathbf{1}^\\top \\mathbf{x}) \\mathbf{y}', scale(call('sum', [x], a), y)],
  ['(\\mathbf{1}^\\top \\mathbf{x})^{2}', power(call('sum', [x], a), 2)],
  ['\\frac{1}{n} \\mathbf{1}^\\top \\mathbf{A}', call('mean', [A, num(1)], transpose(x))],
  [
    '\\frac{1}{n} \\mathbf{1} \\mathbf{1}^\\top \\mathbf{A}',
    product(ones('n', 1), call('mean', [A, num(1)], transpose(x))),
  ],
  ['\\operatorname{mean}(\\mathbf{x})', call('mean', [x], a)],
  ['\\operatorname{softmax}_{\\mathrm{row}}(\\mathbf{A})', call('softmax', [A, num(2)])],
  ['\\operatorname{logsumexp}_{\\mathrm{col}}(\\mathbf{A})', call('logsumexp', [A, num(1)], transpose(x))],
  ['\\operatorname{softmax}(\\mathbf{x})', call('softmax', [x])],
  ['\\mathbf{A} \\odot (\\mathbf{A} \\mathbf{B})', hadamard(A, product(A, B))],
  ['2 \\mathbf{A} \\odot \\mathbf{B}', times(2, hadamard(A, B))],
  ['\\mathbf{A} \\otimes (\\mathbf{A} \\mathbf{B})', graph.call('kron', 0, [A, product(A, B)], 'n^2', 'n^2')],
  ['(\\mathbf{x} \\odot \\mathbf{y}) : \\mathrm{d}\\mathbf{x}', colon(hadamard(x, y), differential(x))],
  ['\\mathbf{A} \\mathbf{B} : \\mathrm{d}\\mathbf{A}', colon(product(A, B), differential(A))],
  ['\\mathbf{0}_{n}', zero('n', 1)],
  ['-\\mathbf{x} - \\mathbf{y}', times(-1, plus(x, y))],
  ['\\left(\\frac{1}{2}\\right)^{\\odot \\mathbf{x}}', power(num(1, 2), x)],
  ['a \\cdot 2^{c}', hadamard(a, power(num(2), c))],
  ['\\mathbf{W}_{1} \\mathbf{b}_{\\mathrm{max}}', product(variable('W1', 'p', 'q'), variable('b_max', 'q'))],
]

describe('toLatex', () => {
  it.each(CASES)('prints %s', (latex, node) => {
    expect(toLatex(node)).toBe(latex)
    expect(accepts(latex)).toContain('katex')
  })

  it.each(FUNCTIONS.map((row) => row.name))('prints %s as KaTeX accepts it, and its derivatives', (name) => {
    for (const order of [0, 1, 2]) expect(accepts(toLatex(call(name, [A, B], A, order)))).toContain('katex')
  })
})

describe('nameLatex', () => {
  it.each([
    ['x', 'scalar', 'x'],
    ['x', 'vector', '\\mathbf{x}'],
    ['sigma', 'scalar', '\\sigma'],
    ['Sigma', 'matrix', '\\boldsymbol{\\Sigma}'],
    ['Alpha', 'matrix', '\\mathbf{A}'],
    ['mu1', 'vector', '\\boldsymbol{\\mu}_{1}'],
    ['W12', 'matrix', '\\mathbf{W}_{12}'],
    ['a_max', 'scalar', 'a_{\\mathrm{max}}'],
    ['x_i_2', 'scalar', 'x_{i,2}'],
    ['x1_sigma', 'scalar', 'x_{1,\\sigma}'],
    ['loss', 'scalar', '\\mathrm{loss}'],
    ['x2y', 'vector', '\\mathbf{x2y}'],
    ['x_', 'scalar', '\\mathrm{x\\_}'],
    ['__proto__', 'scalar', '\\mathrm{\\_\\_proto\\_\\_}'],
    ['constructor', 'matrix', '\\mathbf{constructor}'],
  ] as const)('sets %s as a %s', (name, face, latex) => {
    expect(nameLatex(name, face)).toBe(latex)
    expect(accepts(latex)).toContain('katex')
  })

  it('lets no command, brace or script out of a name', () => {
    for (const name of ['\\def\\x', 'a}b', '$', 'x^2', '\\href{u}{v}', 'a_{b}', 'é%#&~', 'x_\\u']) {
      for (const latex of [nameLatex(name, 'scalar'), functionLatex(name)])
        expect(accepts(latex)).not.toMatch(/href=|color/)
    }
  })
})

describe('functionLatex', () => {
  it('sets letters as symbols and words as operators', () => {
    expect(['psi', 'f', 'h_1', 'myf'].map(functionLatex)).toEqual([
      '\\psi',
      'f',
      'h_{1}',
      '\\operatorname{myf}',
    ])
  })
})

describe('dimLatex', () => {
  it('writes polynomials as in a textbook', () => {
    expect(['n', 'm*n', 'm*n*n + 2*k - 1', 'n*n1', 'mn*n', 'n1'].map(dimLatex)).toEqual([
      'n',
      'm n',
      'm n^{2} + 2 k - 1',
      'n n_{1}',
      '\\mathrm{mn} n',
      'n_{1}',
    ])
  })
})

describe('plainLatex', () => {
  it('leaves nothing in a text that has a meaning in LaTeX', () => {
    const text = plainLatex('d-product ($x$, \\cmd, 50%, a_b, {c}, #1, ~^&)')
    expect(accepts(`\\text{${text}}`)).toContain('d-product')
  })
})
