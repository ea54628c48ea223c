import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isScalarNode, type Node } from '../../src/expr/node.ts'
import { mapOperands, reachable } from '../../src/expr/walk.ts'
import { evaluateNodes, fromRows, type Point, toRows } from '../../src/numeric/index.ts'
import { PATIENCE, runs } from '../random/settings.ts'
import { type Algebra, algebra } from './algebra.ts'

type Rows = readonly (readonly number[])[]

const NAMES = ['a', 'c', 'k', 'x', 'y', 'r', 'A', 'B', 'W', 'X']
const DIMS = new Map([
  ['m', 2],
  ['n', 3],
])

/** Entries of both signs, away from 0. */
const entriesOf = ({ rows, cols }: Node, salt: number): Rows => {
  const size = (dim: Node['rows']): number => (typeof dim === 'number' ? dim : DIMS.get(dim)!)
  const entry = (i: number, j: number): number =>
    (0.4 + 0.31 * ((salt * 7 + i * 3 + j * 5) % 4)) * ((salt + i + j) % 3 === 0 ? -1 : 1)
  return Array.from({ length: size(rows) }, (_, i) =>
    Array.from({ length: size(cols) }, (_, j) => entry(i, j)),
  )
}

const VALUES = new Map(NAMES.map((name, i) => [name, entriesOf(algebra().v(name), i)]))

const point: Point = {
  dims: DIMS,
  functions: new Map(),
  values: new Map([...VALUES].map(([name, rows]) => [name, fromRows(rows)])),
}

/** Entry by entry; a scalar is broadcast. */
const zip = (f: (p: number, q: number) => number, p: Rows, q: Rows): Rows => {
  const isScalar = (value: Rows): boolean => value.length * value[0]!.length === 1
  const at = (value: Rows, i: number, j: number): number => (isScalar(value) ? value[0]![0]! : value[i]![j]!)
  return (isScalar(p) ? q : p).map((row, i) => row.map((_, j) => f(at(p, i, j), at(q, i, j))))
}

const multiply = (p: Rows, q: Rows): Rows =>
  p.map((row) => q[0]!.map((_, j) => row.reduce((sum, entry, i) => sum + entry * q[i]![j]!, 0)))

const transpose = (p: Rows): Rows => p[0]!.map((_, j) => p.map((row) => row[j]!))

const total = (p: Rows): Rows => [[p.flat().reduce((sum, entry) => sum + entry, 0)]]

interface Operation {
  readonly fits: (p: Node, q: Node, number: number) => boolean
  readonly node: (h: Algebra, p: Node, q: Node, number: number) => Node
  readonly value: (p: Rows, q: Rows, number: number) => Rows
}

const always = (): boolean => true
const sameShape = (p: Node, q: Node): boolean => p.rows === q.rows && p.cols === q.cols

/** Every constructor with what it stands for. */
const OPERATIONS: readonly Operation[] = [
  { fits: sameShape, node: (h, p, q) => h.g.plus(p, q), value: (p, q) => zip((a, b) => a + b, p, q) },
  { fits: sameShape, node: (h, p, q) => h.minus(p, q), value: (p, q) => zip((a, b) => a - b, p, q) },
  { fits: sameShape, node: (h, p, q) => h.hadamard(p, q), value: (p, q) => zip((a, b) => a * b, p, q) },
  { fits: sameShape, node: (h, p, q) => h.g.colon(p, q), value: (p, q) => total(zip((a, b) => a * b, p, q)) },
  { fits: isScalarNode, node: (h, p, q) => h.g.scale(p, q), value: (p, q) => zip((a, b) => a * b, p, q) },
  { fits: always, node: (h, p, _, e) => h.times(e, p), value: (p, _, e) => zip((a) => e * a, p, p) },
  { fits: always, node: (h, p, _, e) => h.power(p, e), value: (p, _, e) => zip((a) => a ** e, p, p) },
  { fits: always, node: (h, p) => h.power(h.num(2), p), value: (p) => zip((a) => 2 ** a, p, p) },
  { fits: always, node: (h, p) => h.g.transpose(p), value: transpose },
  {
    fits: (p, q) => p.cols === q.rows && !isScalarNode(p) && !isScalarNode(q),
    node: (h, p, q) => h.product(p, q),
    value: multiply,
  },
  {
    fits: (p, _, e) => p.rows === p.cols && e > 0,
    node: (h, p, _, e) => h.matrixPower(p, e),
    value: (p, _, e) => Array.from({ length: e - 1 }).reduce<Rows>((power) => multiply(power, p), p),
  },
]

