/**
 * The error function, to double precision.
 */

const SERIES_LIMIT = 2.5

/**
 * erf(x), by its Maclaurin-like series with positive terms for small |x| and the continued fraction of erfc beyond.
 * Source: Abramowitz and Stegun, 7.1.6 and 7.1.14.
 */
export const erf = (x: number): number => {
  const a = Math.abs(x)
  const value = a < SERIES_LIMIT ? series(a) : a > 6.5 ? 1 : 1 - continuedFraction(a)
  return Math.sign(x) * value
}

/** 1 - erf(x), without the loss of digits where erf(x) is near 1. */
export const erfc = (x: number): number => (x < SERIES_LIMIT ? 1 - erf(x) : continuedFraction(x))

const series = (x: number): number => {
  let term = x
  let total = x
  for (let n = 1; term > total * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    total += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total
}

const continuedFraction = (x: number): number => {
  let fraction = 0
  for (let k = 80; k >= 1; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}
