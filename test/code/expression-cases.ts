/**
 * Expressions of every kind, as cases for generated code.
 */
import type { Node } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import type { Case } from './harness.ts'
import { type Bench, makeCase } from './worlds.ts'

/** The language writes as its value and, so that both places are tried, as its derivative. */
const both = (title: string, write: (bench: Bench) => Node) =>
  makeCase(title, (bench) => {
    const node = write(bench)
    const objective = node.rows === 1 && node.cols === 1 ? node : bench.v('s')
    return { objective, derivatives: { X: node } }
  })

const call = ({ graph }: Bench, name: string, arg: Node, order = 0): Node =>
  graph.call(name, order, [arg], arg.rows, arg.cols)
const half = rational(1, 2)
/** A node in a problem that has a further variable, from whose shape dimensions are told. */
const having = (_variable: Node, node: Node): Node => node

export const EXPRESSION_CASES: readonly Case[] = [
  makeCase('the running example', (bench) => {
    const { graph: g, v } = bench
    const [W, x, b] = [v('W', 'm', 'n'), v('x', 'n'), v('b', 'm')]
    const t = call(bench, 'sigmoid', g.product([W, x]))
    const slope = g.plus(t, g.minus(g.power(t, g.number(2))))
    return {
      objective: g.product([g.transpose(t), b]),
      derivatives: { W: g.product([g.hadamard([b, slope]), g.transpose(x)]) },
    }
  }),
  makeCase('derivatives by several variables', ({ graph: g, v }) => {
    const [W, x, b] = [v('W', 'm', 'n'), v('x', 'n'), v('b', 'm')]
    return {
      objective: g.product([g.transpose(b), W, x]),
      derivatives: { W: g.product([b, g.transpose(x)]), b: g.product([W, x]) },
    }
  }),
  both('a quadratic form', ({ graph: g, v }) =>
    g.product([g.transpose(v('x', 'n')), v('A', 'n', 'n'), v('x', 'n')]),
  ),
  both('a row variable', ({ v }) => v('r', 1, 'n')),
  both('a row times a matrix', ({ graph: g, v }) => g.product([v('r', 1, 'm'), v('A', 'm', 'n')])),
  both('a row times two matrices', ({ graph: g, v }) =>
    g.product([v('r', 1, 'm'), v('A', 'm', 'n'), v('B', 'n', 'p')]),
  ),
  both('a column times a row variable', ({ graph: g, v }) => g.product([v('x', 'm'), v('r', 1, 'n')])),
  both('a row times a column', ({ graph: g, v }) => g.product([v('r', 1, 'n'), v('x', 'n')])),
  both('an outer product around a scalar', ({ graph: g, v }) =>
    g.product([v('a', 'm'), v('r', 1, 'n'), v('B', 'n', 'k'), v('c', 'k'), v('q', 1, 'p')]),
  ),
  both('scalars in front of a row', ({ graph: g, v }) =>
    g.product([v('r', 1, 'n'), v('c', 'n'), v('q', 1, 'p'), v('A', 'p', 'm')]),
  ),
  both('a transposed matrix in a product', ({ graph: g, v }) =>
    g.product([g.transpose(v('A', 'n', 'm')), v('B', 'n', 'p'), v('C', 'p', 'k')]),
  ),
  both('the inverse applied to a vector', (bench) =>
    bench.graph.product([call(bench, 'inv', bench.v('A', 'n', 'n')), bench.v('x', 'n')]),
  ),
  both('the inverse applied to a row', (bench) => {
    const { graph: g, v } = bench
    return g.product([v('r', 1, 'n'), call(bench, 'inv', v('A', 'n', 'n'))])
  }),
  both('the transposed inverse applied to a row and a matrix', (bench) => {
    const { graph: g, v } = bench
    const inverse = g.transpose(call(bench, 'inv', v('A', 'n', 'n')))
    return g.product([v('r', 1, 'n'), inverse, v('B', 'n', 'p')])
  }),
  both('the inverse applied to a matrix', (bench) =>
    bench.graph.product([call(bench, 'inv', bench.v('A', 'n', 'n')), bench.v('B', 'n', 'p')]),
  ),
  both('the inverse in two places', (bench) => {
    const { graph: g, v } = bench
    const inverse = call(bench, 'inv', v('A', 'n', 'n'))
    return g.product([inverse, v('x', 'n'), g.transpose(v('x', 'n')), inverse])
  }),
  both('a matrix power', ({ graph: g, v }) => g.matrixPower(v('A', 'n', 'n'), g.number(3))),
  both('a negative matrix power', ({ graph: g, v }) => g.matrixPower(v('A', 'n', 'n'), g.number(-2))),
  both('one less than ones', ({ graph: g, v }) => g.plus(g.ones('n', 1), g.minus(v('x', 'n')))),
  both('ones alone', ({ graph: g, v }) => having(v('A', 'n', 'm'), g.ones('n', 'm'))),
  both('equal entries', ({ graph: g, v }) => having(v('A', 'n', 'm'), g.times(rational(3), g.ones('n', 1)))),
  both('a scalar on all entries', ({ graph: g, v }) => g.scale(v('c'), g.ones(1, 5))),
  both('zero', ({ graph: g, v }) => having(v('A', 'n', 'm'), g.zero('n', 'm'))),
  both('a dimension on all entries', ({ graph: g, v }) =>
    having(v('A', 'n', 'm'), g.scale(g.dimension('n'), g.ones('m', 1))),
  ),
  both('a number', ({ graph: g }) => g.number(3)),
  both('a fraction', ({ graph: g }) => g.number(rational(-2, 3))),
  both('zero as a number', ({ graph: g }) => g.number(0)),
  both('a dimension as a number', ({ graph: g, v }) =>
    having(v('x', 'n'), g.plus(g.dimension('n'), g.number(1))),
  ),
  both('pi', ({ graph: g, v }) => g.scale(g.pi(), v('x', 'n'))),
  both('a variable alone', ({ v }) => v('x', 'n')),
  both('a scalar variable alone', ({ v }) => v('c')),
  both('the identity', ({ graph: g, v }) => having(v('A', 'n', 'm'), g.plus(g.eye('n'), g.eye('n')))),
  both('the identity of the smaller of two sizes', ({ graph: g, v }) =>
    having(v('A', 'n', 'm'), g.eye('min(m,n)')),
  ),
  both('the identity of an integer size', ({ graph: g }) => g.eye(3)),
  both('a fraction of a vector', ({ graph: g, v }) => g.times(rational(-1, 3), v('x', 'n'))),
  both('two thirds of a vector', ({ graph: g, v }) => g.times(rational(2, 3), v('x', 'n'))),
  both('minus two thirds of a vector', ({ graph: g, v }) => g.times(rational(-2, 3), v('x', 'n'))),
  both('a sum that begins with a sign', ({ graph: g, v }) =>
    g.sum(
      [
        { coefficient: rational(-1, 2), body: v('x', 'n') },
        { coefficient: rational(-3), body: v('y', 'n') },
      ],
      'n',
      1,
    ),
  ),
  both('minus a Hadamard product', ({ graph: g, v }) => g.minus(g.hadamard([v('x', 'n'), v('y', 'n')]))),
  both('minus a matrix product', ({ graph: g, v }) => g.minus(g.product([v('A', 'm', 'n'), v('x', 'n')]))),
  both('a square of a difference', ({ graph: g, v }) =>
    g.power(g.plus(v('x', 'n'), g.minus(v('y', 'n'))), g.number(2)),
  ),
  both('a square of a product', ({ graph: g, v }) =>
    g.power(g.product([v('A', 'm', 'n'), v('x', 'n')]), g.number(2)),
  ),
  both('a quotient entry by entry', ({ graph: g, v }) =>
    g.hadamard([v('x', 'n'), g.power(v('y', 'n'), g.number(-1)), g.power(v('z', 'n'), g.number(-2))]),
  ),
  both('reciprocals', ({ graph: g, v }) => g.power(v('y', 'n'), g.number(-1))),
  both('twice the reciprocals', ({ graph: g, v }) =>
    g.times(rational(2), g.power(v('y', 'n'), g.number(-1))),
  ),
  both('a vector divided by scalars', ({ graph: g, v }) => {
    const over = (node: Node): Node => g.power(node, g.number(-1))
    return g.scale(g.hadamard([over(v('a')), over(v('b'))]), v('x', 'n'))
  }),
  both('a scalar quotient times a vector', ({ graph: g, v }) =>
    g.scale(g.hadamard([v('a'), g.power(v('b'), g.number(-3))]), v('x', 'n')),
  ),
  both('square roots', ({ graph: g, v }) => g.power(v('x', 'n'), g.number(half))),
  both('reciprocal square roots', ({ graph: g, v }) => g.power(v('x', 'n'), g.number(rational(-1, 2)))),
  both('cube roots of a scalar', ({ graph: g, v }) => g.power(v('c'), g.number(rational(1, 3)))),
  both('a fractional power of a vector', ({ graph: g, v }) => g.power(v('x', 'n'), g.number(rational(3, 2)))),
  both('a symbolic power', ({ graph: g, v }) => g.power(v('x', 'n'), v('c'))),
  both('a power of a scalar to a scalar', ({ graph: g, v }) => g.power(v('b'), g.plus(v('c'), g.number(-1)))),
  both('a number to a vector', ({ graph: g, v }) => g.power(g.number(2), v('x', 'n'))),
  both('a scalar to a matrix', ({ graph: g, v }) => g.power(v('c'), v('X', 'm', 'n'))),
  both('a vector to a vector', ({ graph: g, v }) => g.power(v('x', 'n'), v('y', 'n'))),
  both('a matrix to a matrix entry by entry', ({ graph: g, v }) =>
    g.power(v('X', 'm', 'n'), v('Y', 'm', 'n')),
  ),
  both('a colon product of matrices', ({ graph: g, v }) =>
    g.colon(g.plus(v('A', 'm', 'n'), v('B', 'm', 'n')), v('B', 'm', 'n')),
  ),
  both('a colon product of vectors', ({ graph: g, v }) => g.colon(v('x', 'n'), v('y', 'n'))),
  both('a colon product of rows', ({ graph: g, v }) => g.colon(v('q', 1, 'n'), v('r', 1, 'n'))),
  both('a colon product with ones', ({ graph: g, v }) =>
    g.colon(g.times(rational(2), g.ones('m', 'n')), v('A', 'm', 'n')),
  ),
  both('a colon product of constants', ({ graph: g, v }) =>
    having(v('A', 'm', 'n'), g.colon(g.ones('m', 'n'), g.times(rational(2), g.ones('m', 'n')))),
  ),
  both('row sums as a product', ({ graph: g, v }) => g.product([v('A', 'm', 'n'), g.ones('n', 1)])),
  both('column sums as a product', ({ graph: g, v }) => g.product([g.ones(1, 'm'), v('A', 'm', 'n')])),
  both('the sum as a product', ({ graph: g, v }) => g.product([g.ones(1, 'n'), v('x', 'n')])),
  both('copies of a vector', ({ graph: g, v }) => g.product([v('x', 'm'), g.ones(1, 'n')])),
  both('functions of equal entries', (bench) => {
    const { graph: g, v } = bench
    return g.plus(call(bench, 'exp', g.ones('n', 1)), v('x', 'n'))
  }),
  both('the larger of a vector and a number', ({ graph: g, v }) =>
    g.call('max', 0, [v('x', 'n'), g.number(half)], 'n', 1),
  ),
  both('the smaller of a scalar and a matrix', ({ graph: g, v }) =>
    g.call('min', 0, [v('c'), g.plus(v('A', 'm', 'n'), v('B', 'm', 'n'))], 'm', 'n'),
  ),
  both('a scalar times equal entries times a matrix', (bench) => {
    const { graph: g, v } = bench
    return g.scale(v('c'), g.product([call(bench, 'exp', g.ones('p', 'm')), v('B', 'm', 'n')]))
  }),
  both('generic functions', (bench) => {
    const { graph: g, v } = bench
    const z = g.product([v('A', 'm', 'n'), v('x', 'n')])
    return g.hadamard([call(bench, 'phi', z, 2), call(bench, 'phi', z), call(bench, 'psi', z, 1)])
  }),
  both('a third derivative of a generic function of a scalar', (bench) =>
    call(bench, 'phi', bench.v('c'), 3),
  ),
  both('a generic function of a row', (bench) => call(bench, 'phi', bench.v('r', 1, 'n'), 1)),
  both('a generic function of a matrix', (bench) => call(bench, 'phi', bench.v('A', 'm', 'n'), 1)),
  makeCase('a derivative that is the value', (bench) => {
    const node = call(bench, 'exp', bench.v('c'))
    return { objective: node, derivatives: { c: node } }
  }),
  makeCase('a value used by the derivative', (bench) => {
    const node = call(bench, 'exp', bench.graph.product([bench.v('a', 1, 'n'), bench.v('x', 'n')]))
    return {
      objective: node,
      derivatives: { x: bench.graph.scale(node, bench.graph.transpose(bench.v('a', 1, 'n'))) },
    }
  }),
  makeCase('definitions', (bench) => {
    const { graph: g, v } = bench
    const h = g.named('h', call(bench, 'tanh', g.product([v('V', 'm', 'n'), v('x', 'n')])))
    const f = g.named('f', g.colon(h, h))
    return { objective: f, derivatives: { x: g.scale(f, g.product([g.transpose(v('V', 'm', 'n')), h])) } }
  }),
]
