/**
 * Definitions by an equation: what stands before the differential of the unknown in that of the equation is found, and the
 * unknown becomes a function of the table that laws know (`functions/solutions.ts`).
 */
import { countsDiffer, equationUnsolved, unknownFree } from '../errors/equations.ts'
import { isZeroNode, type Node } from '../expr/node.ts'
import type { Analysis, Variable } from '../infer/analysis.ts'
import type { Solution } from '../lower/solution.ts'
import { toText } from '../print/text.ts'
import { hasProperty } from '../properties/properties.ts'
import { shape, shapeText } from '../shape/shape.ts'
import type { Definition } from '../syntax/tree.ts'
import { copied } from './copied.ts'
import { derivatives } from './derivatives.ts'
import { type Form, formOf } from './equation-forms.ts'
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
  const { unknown, differential, form } = formIn(analysis, definition, given)
  if (isZeroNode(differential)) throw unknownFree(definition.equation!.span, given.name)
  if (!form) {
    const symmetric = symmetricFor(analysis, definition, given)
    throw equationUnsolved(definition.equation!.span, given.name, toText(differential), symmetric)
  }
  return {
    unknown,
    value: (graph, held, residual, definitions) => {
      const parts = form.parts.map((part) => copied(graph, part, definitions))
      const said = form.opposite ? graph.minus(residual) : residual
      return graph.call(form.name, 0, [held, ...parts, said], held.rows, held.cols)
    },
  }
}

interface Found {
  readonly unknown: Variable
  readonly differential: Node
  readonly form: Form | undefined
}

/** The form of the equation, its unknown being symmetric where the equation is for symmetric ones. */
const formIn = (analysis: Analysis, definition: Definition, given: Variable): Found => {
  const symmetric = declared(given)
  const square = given.shape.rows === given.shape.cols
  const trial = square ? opened(analysis, definition, symmetric) : undefined
  const isSymmetric = trial !== undefined && hasProperty(trial.start.objective, 'symmetric')
  const unknown = isSymmetric ? symmetric : given
  const { session, start } = isSymmetric ? trial : opened(analysis, definition, given)
  const { differential } = differentials(session, [{ of: start.objective, name: 'F' }]).at(-1)!
  return { unknown, differential, form: formOf(session, differential) }
}

const declared = (variable: Variable): Variable => ({
  ...variable,
  properties: new Set([...variable.properties, 'symmetric' as const]),
})

/** Which matrices of an equation, one or two, make it one that can be solved when they are declared symmetric. */
const symmetricFor = (analysis: Analysis, definition: Definition, unknown: Variable): readonly string[] => {
  const names = [...analysis.variables.values()]
    .filter(({ shape: { rows, cols }, properties }) => rows === cols && rows !== 1 && properties.size === 0)
    .map(({ name }) => name)
    .slice(0, MOST_TRIED)
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other]))
  const solves = (some: readonly string[]): boolean => {
    const variables = new Map(analysis.variables)
    for (const name of some) variables.set(name, declared(variables.get(name)!))
    return formIn({ ...analysis, variables }, definition, unknown).form !== undefined
  }
  return [...names.map((name) => [name]), ...pairs].find(solves) ?? []
}

/** Matrices that are tried as symmetric ones before an equation is refused. */
const MOST_TRIED = 5
