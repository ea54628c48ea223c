/**
 * The nodes at the ends of a graph: variables, names of values, constants of a shape, numbers.
 */
import { type Rational, rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Property } from '../shape/properties.ts'
import type { VariableFacts } from './constructors.ts'
import { created, nothingFound, type Store } from './intern.ts'
import type { Named, Node, Variable } from './node.ts'

const NO_PROPERTIES: ReadonlySet<Property> = new Set()

/** Where a new name stands in the order of operands. */
const nextIndex = ({ variables, definitions }: Store): number => variables.size + definitions

/** The variable of a name, as it was first asked for. */
export const variable = (g: Store, facts: VariableFacts): Variable => {
  const known = g.variables.get(facts.name)
  if (known) return known
  const index = nextIndex(g)
  const [rows, cols] = [g.reduced(facts.rows), g.reduced(facts.cols)]
  const draft = { kind: 'variable', properties: NO_PROPERTIES, ...facts, rows, cols, index } as const
  const node: Variable = {
    ...draft,
    id: g.nodes.size,
    size: 1,
    lead: index,
    differential: false,
    indexed: false,
    facts: nothingFound(),
  }
  g.nodes.set(`v:${facts.name}`, node)
  g.variables.set(facts.name, node)
  return node
}

/** The same variable at a point where it has these properties. */
export const holding = (g: Store, moving: Variable, properties: ReadonlySet<Property>): Variable => {
  const key = `v!${moving.name}`
  const node = g.nodes.get(key) ?? { ...moving, properties, id: g.nodes.size, facts: nothingFound() }
  g.nodes.set(key, node)
  return node as Variable
}

/** A value under a name, in the order of operands at a place of its own. */
export const named = (g: Store, name: string, value: Node, introduced = false, place?: number): Named => {
  const key = `n:${name}:${value.id}`
  const known = g.nodes.get(key)
  if (known) return known as Named
  const index = place ?? nextIndex(g)
  g.definitions++
  const { rows, cols } = value
  return created(g.nodes, key, { kind: 'named', name, value, introduced, index, rows, cols }) as Named
}

export const ones = (g: Store, m: Dim, n: Dim): Node => {
  if (m === 1 && n === 1) return g.one
  const [rows, cols] = [g.reduced(m), g.reduced(n)]
  const key = `1:${rows},${cols}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'ones', rows, cols })
}

export const zero = (g: Store, m: Dim, n: Dim): Node => {
  const [rows, cols] = [g.reduced(m), g.reduced(n)]
  const key = `0:${rows},${cols}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'sum', terms: [], rows, cols })
}

export const eye = (g: Store, size: Dim): Node => {
  if (size === 1) return g.one
  const n = g.reduced(size)
  const key = `I:${n}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'eye', rows: n, cols: n })
}

export const pi = ({ nodes }: Store): Node =>
  nodes.get('pi') ?? created(nodes, 'pi', { kind: 'pi', rows: 1, cols: 1 })

/** A dimension as a number. */
export const dimension = (g: Store, of: Dim): Node => {
  const dim = g.reduced(of)
  if (typeof dim === 'number') return number(g, dim)
  const key = `d:${dim}`
  return g.nodes.get(key) ?? created(g.nodes, key, { kind: 'dimension', dim, rows: 1, cols: 1 })
}

export const number = (g: Store, value: Rational | number): Node =>
  g.times(typeof value === 'number' ? rational(value) : value, g.one)
