/**
 * Building a node from a template whose slots are bound. `0`, `1`, `eye`, `ones` take their shape from what
 * stands beside them, at the root from what the template replaces.
 */
import { assertNever, internal } from '../errors/defects.ts'
import { dimensionValue } from '../expr/dimension.ts'
import type { Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { functionNamed, isPairwise } from '../functions/index.ts'
import type { Bound } from '../rulebook/conditions.ts'
import type { Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'
import type { Dim } from '../shape/dim.ts'
import { inRole, mappingOf } from '../shape/mapping.ts'
import { SCALAR, type Shape, transposed } from '../shape/shape.ts'
import { evaluate, valueShape } from './value-shape.ts'

export interface Builder {
  readonly graph: Graph
  readonly bindings: readonly (Bound | undefined)[]
  /** Values of the dimension names that the rule declares. */
  readonly dims: ReadonlyMap<string, Dim>
  /** What `d(…)` of the template becomes. */
  readonly differential: (body: Node) => Node
}

/** The node a template stands for; `expected` is the shape its context asks for. */
export const build = (b: Builder, template: Template, expected?: Shape): Node => {
  const { graph } = b
  switch (template.kind) {
    case 'meta':
      return nodeIn(b, template.slot)
    case 'number':
      return graph.times(template.value, graph.ones(expected?.rows ?? 1, expected?.cols ?? 1))
    case 'constant':
      return buildConstant(b, template, expected)
    case 'dimension':
      return dimensionValue(graph, dimOf(b, template.dim))
    case 'sum':
      return buildSum(b, template, expected)
    case 'scale':
      return graph.scale(build(b, template.scalar, SCALAR), build(b, template.body, expected))
    case 'product':
      return graph.product(buildTogether(b, template.factors))
    case 'hadamard':
      return graph.hadamard(buildTogether(b, template.factors, expected))
    case 'power':
      return buildPower(b, template, expected)
    case 'matrix-power':
      return graph.matrixPower(build(b, template.base, expected), build(b, template.exponent, SCALAR))
    case 'transpose':
      return graph.transpose(build(b, template.body, expected && transposed(expected)))
    case 'colon':
      return graph.colon(...(buildTogether(b, [template.left, template.right]) as [Node, Node]))
    case 'differential':
      return b.differential(build(b, template.body, expected))
    case 'call':
      return buildCall(b, template.name, template.order, template.args, expected)
    case 'apply':
      return buildApply(b, template, expected)
    case 'mapped':
      return buildMapped(b, template)
    default:
      return assertNever(template)
  }
}

const nodeIn = (b: Builder, slot: number): Node => {
  const bound = b.bindings[slot]
  if (bound === undefined || typeof bound === 'string')
    throw internal('an unbound metavariable passed compilation')
  return bound
}

const takesShape = (template: Template): boolean =>
  template.kind === 'number' ||
  (template.kind === 'constant' && template.name !== 'pi' && template.dims.length === 0) ||
  (template.kind === 'scale' && takesShape(template.body))

const buildSum = (b: Builder, template: Extract<Template, { kind: 'sum' }>, expected?: Shape): Node => {
  const bodies = buildTogether(b, childrenOf(template), expected)
  const [{ rows, cols }] = bodies as [Node]
  const terms = template.terms.map(({ coefficient }, i) => ({ coefficient, body: bodies[i]! }))
  return b.graph.sum(terms, rows, cols)
}

/** Operands of one shape: those that know theirs first, then the constants that take it. */
const buildTogether = (b: Builder, templates: readonly Template[], expected?: Shape): Node[] => {
  const built = templates.map((template) => (takesShape(template) ? undefined : build(b, template, expected)))
  const shape: Shape | undefined = expected ?? built.find((node) => node !== undefined)
  return templates.map((template, i) => built[i] ?? build(b, template, shape))
}

const buildConstant = (
  b: Builder,
  template: Extract<Template, { kind: 'constant' }>,
  expected?: Shape,
): Node => {
  const { graph } = b
  if (template.name === 'pi') return graph.pi()
  const [rows, cols] = template.dims.map((dim) => dimOf(b, dim))
  if (template.name === 'eye') {
    const n = rows ?? expected?.rows
    if (n === undefined) throw internal('eye stands where no shape is known')
    return graph.eye(n)
  }
  const shape = rows === undefined ? expected : { rows, cols: cols ?? 1 }
  if (!shape) throw internal(`${template.name} stands where no shape is known`)
  return template.name === 'ones' ? graph.ones(shape.rows, shape.cols) : graph.zero(shape.rows, shape.cols)
}

const buildPower = (b: Builder, template: Extract<Template, { kind: 'power' }>, expected?: Shape): Node => {
  const { graph } = b
  const base = build(b, template.base, expected)
  if (template.exponent.kind === 'number') return graph.power(base, graph.number(template.exponent.value))
  return graph.power(base, build(b, template.exponent))
}

/**
 * Applied to scalars and matrices alike, an elementwise function keeps the shape; others tell theirs. A block without
 * rows or columns leaves what it stands beside as it is.
 */
const buildCall = (
  b: Builder,
  name: string,
  order: number,
  templates: readonly Template[],
  expected?: Shape,
): Node => {
  const { graph } = b
  const row = functionNamed(name)
  const elementwise = row?.group === 'elementwise'
  const beside = isPairwise(row, templates.length) && templates.find(({ kind }) => kind !== 'number')
  const shape = beside && templates.some(({ kind }) => kind === 'number') ? build(b, beside) : expected
  const args = templates.map((template) =>
    template.kind === 'dimension'
      ? graph.dimension(dimOf(b, template.dim))
      : build(b, template, elementwise || beside ? shape : undefined),
  )
  if (functionNamed(name)?.layout?.kind === 'blocks') {
    const solid = args.filter((arg) => arg.rows !== 0 && arg.cols !== 0)
    if (solid.length === 1) return solid[0]!
  }
  const { rows, cols } = elementwise ? args[0]! : valueShape(name, args)
  return graph.call(name, order, args, rows, cols)
}

const buildApply = (b: Builder, template: Extract<Template, { kind: 'apply' }>, expected?: Shape): Node => {
  const bound = b.bindings[template.slot]
  if (typeof bound !== 'string') throw internal('an unbound function metavariable passed compilation')
  const name = bound.replace(/'+$/, '')
  const args = template.args.map((arg) => build(b, arg, expected))
  const { rows, cols } = args[0]!
  return b.graph.call(name, bound.length - name.length + template.order, args, rows, cols)
}

const buildMapped = (b: Builder, { slot, of, args }: Extract<Template, { kind: 'mapped' }>): Node => {
  const bound = b.bindings[slot]
  const mapping = typeof bound === 'string' ? mappingOf(bound) : undefined
  if (!mapping) throw internal('a metavariable for a function is bound to none')
  return buildCall(b, inRole(mapping, of.role), 0, args)
}

const dimOf = (b: Builder, template: Dim): Dim => evaluate(template, b.dims)
