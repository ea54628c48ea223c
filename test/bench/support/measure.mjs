/**
 * Times on a machine that does other things too: the least of several, as everything else only adds to it.
 */

/** The least of the times that `once` returns: as many as fit in `budget` milliseconds, at least `least` of them. */
export const fastest = (once, { budget = 500, least = 3 } = {}) => {
  const start = performance.now()
  let best = Infinity
  for (let i = 0; i < least || performance.now() - start < budget; i++) best = Math.min(best, once())
  return best
}

/** Milliseconds that `work` takes. */
export const timed = (work) => {
  const start = performance.now()
  work()
  return performance.now() - start
}

export const geometricMean = (ratios) =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)

/** Three significant digits. */
export const digits = (value) => Number(value.toPrecision(3))
