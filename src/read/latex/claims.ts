/**
 * Equations between two expressions: steps of a derivation, whose sides are the same, or conditions on the variables,
 * which are no function to differentiate.
 */
import { GradusError, type Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { evaluate } from '../../numeric/evaluate.ts'
import { sample } from '../../numeric/sample.ts'
import type { Piece } from '../piece.ts'
import { written } from '../piece.ts'
import type { Analyse, Said } from '../reading.ts'
import { joined, marked, type Part, PRODUCT, type Reader, readAll, SUM } from './reader.ts'
import type { Token } from './tokens.ts'

/** The difference and the sum of two sides, as text in our language, and where they stand. */
export interface Claim {
  readonly difference: readonly Piece[]
  readonly sum: readonly Piece[]
  readonly span: Span
}

/** A side that is an expression; `undefined` where it cannot be read, as `p(y|x)` cannot. */
export const equalTo = (reader: Reader, side: readonly Token[]): Part | undefined => {
  const undo = marked(reader)
  try {
    return readAll(reader, side, reader.parse.sum, side[0]!.span)
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return undefined
  } finally {
    undo()
  }
}

const namesIn = ({ pieces }: Part): readonly string[] =>
  pieces.flatMap(({ text }) => [...text.matchAll(/[A-Za-z]\w*(?!\w|\()/g)].map(([name]) => name))

/** Whether an expression and what stands before it are of the same names, or one is no label: `RSS` is one of the residuals, `Ax` is none of b. */
export const namesShared = (left: Part, right: Part, wrt: readonly string[]): boolean => {
  const [names, others] = [namesIn(left), new Set([...namesIn(right), ...wrt])]
  const isWord = names.every((name) => /^[A-Z]$/.test(name)) || names.length < 2
  return !isWord || names.some((name) => others.has(name))
}

export const claimOf = (
  before: readonly Piece[],
  left: Part,
  right: Part,
  after: readonly Piece[],
): Claim => {
  const whole = (operator: string): readonly Piece[] => [
    ...before,
    ...joined(left, operator, right, SUM, [SUM, PRODUCT]).pieces,
    ...after,
  ]
  return { difference: whole(' - '), sum: whole(' + '), span: joined(left, '', right, SUM, [SUM, SUM]).span }
}

/** How much of the sum of two sides their difference may be, by rounding. */
const ROUNDING = 1e-7

/** Throws where two expressions that are set equal are not the same. */
export const refuseUnequal = ({ difference, sum, span }: Claim, said: Said, analyse: Analyse): void => {
  const sizeAt = (pieces: readonly Piece[]): number | undefined => {
    const analysis = analyse({ ...said, expr: written(pieces).text })
    const sampled = sample(analysis, 1)
    if (!sampled.ok) return undefined
    const { data } = evaluate(analysis, sampled.point)
    return Math.max(...[...data].map(Math.abs))
  }
  if (areEqual(() => [sizeAt(difference), sizeAt(sum)])) return
  throw unreadableLatex(
    span,
    'this equation sets one expression equal to another: it is a condition, and no function',
    'Write the function alone, or name it: f(x) = ….',
  )
}

const areEqual = (sizes: () => readonly [number | undefined, number | undefined]): boolean => {
  try {
    const [less, more] = sizes()
    return less !== undefined && more !== undefined && less <= ROUNDING * more
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return false
  }
}
