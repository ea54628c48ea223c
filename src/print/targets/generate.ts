/**
 * Generated code: one function that returns a value and its derivative. Owns the order of arguments and results; how
 * anything is written is the target's.
 */
import type { Node } from '../../expr/node.ts'
import { dimensionText, dimsOf, planDimensions, solutionText } from './dimension-text.ts'
import { dimensionsOf, type Extent, type Sized } from './dims.ts'
import { emit, inOrder, isLeaf } from './emit.ts'
import { type Lowered, lower } from './lower.ts'
import { isRowNode, rankOf } from './lowering.ts'
import { createNames, functionName, type Names } from './names.ts'
import { isWhole, type Op, type Program } from './op.ts'
import { claimParameters, genericName, genericsOf } from './parameters.ts'
import type { Target } from './target.ts'

export interface CodeRequest {
  readonly objective: Node
  /** One for each variable of `wrt`, in that order. */
  readonly derivatives: readonly { readonly variable: string; readonly node: Node }[]
  /** What the derivative is called: `gradient`, `jacobian`, … */
  readonly kind: string
  /** The variables of the expression in order of first appearance, then directions or the cotangent. */
  readonly variables: readonly Sized[]
  /** Generic functions in order of first appearance. */
  readonly functions?: readonly string[]
}

export interface Code {
  readonly source: string
  readonly function: string
  /** The user's names in the order of the parameters. */
  readonly args: readonly string[]
  readonly returns: readonly string[]
}

/** A result as its reader expects it: a row is a matrix of one row, a number is floating point. */
const presented = (program: Program, node: Node, op: Op): Op => {
  if (isRowNode(node)) return program.asRow(op)
  return isWhole(op) ? program.core('as-float', [op]) : op
}

const derivativeNames = (kind: string, variables: readonly string[]): string[] =>
  variables.length === 1 ? [kind] : variables.map((variable) => `${kind}_${variable}`)

const importsOf = (target: Target, needs: ReadonlySet<string>): Map<string, string[]> => {
  const imports = new Map<string, string[]>()
  for (const [name, module] of target.imports)
    if (needs.has(name)) imports.set(module, [...(imports.get(module) ?? []), name])
  return imports
}

/** The helpers needed and those they need themselves. */
const withHelpers = (target: Target, needs: ReadonlySet<string>): Set<string> => {
  const all = new Set(needs)
  for (const name of all) for (const more of target.helpers.get(name)?.needs ?? []) all.add(more)
  return all
}

const DESCRIBED = 8

/** One sentence on what the function computes; names are left out where they could not stand in a comment. */
const summaryOf = (request: CodeRequest): string => {
  const { kind, derivatives, variables } = request
  const by = derivatives.map(({ variable }) => variable).join(', ')
  const shapes = variables.map(({ name, rows, cols }) => {
    const rank = rankOf({ rows, cols })
    return `${name}: ${rank === 0 ? 'scalar' : rank === 1 && cols === 1 ? rows : `${rows} x ${cols}`}`
  })
  const full = `Value and ${kind} by ${by}; ${shapes.join(', ')}.`
  const plain = variables.length <= DESCRIBED && /^[\w ,:;.*+^-]*$/.test(full)
  return plain ? full : `Value and ${kind}.`
}

/** Identifiers for values that must have a certain name: the user's definitions, then the results. */
const claimTitles = (names: Names, lowered: Lowered, order: readonly Op[], results: [Op, string][]) => {
  const titles = new Map<Op, string>()
  for (const op of order) {
    const title = lowered.titles.get(op)
    if (title !== undefined && !isLeaf(op)) titles.set(op, names.claim(title))
  }
  for (const [op, title] of results) if (!isLeaf(op) && !titles.has(op)) titles.set(op, names.claim(title))
  return titles
}

/** The roots of the program: the value, then the derivatives. */
const rootsOf = (request: CodeRequest, lowered: Lowered): Op[] =>
  [request.objective, ...request.derivatives.map(({ node }) => node)].map((node) =>
    presented(lowered.program, node, lowered.solid(node)),
  )

/** Everything in the function that has a name, and the statements that work out dimensions. */
const arrange = (
  request: CodeRequest,
  target: Target,
  lowered: Lowered,
  roots: readonly Op[],
  name: string,
) => {
  const { order } = inOrder(roots)
  const names = createNames([...target.reserved, ...target.imports.keys(), ...target.helpers.keys(), name])
  const dimensions = dimensionsOf(request.variables)
  const plan = planDimensions(dimensions, dimsOf(order))
  const generics = genericsOf(order, request.functions ?? [])
  const parameters = claimParameters(names, request.variables, generics, plan.parameters)
  for (const { name } of plan.solutions) parameters.ofDimension.set(name, names.claim(name))
  const texts = {
    names: parameters.ofDimension,
    dimensions,
    extent: ({ variable, axis }: Extent) => target.extent(parameters.ofVariable.get(variable)!, axis),
  }
  const sizes = plan.solutions.map((solution) =>
    target.assign(parameters.ofDimension.get(solution.name)!, solutionText(texts, target, solution)),
  )
  const titles = claimTitles(names, lowered, order, resultsOf(request, roots))
  return { names, parameters, texts, sizes, titles }
}

const resultsOf = ({ kind, derivatives }: CodeRequest, roots: readonly Op[]): [Op, string][] => {
  const wrt = derivatives.map(({ variable }) => variable)
  return ['value', ...derivativeNames(kind, wrt)].map((title, i) => [roots[i]!, title])
}

/**
 * Code that computes the objective and its derivatives in one language.
 * Throws: when the language has no way to compute something.
 */
export const toCode = (request: CodeRequest, target: Target): Code => {
  const wrt = request.derivatives.map(({ variable }) => variable)
  const name = functionName(request.kind, wrt)
  const lowered = lower([request.objective, ...request.derivatives.map(({ node }) => node)])
  const roots = rootsOf(request, lowered)
  const { names, parameters, texts, sizes, titles } = arrange(request, target, lowered, roots, name)
  const { statements, needs, textOf } = emit(
    {
      target,
      names,
      titles,
      dimension: (dim) => dimensionText(texts, dim),
      argument: (variable) => parameters.ofVariable.get(variable)!,
      generic: (generic, order) => parameters.ofGeneric.get(genericName(generic, order))!,
    },
    roots,
  )
  const used = withHelpers(target, needs)
  const [value, ...derivatives] = roots.map(textOf)
  const source = target.module({
    name,
    parameters: parameters.identifiers,
    summary: summaryOf(request),
    imports: importsOf(target, used),
    helpers: [...target.helpers].filter(([helper]) => used.has(helper)).map(([, { source }]) => source),
    statements: [...sizes, ...statements],
    value: value!,
    derivatives,
  })
  return { source, function: name, args: parameters.args, returns: ['value', request.kind] }
}
