/**
 * Dimensions: an integer, a name, or a polynomial in names (`k*n`, `m + 1`), which may be an exact quotient
 * (`n*(n + 1)/2`) and have the smaller of two in the place of a name (`min(m,n)`), kept in one canonical spelling so that
 * equal dimensions are identical values. Owns their arithmetic; unification is `unify.ts`.
 */

/** A positive integer, or the canonical text of a dimension that has names in it. */
export type Dim = number | string

/** A dimension of a declaration that other parts of the problem tell. */
export const UNKNOWN_SIZE = 'unknown_size'

/** A polynomial: monomial (its names sorted and joined by `*`, '' for the constant) to integer coefficient. */
export type Polynomial = ReadonlyMap<string, number>

const CACHE_LIMIT = 10_000

/** The same function of texts, which remembers some of its values. */
const remembered = <T>(of: (text: string) => T): ((text: string) => T) => {
  const cache = new Map<string, T>()
  return (text) => {
    const known = cache.get(text)
    if (known !== undefined) return known
    const result = of(text)
    if (cache.size >= CACHE_LIMIT) cache.clear()
    cache.set(text, result)
    return result
  }
}

const polynomialOf = remembered((text) => parse(text))

/** The polynomial behind a dimension. */
export const toPolynomial = (dim: Dim): Polynomial =>
  typeof dim === 'number' ? new Map(dim === 0 ? [] : [['', dim]]) : polynomialOf(dim)

/** Parts of a text between separators outside parentheses. */
const parted = (text: string, separator: string): string[] => {
  if (!text.includes('(')) return text.split(separator)
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    else if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(start, i))
      start = i + separator.length
    }
  }
  return [...parts, text.slice(start)]
}

const parse = (text: string): Polynomial => {
  const result = new Map<string, number>()
  for (const part of parted(text.replaceAll(' - ', ' + -'), ' + ')) {
    const negative = part.startsWith('-')
    let product: Polynomial = new Map([['', negative ? -1 : 1]])
    for (const factor of parted(negative ? part.slice(1) : part, '*'))
      product = multiplied(product, factorIn(factor))
    for (const [monomial, c] of product) accumulate(result, monomial, c)
  }
  return result
}

/** `3`, `n`, `n^2`, `(n + 1)`, `min(m,n)`, each of which may be divided by an integer. */
const factorIn = (text: string): Polynomial => {
  const [, over = text, under = '1'] = /^(.*)\/(\d+)$/.exec(text) ?? []
  const size = 1 / Number(under)
  if (over.startsWith('(')) return multiplied(parse(over.slice(1, -1)), new Map([['', size]]))
  const [base = '', exponent = '1'] = over.includes('(') ? [over] : over.split('^')
  if (/^\d/.test(base)) return new Map([['', Number(base) * size]])
  return new Map([[Array.from({ length: Number(exponent) }, () => base).join('*'), size]])
}

const multiplied = (p: Polynomial, q: Polynomial): Polynomial => {
  const result = new Map<string, number>()
  for (const [x, c] of p)
    for (const [y, d] of q) accumulate(result, [...factorsOf(x), ...factorsOf(y)].sort().join('*'), c * d)
  return result
}

/** Exact quotients have divisors of this; multiples of its reciprocal are kept free of rounding. */
const MOST_DIVISIBLE = 5040

/** Whether dimensions may be divided by the integer. */
export const divides = (divisor: number): boolean => divisor > 0 && MOST_DIVISIBLE % divisor === 0

const exact = (c: number): number =>
  Number.isInteger(c) ? c : Math.round(c * MOST_DIVISIBLE) / MOST_DIVISIBLE

const accumulate = (into: Map<string, number>, monomial: string, coefficient: number): void => {
  const total = exact((into.get(monomial) ?? 0) + coefficient)
  if (total === 0) into.delete(monomial)
  else into.set(monomial, total)
}

/** The canonical dimension of a polynomial: a sum of products, a fraction of one with its common factors in front. */
export const fromPolynomial = (polynomial: Polynomial): Dim => {
  const divisor = divisorOf(polynomial)
  if (divisor === 1) return sumOf(polynomial)
  const whole = new Map([...polynomial].map(([monomial, c]) => [monomial, Math.round(c * divisor)]))
  if (whole.size === 1) return `${sumOf(whole)}/${divisor}`
  const common = [...whole.keys()].map(factorsOf).reduce(shared)
  const rest = new Map([...whole].map(([monomial, c]) => [without(monomial, common), c]))
  return `${common.map((name) => `${name}*`).join('')}(${sumOf(rest)})/${divisor}`
}

