/**
 * Which reading of the undeclared names a problem is taken in: the best whose dimensions fit, unless another is as
 * good and departs from the letters elsewhere. Tells what a reader should know of the choice.
 */
import { GradusError } from '../errors/error.ts'
import { noReading, sumSquared } from '../errors/shapes.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import type { Analysis, Doubt } from './analysis.ts'
import { defaultKind, MAX_SCALAR_CAPITALS } from './default-kinds.ts'
import { type Kind, M, S, V } from './kinds.ts'
import type { Reading, Readings } from './readings.ts'

/** The kinds by which a pass gives the names their shapes. */
export type Kindred = Pick<Reading, 'kinds' | 'constants'>

/** The analysis in the reading that is meant. Throws: what is wrong with the best one, or with that by the letters. */
export const chosen = (
  { inOrder, byLetter }: Readings,
  problem: Problem,
  tried: (reading: Kindred) => Analysis,
): Analysis => {
  let first: GradusError | undefined
  let departures = 0
  let askew: { readonly reading: Reading; readonly found: Analysis } | undefined
  for (const reading of inOrder()) {
    if (askew && reading.weight > askew.reading.weight) break
    // Who writes vectors as entries does not mean that a matrix is a vector.
    if (first?.code === 'entry-not-scalar' && reading.against.length > departures) break
    if (scalarCapitals(reading) > MAX_SCALAR_CAPITALS) continue
    const found = fitting(reading, tried)
    if (found instanceof GradusError) {
      if (!first) departures = reading.against.length
      first ??= found
      continue
    }
    // Nobody puts blocks together that meet askew where they could meet one to one.
    if (found.isAskew) {
      askew ??= { reading, found }
      continue
    }
    return decided(reading, found, tried, byLetter)
  }
  if (askew) return decided(askew.reading, askew.found, tried, byLetter)
  if (first) throw first
  // No kinds fit together: this pass says where.
  const wrong = fitting(byLetter(), tried)
  const squared = squaredSum(problem, wrong)
  if (squared) throw squared
  throw wrong instanceof GradusError ? wrong : noReading(problem.objective.span)
}

/** The analysis in this reading; of two that are equally far from the letters none is taken. */
const decided = (
  reading: Reading,
  found: Analysis,
  tried: (reading: Kindred) => Analysis,
  byLetter: Readings['byLetter'],
): Analysis =>
  reading.rivals().some((rival) => !(fitting(rival, tried) instanceof GradusError))
    ? tried(byLetter())
    : { ...found, doubts: doubtsOf(reading, found) }

/** The error of `(y - X*w)^2`, which is a power of no matrix that anyone means. */
const squaredSum = (problem: Problem, wrong: Analysis | GradusError): GradusError | undefined => {
  const isError = wrong instanceof GradusError
  if (isError && wrong.code !== 'shapes-differ') return undefined
  const { definitions, objective, source } = problem
  const textAt = ({ span: { from, to } }: Expr): string => source.slice(from, to)
  const isWithin = ({ span: { from, to } }: Expr): boolean =>
    !isError || (wrong.span !== undefined && from <= wrong.span.from && wrong.span.to <= to)
  for (const root of [...definitions.map(({ value }) => value), objective])
    for (const part of partsOf(root))
      if (part.kind === 'power' && part.operator === '^' && part.base.kind === 'sum' && isWithin(part.base))
        return sumSquared(part.span, `${textAt(part.base)}.^${textAt(part.exponent)}`)
  return undefined
}

const scalarCapitals = ({ kinds, against }: Reading): number =>
  against.filter((name) => kinds.get(name) === S && defaultKind(name) === M).length

const fitting = (reading: Kindred, tried: (reading: Kindred) => Analysis): Analysis | GradusError => {
  try {
    return tried(reading)
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
}

const WORDS: ReadonlyMap<Kind, Doubt['other']> = new Map([
  [S, 'scalar'],
  [V, 'vector'],
  [M, 'matrix'],
])

const doubtsOf = ({ against, near }: Reading, { variables, unknowns }: Analysis): Doubt[] => {
  const doubt = (name: string, why: Doubt['why'], kind: Kind): Doubt[] => {
    const other = WORDS.get(kind)
    return other ? [{ name, shape: (variables.get(name) ?? unknowns.get(name))!.shape, why, other }] : []
  }
  const odd = new Set(against)
  return [
    ...against.flatMap((name) => doubt(name, 'letter', defaultKind(name))),
    ...near().flatMap(([name, kind]) => (odd.has(name) ? [] : doubt(name, 'near', kind))),
  ]
}
