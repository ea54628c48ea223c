/**
 * Where slips are made: the definitions of a derivation as nodes in which what moves can be told, and their
 * differentials with and without a slip.
 */

import { STEP_LIMIT } from '../../derive/session.ts'
import { solutionIn } from '../../derive/solutions.ts'
import { lowered } from '../../derive/start.ts'
import type { Graph } from '../../expr/graph.ts'
import { isScalarNode, type Named, type Node } from '../../expr/node.ts'
import { reachable, replacing } from '../../expr/walk.ts'
import { analyse } from '../../infer/analyse.ts'
import { lower } from '../../lower/lower.ts'
import { parseProblem } from '../../parse/index.ts'
import { createRewriter, type Rewriter } from '../../rewrite/rewriter.ts'
import { STANDARD } from '../../rulebook/rulebook.ts'
import type { Stage } from '../stage.ts'

export interface Scene {
  readonly graph: Graph
  readonly rewriter: Rewriter
  /** An expression in the names of the stage. */
  readonly nodeOf: (text: string) => Node
  /** A definition by its name. */
  readonly definition: (name: string) => Named | undefined
  /** The name that stands for the differential of a variable, as a node. */
  readonly direction: (variable: string) => Node
}

/** The stage with all that moves told as such. */
export const sceneOf = ({ analysis, moving }: Stage): Scene => {
  const { graph, definitions, variable } = lowered(analysis, moving, false, (name) =>
    solutionIn(analysis, name),
  )
  const active = new Set(moving)
  const names = new Map(definitions.map((named) => [named.name, named]))
  return {
    graph,
    rewriter: createRewriter(graph, STANDARD.phase('basic'), STEP_LIMIT),
    nodeOf: (text) => {
      const { problem: beside, variables } = analysis
      const read = analyse(parseProblem(text, { names: variables.keys(), beside }), { within: analysis })
      return lower(read, graph, active, undefined, (name) => solutionIn(read, name)).objective
    },
    definition: (name) => names.get(name),
    direction: (name) => {
      const { rows, cols } = variable(name)
      return graph.variable({ name: `d${name}`, rows, cols, active: false })
    },
  }
}

/** Nodes whose differential is another than it should be. */
type Special = ReadonlyMap<Node, Node>

/** The differential of a node by the laws, but for nodes that have another; `undefined` where no law knows one. */
export const differential = (scene: Scene, root: Node, special: Special = new Map()): Node | undefined => {
  const { graph, rewriter, direction } = scene
  const known = new Map<Node, Node | undefined>()
  const of = (node: Node): Node | undefined => {
    if (!known.has(node)) known.set(node, special.get(node) ?? made(node))
    return known.get(node)
  }
  const made = (node: Node): Node | undefined => {
    if (!node.active) return graph.zero(node.rows, node.cols)
    if (node.kind === 'variable') return direction(node.name)
    if (node.kind === 'named') return of(node.value)
    const whole = graph.differential(node)
    const application = rewriter.applyAtRoot(STANDARD.phase('differential'), whole)
    return application && filled(graph, application.result, of)
  }
  return of(root)
}

/** A node with something in the place of each differential in it. */
export const filled = (graph: Graph, node: Node, of: (body: Node) => Node | undefined): Node | undefined => {
  let isKnown = true
  const found = replacing(graph, (part) => {
    if (part.kind !== 'differential') return undefined
    const value = of(part.body)
    if (!value) isKnown = false
    return value ?? part
  })(node)
  return isKnown ? found : undefined
}

/** Whether the shapes of all parts of a node fit: slips may make what does not. */
export const fits = (root: Node): boolean =>
  reachable([root]).every((node) => {
    const { rows, cols } = node
    switch (node.kind) {
      case 'product':
        return node.factors.every((factor, i) => i === 0 || node.factors[i - 1]!.cols === factor.rows)
      case 'hadamard':
        return node.factors.every((factor) => factor.rows === rows && factor.cols === cols)
      case 'scale':
        return isScalarNode(node.scalar)
      case 'power':
        return isScalarNode(node.exponent) || hasShape(node.exponent, node.base)
      case 'sum':
        return node.terms.every(({ body }) => body.rows === rows && body.cols === cols)
      case 'colon':
        return node.left.rows === node.right.rows && node.left.cols === node.right.cols
      case 'matrix-power':
        return node.base.rows === node.base.cols
      case 'call':
        return !SQUARE.has(node.name) || node.args[0]!.rows === node.args[0]!.cols
      default:
        return true
    }
  })

const hasShape = (a: Node, b: Node): boolean => a.rows === b.rows && a.cols === b.cols

/** Functions of square matrices that slips bring in. */
const SQUARE: ReadonlySet<string> = new Set(['tr', 'det', 'inv', 'logdet', 'expm'])
