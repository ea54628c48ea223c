/**
 * From the tree as typed to the graph: broadcasts and scalar factors become explicit. No mathematics is applied
 * but what the constructors imply.
 */

import { assertNever, internal } from '../errors/defects.ts'
import { divisionByZero } from '../errors/shapes.ts'
import { dimensionValue } from '../expr/dimension.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, isZeroNode, type Named, type Node, numberOf } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { isInteger, isMinusOne, isNegative, negate } from '../rational.ts'
import { multiplyDims } from '../shape/dim.ts'
import { type Shape, shape } from '../shape/shape.ts'
import type { Expr } from '../syntax/tree.ts'

/** A problem as nodes: its objective, and the user's definitions in the order typed. */
export interface Lowered {
  readonly objective: Node
  readonly definitions: readonly Named[]
}

const isNegativeNumber = (node: Node): boolean => {
  const value = numberOf(node)
  return value !== undefined && isNegative(value)
}

type Kind<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** The user's spelling of every function that has aliases, by canonical name; the first one typed counts. */
export const spellings = (analysis: Analysis): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const expr of analysis.shapes.keys()) {
    if (expr.kind !== 'call') continue
    const row = functionNamed(expr.name)
    if (row && !found.has(row.name)) found.set(row.name, expr.name)
  }
  return found
}

