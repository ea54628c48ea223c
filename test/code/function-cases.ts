/**
 * A case for every way to call every function of the function table.
 */
import type { Node } from '../../src/expr/node.ts'
import { FUNCTIONS, type FunctionRow } from '../../src/functions/index.ts'
import { type Dim, fromPolynomial, multiplyDims, toPolynomial, withValues } from '../../src/shape/dim.ts'
import type { Case } from './harness.ts'
import { type Bench, makeCase } from './worlds.ts'

type Size = readonly [Dim, Dim]

/** The ends of a slice. */
const ENDS: Readonly<Record<string, number>> = { a: 2, b: 3 }

/** A polynomial, an end of a slice in it a number. */
const dimOf = (text: string): Dim =>
  withValues(fromPolynomial(toPolynomial(text)), (name) => ENDS[name] ?? name)

const sizeOf = (text: string): Size => {
  if (text === 'scalar') return [1, 1]
  const [rows = '', cols = '1'] = text.split(' x ')
  return [dimOf(rows), dimOf(cols)]
}

/** What constants of the language, and what laws of code write out, become before code is generated. */
const LOWERED: ReadonlySet<string> = new Set([
  'eye',
  'ones',
  'zeros',
  'vector',
  'matrix',
  'var',
  'std',
  'sqdist',
  'part',
])

const argument = ({ graph: g, v }: Bench, row: FunctionRow, text: string, place: number): Node => {
  if (/^\d+$/.test(text)) return g.number(Number(text))
  const [, end] = /^dim ([ab]) <= /.exec(text) ?? []
  if (end) return g.dimension(dimOf(end))
  if (text.startsWith('dim i')) return g.dimension(2)
  if (text.startsWith('dim j')) return g.dimension(3)
  if (text.startsWith('dim ')) return g.dimension(dimOf(text.slice(4)))
  const isOrder = row.name.startsWith('power_') || (row.group === 'elementwise-family' && place === 0)
  if (text === 'scalar' && isOrder) return g.number(3)
  const [rows, cols] = sizeOf(text)
  const variable = v(`X${place}`, rows, cols)
  if (place === 0 && row.domain === 'positive-definite' && text !== 'scalar')
    return g.plus(g.product([variable, g.transpose(variable)]), g.eye(rows))
  if (place === 0 && row.needs === 'symmetric' && text !== 'scalar')
    return g.plus(variable, g.transpose(variable))
  return row.domain === 'above-one' ? g.plus(variable, g.ones(rows, cols)) : variable
}

const write = (row: FunctionRow, args: readonly string[], value: Size): Case =>
  makeCase(`${row.name}(${args.join(', ')})`, (bench) => {
    bench.v('S', 'm', 'n')
    const node = bench.graph.call(
      row.name,
      0,
      args.map((text, place) => argument(bench, row, text, place)),
      ...value,
    )
    const scalar = value[0] === 1 && value[1] === 1
    return { objective: scalar ? node : bench.v('s'), derivatives: { X0: node } }
  })

const SHAPES = ['scalar', 'n', '1 x n', 'm x n']

/** Every way to call a function; matrix functions take a scalar for a 1 x 1 matrix. */
const casesOf = (row: FunctionRow): Case[] => {
  const beside = {
    'elementwise-two': (text: string) => [text, text],
    'elementwise-family': (text: string) => ['scalar', text],
  }
  const argumentsOf = beside[row.group as keyof typeof beside] ?? ((text: string) => [text])
  if (row.group.startsWith('elementwise'))
    return [
      ...SHAPES.map((text) => write(row, argumentsOf(text), sizeOf(text))),
      ...(row.signatures.includes('m x n -> scalar') ? SHAPES.map((text) => write(row, [text], [1, 1])) : []),
    ]
  const given = row.signatures.map((signature) => {
    const [args = '', value = ''] = signature.split('->').map((part) => part.trim())
    return write(row, args.split(', '), sizeOf(value))
  })
  const first = row.signatures[0]!.split('->')[0]!.trim()
  const takesScalar = (first === 'n x n' || first === 'm x n') && row.name !== 'vecs'
  return takesScalar ? [...given, write(row, ['scalar'], [1, 1])] : given
}

