import katex from 'katex'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { latexIn, plainLatex, toLatex } from '../../src/print/latex.ts'
import { dimIn, functionIn, nameIn } from '../../src/print/names.ts'
import type { Face } from '../../src/print/notation.ts'
import {
  A,
  B,
  call,
  colon,
  differential,
  hadamard,
  matrixPower,
  num,
  power,
  product,
  W,
  x,
  y,
} from './nodes.ts'

const nameLatex = (name: string, face: Face): string => nameIn(latexIn(), name, face)
const functionLatex = (name: string): string => functionIn(latexIn(), name)
const dimLatex = (dim: string): string => dimIn(latexIn(), dim)

const accepts = (latex: string): string =>
  katex.renderToString(latex, { throwOnError: true, strict: 'error', displayMode: true })

const DIFFERENTIALS: readonly (readonly [string, Node])[] = [
  ['\\mathrm{d}\\mathbf{W}\\,\\mathbf{x}', product(differential(W), x)],
  ['\\mathrm{d}(\\mathbf{A} \\mathbf{x})', differential(product(A, x))],
  ['\\mathbf{A} : \\mathrm{d}\\mathbf{B}', colon(A, differential(B))],
  ['(\\mathbf{x} \\odot \\mathbf{y}) : \\mathrm{d}\\mathbf{x}', colon(hadamard(x, y), differential(x))],
  ['\\mathbf{A} \\mathbf{B} : \\mathrm{d}\\mathbf{A}', colon(product(A, B), differential(A))],
]

const inverse = call('inv', [A])
const INVERSES: readonly (readonly [string, Node])[] = [
  ['(\\mathbf{A}^{-1})^{\\odot 2}', power(inverse, 2)],
  ['\\mathbf{A}^{-2}', matrixPower(inverse, num(2))],
]

describe('toLatex', () => {
  it.each(INVERSES)('tells powers of an inverse from those of its entries: %s', (latex, node) => {
    expect(toLatex(node)).toBe(latex)
    expect(accepts(latex)).toContain('katex')
  })

  it.each(DIFFERENTIALS)('prints %s', (latex, node) => {
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
    ['x_hat', 'vector', '\\hat{\\mathbf{x}}'],
    ['beta_tilde_2', 'vector', '\\tilde{\\boldsymbol{\\beta}}_{2}'],
    ['b_hat_bar', 'scalar', '\\hat{\\bar{b}}'],
    ['dX_dot', 'matrix', '\\mathrm{d}\\dot{\\mathbf{X}}'],
    ['x1_hat', 'scalar', 'x_{1,\\mathrm{hat}}'],
    ['loss_hat', 'scalar', '\\mathrm{loss}_{\\mathrm{hat}}'],
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
