/**
 * Closed forms in numbers of hundreds of digits: what double precision should come to, however far out.
 */
import { all, type BigNumber, create, type MathJsInstance } from 'mathjs'

/** Enough for 1 + exp(-1000) and for the tails of the normal distribution. */
const DIGITS = 500

const exact: MathJsInstance = create(all!, { number: 'BigNumber', precision: DIGITS })

const big = (x: number): BigNumber => exact.bignumber(x)

/** Beyond, the normal distribution function is 0 or 1 in double precision, and so is what it multiplies. */
const TAIL = 45

/**
 * The normal distribution function by its series around 0, whose terms are of one sign.
 * Source: Abramowitz and Stegun, 26.2.11.
 */
const normcdf = (x: BigNumber): BigNumber => {
  if (x.abs().gt(TAIL)) return big(x.isNegative() ? 0 : 1)
  let term = x
  let total = x
  for (let n = 3; term.abs().gt(`1e-${DIGITS}`); n += 2) {
    term = term.mul(x).mul(x).div(n)
    total = total.add(term)
  }
  const density = exact.evaluate('exp(-x^2/2)/sqrt(2*pi)', { x }) as BigNumber
  return density.mul(total).add(0.5)
}

/** An expression of mathjs at these values, rounded at last; `phi` is the normal distribution function. */
export const numberAt = (text: string, values: Readonly<Record<string, number>>): number => {
  const scope = Object.fromEntries(Object.entries(values).map(([name, x]) => [name, big(x)]))
  return Number(exact.evaluate(text, { ...scope, phi: normcdf }).toString())
}
