/**
 * The constructors of expression nodes. A graph interns: equal expressions are one node. The constructors put into
 * form what the representation implies (flat, like terms and factors collected, rational and scalar factors apart);
 * every other law is a rule. A graph lives as long as one problem, so interning never grows for ever.
 */
import { type Rational, rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { modulo } from '../shape/modulo.ts'
import type { Property } from '../shape/properties.ts'
import type { Shape } from '../shape/shape.ts'
import type { Equation } from '../shape/unify.ts'
import type { Graph, VariableFacts } from './constructors.ts'
import { entrywise } from './entrywise.ts'
import { createIntern, type Draft, ids } from './intern.ts'
import { isScalarNode, isZeroNode, type Named, type Node, type Variable } from './node.ts'
import { compareFactors } from './order.ts'
import { products } from './products.ts'
import { sums } from './sums.ts'

export type { Graph, VariableFacts } from './constructors.ts'

const NO_PROPERTIES: ReadonlySet<Property> = new Set()

/**
 * An empty graph; `spelling` tells under which alias the user wrote a function, `equations` which dimensions are equal
 * although their names differ: in the graph they are written alike.
 */
export const createGraph = (
  spelling: ReadonlyMap<string, string> = new Map(),
  equations: readonly Equation[] = [],
): Graph => {
  const reduced = modulo(equations)
  const interned = new Map<string, Node>()
  const variables = new Map<string, Variable>()
  let named = 0
  const intern = createIntern(interned)
  const calls = new Set<string>()
  const g = {} as Graph

  const variable = (facts: VariableFacts): Variable => {
    const known = variables.get(facts.name)
    if (known) return known
    const index = variables.size + named
    const [rows, cols] = [reduced(facts.rows), reduced(facts.cols)]
    const draft = { kind: 'variable', properties: NO_PROPERTIES, ...facts, rows, cols, index } as const
    const node: Variable = { ...draft, id: interned.size, size: 1, lead: index, differential: false }
    interned.set(`v:${facts.name}`, node)
    variables.set(facts.name, node)
    return node
  }

  const holding = (moving: Variable, properties: ReadonlySet<Property>): Variable => {
    const key = `v!${moving.name}`
    const node = interned.get(key) ?? { ...moving, properties, id: interned.size }
    interned.set(key, node)
    return node as Variable
  }

  const nameValue = (name: string, value: Node, introduced = false, position?: number): Named => {
    const { rows, cols } = value
    const index = position ?? variables.size + named
    const key = `n:${name}:${value.id}`
    if (!interned.has(key)) named++
    return intern(key, () => ({ kind: 'named', name, value, introduced, index, rows, cols })) as Named
  }

  /** A constant of a shape. */
  const sized = (key: string, m: Dim, n: Dim, make: (shape: Shape) => Draft): Node => {
    const shape = { rows: reduced(m), cols: reduced(n) }
    return intern(`${key}:${shape.rows},${shape.cols}`, () => make(shape))
  }
  const ones = (m: Dim, n: Dim): Node => sized('1', m, n, (shape) => ({ kind: 'ones', ...shape }))
  const one = ones(1, 1)
  const zero = (m: Dim, n: Dim): Node => sized('0', m, n, (shape) => ({ kind: 'sum', terms: [], ...shape }))
  const eye = (n: Dim): Node => (n === 1 ? one : sized('I', n, n, (shape) => ({ kind: 'eye', ...shape })))
  const pi = (): Node => intern('pi', () => ({ kind: 'pi', rows: 1, cols: 1 }))
  const dimension = (of: Dim): Node => {
    const dim = reduced(of)
    if (typeof dim === 'number') return g.number(dim)
    return intern(`d:${dim}`, () => ({ kind: 'dimension', dim, rows: 1, cols: 1 }))
  }

  const number = (value: Rational | number): Node =>
    g.times(typeof value === 'number' ? rational(value) : value, one)

  const transpose = (body: Node): Node =>
    intern(`t:${body.id}`, () => ({ kind: 'transpose', body, rows: body.cols, cols: body.rows }))

  /** The colon product: differentials stand right, else the short operand left. */
  const colon = (a: Node, b: Node): Node => {
    if (isScalarNode(a) && isScalarNode(b)) return g.hadamard([a, b])
    if (isZeroNode(a) || isZeroNode(b)) return g.zero(1, 1)
    const [left, right] = compareFactors(a, b) > 0 ? [b, a] : [a, b]
    return intern(`:${left.id},${right.id}`, () => ({ kind: 'colon', left, right, rows: 1, cols: 1 }))
  }

  /** A function applied; the caller knows the shape of the value. */
  const call = (name: string, order: number, args: readonly Node[], m: Dim, n: Dim): Node => {
    calls.add(name)
    const [rows, cols] = [reduced(m), reduced(n)]
    const key = `f:${name}:${order}:${ids(args)}:${rows},${cols}`
    return intern(key, () => ({
      kind: 'call',
      name,
      spelling: spelling.get(name) ?? name,
      order,
      args,
      rows,
      cols,
    }))
  }

  const differential = (body: Node): Node =>
    intern(`D:${body.id}`, () => ({ kind: 'differential', body, rows: body.rows, cols: body.cols }))

  const leaves = { variable, holding, named: nameValue, ones, zero, eye, pi, dimension, number }
  const others = {
    transpose,
    colon,
    call,
    differential,
    hasNames: () => named > 0,
    calls,
    count: () => interned.size,
  }
  return Object.assign(g, leaves, others, sums(intern, g), products(intern, g), entrywise(intern, g))
}