/** The nodes of an analysed problem in the given graph; `active` names the variables to differentiate by. */
export const lower = (analysis: Analysis, graph: Graph, active: ReadonlySet<string> = new Set()): Lowered => {
  const definitions = new Map<string, Named>()
  for (const { name, shape, properties } of analysis.variables.values())
    graph.variable({ name, rows: shape.rows, cols: shape.cols, active: active.has(name), properties })

  const shapeOf = (expr: Expr): Shape => {
    const found = analysis.shapes.get(expr)
    if (!found) throw internal(`no shape was inferred for a ${expr.kind}`)
    return found
  }

  const broadcast = (node: Node, { rows, cols }: Shape): Node =>
    isScalarNode(node) && !(rows === 1 && cols === 1) ? graph.scale(node, graph.ones(rows, cols)) : node

  const convert = (expr: Expr): Node => {
    switch (expr.kind) {
      case 'number':
        return graph.number(expr.value)
      case 'name':
        return convertName(expr)
      case 'call':
        return convertCall(expr)
      case 'transpose':
        return graph.transpose(convert(expr.body))
      case 'power':
        return convertPower(expr)
      case 'negate':
        return graph.minus(convert(expr.body))
      case 'product':
        return convertProduct(expr)
      case 'colon':
        return graph.colon(convert(expr.left), convert(expr.right))
      case 'sum':
        return convertSum(expr)
      default:
        return assertNever(expr)
    }
  }

  const convertName = (expr: Kind<'name'>): Node => {
    const definition = definitions.get(expr.name)
    if (definition) return definition
    const variable = analysis.variables.get(expr.name)
    if (variable) return graph.variable({ name: expr.name, ...variable.shape, active: active.has(expr.name) })
    if (expr.name === 'pi') return graph.pi()
    if (expr.name === 'eye') return graph.eye(shapeOf(expr).rows)
    return dimensionValue(graph, analysis.dimensionOf.get(expr) ?? expr.name)
  }

  const convertCall = (expr: Kind<'call'>): Node => {
    const { rows, cols } = shapeOf(expr)
    const row = functionNamed(expr.name)
    const name = row?.name ?? expr.name
    switch (name) {
      case 'eye':
        return graph.eye(rows)
      case 'ones':
        return graph.ones(rows, cols)
      case 'zeros':
        return graph.zero(rows, cols)
      case 'vector':
      case 'matrix':
        return broadcast(convert(expr.args[0]!), { rows, cols })
    }
    const args = expr.args.map((arg) => {
      const dim = analysis.dimensionOf.get(arg)
      return dim === undefined ? convert(arg) : graph.dimension(dim)
    })
    if (row?.group === 'elementwise-two')
      return graph.call(
        name,
        0,
        args.map((arg) => broadcast(arg, { rows, cols })),
        rows,
        cols,
      )
    if (name === 'inv' && isZeroNode(args[0]!)) throw divisionByZero(expr.args[0]!.span)
    if (row?.power && expr.primes === 0) return graph.power(args[0]!, graph.number(row.power))
    return graph.call(name, expr.primes, args, rows, cols)
  }

  const convertSum = (expr: Kind<'sum'>): Node => {
    const whole = shapeOf(expr)
    const terms = expr.terms.map(({ sign, operand }) => ({
      coefficient: { num: BigInt(sign), den: 1n },
      body: broadcast(convert(operand), whole),
    }))
    return graph.sum(terms, whole.rows, whole.cols)
  }

  const convertPower = (expr: Kind<'power'>): Node => {
    const [base, exponent] = [convert(expr.base), convert(expr.exponent)]
    if (isZeroNode(base) && isNegativeNumber(exponent)) throw divisionByZero(expr.base.span)
    if (isScalarNode(base) || expr.operator === '.^') return graph.power(base, exponent)
    const value = numberOf(exponent)
    if (!value || !isInteger(value) || !isNegative(value)) return graph.matrixPower(base, exponent)
    const inverse = graph.call('inv', 0, [base], base.rows, base.cols)
    return isMinusOne(value) ? inverse : graph.matrixPower(inverse, graph.number(negate(value)))
  }

  /** Left to right; a run of one operator is handed over whole, so a long chain stays linear. */
  const convertProduct = (expr: Kind<'product'>): Node => {
    let run: Node[] = [convert(expr.first)]
    let kind: '*' | '.*' = '*'
    const value = (): Node => (run.length === 1 ? run[0]! : kind === '*' ? multiply(run) : entrywise(run))
    for (const { operator, operand } of expr.rest) {
      const node = convert(operand)
      if (operator === '⊗') {
        const left = value()
        const { rows, cols } = shape(multiplyDims(left.rows, node.rows), multiplyDims(left.cols, node.cols))
        run = [graph.call('kron', 0, [left, node], rows, cols)]
        continue
      }
      const next: '*' | '.*' = operator === '*' ? '*' : operator === '/' ? kind : '.*'
      if (next !== kind && run.length > 1) run = [value()]
      kind = next
      run.push(operator === '*' || operator === '.*' ? node : reciprocal(node, operand))
    }
    return value()
  }

  const reciprocal = (node: Node, operand: Expr): Node => {
    if (isZeroNode(node)) throw divisionByZero(operand.span)
    return graph.power(node, graph.number(-1))
  }

  /** Grouping to the left: whenever the product so far is a scalar it scales what follows. */
  const multiply = (run: readonly Node[]): Node => {
    const scalars: Node[] = []
    let chain: Node[] = []
    for (const node of run) {
      if (isScalarNode(node)) scalars.push(node)
      else chain.push(node)
      if (chain.length > 1 && chain[0]!.rows === 1 && node.cols === 1 && !isScalarNode(node)) {
        scalars.push(graph.product(chain))
        chain = []
      }
    }
    return graph.product([...scalars, ...chain])
  }

  const entrywise = (run: readonly Node[]): Node => {
    const scalars = run.filter(isScalarNode)
    const full = run.filter((node) => !isScalarNode(node))
    if (full.length === 0) return graph.hadamard(scalars)
    const body = graph.hadamard(full)
    return scalars.length === 0 ? body : graph.scale(graph.hadamard(scalars), body)
  }

  for (const { name, value } of analysis.problem.definitions)
    definitions.set(name, graph.named(name, convert(value)) as Named)
  return { objective: convert(analysis.problem.objective), definitions: [...definitions.values()] }
}
