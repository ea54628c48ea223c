/**
 * Slips of the pen, which need no law: a factor or a term left out, another sign, no transpose, no function.
 */
import { isScalarNode, type Node, numberOf, type Sum, type Term } from '../../expr/node.ts'
import { toText } from '../../print/text.ts'
import { MINUS_ONE, negate, ONE, type Rational } from '../../rational.ts'
import { type Candidate, inPlace, partsOf } from './candidates.ts'
import type { Scene } from './scene.ts'

type Spoiled = Omit<Candidate, 'node'> & { readonly by: Node }

/** An expression with one part left out, turned or with another number, all ways. */
export const spoiled = (scene: Scene, root: Node): Candidate[] =>
  partsOf(root).flatMap((part) =>
    spoiledAt(scene, part).map(({ by, ...what }) => ({
      ...what,
      node: () => inPlace(scene, root, part, by),
    })),
  )

const spoiledAt = (scene: Scene, part: Node): Spoiled[] => {
  const { graph } = scene
  switch (part.kind) {
    case 'product':
      return part.factors.map((factor, i) => missing(factor, graph.product(without(part.factors, i))))
    case 'hadamard':
      return part.factors.map((factor, i) => missing(factor, graph.hadamard(without(part.factors, i))))
    case 'scale':
      return [
        missing(part.scalar, part.body),
        ...(isScalarNode(part.body) ? [missing(part.body, part.scalar)] : []),
      ]
    case 'colon':
      return [missing(part.left, total(scene, part.right)), missing(part.right, total(scene, part.left))]
    case 'sum':
      return part.terms.flatMap((term, i) => spoiledTerm(scene, part, term, i))
    case 'transpose':
      return [{ by: part.body, fault: 'lost transpose', message: `${toText(part)} has lost its transpose` }]
    case 'call':
      return part.args
        .slice(0, 1)
        .filter(({ rows, cols }) => part.args.length === 1 && rows === part.rows && cols === part.cols)
        .map((only) => inPlaceOf(part, only, 'missing function'))
    case 'power':
    case 'matrix-power':
      return numberOf(part.exponent) ? [inPlaceOf(part, part.base, 'wrong exponent')] : []
    default:
      return []
  }
}

const without = (factors: readonly Node[], at: number): Node[] => factors.filter((_, i) => i !== at)

/** One term of a sum left out, with the other sign, without its number. */
const spoiledTerm = ({ graph }: Scene, sum: Sum, { coefficient, body }: Term, at: number): Spoiled[] => {
  const others = graph.sum(
    sum.terms.filter((_, i) => i !== at),
    sum.rows,
    sum.cols,
  )
  const term = toText(body)
  const withFactor = (factor: Rational): Node => graph.plus(others, graph.times(factor, body))
  const unit = coefficient.num < 0n ? MINUS_ONE : ONE
  const isUnit = coefficient.den === 1n && coefficient.num === unit.num
  const number = toText(graph.number(coefficient))
  return [
    ...(sum.terms.length > 1
      ? [{ by: others, fault: 'dropped term', message: `the term ${term} is missing` }]
      : []),
    { by: withFactor(negate(coefficient)), fault: 'wrong sign', message: `${term} has the wrong sign` },
    ...(isUnit
      ? []
      : [{ by: withFactor(unit), fault: 'wrong factor', message: `${term} lacks the factor ${number}` }]),
  ]
}

const inPlaceOf = (part: Node, by: Node, fault: string): Spoiled => ({
  by,
  fault,
  message: `${toText(by)} stands where ${toText(part)} should`,
})

const missing = (factor: Node, by: Node): Spoiled => ({
  by,
  fault: 'missing factor',
  message: `the factor ${toText(factor)} is missing`,
})

/** What is left of a colon product without one of its sides: the sum of the entries of the other. */
const total = ({ graph }: Scene, node: Node): Node =>
  isScalarNode(node) ? node : graph.colon(graph.ones(node.rows, node.cols), node)
