/**
 * A graph with some variables, and short names for what tests of the graph build by hand.
 */
import type { Graph } from '../../src/expr/constructors.ts'
import { createGraph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import { type Rational, rational } from '../../src/rational.ts'
import type { Dim } from '../../src/shape/dim.ts'
import { closure, type Property } from '../../src/shape/properties.ts'

const VARIABLES: readonly (readonly [string, Dim, Dim])[] = [
  ['a', 1, 1],
  ['c', 1, 1],
  ['s', 1, 1],
  ['k', 1, 1],
  ['x', 'n', 1],
  ['y', 'n', 1],
  ['r', 1, 'n'],
  ['A', 'n', 'n'],
  ['B', 'n', 'n'],
  ['W', 'm', 'n'],
  ['X', 'm', 'n'],
]

export interface Algebra {
  readonly g: Graph
  /** The variable of that name. */
  readonly v: (name: string) => Node
  readonly declare: (name: string, rows: Dim, cols: Dim, properties?: readonly Property[]) => Node
  readonly num: (value: number, den?: number) => Node
  readonly times: (value: number | Rational, node: Node) => Node
  readonly sum: (...nodes: Node[]) => Node
  readonly minus: (left: Node, right: Node) => Node
  readonly product: (...nodes: Node[]) => Node
  readonly hadamard: (...nodes: Node[]) => Node
  readonly power: (base: Node, exponent: Node | number) => Node
  readonly matrixPower: (base: Node, exponent: Node | number) => Node
  /** A function that keeps the shape of its argument. */
  readonly map: (name: string, node: Node, order?: number) => Node
}

/** A new graph; a variable is active when its name is among those given. */
export const algebra = (...active: string[]): Algebra => {
  const g = createGraph()
  const known = new Map<string, Node>()
  const declare: Algebra['declare'] = (name, rows, cols, properties = []) => {
    const facts = { name, rows, cols, active: active.includes(name), properties: closure(properties) }
    const node = g.variable(facts)
    known.set(name, node)
    return node
  }
  for (const [name, rows, cols] of VARIABLES) declare(name, rows, cols)
  const num: Algebra['num'] = (value, den = 1) => g.number(rational(value, den))
  const node = (given: Node | number): Node => (typeof given === 'number' ? num(given) : given)
  return {
    g,
    v: (name) => known.get(name)!,
    declare,
    num,
    times: (value, body) => g.times(typeof value === 'number' ? rational(value) : value, body),
    sum: (...nodes) =>
      g.sum(
        nodes.map((body) => ({ coefficient: rational(1), body })),
        nodes[0]!.rows,
        nodes[0]!.cols,
      ),
    minus: (left, right) => g.plus(left, g.minus(right)),
    product: (...nodes) => g.product(nodes),
    hadamard: (...nodes) => g.hadamard(nodes),
    power: (base, exponent) => g.power(base, node(exponent)),
    matrixPower: (base, exponent) => g.matrixPower(base, node(exponent)),
    map: (name, body, order = 0) => g.call(name, order, [body], body.rows, body.cols),
  }
}
