/**
 * Variables and values for tests of generated code, all dimensions different.
 */
import { createGraph, type Graph } from '../../src/expr/graph.ts'
import type { Node } from '../../src/expr/node.ts'
import type { Dim } from '../../src/shape/dim.ts'
import { evaluateDim } from '../../src/shape/dim.ts'
import type { Curve } from './curves.ts'
import type { Case } from './harness.ts'
import type { Value } from './reference.ts'

export const DIMS: ReadonlyMap<string, number> = new Map([
  ['m', 3],
  ['n', 4],
  ['p', 2],
  ['k', 5],
  ['q', 6],
])

/** Every named dimension 1, arrays being arrays all the same. */
export const UNITS: ReadonlyMap<string, number> = new Map([...DIMS.keys()].map((name) => [name, 1]))

/** Reproducible numbers between 0.3 and 0.9. */
const generator = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return 0.3 + (0.6 * state) / 2147483648
  }
}

/** Square matrices are well-conditioned. */
const draw = ({ rows, cols }: Made, sizeOf: (dim: Dim) => number, next: () => number): Value => {
  if (rows === 1 && cols === 1) return next()
  if (cols === 1) return Array.from({ length: sizeOf(rows) }, next)
  return Array.from({ length: sizeOf(rows) }, (_, i) =>
    Array.from({ length: sizeOf(cols) }, (_, j) => next() + (rows === cols && i === j ? 2 : 0)),
  )
}

export const GENERICS: ReadonlyMap<string, Curve> = new Map([
  ['phi', 'sine'],
  ['psi', 'exponential'],
])

export interface Bench {
  readonly graph: Graph
  /** A variable, made when first asked for. */
  readonly v: (name: string, rows?: Dim, cols?: Dim) => Node
}

interface Made {
  readonly name: string
  readonly rows: Dim
  readonly cols: Dim
}

/** A case from expressions: the objective, then the derivatives by variable. */
export const makeCase = (
  title: string,
  write: (bench: Bench) => { objective: Node; derivatives: Readonly<Record<string, Node>> },
  dims = DIMS,
): Case => {
  const graph = createGraph()
  const made: Made[] = []
  const v = (name: string, rows: Dim = 1, cols: Dim = 1): Node => {
    if (!made.some((known) => known.name === name)) made.push({ name, rows, cols })
    return graph.variable({ name, rows, cols, active: true })
  }
  const { objective, derivatives } = write({ graph, v })
  const next = generator(title.length + 7)
  const sizeOf = (dim: Dim): number => evaluateDim(dim, (name) => dims.get(name))!
  return {
    title,
    request: {
      objective,
      derivatives: Object.entries(derivatives).map(([variable, node]) => ({ variable, node })),
      kind: 'gradient',
      variables: made,
    },
    variables: new Map(made.map((variable) => [variable.name, draw(variable, sizeOf, next)] as const)),
    dims,
    generics: GENERICS,
  }
}
