/**
 * Exact rational numbers. Owns their arithmetic and how they are written; leaves floating point to `numeric`.
 */
import { numbersTooLong } from './errors/text.ts'

/** A fraction in lowest terms with a positive denominator. */
export interface Rational {
  readonly num: bigint
  readonly den: bigint
}

export const ZERO: Rational = { num: 0n, den: 1n }
export const ONE: Rational = { num: 1n, den: 1n }
export const MINUS_ONE: Rational = { num: -1n, den: 1n }

const abs = (a: bigint): bigint => (a < 0n ? -a : a)

const gcd = (a: bigint, b: bigint): bigint => {
  let x = abs(a)
  let y = abs(b)
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Denominators of a long sum multiply up; beyond this, work on them would never end. */
const MAX_DIGITS = 3000
const LARGEST = 10n ** BigInt(MAX_DIGITS)

const bounded = (a: bigint): bigint => {
  if (a > LARGEST || a < -LARGEST) throw numbersTooLong(MAX_DIGITS)
  return a
}

const make = (num: bigint, den: bigint): Rational => {
  if (den === 1n)
    return num === 1n ? ONE : num === 0n ? ZERO : num === -1n ? MINUS_ONE : { num: bounded(num), den }
  const g = gcd(num, den)
  const sign = den < 0n ? -1n : 1n
  return reduced((sign * num) / g, (sign * den) / g)
}

/** A fraction that is in lowest terms already. */
const reduced = (num: bigint, den: bigint): Rational =>
  den === 1n ? make(num, den) : { num: bounded(num), den: bounded(den) }

/** The fraction `num/den`; the denominator must not be zero. */
export const rational = (num: bigint | number, den: bigint | number = 1n): Rational =>
  make(BigInt(num), BigInt(den))

export const isZero = (a: Rational): boolean => a.num === 0n
export const isOne = (a: Rational): boolean => a === ONE || (a.num === 1n && a.den === 1n)
export const isMinusOne = (a: Rational): boolean => a === MINUS_ONE || (a.num === -1n && a.den === 1n)
export const isInteger = (a: Rational): boolean => a.den === 1n
export const isNegative = (a: Rational): boolean => a.num < 0n
export const equals = (a: Rational, b: Rational): boolean => a === b || (a.num === b.num && a.den === b.den)

/** Common divisors are sought among the denominators, where a long sum has a small one in each term. */
export const add = (a: Rational, b: Rational): Rational => {
  if (a.den === 1n && b.den === 1n) return make(a.num + b.num, 1n)
  const shared = gcd(a.den, b.den)
  const num = a.num * (b.den / shared) + b.num * (a.den / shared)
  const rest = gcd(num, shared)
  return reduced(num / rest, (a.den / shared) * (b.den / rest))
}

export const multiply = (a: Rational, b: Rational): Rational => {
  if (a === ONE) return b
  if (b === ONE) return a
  if (a.den === 1n && b.den === 1n) return make(a.num * b.num, 1n)
  const [left, right] = [gcd(a.num, b.den), gcd(b.num, a.den)]
  return reduced((a.num / left) * (b.num / right), (a.den / right) * (b.den / left))
}

export const negate = (a: Rational): Rational => reduced(-a.num, a.den)

/** `1/a`; a must not be zero. */
export const reciprocal = (a: Rational): Rational => make(a.den, a.num)

/** `a^exponent` for a small integer exponent; `a` must not be zero when the exponent is negative. */
export const power = (a: Rational, exponent: number): Rational =>
  exponent < 0
    ? power(reciprocal(a), -exponent)
    : { num: a.num ** BigInt(exponent), den: a.den ** BigInt(exponent) }

export const compare = (a: Rational, b: Rational): number => {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The largest rational by which both are multiples with the denominator they share; never zero unless both are. */
export const content = (a: Rational, b: Rational): Rational => make(gcd(a.num, b.num), gcd(a.den, b.den))

export const toNumber = (a: Rational): number => {
  const direct = Number(a.num) / Number(a.den)
  if (Number.isFinite(direct)) return direct
  const shift = BigInt(Math.max(0, a.den.toString().length - 300))
  const scale = 10n ** shift
  return Number(a.num / scale) / Number(a.den / scale)
}

/** A decimal where it ends within six digits after the point, else `num/den`; without a sign for `-`: `-1/3`. */
export const toDecimalOrFraction = (a: Rational): string => {
  if (a.den === 1n) return a.num.toString()
  const scaled = a.num * 1000000n
  if (scaled % a.den !== 0n) return `${a.num}/${a.den}`
  const digits = abs(scaled / a.den)
    .toString()
    .padStart(7, '0')
  const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/0+$/, '')
  return a.num < 0n ? `-${text}` : text
}

/** Reads `12`, `0.5`, `.5`, `1e-3`; the caller has checked the spelling and bounded the exponent. */
export const parseRational = (text: string): Rational => {
  if (/^\d+$/.test(text)) return make(BigInt(text), 1n)
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent) - fraction.length
  const digits = BigInt(`${whole}${fraction}` || '0')
  return shift >= 0 ? make(digits * 10n ** BigInt(shift), 1n) : make(digits, 10n ** BigInt(-shift))
}
