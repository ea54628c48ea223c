import { describe, expect, it } from 'vitest'
import type { Derivation, Step } from '../../src/expr/derivation.ts'
import type { Named, Node } from '../../src/expr/node.ts'
import { derivationLatex, derivationText } from '../../src/print/derivation.ts'
import { latexToMathml } from '../../src/print/katex.ts'
import { lawOf } from '../../src/print/lines.ts'
import {
  b,
  call,
  colon,
  differential,
  graph,
  hadamard,
  minus,
  power,
  product,
  transpose,
  W,
  x,
} from './nodes.ts'

const Wx = product(W, x)
const s = call('sigmoid', [Wx], b)
const slope = call('sigmoid', [Wx], b, 1)
const answer = product(hadamard(b, minus(s, power(s, 2))), transpose(x))

const step = (head: string, rule: string, node: Node, simplified: readonly string[] = []): Step => ({
  ...(head === 'df' ? { of: 'f', form: 'differential' } : { of: head }),
  rule,
  node,
  source: 'Minka2000',
  simplified,
})

const PLAIN = { kind: 'gradient', subject: 'f', differentials: [] } as const

const EXAMPLE: Derivation = {
  ...PLAIN,
  objective: product(transpose(s), b),
  steps: [
    step('f', 'inner-product', colon(b, s)),
    step('df', 'd is linear, b is constant', colon(b, differential(s))),
    step('df', 'd-elementwise', colon(b, hadamard(slope, differential(Wx)))),
    step('df', 'colon-hadamard', colon(hadamard(b, slope), differential(Wx))),
    step('df', 'd-product', colon(hadamard(b, slope), product(differential(W), x))),
    step('df', 'colon-product-right', colon(product(hadamard(b, slope), transpose(x)), differential(W))),
    step('df', 'sigmoid', colon(answer, differential(W))),
  ],
  answers: [{ variables: ['W'], node: answer }],
  definitions: [],
}

const hidden = graph.named('h', call('tanh', [x])) as Named
const DEFINED: Derivation = {
  ...PLAIN,
  objective: product(transpose(hidden), x),
  steps: [],
  answers: [
    { variables: ['x'], node: hidden },
    { variables: ['W'], node: hidden },
  ],
  definitions: [hidden, graph.named('t1', call('exp', [hidden]), true) as Named],
}

describe('derivationText', () => {
  it('prints the running example line for line', () => {
    expect(derivationText(EXAMPLE).split('\n')).toEqual([
      "f  = sigma(W*x)'*b                                   as typed",
      'f  = b : sigma(W*x)                                  inner-product',
      'df = b : d(sigma(W*x))                               d is linear, b is constant',
      "   = b : sigma'(W*x) .* d(W*x)                       d-elementwise",
      "   = b .* sigma'(W*x) : d(W*x)                       colon-hadamard",
      "   = b .* sigma'(W*x) : d(W)*x                       d-product",
      "   = (b .* sigma'(W*x))*x' : d(W)                    colon-product-right",
      "   = (b .* (sigma(W*x) - sigma(W*x).^2))*x' : d(W)   sigmoid",
      "so df/dW = (b .* (sigma(W*x) - sigma(W*x).^2))*x'",
    ])
  })

  it('prints definitions and answers alone when there are no steps', () => {
    expect(derivationText(DEFINED).split('\n')).toEqual([
      'where h = tanh(x)',
      '      t1 = exp(h)',
      'df/dx = h',
      'df/dW = h',
    ])
  })

  it('names an intermediate where it is introduced', () => {
    const steps = [step('df', 'one', differential(x)), step('t1', 'two', x), step('df', 'three', x)]
    expect(
      derivationText({ ...EXAMPLE, steps, answers: [] })
        .split('\n')
        .slice(1),
    ).toEqual(['df = d(x)            one', 't1 = x               two', 'df = x               three'])
    expect(derivationLatex({ ...EXAMPLE, steps }, 'steps').join()).toContain(
      '\\mathbf{t}_{1} &= \\mathbf{x} &&',
    )
  })

  it('puts the law of a line that is too long below it, and ends all laws in one column', () => {
    const long = graph.named('a_name_that_fills_the_line_'.repeat(4), x)
    const lines = derivationText({
      ...EXAMPLE,
      steps: [step('f', 'one', long), step('df', 'two', differential(x))],
    }).split('\n')
    expect(lines.map((line) => /(as typed|one|two)$/.test(line))).toEqual([true, false, true, true, false])
    expect(lines.map(({ length }) => length)).toEqual([80, 113, 80, 80, 49])
  })
})

describe('lawOf', () => {
  it('names each simplification once', () => {
    expect(lawOf(step('df', 'd-product', x, ['zero', 'one', 'zero']))).toBe('d-product (zero, one)')
  })
})

describe('derivationLatex', () => {
  it('names the law on each line of an aligned block', () => {
    const lines = derivationLatex(EXAMPLE, 'steps').join('\n').split('\n')
    expect(lines.slice(0, 4)).toEqual([
      '\\begin{aligned}',
      'f &= \\sigma(\\mathbf{W} \\mathbf{x})^\\top \\mathbf{b} && \\text{as typed} \\\\',
      'f &= \\mathbf{b} : \\sigma(\\mathbf{W} \\mathbf{x}) && \\text{inner-product} \\\\',
      '\\mathrm{d}f &= \\mathbf{b} : \\mathrm{d}(\\sigma(\\mathbf{W} \\mathbf{x})) && \\text{d is linear, b is constant} \\\\',
    ])
    expect(lines.at(-1)).toBe('\\end{aligned}')
    expect(latexToMathml(lines.join('\n'))).toContain('<mtable')
  })
})

describe('derivationLatex of the answers', () => {
  it('writes the partial derivative by each variable in its own face', () => {
    const latex = derivationLatex(DEFINED, 'answers').join('\n')
    expect(latex).toContain('\\text{where } \\mathbf{h} &= \\tanh(\\mathbf{x}) \\\\')
    expect(latex).toContain('\\frac{\\partial f}{\\partial \\mathbf{x}} &= \\mathbf{h}')
    expect(latexToMathml(latex)).toContain('∂')
  })

  it('leaves the definitions to the steps where there are some', () => {
    const typed = DEFINED.definitions.filter(({ introduced }) => !introduced)
    const both = { ...EXAMPLE, definitions: typed }
    const defined = (['steps', 'answers', 'both'] as const).map((part) =>
      derivationLatex(both, part).join().includes('where'),
    )
    expect(defined).toEqual([true, false, true])
  })
})
