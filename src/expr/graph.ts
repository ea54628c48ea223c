/**
 * The constructors of expression nodes. A graph interns: equal expressions are one node. The constructors put into
 * form what the representation implies (flat, like terms and factors collected, rational and scalar factors apart);
 * every other law is a rule. A graph lives as long as one problem, so interning never grows for ever.
 */
import { type Rational, rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Property } from '../shape/properties.ts'
import { entrywise } from './entrywise.ts'
import { createIntern, ids } from './intern.ts'
import { isScalarNode, isZeroNode, type Named, type Node, type Term, type Variable } from './node.ts'
import { compareFactors } from './order.ts'
import { products } from './products.ts'
import { sums } from './sums.ts'

export interface VariableFacts {
  readonly name: string
  readonly rows: Dim
  readonly cols: Dim
  readonly active: boolean
  readonly properties?: ReadonlySet<Property>
}

/** The constructors; each gives the one node for what it is asked for. */
export interface Graph {
  readonly variable: (facts: VariableFacts) => Variable
  /** An intermediate; `position` keeps its place in the order of operands when its value is replaced. */
  readonly named: (name: string, value: Node, introduced?: boolean, position?: number) => Named
  readonly ones: (rows: Dim, cols: Dim) => Node
  readonly zero: (rows: Dim, cols: Dim) => Node
  readonly eye: (n: Dim) => Node
  readonly pi: () => Node
  readonly dimension: (dim: Dim) => Node
  readonly number: (value: Rational | number) => Node
  /** `coefficient * node`. */
  readonly times: (coefficient: Rational, node: Node) => Node
  /** The linear combination of the terms, which all have the given shape. */
  readonly sum: (terms: readonly Term[], rows: Dim, cols: Dim) => Node
  readonly plus: (a: Node, b: Node) => Node
  readonly minus: (a: Node) => Node
  /** A scalar times anything. */
  readonly scale: (scalar: Node, body: Node) => Node
  /** The matrix product; scalar operands scale it. */
  readonly product: (operands: readonly Node[]) => Node
  /** The product entry by entry of operands of one shape. */
  readonly hadamard: (operands: readonly Node[]) => Node
  /** The power entry by entry. */
  readonly power: (base: Node, exponent: Node) => Node
  /** The repeated matrix product of a square matrix; of a scalar the ordinary power. */
  readonly matrixPower: (base: Node, exponent: Node) => Node
  readonly transpose: (body: Node) => Node
  /** The colon product; commutative. */
  readonly colon: (a: Node, b: Node) => Node
  /** A function applied; the caller knows the shape of the value. */
  readonly call: (name: string, order: number, args: readonly Node[], rows: Dim, cols: Dim) => Node
  readonly differential: (body: Node) => Node
  /** Whether any definition or introduced intermediate was made. */
  readonly hasNames: () => boolean
  /** The number of distinct nodes made so far. */
  readonly count: () => number
}

const NO_PROPERTIES: ReadonlySet<Property> = new Set()

/** An empty graph; `spelling` tells under which alias the user wrote a function. */
export const createGraph = (spelling: ReadonlyMap<string, string> = new Map()): Graph => {
  const interned = new Map<string, Node>()
  const variables = new Map<string, Variable>()
  let named = 0
  const intern = createIntern(interned)
  const g = {} as Graph

  const variable = (facts: VariableFacts): Variable => {
    const known = variables.get(facts.name)
    if (known) return known
    const index = variables.size + named
    const draft = { kind: 'variable', properties: NO_PROPERTIES, ...facts, index } as const
    const node: Variable = { ...draft, id: interned.size, size: 1, lead: index, differential: false }
    interned.set(`v:${facts.name}`, node)
    variables.set(facts.name, node)
    return node
  }

  const nameValue = (name: string, value: Node, introduced = false, position?: number): Named => {
    const { rows, cols } = value
    const index = position ?? variables.size + named
    const key = `n:${name}:${value.id}`
    if (!interned.has(key)) named++
    return intern(key, () => ({ kind: 'named', name, value, introduced, index, rows, cols })) as Named
  }

  const ones = (rows: Dim, cols: Dim): Node =>
    intern(`1:${rows},${cols}`, () => ({ kind: 'ones', rows, cols }))
  const one = ones(1, 1)
  const zero = (rows: Dim, cols: Dim): Node =>
    intern(`0:${rows},${cols}`, () => ({ kind: 'sum', terms: [], rows, cols }))
  const eye = (n: Dim): Node => (n === 1 ? one : intern(`I:${n}`, () => ({ kind: 'eye', rows: n, cols: n })))
  const pi = (): Node => intern('pi', () => ({ kind: 'pi', rows: 1, cols: 1 }))
  const dimension = (dim: Dim): Node =>
    typeof dim === 'number'
      ? g.number(dim)
      : intern(`d:${dim}`, () => ({ kind: 'dimension', dim, rows: 1, cols: 1 }))

  const number = (value: Rational | number): Node =>
    g.times(typeof value === 'number' ? rational(value) : value, one)

  const transpose = (body: Node): Node =>
    intern(`t:${body.id}`, () => ({ kind: 'transpose', body, rows: body.cols, cols: body.rows }))

  /** The colon product: the operand without the variables of interest stands left. */
  const colon = (a: Node, b: Node): Node => {
    if (isScalarNode(a) && isScalarNode(b)) return g.hadamard([a, b])
    if (isZeroNode(a) || isZeroNode(b)) return g.zero(1, 1)
    const swap =
      Number(a.differential) - Number(b.differential) ||
      Number(a.active) - Number(b.active) ||
      compareFactors(a, b)
    const [left, right] = swap > 0 ? [b, a] : [a, b]
    return intern(`:${left.id},${right.id}`, () => ({ kind: 'colon', left, right, rows: 1, cols: 1 }))
  }

  /** A function applied; the caller knows the shape of the value. */
  const call = (name: string, order: number, args: readonly Node[], rows: Dim, cols: Dim): Node => {
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

  const leaves = { variable, named: nameValue, ones, zero, eye, pi, dimension, number }
  const others = {
    transpose,
    colon,
    call,
    differential,
    hasNames: () => named > 0,
    count: () => interned.size,
  }
  return Object.assign(g, leaves, others, sums(intern, g), products(intern, g), entrywise(intern, g))
}