const MORE: readonly Case[] = ['norm1', 'norm2', 'normF', 'sum', 'mean'].flatMap((name) => {
  const row = FUNCTIONS.find((known) => known.name === name)!
  return ['n', '1 x n'].map((text) => write(row, [text], [1, 1]))
})

const KRONECKER: readonly Case[] = ['n', '1 x n', 'm x n'].flatMap((a) =>
  ['p', '1 x p', 'p x k'].map((b) => {
    const row = FUNCTIONS.find(({ name }) => name === 'kron')!
    const [[r, c], [p, q]] = [sizeOf(a), sizeOf(b)]
    return write(row, [a, b], [multiplyDims(r, p), multiplyDims(c, q)])
  }),
)

const AXES: readonly Case[] = ['sum', 'mean'].flatMap((name) => {
  const row = FUNCTIONS.find((known) => known.name === name)!
  const call = (text: string, axis: string, value: Size) => write(row, [text, axis], value)
  return [
    call('n', '1', [1, 1]),
    call('n', '2', ['n', 1]),
    call('1 x n', '1', [1, 'n']),
    call('1 x n', '2', [1, 1]),
    call('scalar', '1', [1, 1]),
  ]
})

const RESHAPED: readonly Case[] = FUNCTIONS.filter(({ name }) => name === 'reshape').flatMap((row) => [
  write(row, ['m*n', 'dim m', 'dim n'], ['m', 'n']),
  write(row, ['m x n', 'dim m*n', '1'], ['m*n', 1]),
  write(row, ['m*n', '1', 'dim m*n'], [1, 'm*n']),
])

/** Singular vectors are determined but for a sign that both share. */
const SINGULAR = makeCase('spectral_left(m x n) and spectral_right(m x n)', ({ graph: g, v }) => {
  const x = v('X0', 'm', 'n')
  const u = g.call('spectral_left', 0, [x], 'm', 1)
  const w = g.call('spectral_right', 0, [x], 'n', 1)
  return { objective: v('s'), derivatives: { X0: g.product([u, g.transpose(w)]) } }
})

/** So are eigenvectors, whose signs go with nothing. */
const EIGEN = makeCase('eigvecs, eigmax_vector and eigmin_vector', ({ graph: g, v }) => {
  const x = v('X0', 'n', 'n')
  const s = g.plus(x, g.transpose(x))
  const projector = (name: string): Node => {
    const y = g.call(name, 0, [s], 'n', 1)
    return g.product([y, g.transpose(y)])
  }
  const u = g.call('eigvecs', 0, [s], 'n', 'n')
  const between = g.call('diag', 0, [g.call('exp', 0, [g.call('eigvals', 0, [s], 'n', 1)], 'n', 1)], 'n', 'n')
  const sum = [
    g.product([u, between, g.transpose(u)]),
    projector('eigmax_vector'),
    g.minus(projector('eigmin_vector')),
  ]
  return { objective: v('s'), derivatives: { X0: sum.reduce((a, b) => g.plus(a, b)) } }
})

/** Of a tall matrix and of a wide one. */
const DECOMPOSED = [
  ['m', 'n'],
  ['n', 'm'],
].map(([rows = '', cols = '']) =>
  makeCase(`svd_left and svd_right of ${rows} x ${cols}`, ({ graph: g, v }) => {
    const x = v('X0', rows, cols)
    const least = 'min(m,n)'
    const u = g.call('svd_left', 0, [x], rows, least)
    const w = g.call('svd_right', 0, [x], cols, least)
    const s = g.call('svdvals', 0, [x], least, 1)
    const between = g.call('diag', 0, [g.call('exp', 0, [s], least, 1)], least, least)
    return { objective: v('s'), derivatives: { X0: g.product([u, between, g.transpose(w)]) } }
  }),
)

const PAIRED: ReadonlySet<string> = new Set([
  'reshape',
  'spectral_left',
  'spectral_right',
  'eigvecs',
  'eigmax_vector',
  'eigmin_vector',
  'svd_left',
  'svd_right',
])

export const FUNCTION_CASES: readonly Case[] = [
  SINGULAR,
  ...DECOMPOSED,
  EIGEN,
  ...FUNCTIONS.filter(({ name }) => !LOWERED.has(name) && !PAIRED.has(name)).flatMap(casesOf),
  ...RESHAPED,
  ...MORE,
  ...KRONECKER,
  ...AXES,
]
