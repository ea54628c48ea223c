/**
 * Unification of dimensions: unknown ones are bound to whatever they must equal, named ones stay different, and an
 * equation between products or sums is solved where it has one solution and kept where it has several.
 * Law: every dimension is a positive integer, and none but the integer 1 is ever taken to be 1.
 */
import { addDims, type Dim, dimNames, fromPolynomial, multiplyDims, toPolynomial } from './dim.ts'

/** A store of unknown dimensions and of what is known about them. */
export interface Unifier {
  /** A new unknown dimension. */
  readonly fresh: () => Dim
  /** Makes both equal; `false` where that contradicts what is known. */
  readonly unify: (a: Dim, b: Dim) => boolean
  /** As `unify`, but a declared name may be equated with another name or with an integer. */
  readonly equate: (a: Dim, b: Dim) => boolean
  /** The dimension with all that is known put in. */
  readonly resolve: (dim: Dim) => Dim
  /** Solves what became solvable; the equations left, or `undefined` where one has no solution. */
  readonly settle: () => readonly Equation[] | undefined
}

/** Two dimensions that are equal although neither determines the other. */
export type Equation = readonly [Dim, Dim]

/** Whether a dimension is one that `fresh` made and nothing is known of. */
export const isUnknown = (dim: Dim): dim is string => typeof dim === 'string' && /^\?\d+$/.test(dim)

/** Whether a dimension falls as its names grow and is below 1 from the start. */
const neverPositive = (dim: Dim): boolean => {
  const terms = [...toPolynomial(dim)]
  return (
    terms.every(([monomial, c]) => monomial === '' || c < 0) && terms.reduce((sum, [, c]) => sum + c, 0) < 1
  )
}

const isBare = (dim: Dim): dim is string => typeof dim === 'string' && !/[*^ -]/.test(dim)

/** An empty store. */
export const createUnifier = (): Unifier => {
  const bound = new Map<string, Dim>()
  let pending: Equation[] = []
  let count = 0

  const resolve = (dim: Dim): Dim => {
    if (typeof dim === 'number') return dim
    if (isBare(dim)) return resolveName(dim)
    return dimNames(dim).some((name) => bound.has(name)) ? substituted(dim) : dim
  }

  /** Follows a chain of bindings and shortens it. */
  const resolveName = (name: string): Dim => {
    let end: Dim = name
    const passed: string[] = []
    while (isBare(end) && bound.has(end)) {
      passed.push(end)
      end = bound.get(end)!
    }
    if (typeof end === 'string' && !isBare(end)) end = resolve(end)
    for (const step of passed) bound.set(step, end)
    return end
  }

  const substituted = (dim: Dim): Dim => {
    let total: Dim = 0
    for (const [monomial, coefficient] of toPolynomial(dim)) {
      const factors = monomial === '' ? [] : monomial.split('*')
      total = addDims(total, factors.map(resolveName).reduce(multiplyDims, coefficient as Dim))
    }
    return total
  }

  const bind = (name: string, value: Dim): boolean => {
    if (value === 1 || neverPositive(value) || dimNames(value).includes(name)) return false
    bound.set(name, value)
    return true
  }

  const unify = (a: Dim, b: Dim): boolean => {
    if (a === b) return true
    const [x, y] = [resolve(a), resolve(b)]
    if (x === y) return true
    if (isUnknown(x)) return bind(x, y)
    if (isUnknown(y)) return bind(y, x)
    const simple = (dim: Dim): boolean => typeof dim === 'number' || isBare(dim)
    if (x === 1 || y === 1 || (simple(x) && simple(y))) return false
    return solve(x, y)
  }

  const equate = (a: Dim, b: Dim): boolean => {
    const [x, y] = [resolve(a), resolve(b)]
    if (x === y) return true
    if (isBare(x) && !dimNames(y).includes(x)) return bindDeclared(x, y)
    if (isBare(y) && !dimNames(x).includes(y)) return bindDeclared(y, x)
    return typeof x === 'string' || typeof y === 'string' ? solve(x, y) : false
  }

  const bindDeclared = (name: string, value: Dim): boolean => {
    if (typeof value === 'number' && value < 1) return false
    bound.set(name, value)
    return true
  }

  /** Solves x = y, at least one of them composite, or keeps it for later. */
  const solve = (x: Dim, y: Dim): boolean => {
    const reduced = reduce(x, y)
    if (reduced === undefined) return false
    const [a, b] = reduced
    if (a === b) return true
    if (typeof a === 'number' && typeof b === 'number') return false
    if (isUnknown(a) || isUnknown(b) || (isBare(a) && isBare(b))) return unify(a, b)
    if (isBare(a)) return bind(a, b)
    if (isBare(b)) return bind(b, a)
    const [name, value] = solvable(a, b) ?? []
    if (name !== undefined && value !== undefined) return bind(name, value)
    pending.push([a, b])
    return true
  }

  const retry = (): boolean => {
    const equations = pending
    pending = []
    return equations.every(([a, b]) => unify(a, b))
  }

  const settle = (): readonly Equation[] | undefined => {
    for (let before = -1; pending.length > 0 && bound.size !== before; ) {
      before = bound.size
      if (!retry()) return undefined
      const free = bound.size === before ? pending.map(pairs).find((found) => found !== undefined) : undefined
      if (free && !free.every(([a, b]) => unify(a, b))) return undefined
    }
    const distinct = new Map(pending.map(([a, b]) => [`${a} = ${b}`, [a, b] as const]))
    return [...distinct.values()]
  }

  return { fresh: () => `?${++count}`, unify, equate, resolve, settle }
}

/**
 * Products of unknown dimensions alone, as in `tr(kron(A,X))`, are matched factor by factor where each pair are the
 * rows and columns of one variable, which arose one after the other: A and X are square.
 */
const pairs = ([a, b]: Equation): readonly Equation[] | undefined => {
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
const reduce = (x: Dim, y: Dim): Equation | undefined => {
  const [a, b] = rooted(divided(x, y))
  const difference = toPolynomial(addDims(a, multiplyDims(-1, b)))
  const coefficients = [...difference.values()]
  if (coefficients.length > 0 && (coefficients.every((c) => c > 0) || coefficients.every((c) => c < 0)))
    return undefined
  const divisor = [...difference].filter(([monomial]) => monomial !== '').reduce((g, [, c]) => gcd(g, c), 0)
  const constant = difference.get('') ?? 0
  if (divisor > 1 && constant % divisor !== 0) return undefined
  return [a, b]
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

const factorsOf = (monomial: string): string[] => (monomial === '' ? [] : monomial.split('*'))

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
const solvable = (a: Dim, b: Dim): readonly [string, Dim] | undefined => {
  const terms = [...toPolynomial(addDims(a, multiplyDims(-1, b)))]
  const names = [...new Set(terms.flatMap(([monomial]) => factorsOf(monomial)))]
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
