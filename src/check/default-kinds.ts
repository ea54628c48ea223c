/**
 * What a name is by its first letter, and what it costs to read it as something else.
 */
import { type Kind, M, S, V } from './kinds.ts'

const GREEK =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|omicron|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)(?![a-z])/

/** The kind that the first letter of a name tells: `a` to `g` and small Greek are scalars, `h` to `z` vectors, capitals matrices. */
export const defaultKind = (name: string): Kind => {
  if (/^[A-Z]/.test(name)) return M
  return /^[a-g]/.test(name) || GREEK.test(name) ? S : V
}

/** The cost of reading a variable as of this kind. */
export const changeCost = (usual: Kind, kind: Kind): number => {
  if (usual === kind || (usual === S && kind === V)) return 0
  return usual === V && kind === S ? 1 : 3
}
