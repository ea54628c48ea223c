/**
 * Forms of an equation that say the same: multiplied by what can be inverted, until it may be linear in its unknown.
 */
import type { Graph } from '../../expr/graph.ts'
import { isScalarNode, type Node, numberOf, type Term } from '../../expr/node.ts'
import { has, reachable } from '../../expr/walk.ts'
import { hasProperty } from '../../properties/properties.ts'
import { isNegative, negate } from '../../rational.ts'
import { addends } from '../form.ts'
import type { Session } from '../session.ts'

/** An equation, and the factors that it was multiplied by. */
export interface Form {
  readonly equation: Node
  readonly factors: readonly Factor[]
}

/** A matrix that is to be invertible, or entries none of which may be zero. */
export interface Factor {
  readonly node: Node
  readonly property: 'invertible' | 'nonzero'
}

/** Factors one after the other. */
const DEPTH = 2
/** Forms that are looked at. */
const MOST = 40

/** The equation itself first, then its forms with few factors before those with more. */
export function* formsOf(session: Session, equation: Node, variable: Node): Generator<Form> {
  const seen = new Set<Node>()
  let level: Form[] = [{ equation, factors: [] }]
  for (let depth = 0; depth <= DEPTH; depth++) {
    const next: Form[] = []
    for (const form of level) {
      if (seen.has(form.equation) || seen.size >= MOST) continue
      seen.add(form.equation)
      yield form
      if (depth < DEPTH) next.push(...multiplied(session, form, variable))
    }
    level = next
  }
}

const multiplied = (session: Session, { equation, factors }: Form, variable: Node): Form[] =>
  [...withoutScalar(equation, variable), ...multipliersOf(session, equation, variable)].map(
    ({ made, factor }) => ({
      equation: together(session, equation, made),
      factors: [...factors, ...factor],
    }),
  )

/** What is multiplied cancels what it can in each term before anything is multiplied out. */
const together = (session: Session, { rows, cols }: Node, terms: readonly Term[]): Node => {
  const shown = terms.map(({ coefficient, body }) => ({ coefficient, body: session.quiet('present', body) }))
  const [first] = shown
  const size = first ? first.body : { rows, cols }
  return session.quiet('expanded', session.graph.sum(shown, size.rows, size.cols))
}

interface Multiplied {
  /** The terms of the equation, each multiplied. */
  readonly made: readonly Term[]
  readonly factor: readonly Factor[]
}

/** A scalar factor of the whole that is zero nowhere is left out. */
const withoutScalar = (equation: Node, variable: Node): Multiplied[] => {
  if (equation.kind === 'sum' && equation.terms.length === 1)
    return withoutScalar(equation.terms[0]!.body, variable)
  if (equation.kind !== 'scale' || !has(equation.scalar, variable)) return []
  const bases = factorsOf(equation.scalar).map((factor) => neverZero(factor))
  if (bases.some((base) => base === undefined)) return []
  const factor = bases.flatMap((base): Factor[] =>
    base === 'always' ? [] : [{ node: base!, property: 'nonzero' }],
  )
  return [{ made: addends(equation.body), factor }]
}

const factorsOf = (scalar: Node): readonly Node[] => {
  if (scalar.kind === 'hadamard') return scalar.factors
  return scalar.kind === 'sum' && scalar.terms.length === 1 ? factorsOf(scalar.terms[0]!.body) : [scalar]
}

/** What a scalar that is never zero takes to be other than zero; `undefined` where it may be zero. */
const neverZero = (scalar: Node): Node | 'always' | undefined => {
  if (hasProperty(scalar, 'positive')) return 'always'
  return isReciprocal(scalar) ? scalar.base : undefined
}

type Power = Extract<Node, { kind: 'power' }>

const isReciprocal = (node: Node): node is Power => {
  const exponent = node.kind === 'power' ? numberOf(node.exponent) : undefined
  return exponent !== undefined && isNegative(exponent)
}

/** The equation times each of what it divides by, and times the unknown and its inverse where they are square. */
const multipliersOf = ({ graph }: Session, equation: Node, variable: Node): Multiplied[] => {
  const parts = reachable([equation]).filter((part) => has(part, variable))
  const divisors = parts.filter(isReciprocal).flatMap((part) => byPower(graph, equation, part))
  if (isScalarNode(equation)) return divisors
  const inverses = parts.flatMap((part) =>
    part.kind === 'call' && part.name === 'inv' ? [part.args[0]!] : [],
  )
  const turned = inverses.map((matrix) => [graph.transpose(matrix), matrix] as const)
  const own = variable.rows === variable.cols ? [variable, inverseOf(graph, variable)] : []
  const factors = [
    ...inverses.map((matrix) => [matrix, matrix] as const),
    ...turned,
    ...own.map((matrix) => [matrix, variable] as const),
  ]
  return [...divisors, ...factors.flatMap(([matrix, of]) => bothSides(graph, equation, matrix, of))]
}

const byPower = (graph: Graph, equation: Node, { base, exponent }: Power): Multiplied[] => {
  const each = termwise(equation)
  const raised = graph.power(base, graph.number(negate(numberOf(exponent)!)))
  const factor: Factor[] = [{ node: base, property: 'nonzero' }]
  if (isScalarNode(base)) return [{ made: each((body) => graph.scale(raised, body)), factor }]
  const fits = base.rows === equation.rows && base.cols === equation.cols
  return fits ? [{ made: each((body) => graph.hadamard([raised, body])), factor }] : []
}

const termwise =
  (equation: Node) =>
  (change: (body: Node) => Node): Term[] =>
    addends(equation).map(({ coefficient, body }) => ({ coefficient, body: change(body) }))

/** A matrix on the left, and on the right, which is invertible where another is. */
const bothSides = (graph: Graph, equation: Node, matrix: Node, of: Node): Multiplied[] => {
  const each = termwise(equation)
  const factor: Factor[] = [{ node: of, property: 'invertible' }]
  return [
    ...(matrix.cols === equation.rows
      ? [{ made: each((body) => graph.product([matrix, body])), factor }]
      : []),
    ...(matrix.rows === equation.cols
      ? [{ made: each((body) => graph.product([body, matrix])), factor }]
      : []),
  ]
}

/** The inverse of a matrix or a number. */
export const inverseOf = (graph: Graph, node: Node): Node =>
  isScalarNode(node)
    ? graph.power(node, graph.number(-1))
    : graph.call('inv', 0, [node], node.rows, node.cols)
