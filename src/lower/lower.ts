/**
 * From the tree as typed to the graph: broadcasts and scalar factors become explicit. No mathematics is applied
 * but what the constructors imply.
 */

import { assertNever, internal } from '../errors/defects.ts'
import { divisionByZero } from '../errors/shapes.ts'
import { dimensionValue } from '../expr/dimension.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, isZeroNode, type Named, type Node, numberOf } from '../expr/node.ts'
import { functionNamed, isPairwise } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { isInteger, isMinusOne, isNegative, negate } from '../rational.ts'
import { type Dim, withValues } from '../shape/dim.ts'
import type { Shape } from '../shape/shape.ts'
import { type Binder, binderOf } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { broadcast } from './broadcast.ts'
import { bound, picked, type Ranges, smooth, where } from './indexed.ts'
import { kronecker, productOf } from './products.ts'
import type { Solution } from './solution.ts'

/** A problem as nodes: its objective, and the user's definitions in the order typed. */
export interface Lowered {
  readonly objective: Node
  readonly definitions: readonly Named[]
  /** What each part of what was typed has become. */
  readonly origins: ReadonlyMap<Expr, Node>
}

const isNegativeNumber = (node: Node): boolean => {
  const value = numberOf(node)
  return value !== undefined && isNegative(value)
}

type Kind<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** What lowering of one problem needs, and the definitions that it has come to. */
interface Lowering {
  readonly analysis: Analysis
  readonly graph: Graph
  readonly active: ReadonlySet<string>
  readonly definitions: Map<string, Named>
  readonly origins: Map<Expr, Node>
  readonly ranges: Ranges
  /** Indices that have one value, 1. */
  readonly single: ReadonlySet<string>
  /** Calls of the user's functions that are to stand as such. */
  readonly calls?: Calls
}

type Calls = NonNullable<Analysis['problem']['typed']>['calls']

/**
 * The nodes of an analysed problem in the given graph; `active` names the variables to differentiate by. With `calls`
 * the user's functions stand as they were typed, which is for reading only.
 */
export const lower = (
  analysis: Analysis,
  graph: Graph,
  active: ReadonlySet<string> = new Set(),
  calls?: Calls,
  solution?: (name: string) => Solution,
): Lowered => {
  const definitions = new Map<string, Named>()
  const origins = new Map<Expr, Node>()
  const lowering: Lowering = {
    analysis,
    graph,
    active,
    definitions,
    origins,
    ranges: new Map(),
    single: new Set(),
    ...(calls && { calls }),
  }
  for (const { name, shape, properties } of analysis.variables.values())
    graph.variable({ name, rows: shape.rows, cols: shape.cols, active: active.has(name), properties })
  for (const { name, value, equation } of analysis.problem.definitions) {
    const node = equation ? solved(lowering, name, value, solution) : convert(lowering, value)
    definitions.set(name, graph.named(name, node))
  }
  const objective = convert(lowering, analysis.problem.objective)
  return { objective, definitions: [...definitions.values()], origins }
}

/** What an equation determines: its unknown is held in what it says to be zero. */
const solved = (
  lowering: Lowering,
  name: string,
  residual: Expr,
  solution: ((name: string) => Solution) | undefined,
): Node => {
  const { graph, analysis, definitions } = lowering
  const found = solution?.(name)
  const { shape, properties } = found?.unknown ?? analysis.unknowns.get(name)!
  const held = graph.variable({ name, rows: shape.rows, cols: shape.cols, active: false, properties })
  const node = convert(lowering, residual)
  return found ? found.value(graph, held, node, definitions) : node
}

const convert = (lowering: Lowering, expr: Expr): Node => {
  const call = lowering.calls?.get(expr)
  const node = call ? called(lowering, expr, call) : converted(lowering, expr)
  lowering.origins.set(expr, node)
  return node
}

/** A call of a function of the user's, as it was typed. */
const called = (
  lowering: Lowering,
  expr: Expr,
  { name, args }: { readonly name: string; readonly args: readonly Expr[] },
): Node => {
  const { rows, cols } = shapeOf(lowering, expr)
  const given = args.map((arg) => convert(lowering, arg))
  return lowering.graph.call(name, 0, given, rows, cols)
}

const converted = (lowering: Lowering, expr: Expr): Node => {
  const { graph } = lowering
  switch (expr.kind) {
    case 'number':
      return graph.number(expr.value)
    case 'name':
      return convertName(lowering, expr)
    case 'call':
      return convertCall(lowering, expr)
    case 'transpose':
      return graph.transpose(convert(lowering, expr.body))
    case 'power':
      return convertPower(lowering, expr)
    case 'negate':
      return graph.minus(convert(lowering, expr.body))
    case 'product':
      return convertProduct(lowering, expr)
    case 'colon':
      return graph.colon(convert(lowering, expr.left), convert(lowering, expr.right))
    case 'sum':
      return convertSum(lowering, expr)
    default:
      return assertNever(expr)
  }
}

const shapeOf = ({ analysis }: Lowering, expr: Expr): Shape => {
  const found = analysis.shapes.get(expr)
  if (!found) throw internal(`no shape was inferred for a ${expr.kind}`)
  return found
}

const convertName = (lowering: Lowering, expr: Kind<'name'>): Node => {
  const { analysis, graph, active, definitions } = lowering
  const definition = definitions.get(expr.name)
  if (definition) return definition
  const variable = analysis.variables.get(expr.name) ?? analysis.unknowns.get(expr.name)
  if (variable) return graph.variable({ name: expr.name, ...variable.shape, active: active.has(expr.name) })
  if (expr.name === 'pi') return graph.pi()
  if (expr.name === 'eye') return graph.eye(shapeOf(lowering, expr).rows)
  return dimensionValue(graph, dimOf(lowering, expr) ?? expr.name)
}

