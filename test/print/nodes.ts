/**
 * Nodes by hand, for tests of printing what cannot be typed.
 */
import { createGraph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { type Rational, rational } from '../../src/rational.ts'
import type { Dim } from '../../src/shape/dim.ts'

export const graph = createGraph(new Map([['sigmoid', 'sigma']]))

const variable = (name: string, rows: Dim = 1, cols: Dim = 1): Node =>
  graph.variable({ name, rows, cols, active: false })

export const a = variable('a')
export const [x, y, b] = [variable('x', 'n'), variable('y', 'n'), variable('b', 'm')]
export const [A, B, W] = [variable('A', 'n', 'n'), variable('B', 'n', 'n'), variable('W', 'm', 'n')]

export const call = (name: string, args: readonly Node[], shape = args[0]!, order = 0): Node =>
  graph.call(name, order, args, shape.rows, shape.cols)

export const num = (numerator: number, denominator = 1): Node =>
  graph.number(rational(numerator, denominator))
export const times = (value: Rational | number, node: Node): Node =>
  graph.times(typeof value === 'number' ? rational(value) : value, node)
export const product = (...factors: Node[]): Node => graph.product(factors)
export const hadamard = (...factors: Node[]): Node => graph.hadamard(factors)
export const power = (base: Node, exponent: Node | number): Node =>
  graph.power(base, typeof exponent === 'number' ? num(exponent) : exponent)
export const minus = (left: Node, right: Node): Node => graph.plus(left, graph.minus(right))

export const { colon, differential, matrixPower, ones, plus, scale, transpose } = graph
