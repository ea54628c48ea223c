/**
 * Dimensions: an integer, a name, or a polynomial in names (`k*n`, `m + 1`), kept in one canonical spelling
 * so that equal dimensions are identical values. Owns their arithmetic; unification is `unify.ts`.
 */

/** A positive integer, or the canonical text of a dimension that has names in it. */
export type Dim = number | string

/** A dimension of a declaration that other parts of the problem tell. */
export const UNKNOWN_SIZE = '?'

/** A polynomial: monomial (its names sorted and joined by `*`, '' for the constant) to integer coefficient. */
export type Polynomial = ReadonlyMap<string, number>

const cache = new Map<string, Polynomial>()
const CACHE_LIMIT = 10_000

/** The polynomial behind a dimension. */
export const toPolynomial = (dim: Dim): Polynomial => {
  if (typeof dim === 'number') return new Map(dim === 0 ? [] : [['', dim]])
  const known = cache.get(dim)
  if (known) return known
  const result = parse(dim)
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(dim, result)
  return result
}

const parse = (text: string): Polynomial => {
  const result = new Map<string, number>()
  for (const part of text.replaceAll(' - ', ' + -').split(' + ')) {
    const negative = part.startsWith('-')
    const names: string[] = []
    let coefficient = negative ? -1 : 1
    for (const factor of (negative ? part.slice(1) : part).split('*')) {
      const [base = '', exponent = '1'] = factor.split('^')
      if (/^\d/.test(base)) coefficient *= Number(base)
      else for (let i = 0; i < Number(exponent); i++) names.push(base)
    }
    accumulate(result, names.sort().join('*'), coefficient)
  }
  return result
}

const accumulate = (into: Map<string, number>, monomial: string, coefficient: number): void => {
  const total = (into.get(monomial) ?? 0) + coefficient
  if (total === 0) into.delete(monomial)
  else into.set(monomial, total)
}

/** The canonical dimension of a polynomial. */
export const fromPolynomial = (polynomial: Polynomial): Dim => {
  const constant = polynomial.get('') ?? 0
  const named = [...polynomial].filter(([monomial]) => monomial !== '').sort(([a], [b]) => (a < b ? -1 : 1))
  if (named.length === 0) return constant
  named.sort(([, a], [, b]) => Math.sign(b) - Math.sign(a))
  const parts = named.map(([monomial, coefficient], index) => {
    const size = Math.abs(coefficient) === 1 ? '' : `${Math.abs(coefficient)}*`
    const sign = index === 0 ? (coefficient < 0 ? '-' : '') : coefficient < 0 ? ' - ' : ' + '
    return `${sign}${size}${monomial}`
  })
  if (constant !== 0) parts.push(constant < 0 ? ` - ${-constant}` : ` + ${constant}`)
  return parts.join('')
}

const combine = (
  a: Dim,
  b: Dim,
  join: (into: Map<string, number>, p: Polynomial, q: Polynomial) => void,
): Dim => {
  const result = new Map<string, number>()
  join(result, toPolynomial(a), toPolynomial(b))
  return fromPolynomial(result)
}

export const addDims = (a: Dim, b: Dim): Dim =>
  typeof a === 'number' && typeof b === 'number'
    ? a + b
    : combine(a, b, (into, p, q) => {
        for (const polynomial of [p, q]) for (const [monomial, c] of polynomial) accumulate(into, monomial, c)
      })

export const multiplyDims = (a: Dim, b: Dim): Dim => {
  if (a === 1) return b
  if (b === 1) return a
  if (typeof a === 'number' && typeof b === 'number') return a * b
  return combine(a, b, (into, p, q) => {
    for (const [x, c] of p)
      for (const [y, d] of q) accumulate(into, [...factorsOf(x), ...factorsOf(y)].sort().join('*'), c * d)
  })
}

/** The names of a monomial, each as often as it stands there. */
export const factorsOf = (monomial: string): string[] => (monomial === '' ? [] : monomial.split('*'))

/** The names a dimension is made of. */
export const dimNames = (dim: Dim): string[] =>
  typeof dim === 'number' ? [] : [...new Set([...toPolynomial(dim).keys()].flatMap(factorsOf))]

/** The dimension with others in the place of its names. */
export const withValues = (dim: Dim, of: (name: string) => Dim): Dim => {
  if (typeof dim === 'number') return dim
  let total: Dim = 0
  for (const [monomial, coefficient] of toPolynomial(dim))
    total = addDims(
      total,
      factorsOf(monomial)
        .map(of)
        .reduce(multiplyDims, coefficient as Dim),
    )
  return total
}

/** What is left of one dimension without another. */
export const subtractDims = (a: Dim, b: Dim): Dim => addDims(a, multiplyDims(-1, b))

/** The value of a dimension once its names have values; `undefined` when one has none. */
export const evaluateDim = (dim: Dim, sizeOf: (name: string) => number | undefined): number | undefined => {
  if (typeof dim === 'number') return dim
  let total = 0
  for (const [monomial, coefficient] of toPolynomial(dim)) {
    let term = coefficient
    for (const name of factorsOf(monomial)) {
      const value = sizeOf(name)
      if (value === undefined) return undefined
      term *= value
    }
    total += term
  }
  return total
}
