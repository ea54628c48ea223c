/**
 * Definitions by an equation: what stands before the differential of the unknown in that of the equation is found, and the
 * unknown becomes a function of the table that laws know (`functions/solutions.ts`).
 */
import { countsDiffer, equationUnsolved, unknownFree } from '../errors/equations.ts'
import type { Graph } from '../expr/graph.ts'
import { isZeroNode, type Named, type Node, operandsOf } from '../expr/node.ts'
import { mapOperands, namedIn, rewriteThroughNames } from '../expr/walk.ts'
import { isLinear } from '../form/equation.ts'
import { isSolution } from '../functions/solutions.ts'
import type { Analysis, Variable } from '../infer/analysis.ts'
import type { Solution } from '../lower/solution.ts'
import { toText } from '../print/text.ts'
import { hasProperty } from '../properties/properties.ts'
import { shape, shapeText } from '../shape/shape.ts'
import type { Definition } from '../syntax/tree.ts'
import { copied } from './copied.ts'
import { derivatives } from './derivatives.ts'
import { formOf } from './equation-forms.ts'
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
