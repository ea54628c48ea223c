/**
 * What an undeclared name is by its first letter, what it may be besides, and what every departure costs: the one
 * place for the numbers by which readings are compared.
 */
import { type Kind, type Kinds, M, S, V } from './kinds.ts'

const GREEK =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|omicron|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)(?![a-z])/

/** The kind that the first letter of a name tells: `a` to `g` and small Greek are scalars, `h` to `z` vectors, capitals matrices. */
export const defaultKind = (name: string): Kind => {
  if (/^[A-Z]/.test(name)) return M
  return /^[a-g]/.test(name) || GREEK.test(name) ? S : V
}

/** The kinds that an undeclared name may have: none is guessed to be a row, and no small letter a matrix. */
export const kindsByLetter = (name: string): Kinds => (defaultKind(name) === M ? S | V | M : S | V)

/** Costs in halves of the least change of a kind, so that all are whole numbers. */
const COSTS = {
  scalarAsVector: 0,
  vectorAsScalar: 2,
  otherwise: 6,
  /** A scalar beside something larger: a name that its letter makes a scalar, and anything else but a number. */
  broadcastOfScalarName: 1,
  broadcast: 4,
  /** The same over a matrix: `C*norm2(x) + norm2(w)` has a scalar C. */
  broadcastOverMatrix: 6,
} as const

/** The cost of reading a variable as of this kind. */
export const changeCost = (usual: Kind, kind: Kind): number => {
  if (usual === kind) return 0
  if (usual === S && kind === V) return COSTS.scalarAsVector
  return usual === V && kind === S ? COSTS.vectorAsScalar : COSTS.otherwise
}

/** The cost of broadcasting a name that is not declared a scalar. No reader takes a capital beside a matrix for one. */
export const broadcastCostOf = (name: string): number => {
  const usual = defaultKind(name)
  if (usual === M) return NEVER
  return usual === S ? COSTS.broadcastOfScalarName : COSTS.broadcast
}

/** The cost of what is not done. */
export const NEVER = Number.POSITIVE_INFINITY

/** Capitals that one reading may make scalars. */
export const MAX_SCALAR_CAPITALS = 1

/** The cost of broadcasting what is no name and no number. */
export const BROADCAST_COST: number = COSTS.broadcast

/** A cost of broadcasting as it is over something of this kind. */
export const costOver = (whole: Kind, cost: number): number =>
  whole === M && cost === COSTS.broadcast ? COSTS.broadcastOverMatrix : cost
