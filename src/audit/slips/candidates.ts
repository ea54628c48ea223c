/**
 * What comes of one slip, wherever it can be made: in differentiating an expression, in rewriting one.
 */
import { isOneNode, isScalarNode, type Node } from '../../expr/node.ts'
import { exchanged, reachable } from '../../expr/walk.ts'
import { toText } from '../../print/text.ts'
import { MINUS_ONE, type Rational, rational } from '../../rational.ts'
import type { Application } from '../../rewrite/application.ts'
import { algebraSlips, differentialSlips, type Slips } from './laws.ts'
import { differential, filled, type Scene } from './scene.ts'

/** An expression with a slip in it, and what to say of the slip. */
export interface Candidate {
  readonly node: () => Node | undefined
  readonly fault: string
  readonly message: string
}

interface Ranked extends Candidate {
  readonly rank: number
}

type Said = Omit<Ranked, 'node'>

/** Results of one slip at one node. */
const MOST = 12
/** Expressions with more parts than this are left alone. */
const LARGEST = 120

const inOrder = (all: readonly Ranked[]): Candidate[] => [...all].sort((a, b) => a.rank - b.rank)

/** The parts at which a slip can be made. */
export const partsOf = (root: Node): Node[] => {
  const parts = reachable([root])
  return parts.length > LARGEST ? [] : parts.filter(({ kind }) => kind !== 'named' && kind !== 'variable')
}

/** Each way in which a slip of a table can be made at a node; what is not there counts as 1, and is nothing to slip on. */
const slipsAt = ({ rewriter }: Scene, { rules, functions, byName }: Slips, node: Node) =>
  rewriter
    .alternatives(rules, node, functions, MOST)
    .filter(({ bindings }) => !bindings.some((bound) => typeof bound === 'object' && isOneNode(bound)))
    .map(({ rule, bindings, result }) => {
      const slip = byName.get(rule.name)!
      return { slip: { ...slip, says: saidOf(slip.says, rule, bindings) }, result }
    })

/** A sentence with what the metavariables stand for: `{X}`. */
const saidOf = (says: string, { names }: Application['rule'], bindings: Application['bindings']): string =>
  says.replaceAll(/\{(\w)\}/g, (_, name: string) => {
    const bound = bindings[names.indexOf(name)]
    return typeof bound === 'object' ? toText(bound) : name
  })

const meantText = (meant: string | undefined): string => (meant === undefined ? '' : ` (${meant})`)

/** The differential of an expression with one slip in it, all ways. */
export const slippedDifferentials = (scene: Scene, root: Node): Candidate[] => {
  const { graph } = scene
  const found: Ranked[] = []
  const put = (part: Node, by: () => Node | undefined, what: Said): void => {
    const node = (): Node | undefined => {
      const other = by()
      return other && hasShapeOf(part, other)
        ? differential(scene, root, new Map([[part, other]]))
        : undefined
    }
    found.push({ ...what, node })
  }
  for (const part of partsOf(root).filter(({ active }) => active)) {
    const text = `the differential of ${toText(part)}`
    for (const { slip, result } of slipsAt(scene, differentialSlips(), graph.differential(part))) {
      const by = (): Node | undefined => filled(graph, result, (body) => differential(scene, body))
      const { fault, says, meant, rank } = slip
      put(part, by, { fault, rank, message: `${text} ${says}${meantText(meant)}` })
    }
    const right = differential(scene, part)
    if (right) for (const { by, ...what } of always(scene, right, text)) put(part, () => by, what)
  }
  return inOrder(found)
}

const hasShapeOf = (part: Node, other: Node): boolean => part.rows === other.rows && part.cols === other.cols

/** An expression with something of the same shape in the place of a part. */
export const inPlace = ({ graph }: Scene, root: Node, part: Node, by: Node): Node | undefined =>
  hasShapeOf(part, by) ? exchanged(graph, root, part, by) : undefined

/** Slips that may be made in any differential. */
const always = ({ graph }: Scene, right: Node, text: string): (Said & { by: Node })[] => {
  const times = (factor: Rational): Node => graph.times(factor, right)
  const late = { rank: 1000 }
  return [
    { ...late, by: times(MINUS_ONE), fault: 'wrong sign', message: `${text} has the wrong sign` },
    {
      ...late,
      by: times(rational(1, 2)),
      fault: 'wrong factor',
      message: `${text} lacks the factor 2`,
    },
    { ...late, by: times(rational(2)), fault: 'wrong factor', message: `${text} has a factor 2 too many` },
    ...(right.rows === right.cols && !isScalarNode(right)
      ? [
          {
            ...late,
            by: graph.transpose(right),
            fault: 'lost transpose',
            message: `${text} is transposed`,
          },
        ]
      : []),
    {
      rank: 1001,
      by: graph.zero(right.rows, right.cols),
      fault: 'dropped term',
      message: `${text} is missing, as if it did not change`,
    },
  ]
}

/** An expression with one slip of rewriting in it, all ways. */
export const slippedRewrites = (scene: Scene, root: Node): Candidate[] => {
  const found: Ranked[] = []
  for (const part of partsOf(root))
    for (const { slip, result } of slipsAt(scene, algebraSlips(), part)) {
      const { fault, says, meant, rank } = slip
      const message = `${toText(part)} ${says}${meantText(meant)}`
      found.push({ node: () => inPlace(scene, root, part, result), fault, message, rank })
    }
  return inOrder(found)
}
