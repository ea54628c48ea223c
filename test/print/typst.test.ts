/**
 * Typst: what is printed of every problem, of every function and of every name is compiled.
 */
import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/expr/node.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { derivationRows } from '../../src/print/derivation.ts'
import { nameIn } from '../../src/print/names.ts'
import { type FormulaStyle, STYLES } from '../../src/print/style.ts'
import { toTypst, typstIn } from '../../src/print/typst.ts'
import { reportTypst } from '../../src/print/typstreport.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { gradus } from '../cli/gradus.ts'
import { derivations } from './derivations.ts'
import {
  A,
  a,
  b,
  call,
  colon,
  differential,
  graph,
  hadamard,
  power,
  product,
  transpose,
  x,
  y,
} from './nodes.ts'
import { typstFaults, WITHOUT_TYPST } from './typstcompiler.ts'

const inverse = call('inv', [A])
const half = power(a, -1)

const SPELLED: readonly (readonly [typst: string, node: Node, style: FormulaStyle])[] = [
  ['bold(A) bold(x)', product(A, x), {}],
  ['A x', product(A, x), { latexStyle: 'plain' }],
  ['bold(A)^top bold(x)', product(transpose(A), x), {}],
  ["A' x", product(transpose(A), x), { latexStyle: 'plain', transpose: 'prime' }],
  ['bold(A)^sans(T)', transpose(A), { transpose: 'T' }],
  ['bold(A)^(-top)', transpose(inverse), {}],
  ['bold(x) ∘ bold(y)', hadamard(x, y), { hadamard: 'circ' }],
  ['bold(A) colon dif bold(A)', colon(A, differential(A)), {}],
  ['norm(bold(A) bold(x))_(2)', call('norm2', [product(A, x)], a), {}],
  ['op("softplus")\'\'(bold(x))', call('softplus', [x], x, 2), {}],
  ['(1)/(a)', half, {}],
  ['upright(bold(I))_(n)', graph.eye('n'), {}],
]

const STEMS = [
  'x',
  'Sigma',
  'phi',
  'varphi',
  'omicron',
  'Alpha',
  'loss',
  'x_',
  'a_max',
  'x1_sigma',
  'x_hat',
  'beta_tilde_2',
  'y_bar_dot',
  'dX',
  'mu1',
]

describe('Typst', () => {
  it.each(SPELLED)('%s is what a node is printed as', (typst, node, style) => {
    expect(toTypst(node, style)).toBe(typst)
  })

  it.skipIf(WITHOUT_TYPST)(
    'is compiled for every function, its derivatives and transposes, in every style',
    () => {
      for (const latexStyle of STYLES.latexStyle)
        for (const turned of STYLES.transpose)
          for (const sign of STYLES.hadamard) {
            const style = { latexStyle, transpose: turned, hadamard: sign }
            const nodes = FUNCTIONS.flatMap(({ name }) =>
              [0, 1, 2].flatMap((order) => {
                const node = call(name, [A, b], A, order)
                return [node, transpose(node), power(node, 2)]
              }),
            )
            const text = nodes.map((node) => `$ ${toTypst(node, style)} $`).join('\n')
            expect(typstFaults(text), JSON.stringify(style)).toEqual([])
          }
    },
  )

  it.skipIf(WITHOUT_TYPST)('is compiled for every name, on its own and with an index', () => {
    for (const face of ['scalar', 'vector', 'matrix'] as const)
      for (const stem of STEMS) {
        const name = nameIn(typstIn(), stem, face)
        expect([name, typstFaults(`$ ${name} + ${typstIn().whole(name).join('')}_(i)^top (x) $`)]).toEqual([
          name,
          [],
        ])
      }
  })

  it.skipIf(WITHOUT_TYPST)(
    'is compiled for the derivation of every problem, and plain for every answer',
    () => {
      const all = derivations()
      expect(all.length).toBeGreaterThan(500)
      const style = { latexStyle: 'plain', transpose: 'prime', hadamard: 'circ' } as const
      for (const { title, derivation } of all) {
        const report = reportTypst({ input: title, derivation, shapes: [], assumptions: [], notes: [] })
        expect([title, typstFaults(report)]).toEqual([title, []])
        const rows = derivationRows(derivation, 'answers', typstIn(style))
        const plain = rows.map(({ head, node }) => `$ ${head} = ${toTypst(node, style)} $`).join('\n')
        expect([title, typstFaults(plain)]).toEqual([title, []])
      }
    },
    600_000,
  )

  it.skipIf(WITHOUT_TYPST)('has what is said below the derivation, in which nothing is markup', async () => {
    const { out } = await gradus([
      'norm2(A*x - b)^2 + logdet(S)',
      '--wrt',
      'x,S',
      '--to',
      'typst',
      '--explain',
      '--shapes',
    ])
    expect(out).toContain('Assuming S is invertible')
    expect(out).toContain('Shapes: ')
    expect(typstFaults(out)).toEqual([])
    const assumptions = ['#x *y* _z_ $w$ @v <u> \\ [t] ~ `s` // r /* q']
    const { derived: derivation } = deriveRequest({ expr: "x'*x", wrt: 'x' })
    const report = { input: "x'*x", derivation, shapes: [], assumptions, notes: [] }
    expect(typstFaults(reportTypst(report))).toEqual([])
  })
})
