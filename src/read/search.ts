/**
 * The likeliest reading of a text: every set of answers to what it leaves open is read, the cheapest first, until no
 * other can cost less.
 */
import { GradusError } from '../errors/error.ts'
import { type Answers, type Choices, choicesBy, costOf, successors } from './choices.ts'

/** Answers that are to be tried, with what they cost at least. */
interface Candidate {
  readonly answers: Answers
  readonly cost: number
}

/** How a text is searched. */
export interface Search<F> {
  /** A reading under these choices, or what is wrong with it. */
  readonly read: (choices: Choices) => F | GradusError
  /** Whether no more is tried, after so many readings. */
  readonly isSpent: (tries: number) => boolean
  /** What it costs to change what a failed reading is not wrong in. */
  readonly elsewhere?: number
}

/** The reading that costs least of those that fit. Throws: what is wrong with the first. */
export const likeliest = <F extends { readonly cost: number }>({
  read,
  isSpent,
  elsewhere = 0,
}: Search<F>): F => {
  const queue: Candidate[] = [{ answers: new Map(), cost: 0 }]
  let best: F | undefined
  let first: GradusError | undefined
  for (let tries = 0; !isSpent(tries); tries++) {
    const next = queue.shift()
    if (!next || (best && next.cost >= best.cost)) break
    const choices = choicesBy(next.answers)
    const found = read(choices)
    if (found instanceof GradusError) first ??= found
    else if (!best || found.cost < best.cost) best = found
    const failed = found instanceof GradusError ? found : undefined
    for (const answers of successors(choices))
      insert(queue, { answers, cost: costBy(choices, answers, failed, elsewhere) })
  }
  if (best) return best
  throw first!
}

/** Puts what is to be tried where its cost says, behind what costs the same. */
const insert = (queue: Candidate[], one: Candidate): void => {
  let at = queue.length
  while (at > 0 && queue[at - 1]!.cost > one.cost) at--
  queue.splice(at, 0, one)
}

/** What a reading will cost at least; one that changes what is wrong goes before others. */
const costBy = (
  choices: Choices,
  answers: Answers,
  failed: GradusError | undefined,
  elsewhere: number,
): number => {
  const place = failed?.span
  let cost = costOf(choices)
  for (const [key, taken] of answers) {
    if (choices.answers.has(key)) continue
    const { options, places } = choices.asked.get(key)!
    cost += options[taken]!.cost - options[0]!.cost
    if (place && places.every((span) => span.to <= place.from || span.from >= place.to)) cost += elsewhere
  }
  return cost
}
