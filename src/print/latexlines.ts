/**
 * Where a formula in LaTeX may be broken, and the lines that come of it: brackets of which only one is on a line are
 * given a size of their own, and a product that is broken shows its sign.
 */
import { type Atom, argumentsOf, atomsOf, atomsWidth, spaceBetween, widthOf } from './atoms.ts'
import { type Break, breakCost, fill, type Piece, type Room } from './fill.ts'

/** A run of atoms before which a line may end. */
interface Run extends Piece {
  readonly atoms: readonly number[]
  /** Whether a sign of multiplication stands before it where it begins a line. */
  readonly isFactor: boolean
}

const FACTOR_SIGN = 50

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

const runsOf = (atoms: readonly Atom[]): Run[] => {
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
const partners = (atoms: readonly Atom[]): ReadonlyMap<number, number> => {
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

/** How much of a line a fraction may take before its numerator is set beside it, where it can be broken. */
const WIDEST_FRACTION = 0.8

/** The formula with the numerators of fractions and what stands under roots beside them where those are too wide. */
export const opened = (latex: string, room: number): string => {
  const wide = atomsOf(latex).filter(({ width }) => width > WIDEST_FRACTION * room)
  return wide.reduce((text, atom) => text.replace(atom.text, () => besides(atom.text, room)), latex)
}

const besides = (text: string, room: number): string => {
  const [over, under] = argumentsOf(text, '\\frac', 2)
  if (over !== undefined && under !== undefined) {
    const factor =
      widthOf(under) > WIDEST_FRACTION * room ? `${group(under, room)}^{-1}` : `\\frac{1}{${under}}`
    return `${factor} ${group(over, room)}`
  }
  const [root] = argumentsOf(text, '\\sqrt', 1)
  return root === undefined ? text : `${group(root, room)}^{1/2}`
}

const group = (text: string, room: number): string => `\\left(${opened(text, room)}\\right)`

export interface LatexLine {
  readonly text: string
  readonly width: number
  /** How far it is indented. */
  readonly level: number
}

/** How a line begins: a binary operator needs something before it, a factor its sign. */
const leadOf = (atom: Atom, isFactor: boolean): string =>
  isFactor ? '{}\\cdot ' : atom.kind === 'binary' || atom.kind === 'relation' ? '{}' : ''

/** The formula in lines of the room that each has. */
export const latexLines = (latex: string, room: Room): LatexLine[] => {
  const atoms = atomsOf(latex)
  const leads = ({ isFactor }: Run): number => (isFactor ? FACTOR_SIGN : 0)
  const lines = fill(runsOf(atoms), (run, isFirst) => room(run, isFirst) - (isFirst ? 0 : leads(run)))
  return textsOf(atoms, lines).map((text, n) => {
    const first = lines[n]![0]!
    const isFactor = first.isFactor && n > 0
    return {
      text: (n === 0 ? '' : leadOf(atoms[first.atoms[0]!]!, isFactor)) + text,
      width: atomsWidth(indicesOf(lines[n]!).map((i) => atoms[i]!)) + (isFactor ? FACTOR_SIGN : 0),
      level: n === 0 ? 0 : first.level,
    }
  })
}

/**
 * The formula in pieces that a reader's program sets one after another and breaks between: at every sign outside
 * brackets, and within a term that is wider than `width`.
 */
export const latexChunks = (latex: string, width: number): string[] => {
  const atoms = atomsOf(opened(latex, width / WIDEST_FRACTION))
  const terms: Run[][] = []
  for (const run of runsOf(atoms)) {
    if (run.cost === 0) terms.push([])
    terms.at(-1)!.push(run)
  }
  const chunks = terms.flatMap((term) => fill(term, () => width))
  return textsOf(atoms, chunks).map((text, n) =>
    n === 0 ? text : leadOf(atoms[chunks[n]![0]!.atoms[0]!]!, false) + text,
  )
}

const indicesOf = (line: readonly Run[]): number[] => line.flatMap(({ atoms }) => atoms)

/** The text of every line. */
const textsOf = (atoms: readonly Atom[], lines: readonly (readonly Run[])[]): string[] => {
  const pairs = partners(atoms)
  return lines.map((line) => {
    const indices = indicesOf(line)
    const own = new Set(indices)
    return indices
      .map((i) => sized(atoms, i, own.has(pairs.get(i) ?? i), pairs))
      .join('')
      .trim()
  })
}

/** An atom as it stands in its line: with a size where its partner stands in another. */
const sized = (
  atoms: readonly Atom[],
  i: number,
  together: boolean,
  pairs: ReadonlyMap<number, number>,
): string => {
  const { text, apart } = atoms[i]!
  const space = apart && atoms[i - 1]?.kind !== 'space' ? ' ' : ''
  if (together) return space + text
  const [from, to] = [i, pairs.get(i)!].sort((a, b) => a - b) as [number, number]
  const size = atoms.slice(from, to).some(({ tall }) => tall) ? 'bigg' : 'big'
  return space + text.replace(/^\\left/, `\\${size}l`).replace(/^\\right/, `\\${size}r`)
}
