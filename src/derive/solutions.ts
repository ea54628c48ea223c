/**
 * Definitions by an equation: what stands before the differential of the unknown in that of the equation is found, and the
 * unknown becomes a function of the table that laws know (`functions/solutions.ts`).
 */
import { countsDiffer, equationUnsolved, unknownFree } from '../errors/equations.ts'
import type { Graph } from '../expr/graph.ts'
import { type Call, isZeroNode, type Named, type Node, operandsOf } from '../expr/node.ts'
import { mapOperands, namedIn, reachable, rewriteThroughNames } from '../expr/walk.ts'
import { isSolution } from '../functions/solutions.ts'
import type { Analysis, Variable } from '../infer/analysis.ts'
import type { Solution } from '../lower/solution.ts'
import { toText } from '../print/text.ts'
import { hasProperty } from '../properties/properties.ts'
import { isMinusOne, isOne, multiply, type Rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { shape, shapeText } from '../shape/shape.ts'
import type { Definition } from '../syntax/tree.ts'
import { copied } from './copied.ts'
import { derivatives } from './derivatives.ts'
import { addends } from './form.ts'
import { differentials } from './forward.ts'
import { openSession, type Session } from './session.ts'
import { lowered, namesIn, type Start } from './start.ts'

/** What an equation says of its unknown. */
export const solutionIn = (analysis: Analysis, name: string): Solution => {
  const definition = analysis.problem.definitions.find((one) => one.name === name)!
  const unknown = analysis.unknowns.get(name)!
  if (unknown.shape.cols === 1) return ofVector(analysis, definition, unknown)
  return ofMatrix(analysis, definition, unknown)
}

/** The equation as a problem in which its unknown is a variable. */
const problemOf = (analysis: Analysis, definition: Definition, unknown: Variable): Analysis => {
  const { definitions } = analysis.problem
  return {
    ...analysis,
    variables: new Map([...analysis.variables, [unknown.name, unknown]]),
    unknowns: new Map([...analysis.unknowns].filter(([name]) => name !== unknown.name)),
    problem: {
      ...analysis.problem,
      definitions: definitions.slice(0, definitions.indexOf(definition)),
      objective: definition.value,
    },
  }
}

interface Opened {
  readonly session: Session
  readonly start: Start
}

const opened = (analysis: Analysis, definition: Definition, unknown: Variable): Opened => {
  const problem = problemOf(analysis, definition, unknown)
  const start = lowered(problem, [unknown.name], false, (name) => solutionIn(problem, name))
  refuseCounts(definition, unknown, start.objective)
  const session = openSession({ graph: start.graph, taken: namesIn(analysis), steps: false })
  return { session, start }
}

const refuseCounts = ({ equation, name }: Definition, { shape: of }: Variable, residual: Node): void => {
  if (residual.rows === of.rows && residual.cols === of.cols) return
  throw countsDiffer(equation!.span, name, shapeText(of), shapeText(shape(residual.rows, residual.cols)))
}

const ofVector = (analysis: Analysis, definition: Definition, unknown: Variable): Solution => {
  const { session, start } = opened(analysis, definition, unknown)
  const variable = start.variable(unknown.name)
  const { answers } = derivatives(session, {
    kind: 'jacobian',
    objective: start.objective,
    subject: 'F',
    scalar: 'f',
    variables: [variable],
    direction: () => variable,
    released: (node) => node,
    unconstrained: true,
  })
  const jacobian = answers[0]!.node
  if (isZeroNode(jacobian)) throw unknownFree(definition.equation!.span, unknown.name)
  return {
    unknown,
    value: (graph, held, residual, definitions) => {
      const before = copied(graph, jacobian, definitions)
      return graph.call('solution', 0, [held, before, residual], held.rows, held.cols)
    },
  }
}

/** What stands left and right of the differential in each term. */
interface Term {
  readonly coefficient: Rational
  readonly left: Node | undefined
  readonly right: Node | undefined
}

const ofMatrix = (analysis: Analysis, definition: Definition, given: Variable): Solution => {
  const symmetric = { ...given, properties: new Set([...given.properties, 'symmetric' as const]) }
  const square = given.shape.rows === given.shape.cols
  const trial = square ? opened(analysis, definition, symmetric) : undefined
  const isSymmetric = trial !== undefined && hasProperty(trial.start.objective, 'symmetric')
  const unknown = isSymmetric ? symmetric : given
  const { session, start } = isSymmetric ? trial : opened(analysis, definition, given)
  const { differential } = differentials(session, [{ of: start.objective, name: 'F' }]).at(-1)!
  if (isZeroNode(differential)) throw unknownFree(definition.equation!.span, given.name)
  const form = formOf(session, differential)
  if (!form) throw equationUnsolved(definition.equation!.span, given.name, toText(differential))
  return {
    unknown,
    value: (graph, held, residual, definitions) => {
      const parts = form.parts.map((part) => copied(graph, part, definitions))
      const said = form.opposite ? graph.minus(residual) : residual
      return graph.call(form.name, 0, [held, ...parts, said], held.rows, held.cols)
    },
  }
}

interface Form {
  readonly name: string
  readonly parts: readonly Node[]
  /** Whether the equation has to change its sign. */
  readonly opposite?: true
}

const formOf = (session: Session, differential: Node): Form | undefined => {
  const { graph } = session
  const terms = addends(differential).map(({ coefficient, body }) => termIn(graph, coefficient, body))
  if (terms.some((term) => term === undefined)) return undefined
  const all = terms as readonly Term[]
  const { rows, cols } = differential
  const both = all.filter(({ left, right }) => left && right)
  const plain = all.filter(({ left, right }) => !left && !right)
  const lefts = all.filter(({ left, right }) => left && !right)
  const rights = all.filter(({ left, right }) => !left && right)
  if (both.length > 0) return lefts.length + rights.length === 0 ? discrete(session, both, plain) : undefined
  const identity = plain.map(({ coefficient }) => ({ coefficient, body: graph.eye(rows) }))
  const sumOf = (some: readonly Term[], size: Dim, more: typeof identity = []): Node =>
    session.quiet(
      'present',
      graph.sum(
        [...some.map(({ coefficient, left, right }) => ({ coefficient, body: (left ?? right)! })), ...more],
        size,
        size,
      ),
    )
  if (rights.length === 0) return { name: 'solution', parts: [sumOf(lefts, rows, identity)] }
  if (lefts.length === 0) {
    const eye = plain.map(({ coefficient }) => ({ coefficient, body: graph.eye(cols) }))
    return { name: 'solution_right', parts: [sumOf(rights, cols, eye)] }
  }
  const [before, after] = [sumOf(lefts, rows, identity), sumOf(rights, cols)]
  return session.quiet('present', graph.transpose(before)) === after
    ? { name: 'solution_lyapunov', parts: [before] }
    : { name: 'solution_sylvester', parts: [before, after] }
}

/** `A*dX*A' - dX`, or its opposite. */
const discrete = (session: Session, both: readonly Term[], plain: readonly Term[]): Form | undefined => {
  const { graph } = session
  const [{ left, right, coefficient }] = both as [Term]
  const [identity] = plain
  if (both.length !== 1 || plain.length !== 1 || !identity || !left || !right) return undefined
  const [one, other] = [coefficient, identity.coefficient]
  if (!(isOne(one) && isMinusOne(other)) && !(isMinusOne(one) && isOne(other))) return undefined
  if (session.quiet('present', graph.transpose(left)) !== session.quiet('present', right)) return undefined
  return { name: 'solution_discrete', parts: [left], ...(isOne(other) ? { opposite: true as const } : {}) }
}

/** A term of a differential; `undefined` where the differential stands in something else than a product. */
const termIn = (graph: Graph, coefficient: Rational, node: Node): Term | undefined => {
  switch (node.kind) {
    case 'differential':
      return { coefficient, left: undefined, right: undefined }
    case 'scale': {
      const inner = node.scalar.differential ? undefined : termIn(graph, coefficient, node.body)
      if (!inner) return undefined
      const scaled = inner.left ?? graph.eye(node.rows)
      return { ...inner, left: graph.scale(node.scalar, scaled) }
    }
    case 'sum': {
      const [only, more] = node.terms
      return only && !more ? termIn(graph, multiply(coefficient, only.coefficient), only.body) : undefined
    }
    case 'product': {
      const at = node.factors.findIndex((factor) => factor.differential)
      const moving = node.factors.filter((factor) => factor.differential)
      if (moving.length !== 1 || moving[0]!.kind !== 'differential') return undefined
      const side = (factors: readonly Node[]): Node | undefined =>
        factors.length === 0 ? undefined : graph.product(factors)
      return { coefficient, left: side(node.factors.slice(0, at)), right: side(node.factors.slice(at + 1)) }
    }
    default:
      return undefined
  }
}

/**
 * Nodes in which what equations determine stands under its name where it was held while the equation was differentiated,
 * so that it moves in what is differentiated next, and is computed where a value is wanted.
 */
export const released = (
  graph: Graph,
  below: readonly Node[],
  sides: ReadonlyMap<string, Node> = new Map(),
): ((node: Node) => Node) => {
  const names = new Map<Node, Named>()
  for (const named of namedIn(below)) {
    const { value } = named
    if (value.kind === 'call' && isSolution(value.name)) {
      names.set(value.args[0]!, named)
      const side = sides.get(named.name)
      if (side && !isLeaf(side)) names.set(side, named)
    }
  }
  if (names.size === 0) return (node) => node
  const known = new Map<Node, Node>()
  const release = (node: Node): Node => {
    const old = known.get(node)
    if (old) return old
    const result = names.get(node) ?? under(graph, node, release, names)
    known.set(node, result)
    return result
  }
  return release
}

const isLeaf = (node: Node): boolean => operandsOf(node).length === 0

/** Of equations `x = …` that are read so the other side, by the name of the unknown. */
export const sidesOf = (
  { problem }: Analysis,
  { origins }: Pick<Start, 'origins'>,
): ReadonlyMap<string, Node> =>
  new Map(
    problem.definitions.flatMap(({ name, equation }): [string, Node][] => {
      if (equation?.left.kind !== 'name' || equation.left.name !== name) return []
      const side = origins.get(equation.right)
      return side ? [[name, side]] : []
    }),
  )

const under = (
  graph: Graph,
  node: Node,
  release: (node: Node) => Node,
  names: ReadonlyMap<Node, Named>,
): Node => {
  if (node.kind !== 'named') return mapOperands(graph, node, release)
  const { value: known } = node
  if (known.kind === 'call' && isSolution(known.name)) return names.get(known.args[0]!) ?? node
  const value = release(node.value)
  return value === node.value ? node : graph.named(node.name, value, node.introduced, node.index)
}

/** Whether the differential of an equation is the same wherever its unknown is. */
const isLinear = ({ args }: Call): boolean => {
  const parts = args.slice(1, -1)
  return !reachable(parts).includes(args[0]!)
}

/**
 * The nodes with what linear equations determine as it is computed: from zero, where one step of Newton's method ends.
 */
export const fromZero = (session: Session, roots: readonly Node[]): Node[] => {
  const { graph } = session
  return rewriteThroughNames(graph, roots, (node, of) => {
    const isSolved = of && node.kind === 'call' && isSolution(node.name) && isLinear(node)
    if (!isSolved) return node
    const [held, ...parts] = node.args as [Node, ...Node[]]
    const zero = graph.zero(held.rows, held.cols)
    const memo = new Map<Node, Node>([[held, zero]])
    const at = (inner: Node): Node => {
      const old = memo.get(inner)
      if (old) return old
      const result = mapOperands(graph, inner, at)
      memo.set(inner, result)
      return result
    }
    const residual = session.quiet('present', at(parts.pop()!))
    return graph.call(node.name, 0, [zero, ...parts, residual], node.rows, node.cols)
  })
}