/** Which operation, on which of the expressions made so far, with which number. */
type Instruction = readonly [number, number, number, number]

const programs = fc.array(
  fc.tuple(
    fc.nat({ max: 10 }),
    fc.nat({ max: 99 }),
    fc.nat({ max: 99 }),
    fc.constantFrom(-2, -1, 0, 1, 2, 3),
  ),
  { minLength: 1, maxLength: 40, size: 'max' },
)

/** Every expression that a program makes, with the value that its operations give. */
const run = (h: Algebra, program: readonly Instruction[]): { node: Node; value: Rows }[] => {
  const made = NAMES.map((name) => ({ node: h.v(name), value: VALUES.get(name)! }))
  made.push({ node: h.g.ones('n', 1), value: [[1], [1], [1]] }, { node: h.num(2), value: [[2]] })
  for (const [choice, i, j, number] of program) {
    const [operation, p, q] = [OPERATIONS[choice]!, made[i % made.length]!, made[j % made.length]!]
    if (!operation.fits(p.node, q.node, number) || p.node.size + q.node.size > 100) continue
    const node = operation.node(h, p.node, q.node, number)
    made.push({ node, value: operation.value(p.value, q.value, number) })
  }
  return made
}

const isTame = (value: Rows): boolean =>
  value.flat().every((entry) => Number.isFinite(entry) && Math.abs(entry) < 1e6)

/** The node made in another graph of operands of that graph. */
const remade = ({ g, v }: Algebra, node: Node, operand: (node: Node) => Node): Node => {
  if (node.kind === 'variable') return v(node.name)
  if (node.kind === 'ones') return g.ones(node.rows, node.cols)
  if (node.kind === 'sum' && node.terms.length === 0) return g.zero(node.rows, node.cols)
  if (node.kind === 'eye') return g.eye(node.rows)
  return mapOperands(g, node, operand)
}

describe('the constructors', () => {
  it(
    'give an expression with the value of the operation',
    () => {
      fc.assert(
        fc.property(programs, (program) => {
          const made = run(algebra(), program).filter(({ value }) => isTame(value))
          const got = evaluateNodes(
            made.map(({ node }) => node),
            point,
          )
          for (const [index, { value }] of made.entries()) {
            const entries = toRows(got[index]!).flat()
            const largest = Math.max(1, ...value.flat().map(Math.abs))
            const errors = value.flat().map((entry, i) => Math.abs(entry - entries[i]!))
            expect(entries.length).toBe(value.flat().length)
            expect(Math.max(...errors) / largest).toBeLessThan(1e-6)
          }
        }),
        runs(300),
      )
    },
    PATIENCE,
  )

  it(
    'leave an expression as it is when it is built anew from its operands',
    () => {
      fc.assert(
        fc.property(programs, (program) => {
          const copy = algebra()
          const copies = new Map<Node, Node>()
          for (const node of reachable(run(algebra(), program).map(({ node }) => node))) {
            const again = remade(copy, node, (operand) => copies.get(operand)!)
            copies.set(node, again)
            expect({ ...again, id: 0, terms: [], factors: [] }).toMatchObject({
              kind: node.kind,
              size: node.size,
            })
            expect([again.rows, again.cols, again.lead]).toEqual([node.rows, node.cols, node.lead])
          }
        }),
        runs(300),
      )
    },
    PATIENCE,
  )

  it(
    'give one node for a sum or a product whatever the order of its operands',
    () => {
      const order = fc.tuple(programs, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }))
      fc.assert(
        fc.property(order, ([program, keys]) => {
          const h = algebra()
          const made = run(h, program).map(({ node }) => node)
          const alike = made.filter((node) => sameShape(node, made.at(-1)!)).slice(-8)
          const shuffled = alike
            .map((node, i) => [keys[i]!, node] as const)
            .sort(([p], [q]) => p - q)
            .map(([, node]) => node)
          expect(h.sum(...shuffled)).toBe(h.sum(...alike))
          expect(h.hadamard(...shuffled)).toBe(h.hadamard(...alike))
        }),
        runs(300),
      )
    },
    PATIENCE,
  )
})
