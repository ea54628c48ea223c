/**
 * Where Newton's method on an equation begins.
 */
import { type Node, numberOf, type Power, type Variable } from '../../expr/node.ts'
import { reachable } from '../../expr/walk.ts'
import { functionNamed } from '../../functions/index.ts'
import { isNegative, ONE, ZERO } from '../../rational.ts'
import type { Dim } from '../../shape/dim.ts'
import type { Lowering } from './lowering.ts'
import type { Op } from './op.ts'
import { continuous, discrete, type Equation } from './riccati.ts'

/** What an equation determines, as code sees it. */
interface Unknown {
  /** The function of the table that it is. */
  readonly name: string
  readonly held: Variable
  /** What stands before its differential in that of the equation. */
  readonly parts: readonly Node[]
  readonly residual: Node
  readonly shape: readonly Dim[]
}

/** The stabilising root of a Riccati equation; else zero, or ones where no step can be made from there. */
export const startOf = (lowering: Lowering, unknown: Unknown): Op =>
  stabilising(lowering, unknown) ?? plainStart(lowering, unknown)

const RICCATI: Readonly<Record<string, { solver: string; read: (equation: Equation) => Op | undefined }>> = {
  solution_lyapunov: { solver: 'riccati', read: continuous },
  solution_sylvester: { solver: 'riccati', read: continuous },
  solution_discrete: { solver: 'riccati-discrete', read: discrete },
}

const stabilising = (lowering: Lowering, { name, held, residual, shape }: Unknown): Op | undefined => {
  const known = RICCATI[name]
  const [size, cols] = shape
  if (!known || size === undefined || size !== cols || !lowering.spells(known.solver)) return undefined
  return known.read({ lowering, held, residual, size })
}

/** Zero, unless no step can be made there: then ones, for a square matrix on its diagonal alone. */
const plainStart = ({ program }: Lowering, { held, parts, shape }: Unknown): Op => {
  const isStuck =
    parts.every((part) => vanishes(part, held)) ||
    reachable(parts).some((node) => node.kind === 'power' && isNegated(node) && vanishes(node.base, held))
  const number = program.number(isStuck ? ONE : ZERO)
  const [rows, cols] = shape
  if (rows === undefined) return number
  return isStuck && rows === cols ? program.core('eye', [], [rows]) : program.core('full', [number], shape)
}

const isNegated = ({ exponent }: Power): boolean => {
  const value = numberOf(exponent)
  return value !== undefined && isNegative(value)
}

/** Whether a node is zero where the variable is; `false` where that cannot be seen. */
const vanishes = (node: Node, at: Variable): boolean => {
  const falls = (part: Node): boolean => vanishes(part, at)
  switch (node.kind) {
    case 'variable':
      return node === at
    case 'named':
      return falls(node.value)
    case 'sum':
      return node.terms.every(({ body }) => falls(body))
    case 'scale':
      return falls(node.scalar) || falls(node.body)
    case 'product':
    case 'hadamard':
      return node.factors.some(falls)
    case 'transpose':
      return falls(node.body)
    case 'power':
    case 'matrix-power':
      return numberOf(node.exponent) !== undefined && falls(node.base)
    case 'call':
      return functionNamed(node.name)?.linear?.[0] === 0 && falls(node.args[0]!)
    default:
      return false
  }
}
