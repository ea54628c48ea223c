/**
 * Equations between dimensions: what one of them says, with common factors taken out, of a single name or of pairs.
 * Law: every dimension is a positive integer.
 */
import {
  addDims,
  type Dim,
  dimNames,
  divisorOf,
  evaluateDim,
  factorsOf,
  fromPolynomial,
  multiplyDims,
  toPolynomial,
  withValues,
} from './dim.ts'

/** Two dimensions that are equal although neither determines the other. */
export type Equation = readonly [Dim, Dim]

/** Whether a dimension is an unknown one of which nothing is known. */
export const isUnknown = (dim: Dim): dim is string => typeof dim === 'string' && /^\?\d+$/.test(dim)

/** Whether a dimension is a name alone. */
export const isBare = (dim: Dim): dim is string => typeof dim === 'string' && !/[*/(^ -]/.test(dim)

/** Whether a dimension is a quotient. */
export const isFraction = (dim: Dim): boolean => typeof dim === 'string' && divisorOf(toPolynomial(dim)) !== 1

/** Whether a dimension falls as its names grow and is at most 1 from the start. */
export const neverAboveOne = (dim: Dim): boolean => {
  const terms = [...toPolynomial(dim)]
  return (
    terms.every(([monomial, c]) => monomial === '' || c < 0) && terms.reduce((sum, [, c]) => sum + c, 0) <= 1
  )
}

/**
 * Products of unknown dimensions alone, as in `tr(kron(A,X))`, are matched factor by factor where each pair are the
 * rows and columns of one variable, which arose one after the other: A and X are square.
 */
export const pairs = ([a, b]: Equation): readonly Equation[] | undefined => {
  const [left, right] = [a, b].map((dim) => [...toPolynomial(dim)])
  if (left?.length !== 1 || right?.length !== 1 || left[0]![1] !== right[0]![1]) return undefined
  const [x, y] = [left, right].map((side) => factorsOf(side[0]![0]).sort(byAge))
  if (!x || !y || x.length !== y.length || ![...x, ...y].every(isUnknown)) return undefined
  return x.every((name, i) => Math.abs(byAge(name, y[i]!)) === 1)
    ? x.map((name, i) => [name, y[i]!])
    : undefined
}

const byAge = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1))

/** The equation with common factors taken out and roots drawn; `undefined` where it cannot hold. */
export const reduce = (x: Dim, y: Dim): Equation | undefined => {
  const [p, q] = cleared(x, y)
  const same = sameArgument(...rooted(divided(p, q)))
  if (!same) return undefined
  const [a, b] = same
  const difference = toPolynomial(addDims(a, multiplyDims(-1, b)))
  const coefficients = [...difference.values()]
  if (coefficients.length > 0 && (coefficients.every((c) => c > 0) || coefficients.every((c) => c < 0)))
    return undefined
  const divisor = [...difference].filter(([monomial]) => monomial !== '').reduce((g, [, c]) => gcd(g, c), 0)
  const constant = difference.get('') ?? 0
  if (divisor > 1 && constant % divisor !== 0) return undefined
  return [a, b]
}

/** Both sides without denominators. */
const cleared = (x: Dim, y: Dim): Equation => {
  const divisor = [x, y].map((dim) => divisorOf(toPolynomial(dim))).reduce((a, b) => (a * b) / gcd(a, b))
  return divisor === 1 ? [x, y] : [multiplyDims(divisor, x), multiplyDims(divisor, y)]
}

/** Sizes at which a dimension in one name is looked at. */
const MOST_LOOKED_AT = 500

const isCurved = (dim: Dim): boolean =>
  [...toPolynomial(dim).keys()].some((monomial) => factorsOf(monomial).length > 1)

/** Of one name, and growing with it. */
const grows = (dim: Dim): boolean => {
  if (typeof dim === 'number' || isBare(dim) || !isCurved(dim) || dimNames(dim).length !== 1) return false
  const at = (size: number): number => evaluateDim(dim, () => size)!
  return Array.from({ length: MOST_LOOKED_AT }, (_, i) => i + 1).every((size) => at(size) < at(size + 1))
}

