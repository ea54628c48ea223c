/**
 * Subspaces of n x n matrices whose entries are tied to each other, such as the symmetric ones: which entries are one
 * but for their signs, and which are zero.
 */

/** Where an entry stands a second time, times what sign; 0 where it is zero. */
export type Tie = (i: number, j: number) => readonly [i: number, j: number, sign: 1 | -1 | 0]

/** Entries that are one but for their signs, by where they stand in the stacked columns. */
export type Orbit = ReadonlyMap<number, 1 | -1>

/** The entries that are free, each with all that it is tied to. */
export const orbits = (rows: number, cols: number, ties: readonly Tie[]): Orbit[] => {
  const seen = new Set<number>()
  const result: Orbit[] = []
  for (let k = 0; k < rows * cols; k++) {
    if (seen.has(k)) continue
    const orbit = orbitOf(k, rows, ties)
    for (const [other] of orbit) seen.add(other)
    if ([...orbit.values()].every((sign) => sign !== 0)) result.push(orbit as Orbit)
  }
  return result
}

/** All that an entry is tied to; the sign is 0 where it is zero, as it is where it is its own opposite. */
const orbitOf = (start: number, rows: number, ties: readonly Tie[]): ReadonlyMap<number, 1 | -1 | 0> => {
  const orbit = new Map<number, 1 | -1 | 0>([[start, 1]])
  for (const [k, sign] of orbit)
    for (const tie of ties) {
      const [i, j, tied] = tie(k % rows, Math.floor(k / rows))
      const at = i + j * rows
      const expected = (sign * tied) as 1 | -1 | 0
      const known = orbit.get(at)
      orbit.set(at, known === undefined || known === expected ? expected : 0)
    }
  return orbit
}

/** Every way in which two entries can be tied shows in matrices of this size. */
export const ENOUGH = 3

/** Whether what is tied in all these ways is tied in another, too. */
export const isImplied = (tie: Tie, ties: readonly Tie[]): boolean =>
  orbits(ENOUGH, ENOUGH, ties).every((orbit) =>
    [...orbit].every(([k, sign]) => {
      const [i, j, tied] = tie(k % ENOUGH, Math.floor(k / ENOUGH))
      return tied !== 0 && orbit.get(i + j * ENOUGH) === sign * tied
    }),
  )
