/**
 * One form for dimensions that the equations of a problem make equal: where `m*n = 6`, every `m*n` is 6. Owns the
 * choice of the form; which equations there are is `unify.ts`.
 */
import { type Dim, factorsOf, fromPolynomial, type Polynomial, toPolynomial } from './dim.ts'
import type { Equation } from './equation.ts'

/** `coefficient*lead` is to be written as `rest`, whose monomials come before the lead. */
interface Reduction {
  readonly lead: readonly string[]
  readonly coefficient: number
  readonly rest: readonly (readonly [readonly string[], number])[]
}

/** More steps than this are never needed; the bound is for equations between very long dimensions. */
const MOST_STEPS = 200

/** By degree, then by name: so that what is put in place of a monomial comes before it. */
const isBefore = (a: string, b: string): boolean => {
  const [p, q] = [factorsOf(a).length, factorsOf(b).length]
  return p === q ? a < b : p < q
}

const minus = (a: Polynomial, b: Polynomial): [string, number][] => {
  const difference = new Map(a)
  for (const [monomial, c] of b) difference.set(monomial, (difference.get(monomial) ?? 0) - c)
  return [...difference].filter(([, c]) => c !== 0)
}

const reductionOf = ([a, b]: Equation): Reduction | undefined => {
  const terms = minus(toPolynomial(a), toPolynomial(b))
  const [first, ...others] = terms.sort(([x], [y]) => (isBefore(x, y) ? 1 : -1))
  if (!first) return undefined
  const [lead, c] = first
  const rest = others.map(([monomial, d]) => [factorsOf(monomial), c > 0 ? -d : d] as const)
  return { lead: factorsOf(lead), coefficient: Math.abs(c), rest }
}

/** The factors that are left of a monomial without those of another, or `undefined` where it lacks one of them. */
const quotient = (monomial: string, factors: readonly string[]): string[] | undefined => {
  const left = factorsOf(monomial)
  for (const factor of factors) {
    const at = left.indexOf(factor)
    if (at < 0) return undefined
    left.splice(at, 1)
  }
  return left
}

/** The polynomial after one reduction, or `undefined` where none applies. */
const step = (polynomial: Polynomial, reductions: readonly Reduction[]): Polynomial | undefined => {
  for (const [monomial, c] of polynomial)
    for (const { lead, coefficient, rest } of reductions) {
      const others = quotient(monomial, lead)
      const times = Math.trunc(c / coefficient)
      if (!others || times === 0) continue
      const added = new Map([[monomial, times * coefficient]])
      for (const [factors, d] of rest) {
        const key = [...factors, ...others].sort().join('*')
        added.set(key, (added.get(key) ?? 0) - times * d)
      }
      return new Map(minus(polynomial, added))
    }
  return undefined
}

/** Dimensions as they are where the problem equates none, else in the form that its equations give them. */
export const modulo = (equations: readonly Equation[]): ((dim: Dim) => Dim) => {
  const reductions = equations.flatMap((equation) => reductionOf(equation) ?? [])
  if (reductions.length === 0) return (dim) => dim
  const known = new Map<Dim, Dim>()
  return (dim) => {
    const found = known.get(dim)
    if (found !== undefined) return found
    let polynomial = toPolynomial(dim)
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const next = step(polynomial, reductions)
      if (!next) break
      polynomial = next
    }
    const result = fromPolynomial(polynomial)
    known.set(dim, result)
    return result
  }
}
