/**
 * The known name that a mistyped one most likely means. Short words that differ in a letter (`cov`, `cos`) are
 * different words, so there a letter may be missing, doubled or swapped, but none be another.
 */

/** Letters from which on one may be mistaken for another. */
const LONG = 5

/** The candidate with the fewest changed letters, if they are few for its length. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  let best: string | undefined
  // Another letter is another name, unless it is the same one in the other case.
  let least = name.length === 1 ? 1 : Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const changes = distance(name.toLowerCase(), candidate.toLowerCase())
    if (changes < least) [best, least] = [candidate, changes]
  }
  return best
}

const LONGEST = 40

/** Letters inserted, left out, replaced, or two neighbours swapped. */
const distance = (a: string, b: string): number => {
  const replaced = Math.max(a.length, b.length) < LONG ? 2 : 1
  if (a.length > LONGEST || b.length > LONGEST) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : replaced
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swapped))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}