/** The least integer that makes all coefficients whole. */
export const divisorOf = (polynomial: Polynomial): number => {
  const coefficients = [...polynomial.values()]
  if (coefficients.every(Number.isInteger)) return 1
  for (let divisor = 2; ; divisor++)
    if (divides(divisor) && coefficients.every((c) => Number.isInteger(exact(c * divisor)))) return divisor
}

const shared = (a: readonly string[], b: readonly string[]): string[] => {
  const left = [...b]
  return a.filter((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

const without = (monomial: string, factors: readonly string[]): string => {
  const left = factorsOf(monomial)
  for (const factor of factors) left.splice(left.indexOf(factor), 1)
  return left.join('*')
}

const sumOf = (polynomial: Polynomial): Dim => {
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
  return fromPolynomial(multiplied(toPolynomial(a), toPolynomial(b)))
}

/** The dimension divided by an integer, which `divides` it whatever its names stand for. */
export const divideDim = (a: Dim, divisor: number): Dim =>
  fromPolynomial(multiplied(toPolynomial(a), new Map([['', 1 / divisor]])))

/** The smaller of two dimensions. */
export const minDim = (a: Dim, b: Dim): Dim => {
  if (typeof a === 'number' && typeof b === 'number') return Math.min(a, b)
  if (a === 1 || b === 1) return 1
  const difference = [...toPolynomial(subtractDims(a, b)).values()]
  if (difference.every((c) => c > 0)) return b
  if (difference.every((c) => c < 0)) return a
  return `min(${[a, b].map(String).sort().join(',')})`
}

/** The dimensions of which a factor of a monomial is the smaller; `undefined` where it is a name. */
export const minOperands = (name: string): readonly [Dim, Dim] | undefined => {
  if (!name.startsWith('min(')) return undefined
  const [a, b] = parted(name.slice('min('.length, -1), ',').map((text) => fromPolynomial(parse(text)))
  return [a!, b!]
}

/** The names of a monomial, each as often as it stands there; `min(m,n)` counts as one. */
export const factorsOf = (monomial: string): string[] => (monomial === '' ? [] : parted(monomial, '*'))

const namesIn = remembered((text): readonly string[] => {
  const factors = [...toPolynomial(text).keys()].flatMap(factorsOf)
  return [...new Set(factors.flatMap((name) => minOperands(name)?.flatMap(dimNames) ?? [name]))]
})

/** The names a dimension is made of. */
export const dimNames = (dim: Dim): readonly string[] => (typeof dim === 'number' ? [] : namesIn(dim))

/** A dimension as the sum of terms, each a number times the value of factors. */
const termsIn = remembered((text) =>
  [...toPolynomial(text)].map(([monomial, coefficient]) => ({ coefficient, factors: factorsOf(monomial) })),
)

/** The dimension with others in the place of its names. */
export const withValues = (dim: Dim, of: (name: string) => Dim): Dim => {
  if (typeof dim === 'number') return dim
  const value = (name: string): Dim => {
    const [a, b] = minOperands(name) ?? []
    return a === undefined || b === undefined ? of(name) : minDim(withValues(a, of), withValues(b, of))
  }
  let total: Dim = 0
  for (const [monomial, coefficient] of toPolynomial(dim))
    total = addDims(
      total,
      factorsOf(monomial)
        .map(value)
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
  for (const { coefficient, factors } of termsIn(dim)) {
    let term = coefficient
    for (const name of factors) {
      const value = sizeIn(name, sizeOf)
      if (value === undefined) return undefined
      term *= value
    }
    total += term
  }
  return exact(total)
}

const sizeIn = (name: string, sizeOf: (name: string) => number | undefined): number | undefined => {
  const operands = minOperands(name)
  if (!operands) return sizeOf(name)
  const [a, b] = operands.map((dim) => evaluateDim(dim, sizeOf))
  return a === undefined || b === undefined ? undefined : Math.min(a, b)
}
