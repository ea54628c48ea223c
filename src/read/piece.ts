/**
 * Text of our language that is made of a text in another, every piece with the place that it was read from.
 */
import { amended, GradusError, type Span } from '../errors/error.ts'

/** A piece of text in our language and the place in the text typed that it stands for. */
export interface Piece {
  readonly text: string
  readonly span: Span
  /** The key of the question that the call which begins here is an answer to. */
  readonly question?: string
}

/** A text in our language, and what each part of it was in the text typed. */
export interface Written {
  readonly text: string
  /** The place in the text typed of a place in ours. */
  readonly placeOf: (span: Span) => Span
}

/** Pieces one after the other. */
export const written = (pieces: readonly Piece[]): Written => {
  const ends: number[] = []
  let text = ''
  for (const piece of pieces) {
    text += piece.text
    ends.push(text.length)
  }
  const at = (offset: number): number => {
    const found = ends.findIndex((end) => end > offset)
    return found < 0 ? pieces.length - 1 : found
  }
  return {
    text,
    placeOf: ({ from, to }) => {
      if (pieces.length === 0) return { from: 0, to: 0 }
      const covered = pieces.slice(at(from), at(Math.max(from, to - 1)) + 1).map(({ span }) => span)
      return {
        from: Math.min(...covered.map((span) => span.from)),
        to: Math.max(...covered.map((span) => span.to)),
      }
    },
  }
}

/** From the beginning of one place to the end of another. */
export const across = (first: Span, last: Span): Span => ({
  from: first.from,
  to: Math.max(first.to, last.to),
})

/** Runs what may throw; places are those in the text typed. */
export const placed = <T>(placeOf: Written['placeOf'], run: () => T): T => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof GradusError) || !error.span) throw error
    throw amended(error, { span: placeOf(error.span) })
  }
}
