/**
 * The user's functions that a problem uses, as definitions for readers: in their parameters, with the shapes that the
 * arguments have where a function is used first.
 */
import { GradusError, NOWHERE } from '../errors/error.ts'
import type { TypedFunction } from '../expr/derivation.ts'
import { createGraph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { lower } from '../lower/lower.ts'
import { spellings } from '../lower/spellings.ts'
import { headOf, onOneLine, parseDimension, parseProblem } from '../parse/index.ts'
import { SCALAR, type Shape, shapeJson } from '../shape/shape.ts'
import type { Declaration, Expr, UserFunction } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'

/** The functions in use, in the order in which they were typed. */
export const ownFunctions = (analysis: Analysis): TypedFunction[] => {
  const { typed } = analysis.problem
  if (!typed) return []
  const uses = new Map<string, readonly Expr[]>()
  for (const { name, args } of typed.calls.values()) if (!uses.has(name)) uses.set(name, args)
  return typed.functions.flatMap((one) => {
    const args = uses.get(one.name)
    return args ? [functionFor(one, args, analysis)] : []
  })
}

const functionFor = (one: UserFunction, args: readonly Expr[], analysis: Analysis): TypedFunction => ({
  head: headOf(one),
  text: onOneLine(one.source, one.value.span),
  formula: () => {
    try {
      return formulaFor(one, args, analysis)
    } catch (error) {
      // A parameter with the name of a dimension has no shape that could be declared.
      if (error instanceof GradusError) return undefined
      throw error
    }
  },
})

const formulaFor = (
  one: UserFunction,
  args: readonly Expr[],
  analysis: Analysis,
): { call: Node; value: Node } => {
  const { problem, genericFunctions } = analysis
  const given = new Map(one.parameters.map(({ name }, i) => [name, shapeIn(args[i]!, analysis)]))
  const names = new Set([...partsOf(one.value)].flatMap((part) => (part.kind === 'name' ? [part.name] : [])))
  const shapes = new Map([
    ...[...names].flatMap((name) => {
      const shape = shapeNamed(name, analysis)
      return shape ? [[name, shape] as const] : []
    }),
    ...given,
  ])
  const declared = [...shapes].map(([name, shape]) => shapeOf(name, shape))
  const generic = genericFunctions.filter((name) =>
    [...partsOf(one.value)].some((part) => part.kind === 'call' && part.name === name),
  )
  const where = generic.map((name) => `${name} is elementwise`).join(', ')
  const text = one.source.slice(one.value.span.from, one.value.span.to)
  const read = analyse(parseProblem(text, { where, declared, beside: problem }))
  const graph = createGraph(spellings(read), read.equations)
  const value = lower(read, graph, new Set(), read.problem.typed?.calls).objective
  const parameters = [...given].map(([name, shape]) => graph.variable({ name, ...shape, active: false }))
  return { call: graph.call(one.name, 0, parameters, value.rows, value.cols), value }
}

const shapeOf = (name: string, shape: Shape): Declaration => ({
  kind: 'shape',
  name,
  nameSpan: NOWHERE,
  span: NOWHERE,
  dims: shapeJson(shape).map((dim) => parseDimension(String(dim))),
})

const shapeNamed = (name: string, { variables, problem, shapes }: Analysis): Shape | undefined => {
  const defined = problem.definitions.find((definition) => definition.name === name)
  return defined ? shapes.get(defined.value) : variables.get(name)?.shape
}

const shapeIn = (arg: Expr, analysis: Analysis): Shape =>
  analysis.shapes.get(arg) ?? (arg.kind === 'name' ? shapeNamed(arg.name, analysis) : undefined) ?? SCALAR
