/**
 * Where a formula in LaTeX may be broken, and the lines that come of it: brackets of which only one is on a line are
 * given a size of their own, and a product that is broken shows its sign.
 */
import { type Atom, argumentsOf, atomsOf, atomsWidth, widthOf } from './atoms.ts'
import { indicesOf, isTallBetween, partners, type Run, runsOf } from './breaks.ts'
import { fill, type Room } from './fill.ts'

/** How wide the sign is that a factor shows. */
const FACTOR_SIGN = 50

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
  const size = isTallBetween(atoms, i, pairs.get(i)!) ? 'bigg' : 'big'
  return space + text.replace(/^\\left/, `\\${size}l`).replace(/^\\right/, `\\${size}r`)
}