/** The dimension that stands somewhere, the indices in it that have one value being that. */
const dimOf = ({ analysis, single }: Lowering, expr: Expr): Dim | undefined => {
  const dim = analysis.dimensionOf.get(expr)
  return dim === undefined ? undefined : withValues(dim, (name) => (single.has(name) ? 1 : name))
}

const convertCall = (lowering: Lowering, expr: Kind<'call'>): Node => {
  const { graph } = lowering
  const row = functionNamed(expr.name)
  const name = row?.name ?? expr.name
  const binder = binderOf(expr)
  if (binder) return convertBinder(lowering, name, binder)
  const whole = shapeOf(lowering, expr)
  const filled = convertFill(lowering, name, expr, whole)
  if (filled) return filled
  const args = expr.args.map((arg) => {
    const dim = dimOf(lowering, arg)
    return dim === undefined ? convert(lowering, arg) : graph.dimension(dim)
  })
  const { rows, cols } = whole
  if (row?.holds) {
    const [i, j] = expr.args.slice(1).map((arg) => dimOf(lowering, arg)!)
    return where(graph, name, args[0]!, [i!, j!], { ranges: lowering.ranges, span: expr.span })
  }
  if (isPairwise(row, args.length)) {
    const full = args.map((arg) => broadcast(graph, arg, whole))
    return graph.call(name, 0, full, rows, cols)
  }
  if (name === 'part') return graph.call(args[0]!.cols === 1 ? 'rows' : 'cols', 0, args, rows, cols)
  if (name === 'inv' && isZeroNode(args[0]!)) throw divisionByZero(expr.args[0]!.span)
  if (row?.power && expr.primes === 0) return graph.power(args[0]!, graph.number(row.power))
  const call = graph.call(name, expr.primes, args, rows, cols)
  return call.kind === 'call' ? picked(graph, call, lowering.ranges) : call
}

/** What an index is bound in, with the range of the index known inside. */
const convertBinder = (lowering: Lowering, name: string, { body, index, size: given }: Binder): Node => {
  const size = lowering.analysis.dimensionOf.get(given)!
  if (size === 1) return convert({ ...lowering, single: new Set([...lowering.single, index.name]) }, body)
  const inside = { ...lowering, ranges: new Map([...lowering.ranges, [index.name, size]]) }
  const { graph } = lowering
  return bound(
    graph,
    name,
    smooth(graph, convert(inside, body), index.name, inside.ranges, body.span),
    index.name,
    size,
  )
}

/** A value by its size alone, and a scalar in every entry. */
const convertFill = (
  lowering: Lowering,
  name: string,
  expr: Kind<'call'>,
  whole: Shape,
): Node | undefined => {
  const { graph } = lowering
  switch (name) {
    case 'eye':
      return graph.eye(whole.rows)
    case 'ones':
      return graph.ones(whole.rows, whole.cols)
    case 'zeros':
      return graph.zero(whole.rows, whole.cols)
    case 'vector':
    case 'matrix':
      return broadcast(graph, convert(lowering, expr.args[0]!), whole)
    default:
      return undefined
  }
}

const convertSum = (lowering: Lowering, expr: Kind<'sum'>): Node => {
  const whole = shapeOf(lowering, expr)
  const terms = expr.terms.map(({ sign, operand }) => ({
    coefficient: { num: BigInt(sign), den: 1n },
    body: broadcast(lowering.graph, convert(lowering, operand), whole),
  }))
  return lowering.graph.sum(terms, whole.rows, whole.cols)
}

const convertPower = (lowering: Lowering, expr: Kind<'power'>): Node => {
  const { graph } = lowering
  const [base, exponent] = [convert(lowering, expr.base), convert(lowering, expr.exponent)]
  if (isZeroNode(base) && isNegativeNumber(exponent)) throw divisionByZero(expr.base.span)
  if (isScalarNode(base) || expr.operator === '.^') return graph.power(base, exponent)
  const value = numberOf(exponent)
  if (!value || !isInteger(value) || !isNegative(value)) return graph.matrixPower(base, exponent)
  const inverse = graph.call('inv', 0, [base], base.rows, base.cols)
  return isMinusOne(value) ? inverse : graph.matrixPower(inverse, graph.number(negate(value)))
}

/** Left to right; a run of one operator is handed over whole, so a long chain stays linear. */
const convertProduct = (lowering: Lowering, expr: Kind<'product'>): Node => {
  const { graph } = lowering
  let run: Node[] = [convert(lowering, expr.first)]
  let kind: '*' | '.*' = '*'
  for (const { operator, operand } of expr.rest) {
    const node = convert(lowering, operand)
    if (operator === '⊗') {
      run = [kronecker(graph, productOf(graph, kind, run), node)]
      continue
    }
    const next: '*' | '.*' = operator === '*' ? '*' : operator === '/' ? kind : '.*'
    if (next !== kind && run.length > 1) run = [productOf(graph, kind, run)]
    kind = next
    run.push(operator === '*' || operator === '.*' ? node : reciprocal(graph, node, operand))
  }
  return productOf(graph, kind, run)
}

const reciprocal = (graph: Graph, node: Node, operand: Expr): Node => {
  if (isZeroNode(node)) throw divisionByZero(operand.span)
  return graph.power(node, graph.number(-1))
}
