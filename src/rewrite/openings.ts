/**
 * Laws that see through definitions of the user's: a small expression with those in it written out, and whether what a
 * law makes of that is worth it. Definitions stay closed but where they make an expression shorter.
 */
import type { Graph } from '../expr/graph.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { mapOperands } from '../expr/walk.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import { childrenOf } from '../rulebook/template.ts'

/** Tokens of expressions that are looked into, and of definitions that are written out. */
const LONGEST = 30
/** Definitions inside definitions. */
const DEEPEST = 3

export interface Openings {
  /** Whether writing its definitions out may let one of the rules match that did not before. */
  readonly mayTell: (node: Node, rules: readonly Rule[]) => boolean
  /** The node with its definitions written out; `undefined` where it has none, or is too long to look into. */
  readonly opened: (node: Node) => Node | undefined
  /** Whether a node has fewer functions than another, or as many and is shorter; a name counts as one token. */
  readonly isShorter: (node: Node, than: Node) => boolean
}

const CLOSED = Symbol('closed')

/** Openings in one graph, each made once. */
export const createOpenings = (graph: Graph): Openings => {
  const known = new Map<Node, Node | typeof CLOSED>()

  const written = (node: Node, depth: number): Node => {
    if (node.size > LONGEST) return node
    if (node.kind !== 'named') return mapOperands(graph, node, (operand) => written(operand, depth))
    return depth > 0 && !node.introduced && node.value.size <= LONGEST ? written(node.value, depth - 1) : node
  }

  const opened: Openings['opened'] = (node) => {
    if (!graph.hasNames() || node.kind === 'named' || node.differential || node.size > LONGEST)
      return undefined
    const old = known.get(node)
    if (old) return old === CLOSED ? undefined : old
    const found = written(node, DEEPEST)
    known.set(node, found === node ? CLOSED : found)
    return found === node ? undefined : found
  }

  return {
    mayTell: (node, rules) => {
      if (rules.length === 0 || !graph.hasNames() || node.size > LONGEST) return false
      return operandsOf(node).some(tells(node, partsBelow(rules), DEEPEST))
    },
    opened,
    isShorter: (node, than) => {
      const [a, b] = [functionsIn(node), functionsIn(than)]
      return a < b || (a === b && node.size < than.size)
    },
  }
}

/** What patterns have below their roots: functions by name, and kinds; `call` is any function. */
type Parts = ReadonlySet<string>

const below = new WeakMap<readonly Rule[], Parts>()

const partsBelow = (rules: readonly Rule[]): Parts => {
  const known = below.get(rules)
  if (known) return known
  const parts = new Set<string>()
  const visit = (template: Template): void => {
    if (template.kind === 'call') parts.add(template.name)
    else for (const kind of MET_BY[template.kind] ?? [template.kind]) parts.add(kind)
    childrenOf(template).forEach(visit)
  }
  for (const { pattern } of rules) childrenOf(pattern).forEach(visit)
  below.set(rules, parts)
  return parts
}

/** What parts of patterns match that are not nodes of their kind alone. */
const MET_BY: Partial<Record<Template['kind'], readonly string[]>> = {
  meta: [],
  apply: ['call'],
  mapped: ['call'],
  scale: ['scale', 'sum', 'hadamard'],
  number: ['sum', 'ones'],
  constant: ['sum', 'ones', 'eye', 'pi'],
  dimension: ['dimension', 'ones', 'sum'],
}

/** Kinds of operands that a node does not keep whole: it takes what they are made of. */
const TAKEN_IN: Partial<Record<Node['kind'], readonly Node['kind'][]>> = {
  product: ['product', 'matrix-power'],
  hadamard: ['hadamard', 'power', 'ones'],
  scale: ['hadamard', 'power', 'ones'],
  power: ['hadamard', 'power', 'ones'],
  'matrix-power': ['matrix-power', 'eye'],
}

/** Whether an operand of a node has a definition in it whose value is met by more than a metavariable. */
const tells =
  (node: Node, parts: Parts, depth: number) =>
  (operand: Node): boolean => {
    if (operand.size > LONGEST) return false
    if (operand.kind !== 'named') return operandsOf(operand).some(tells(operand, parts, depth))
    const { value } = operand
    if (operand.introduced || depth === 0 || value.size > LONGEST || value.kind === 'variable') return false
    if (value.kind === 'named') return tells(node, parts, depth - 1)(value)
    if (value.kind === 'sum' || value.kind === 'scale') return true
    if (
      parts.has(value.kind === 'call' ? value.name : value.kind) ||
      TAKEN_IN[node.kind]?.includes(value.kind)
    )
      return true
    return (
      (value.kind === 'call' && parts.has('call')) || operandsOf(value).some(tells(value, parts, depth - 1))
    )
  }

/** How many functions are applied in a short expression, those inside definitions not counted; beyond it, no end of them. */
const functionsIn = (node: Node): number => {
  if (node.size > 2 * LONGEST) return Number.POSITIVE_INFINITY
  if (node.kind === 'named') return 0
  return operandsOf(node).reduce((sum, operand) => sum + functionsIn(operand), node.kind === 'call' ? 1 : 0)
}
