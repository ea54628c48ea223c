/**
 * From the expression graph to operations on arrays. Knows no language: what is left to a target is how an operation
 * is written.
 */
import { assertNever, internal } from '../../errors/defects.ts'
import { type Node, operandsOf, type Sum } from '../../expr/node.ts'
import { ZERO } from '../../rational.ts'
import { lowerCall } from './calls.ts'
import { filled, isRowNode, type Lowering, rankOf, shapeOfArgument } from './lowering.ts'
import { lowerMonomial, lowerTerm, type Signed } from './monomial.ts'
import { createProgram, type Op, type Program } from './op.ts'
import { lowerPower } from './power.ts'
import { lowerProduct } from './product.ts'

export interface Lowered {
  readonly program: Program
  /** The operation for a node, an array if the node is one. */
  readonly solid: (node: Node) => Op
  /** What the user calls the values of operations. */
  readonly titles: ReadonlyMap<Op, string>
}

/** The nodes under the roots, operands first, and how often each is an operand. */
const survey = (roots: readonly Node[]): { nodes: Node[]; uses: Map<Node, number> } => {
  const uses = new Map<Node, number>()
  const pending = [...roots]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const count = uses.get(node) ?? 0
    uses.set(node, count + 1)
    if (count === 0) for (const operand of operandsOf(node)) pending.push(operand)
  }
  return { nodes: [...uses.keys()].sort((a, b) => a.id - b.id), uses }
}

const lowerSum = (lowering: Lowering, node: Sum): Op => {
  const { program } = lowering
  if (node.terms.length === 0) return program.number(ZERO)
  if (node.terms.length === 1) return lowerMonomial(lowering, node)
  const terms = node.terms.map(({ coefficient, body }) =>
    lowerTerm(lowering, coefficient, body, lowering.uses(body) === 1),
  )
  const lead = Math.max(
    0,
    terms.findIndex(({ negative }) => !negative),
  )
  const rest = terms.filter((_, i) => i !== lead)
  const join = (sum: Op, term: Signed): Op =>
    program.core(term.negative ? 'subtract' : 'add', [sum, term.positive])
  return rest.reduce(join, terms[lead]!.op)
}

const lowerColon = (lowering: Lowering, left: Node, right: Node): Op => {
  const { program, loose, solid } = lowering
  const rank = rankOf(left)
  if (rank === 0) return program.core('times', [loose(left), loose(right)])
  for (const [a, b] of [
    [left, right],
    [right, left],
  ] as const)
    if (loose(a).rank === 0) {
      const sum = program.core('sum', [solid(b)])
      return loose(a) === program.one ? sum : program.core('times', [loose(a), sum])
    }
  return rank === 1
    ? program.dot(solid(left), solid(right))
    : program.core('inner', [solid(left), solid(right)])
}

const lowerNode = (lowering: Lowering, node: Node): Op => {
  const { program, loose, solid } = lowering
  switch (node.kind) {
    case 'variable': {
      const argument = program.argument(node.name, shapeOfArgument(node))
      return isRowNode(node) ? program.core('from-row', [argument]) : argument
    }
    case 'named':
      return loose(node.value)
    case 'ones':
      return program.one
    case 'eye':
      return program.core('eye', [], [node.rows])
    case 'pi':
      return program.core('pi', [])
    case 'dimension':
      return program.dimension(node.dim)
    case 'sum':
      return lowerSum(lowering, node)
    case 'scale':
    case 'hadamard':
      return lowerMonomial(lowering, node)
    case 'product':
      return lowerProduct(lowering, node.factors)
    case 'power':
      return lowerPower(program, loose(node.base), loose(node.exponent))
    case 'matrix-power':
      return program.core('matrix-power', [solid(node.base), loose(node.exponent)])
    case 'transpose':
      return program.transpose(loose(node.body))
    case 'colon':
      return lowerColon(lowering, node.left, node.right)
    case 'call':
      return lowerCall(lowering, node)
    case 'differential':
      throw internal('a differential has no value to compute')
    default:
      return assertNever(node)
  }
}

/** Operations for all nodes under the roots, in a language that spells some functions, where dimensions are so large. */
export const lower = (
  roots: readonly Node[],
  { spells, has, sizeOf }: Pick<Lowering, 'spells' | 'has' | 'sizeOf'>,
): Lowered => {
  const program = createProgram()
  const { nodes, uses } = survey(roots)
  const made = new Map<Node, Op>()
  const titles = new Map<Op, string>()
  const loose = (node: Node): Op => {
    const op = made.get(node)
    if (!op) throw internal('an operand is made after what it is part of')
    return op
  }
  const solid = (node: Node): Op => {
    const op = loose(node)
    return op.rank < rankOf(node) ? filled(program, op, node) : op
  }
  const lowering: Lowering = {
    program,
    loose,
    solid,
    spells,
    has,
    sizeOf,
    uses: (node) => uses.get(node) ?? 0,
  }
  for (const node of nodes) {
    const op = lowerNode(lowering, node)
    made.set(node, op)
    if (node.kind === 'named' && !node.introduced && !titles.has(op)) titles.set(op, node.name)
  }
  return { program, solid, titles }
}
