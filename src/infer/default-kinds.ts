/**
 * What an undeclared name is by its first letter, what it may be besides, and what every departure costs: the one
 * place for the numbers by which readings are compared.
 */
import { type Kind, type Kinds, M, R, S, V } from './kinds.ts'

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
const CHANGES = { scalarAsVector: 0, vectorAsScalar: 2, otherwise: 6 } as const

/** What is broadcast: a name that its letter makes a scalar, another name, anything else but a number, a capital. */
export type Broadcast = 'scalar-name' | 'name' | 'expression' | 'capital'

const NEVER = Number.POSITIVE_INFINITY

/** What it costs that a scalar stands beside a vector, a row and a matrix. */
const BROADCASTS: Readonly<Record<Broadcast, readonly [number, number, number]>> = {
  'scalar-name': [1, 1, 1],
  // In `x + y'` no reader takes x for a scalar.
  name: [4, NEVER, 4],
  // So that `norm2(x) + C*norm2(w)` has a scalar C.
  expression: [4, 4, 6],
  // No reader takes a capital beside a matrix for a scalar.
  capital: [NEVER, NEVER, NEVER],
}

/** The cost of reading a variable as of this kind. */
export const changeCost = (usual: Kind, kind: Kind): number => {
  if (usual === kind) return 0
  if (usual === S && kind === V) return CHANGES.scalarAsVector
  return usual === V && kind === S ? CHANGES.vectorAsScalar : CHANGES.otherwise
}

/** What the broadcast of an undeclared name is. */
export const broadcastOf = (name: string): Broadcast => {
  const usual = defaultKind(name)
  return usual === M ? 'capital' : usual === S ? 'scalar-name' : 'name'
}

/** The cost of a scalar in something of this kind. */
export const broadcastCost = (broadcast: Broadcast, whole: Kind): number =>
  BROADCASTS[broadcast][whole === M ? 2 : whole === R ? 1 : 0]

/** Capitals that one reading may make scalars. */
export const MAX_SCALAR_CAPITALS = 1
