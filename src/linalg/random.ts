/**
 * Reproducible random numbers: the same text and seed give the same points on every machine.
 */

export interface Random {
  /** Uniform in [low, high). */
  readonly uniform: (low: number, high: number) => number
  /** Standard normal. */
  readonly normal: () => number
  /** Uniform among the integers 0 … count-1. */
  readonly below: (count: number) => number
  /** -1 or 1. */
  readonly sign: () => 1 | -1
}

/** A 32-bit hash of a text. Source: the FNV-1a function. */
export const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** A generator for a seed. Source: mulberry32, in the public domain. */
export const random = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    uniform: (low, high) => low + (high - low) * next(),
    normal,
    below: (count) => Math.floor(next() * count),
    sign: () => (next() < 0.5 ? -1 : 1),
  }
}

/** The items in random order. */
export const shuffled = <T>(items: readonly T[], rng: Random): T[] => {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = rng.below(i + 1)
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}
