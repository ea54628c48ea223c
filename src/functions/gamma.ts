/**
 * The logarithm of the gamma function and its derivatives, to double precision: by their asymptotic series far out, and
 * by the recurrence from there.
 */

/** From here on the series below are exact to rounding. */
const FAR = 12

/** The Bernoulli numbers B2, B4, … */
const BERNOULLI: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
]

/** log |gamma(x)|. Source: DLMF 5.11.1. */
export const logGamma = (x: number): number => {
  let [far, product] = [x, 1]
  for (; far < FAR; far++) product *= far
  const tail = BERNOULLI.reduce((sum, b, i) => sum + b / ((2 * i + 1) * (2 * i + 2) * far ** (2 * i + 1)), 0)
  return (far - 0.5) * Math.log(far) - far + Math.log(2 * Math.PI) / 2 + tail - Math.log(Math.abs(product))
}

/** The derivative of order k + 1 of logGamma, k a whole number. Source: DLMF 5.11.2, 5.15.9. */
export const polygamma = (k: number, x: number): number => {
  if (!Number.isInteger(k) || k < 0) return Number.NaN
  let [far, sum] = [x, 0]
  for (; far < FAR + k; far++) sum += far ** (-k - 1)
  const factorial = productOf(1, k)
  const sign = k % 2 === 0 ? -1 : 1
  const leading = k === 0 ? -Math.log(far) : productOf(1, k - 1) / far ** k
  const tail = BERNOULLI.reduce((rest, b, i) => {
    const n = 2 * i + 2
    return rest + (b * (k === 0 ? 1 / n : productOf(n + 1, n + k - 1))) / far ** (n + k)
  }, 0)
  return sign * (factorial * sum + leading + factorial / (2 * far ** (k + 1)) + tail)
}

/** first * (first + 1) * … * last. */
const productOf = (first: number, last: number): number => {
  let product = 1
  for (let i = first; i <= last; i++) product *= i
  return product
}