/** `n*(n + 1) = m*(m + 1)` says n = m, `n*(n + 1) = 12` says n = 3: what grows takes each value once. */
const sameArgument = (a: Dim, b: Dim): Equation | undefined => {
  if (!grows(a)) return typeof a === 'number' && grows(b) ? sameArgument(b, a) : [a, b]
  const [name] = dimNames(a) as [string]
  if (typeof b === 'number') {
    const sizes = Array.from({ length: MOST_LOOKED_AT }, (_, i) => i + 1)
    const found = sizes.find((size) => evaluateDim(a, () => size) === b)
    if (found !== undefined) return [name, found]
    return evaluateDim(a, () => MOST_LOOKED_AT)! > b ? undefined : [a, b]
  }
  const [other, more] = dimNames(b)
  return other !== undefined && more === undefined && withValues(a, () => other) === b
    ? [name, other]
    : [a, b]
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b))

/** Both sides divided by every name and integer that divides all their terms. */
const divided = (x: Dim, y: Dim): Equation => {
  const sides = [x, y].map((dim) => [...toPolynomial(dim)])
  const terms = sides.flat()
  const common = commonFactors(terms.map(([monomial]) => monomial))
  const factor = terms.reduce((g, [, c]) => gcd(g, c), 0) || 1
  const [a, b] = sides.map((side) =>
    fromPolynomial(new Map(side.map(([monomial, c]) => [without(monomial, common), c / factor]))),
  )
  return [a!, b!]
}

const commonFactors = (monomials: readonly string[]): string[] => {
  const [first = '', ...rest] = monomials
  return rest.reduce((common, monomial) => {
    const left = factorsOf(monomial)
    return common.filter((name) => {
      const at = left.indexOf(name)
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
  }, factorsOf(first))
}

const without = (monomial: string, factors: readonly string[]): string => {
  const left = factorsOf(monomial)
  for (const factor of factors) left.splice(left.indexOf(factor), 1)
  return left.join('*')
}

/** `m^2 = n^2` says m = n, as dimensions are positive. */
const rooted = ([a, b]: Equation): Equation => {
  const [x, y] = [rootOf(a), rootOf(b)]
  return x !== undefined && y !== undefined ? [x, y] : [a, b]
}

const rootOf = (dim: Dim): Dim | undefined => {
  const [only, ...rest] = [...toPolynomial(dim)]
  if (!only || rest.length > 0) return undefined
  const [monomial, coefficient] = only
  const root = Math.sqrt(coefficient)
  const factors = factorsOf(monomial)
  const half = factors.filter((_, i) => i % 2 === 0)
  if (!Number.isInteger(root) || half.length * 2 !== factors.length) return undefined
  return half.every((name, i) => factors[2 * i + 1] === name)
    ? fromPolynomial(new Map([[half.join('*'), root]]))
    : undefined
}

/** A name that the equation determines: it stands once, and what multiplies it divides all the rest. */
export const solvable = (a: Dim, b: Dim): readonly [string, Dim] | undefined => {
  const terms = [...toPolynomial(addDims(a, multiplyDims(-1, b)))]
  const names = [...new Set(terms.flatMap(([monomial]) => factorsOf(monomial)))].filter(isBare)
  for (const name of [...names.filter(isUnknown), ...names.filter((n) => !isUnknown(n))]) {
    const own = terms.filter(([monomial]) => factorsOf(monomial).includes(name))
    if (own.length !== 1) continue
    const [monomial, coefficient] = own[0]!
    const others = without(monomial, [name])
    const rest = terms.filter((term) => term !== own[0])
    if (factorsOf(others).includes(name) || !rest.every((term) => divides(others, coefficient, term)))
      continue
    const value = rest.map(([m, c]) => [without(m, factorsOf(others)), -c / coefficient] as const)
    return [name, fromPolynomial(new Map(value))]
  }
  return undefined
}

const divides = (monomial: string, coefficient: number, [m, c]: readonly [string, number]): boolean =>
  c % coefficient === 0 && commonFactors([m, monomial]).length === factorsOf(monomial).length
