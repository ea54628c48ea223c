import { beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../../src/errors/defects.ts'
import type { Derivation } from '../../src/expr/derivation.ts'
import type { Node } from '../../src/expr/node.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { answerHead, headIn } from '../../src/print/heads.ts'
import { latexIn, toLatex } from '../../src/print/latex.ts'
import { elementsOf, type Markup, markupText } from '../../src/print/markup.ts'
import { answerHeadMathml, headMathml, mathmlChunks, toMathml } from '../../src/print/mathml.ts'
import { readLatex } from '../../src/print/mathreader.ts'
import { STYLES } from '../../src/print/style.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { literature } from '../cases/read.ts'
import { charactersOf, everyElement, katexCharacters, strangersIn } from './mathmlparts.ts'
import {
  A,
  a,
  B,
  call,
  colon,
  differential,
  graph,
  hadamard,
  minus,
  num,
  plus,
  power,
  product,
  scale,
  times,
  transpose,
  W,
  x,
  y,
} from './nodes.ts'

interface Derived {
  readonly id: string
  readonly derivation: Derivation
}

const derived: Derived[] = []

beforeAll(() => {
  for (const { id, expr, wrt, kind, vars } of literature()) {
    try {
      derived.push({ id, derivation: deriveRequest({ expr, wrt, kind, vars }).derived })
    } catch (error) {
      failureOf(error)
    }
  }
}, 120_000)

const nodesOf = ({ answers, steps, definitions }: Derivation): Node[] => [
  ...[...answers, ...steps].map(({ node }) => node),
  ...definitions.map(({ value }) => value),
]

const norm = (node: Node): Node => call('norm2', [node], a)
const quotient = (over: Node, under: Node): Node => scale(power(under, -1), over)
const textOf = (node: Node): string => toMathml(node).map(markupText).join('')

describe('the MathML of an expression', () => {
  it('has the characters of its LaTeX, in every line of every derivation of the case files', () => {
    expect(derived.length).toBeGreaterThan(150)
    for (const { id, derivation } of derived)
      for (const node of nodesOf(derivation)) {
        const row = toMathml(node)
        expect(charactersOf(row), id).toBe(katexCharacters(toLatex(node)))
        expect(strangersIn(row), id).toEqual([])
      }
  }, 120_000)

  it('has them in every style', () => {
    for (const latexStyle of STYLES.latexStyle)
      for (const transposed of STYLES.transpose)
        for (const hadamard of STYLES.hadamard) {
          const style = { latexStyle, transpose: transposed, hadamard }
          const to = latexIn(style)
          for (const { id, derivation } of derived.slice(0, 40)) {
            for (const { node } of derivation.answers) {
              const row = toMathml(node, undefined, to)
              expect(charactersOf(row), id).toBe(katexCharacters(toLatex(node, style)))
              expect(strangersIn(row), id).toEqual([])
            }
            for (const answer of derivation.answers)
              expect(charactersOf(answerHeadMathml(derivation, answer, to)), id).toBe(
                katexCharacters(answerHead(derivation, answer, to).formula),
              )
          }
        }
  })

  it.each(FUNCTIONS.map(({ name }) => name))('has them of %s and of its derivatives', (name) => {
    for (const order of [0, 1, 2]) {
      const node = call(name, [A, B], A, order)
      expect(charactersOf(toMathml(node))).toBe(katexCharacters(toLatex(node)))
      expect(strangersIn(toMathml(node))).toEqual([])
    }
  })

  it.each(['x_hat', 'beta_tilde_2', 'b_bar_dot', 'dX_hat'])(
    'has them of %s, whose accent stands above its letter',
    (name) => {
      const node = power(graph.variable({ name, rows: 'n', cols: 1, active: false }), 2)
      const row = toMathml(node)
      expect(charactersOf(row)).toBe(katexCharacters(toLatex(node)))
      expect(strangersIn(row)).toEqual([])
      expect(row.map(markupText).join('')).toContain('<mover accent="true">')
    },
  )

  it('has signs of derivatives close to symbols, and apart from functions and factors', () => {
    const text = readLatex('\\partial \\operatorname{vec}\\mathbf{X}\\,\\partial x').map(markupText).join('')
    const [partial, thin] = ['<mi mathvariant="normal">∂</mi>', '<mo lspace="0" rspace="0.167em">']
    expect(text).toBe(
      `${partial}${thin}\u2061</mo><mi>vec</mi>${thin}\u2061</mo><mi class="bold" mathvariant="normal">X</mi>` +
        `${thin}\u2062</mo>${partial}<mi>x</mi>`,
    )
  })

  it('has them left of the equals sign', () => {
    for (const { derivation } of derived) {
      for (const step of derivation.steps)
        expect(charactersOf(headMathml(step, step.node))).toBe(
          katexCharacters(headIn(latexIn(), step, step.node)),
        )
      for (const answer of derivation.answers)
        expect(charactersOf(answerHeadMathml(derivation, answer))).toBe(
          katexCharacters(answerHead(derivation, answer).formula),
        )
    }
  })
})

const VECTOR = '<mi class="bold" mathvariant="normal">x</mi>'
const BAR = (side: string, stretchy: boolean): string =>
  `<mo form="${side}" stretchy="${stretchy}" fence="true" lspace="0" rspace="0">‖</mo>`

const LAYOUTS: readonly (readonly [string, Node, string])[] = [
  ['bars of a norm close to what they hold', norm(x), BAR('prefix', false) + VECTOR + BAR('postfix', false)],
  [
    'bars that grow with a fraction',
    norm(quotient(x, a)),
    `${BAR('prefix', true)}<mfrac>${VECTOR}<mi>a</mi></mfrac>${BAR('postfix', true)}`,
  ],
  [
    'the index of a norm below its exponent',
    power(norm(x), 2),
    `${BAR('postfix', false)}</mrow><mn>2</mn><mn>2</mn></msubsup>`,
  ],
  [
    'a colon with the space of a relation',
    colon(A, differential(B)),
    '<mo form="infix" lspace="0.278em" rspace="0.278em">:</mo>',
  ],
  [
    'a Hadamard product with the space of an operator',
    hadamard(x, y),
    '<mo form="infix" lspace="0.222em" rspace="0.222em">⊙</mo>',
  ],
  ['a difference', minus(x, y), '<mo form="infix" lspace="0.222em" rspace="0.222em">−</mo>'],
  ['a sign before its operand', times(-1, x), `<mo form="prefix" lspace="0" rspace="0">−</mo>${VECTOR}`],
  [
    'a sign in a bracket',
    product(A, times(-1, plus(x, y))),
    '<mo form="prefix" lspace="0" rspace="0">−</mo>',
  ],
  ['a transpose', transpose(x), `<msup>${VECTOR}<mi>⊤</mi></msup>`],
  [
    'a number before a function apart from it',
    times(2, call('sin', [a])),
    '<mn>2</mn><mo lspace="0" rspace="0.167em">\u2062</mo><mi>sin</mi><mo>\u2061</mo>',
  ],
  [
    'a differential apart from its factor',
    product(A, differential(x)),
    `<mo lspace="0" rspace="0.167em">\u2062</mo><mi mathvariant="normal">d</mi>${VECTOR}`,
  ],
  ['factors as a product', product(A, x), `<mo>\u2062</mo>${VECTOR}`],
  ['primes', call('tanh', [a], a, 2), '<msup><mi>tanh</mi><mo lspace="0" rspace="0">′′</mo></msup>'],
  ['a fraction', num(1, 2), '<mfrac><mn>1</mn><mn>2</mn></mfrac>'],
]

describe('MathML', () => {
  it.each(LAYOUTS)('has %s', (_, node, expected) => {
    expect(textOf(node)).toContain(expected)
  })

  it('escapes what stands in it', () => {
    const evil: Markup = { tag: 'mi', attributes: { class: '"<' }, children: ['</mi><script>&'] }
    expect(markupText(evil)).toBe('<mi class="&quot;&lt;">&lt;/mi&gt;&lt;script&gt;&amp;</mi>')
  })
})

/** Ids of nodes, a new one for each. */
const numbering = (): { readonly ids: Map<Node, string>; readonly mark: (node: Node) => string } => {
  const ids = new Map<Node, string>()
  const mark = (node: Node): string => {
    const id = ids.get(node) ?? `n${ids.size}`
    ids.set(node, id)
    return id
  }
  return { ids, mark }
}

const markedIn = (row: readonly Markup[]): Markup[] =>
  everyElement(row).filter(({ attributes }) => attributes['data-node'] !== undefined)

const idOf = ({ attributes }: Markup): string => attributes['data-node']!

describe('marks', () => {
  it('say which node a part is, with or without a sign before it', () => {
    const node = minus(product(A, x), hadamard(x, y))
    const { ids, mark } = numbering()
    const parts = markedIn(toMathml(node, mark)).map((part) => [idOf(part), charactersOf([part])])
    const expected = [node, product(A, x), A, x, hadamard(x, y), x, y].map((of) => [
      ids.get(of),
      charactersOf(toMathml(of)),
    ])
    expect(parts.sort()).toEqual(expected.sort())
  })

  it('leave out what is not a node as it stands, and what has no id', () => {
    const node = plus(times(2, product(W, x)), call('sin', [product(W, x)]))
    const { ids, mark } = numbering()
    const shown = markedIn(toMathml(node, mark)).map((part) => charactersOf([part]))
    expect(shown).toContain('Wx')
    expect(shown).not.toContain('2Wx')
    expect(ids.size).toBeGreaterThan(3)
    expect(markedIn(toMathml(node, () => undefined))).toEqual([])
  })

  it('change nothing that is seen', () => {
    for (const { derivation } of derived)
      for (const { node } of derivation.answers) {
        const row = toMathml(node, numbering().mark)
        expect(charactersOf(row)).toBe(charactersOf(toMathml(node)))
        expect(strangersIn(row)).toEqual([])
      }
  })
})

const withoutDots = (row: readonly Markup[]): string => charactersOf(row).replaceAll('⋅', '')

describe('a formula in pieces', () => {
  it('has the characters of the whole but for dots at broken products, and every mark', () => {
    for (const { derivation } of derived)
      for (const { node } of derivation.answers) {
        const { mark } = numbering()
        const whole = toMathml(node, mark)
        const pieces = mathmlChunks(node, 1400, mark)
        expect(strangersIn(pieces)).toEqual([])
        expect(new Set(markedIn(pieces).map(idOf))).toEqual(new Set(markedIn(whole).map(idOf)))
        if (!everyElement(whole).some(({ tag }) => tag === 'mfrac' || tag === 'msqrt'))
          expect(withoutDots(pieces)).toBe(withoutDots(whole))
      }
  })

  const pieces = (node: Node, width: number): string[] =>
    mathmlChunks(node, width).map((piece) => charactersOf([piece]))
  const sum = plus(plus(x, product(A, x)), y)

  it('is broken at its signs, and inside a term only where that is too wide', () => {
    expect(pieces(minus(product(A, x), y), 5000)).toEqual(['Ax', '−y'])
    expect(pieces(product(A, sum), 5000)).toEqual(['A(x+y+Ax)'])
    expect(pieces(product(A, sum), 500)).toEqual(['A(x+y', '+Ax)'])
  })

  it('shows a dot where a product goes on', () => {
    expect(pieces(product(A, B, W, x), 200)).toEqual(['AB', '⋅Wx'])
  })

  it('has brackets of a fixed height where their partners stand elsewhere', () => {
    const node = product(A, plus(plus(quotient(x, a), y), product(B, x)))
    const brackets = everyElement(mathmlChunks(node, 350)).filter(({ children }) =>
      /^[()]$/.test(String(children[0])),
    )
    expect(brackets.map(({ attributes }) => attributes['minsize'])).toEqual(['2.4em', '2.4em'])
    const whole = everyElement(mathmlChunks(node, 5000)).filter(({ children }) => children[0] === '(')
    expect(whole.map(({ attributes }) => attributes)).toEqual([{ form: 'prefix', stretchy: 'true' }])
  })

  it('has wide numerators beside their denominators, and powers for wide roots', () => {
    expect(pieces(quotient(sum, a), 300)[0]).toMatch(/^1a\(x/)
    expect(pieces(call('sqrt', [call('sum', [sum], a)], a), 300).join('')).toMatch(/\)1\/2$/)
  })

  it('keeps a mark in every piece that shows some of the part', () => {
    const { ids, mark } = numbering()
    const found = mathmlChunks(product(A, sum), 500, mark).map((piece) => markedIn([piece]).map(idOf))
    for (const inPiece of found) expect(inPiece).toContain(ids.get(sum))
  })

  it('is a formula of its own in each', () => {
    for (const piece of mathmlChunks(sum, 100)) {
      expect(piece.tag).toBe('math')
      expect(elementsOf(piece).length).toBeGreaterThan(0)
    }
  })
})
