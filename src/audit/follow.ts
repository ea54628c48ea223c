/**
 * What a line would have to say if lines before it that are wrong were right: what follows from a fault is no fault of
 * its own.
 */
import type { Target } from './target.ts'

/** A wrong line: what it says of what. */
export interface Earlier {
  readonly line: number
  /** `df`, or the derivative that it states. */
  readonly subject: string
  readonly text: string
}

const subjectOfDerivative = (of: string, by: string): string => `derivative of ${of} by ${by}`

/** What a line says something of; `undefined` where nothing later can speak of the same. */
export const subjectOf = ({ kind, of, derivative }: Target): string | undefined => {
  if (derivative) return subjectOfDerivative(derivative.of, derivative.by)
  return kind === 'differential' && of !== undefined ? `d${of}` : undefined
}

/** The target as it would be by the wrong lines, with the last line that has a share in it. */
export const followingFrom = (
  target: Target,
  earlier: readonly Earlier[],
): readonly { readonly text: string; readonly line: number }[] => {
  const subject = subjectOf(target)
  const same = earlier.filter((one) => one.subject === subject).map(({ text, line }) => ({ text, line }))
  const opened = [...earlier].reverse().reduce<{ text: string; line: number }>(
    (made, { subject: name, text, line }) => {
      const next = made.text.replaceAll(wordPattern(name), `(${text})`)
      return next === made.text ? made : { text: next, line: Math.max(line, made.line) }
    },
    { text: target.text, line: 0 },
  )
  return opened.line === 0 ? same : [...same, opened]
}

const wordPattern = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'gu')
