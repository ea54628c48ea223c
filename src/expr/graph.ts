/**
 * The constructors of expression nodes. A graph interns: equal expressions are one node. The constructors put into
 * form what the representation implies (flat, like terms and factors collected, rational and scalar factors apart);
 * every other law is a rule. A graph lives as long as one problem, so interning never grows for ever.
 */
import { MINUS_ONE } from '../rational.ts'
import { BINDERS } from '../shape/binders.ts'
import type { Dim } from '../shape/dim.ts'
import type { Equation } from '../shape/equation.ts'
import { spelledName } from '../shape/mapping.ts'
import { modulo } from '../shape/modulo.ts'
import type { Graph } from './constructors.ts'
import { hadamard, power } from './entrywise.ts'
import { created, ids, type Store } from './intern.ts'
import { dimension, eye, holding, named, number, ones, pi, variable, zero } from './leaves.ts'
import { isScalarNode, isZeroNode, type Node } from './node.ts'
import { compareFactors } from './order.ts'
import { matrixPower, product, scale } from './products.ts'
import { plus, sum, times } from './sums.ts'

export type { Graph, VariableFacts } from './constructors.ts'

const transpose = ({ nodes }: Store, body: Node): Node => {
  const key = `t:${body.id}`
  return nodes.get(key) ?? created(nodes, key, { kind: 'transpose', body, rows: body.cols, cols: body.rows })
}

/** The colon product: differentials stand right, else the short operand left. */
const colon = (g: Store, a: Node, b: Node): Node => {
  if (isScalarNode(a) && isScalarNode(b)) return g.hadamard([a, b])
  if (isZeroNode(a) || isZeroNode(b)) return g.zero(1, 1)
  const [left, right] = compareFactors(a, b) > 0 ? [b, a] : [a, b]
  const key = `:${left.id},${right.id}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'colon', left, right, rows: 1, cols: 1 })
}

const call = (g: Store, name: string, order: number, args: readonly Node[], m: Dim, n: Dim): Node => {
  g.calls.add(name)
  if (BINDERS.has(name) && args[1]?.kind === 'dimension') g.indices.add(String(args[1].dim))
  const [rows, cols] = [g.reduced(m), g.reduced(n)]
  const key = `f:${name}:${order}:${ids(args)}:${rows},${cols}`
  const known = g.nodes.get(key)
  if (known) return known
  const spelling = g.spelling.get(name) ?? spelledName(name)
  return created(g.nodes, key, { kind: 'call', name, spelling, order, args, rows, cols })
}

const differential = ({ nodes }: Store, body: Node): Node => {
  const key = `D:${body.id}`
  const { rows, cols } = body
  return nodes.get(key) ?? created(nodes, key, { kind: 'differential', body, rows, cols })
}

/** What an empty graph knows of what was made in it. */
const nothingMade = (): Pick<Store, 'variables' | 'calls' | 'indices' | 'definitions'> => ({
  variables: new Map(),
  calls: new Set(),
  indices: new Set(),
  definitions: 0,
})

/**
 * An empty graph; `spelling` tells under which alias the user wrote a function, `equations` which dimensions are equal
 * although their names differ: in the graph they are written alike.
 */
export const createGraph = (
  spelling: ReadonlyMap<string, string> = new Map(),
  equations: readonly Equation[] = [],
): Graph => {
  const nodes = new Map<string, Node>()
  const one = created(nodes, '1:1,1', { kind: 'ones', rows: 1, cols: 1 })
  const g: Store = {
    nodes,
    one,
    spelling,
    reduced: modulo(equations),
    ...nothingMade(),
    variable: (facts) => variable(g, facts),
    holding: (moving, properties) => holding(g, moving, properties),
    named: (name, value, introduced, place) => named(g, name, value, introduced, place),
    ones: (rows, cols) => ones(g, rows, cols),
    zero: (rows, cols) => zero(g, rows, cols),
    eye: (n) => eye(g, n),
    pi: () => pi(g),
    dimension: (dim) => dimension(g, dim),
    number: (value) => number(g, value),
    times: (coefficient, node) => times(g, coefficient, node),
    sum: (terms, rows, cols) => sum(g, terms, rows, cols),
    plus: (a, b) => plus(g, a, b),
    minus: (a) => times(g, MINUS_ONE, a),
    scale: (scalar, body) => scale(g, scalar, body),
    product: (operands) => product(g, operands),
    matrixPower: (base, exponent) => matrixPower(g, base, exponent),
    hadamard: (operands) => hadamard(g, operands),
    power: (base, exponent) => power(g, base, exponent),
    transpose: (body) => transpose(g, body),
    colon: (a, b) => colon(g, a, b),
    call: (name, order, args, rows, cols) => call(g, name, order, args, rows, cols),
    differential: (body) => differential(g, body),
    hasNames: () => g.definitions > 0,
  }
  return g
}
