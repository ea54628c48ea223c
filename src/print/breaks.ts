/**
 * Before which atoms of a formula a line or a piece may end, and which brackets belong together; in any notation whose
 * atoms say their kind.
 */
import { type Atom, atomsWidth, spaceBetween } from './atoms.ts'
import { type Break, breakCost, fill, type Piece } from './fill.ts'

/** A run of atoms before which a line may end. */
export interface Run extends Piece {
  readonly atoms: readonly number[]
  /** Whether a sign of multiplication stands before it where it begins a line. */
  readonly isFactor: boolean
}

const breakBefore = (left: Atom, right: Atom): Break | undefined => {
  if (left.kind === 'comma') return 'comma'
  if (right.kind === 'binary')
    return /^[+-]$/.test(right.text) ? 'sign' : right.text === '\\cdot' ? 'product' : 'entrywise'
  if (right.kind === 'relation') return right.text === ':' ? 'colon' : undefined
  const ends = left.kind === 'symbol' || left.kind === 'close'
  const begins = right.kind === 'symbol' || right.kind === 'operator' || right.kind === 'open'
  return right.apart && ends && begins ? 'product' : undefined
}

interface Cut {
  readonly at: number
  readonly kind: Break
  readonly depth: number
}

/** Where the formula may be broken; white space belongs to what stands behind it. */
const cutsOf = (atoms: readonly Atom[]): Cut[] => {
  const cuts: Cut[] = []
  let depth = 0
  let last: Atom | undefined
  for (const [at, atom] of atoms.entries()) {
    if (atom.kind === 'space') continue
    if (atom.kind === 'close') depth--
    const kind = last && breakBefore(last, atom)
    if (kind) cuts.push({ at, kind, depth })
    if (atom.kind === 'open') depth++
    last = atom
  }
  return cuts
}

/** The runs between the places where it may be broken. */
export const runsOf = (atoms: readonly Atom[]): Run[] => {
  const cuts: Cut[] = [{ at: 0, kind: 'sign', depth: 0 }, ...cutsOf(atoms)]
  return cuts.map(({ at, kind, depth }, i) => {
    const indices = Array.from({ length: (cuts[i + 1]?.at ?? atoms.length) - at }, (_, k) => at + k)
    return {
      atoms: indices,
      text: '',
      joint: '',
      width: atomsWidth(indices.map((index) => atoms[index]!)),
      gap: spaceBetween(atoms[at - 1], atoms[at]),
      cost: breakCost(kind, depth),
      level: depth + (kind === 'sign' ? 0 : 1),
      isFactor: kind === 'product' && atoms[at]!.kind !== 'binary',
    }
  })
}

/** The other bracket of each. */
export const partners = (atoms: readonly Atom[]): ReadonlyMap<number, number> => {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const [i, { kind }] of atoms.entries()) {
    if (kind === 'open') open.push(i)
    const other = kind === 'close' ? open.pop() : undefined
    if (other !== undefined) {
      pairs.set(i, other)
      pairs.set(other, i)
    }
  }
  return pairs
}

/** The places of the atoms of a line. */
export const indicesOf = (line: readonly Run[]): number[] => line.flatMap(({ atoms }) => atoms)

/** Pieces that end before every sign outside brackets, and within a term that is wider than `width`. */
export const chunksOf = (atoms: readonly Atom[], width: number): (readonly Run[])[] => {
  const terms: Run[][] = []
  for (const run of runsOf(atoms)) {
    if (run.cost === 0) terms.push([])
    terms.at(-1)!.push(run)
  }
  return terms.flatMap((term) => fill(term, () => width))
}

/** How high a bracket is whose partner stands on another line: as what is between them. */
export const isTallBetween = (atoms: readonly Atom[], i: number, j: number): boolean =>
  atoms.slice(Math.min(i, j), Math.max(i, j)).some(({ tall }) => tall)
