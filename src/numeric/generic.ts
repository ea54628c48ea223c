/**
 * Smooth stand-ins for the generic functions of a problem (`phi`, `psi`, …), with every derivative in closed form.
 */
import type { Random } from '../linalg/random.ts'

/** The derivative of the given order (0 is the value) at x. */
export type GenericFunction = (order: number, x: number) => number

/** How a stand-in is to behave, so that it can feed functions of every domain. */
export type GenericRange = 'any' | 'positive' | 'unit-interval'

/** A function without symmetry or zeros in common with its derivatives: `c + a*sin(w*t + p) + b*exp(r*t)`. */
export const standIn = (rng: Random, range: GenericRange = 'any'): GenericFunction => {
  const amplitude = range === 'any' ? rng.uniform(0.6, 1.2) : rng.uniform(0.2, 0.4)
  const frequency = rng.uniform(0.6, 1.4)
  const phase = rng.uniform(0.2, 1.3)
  const weight = range === 'unit-interval' ? rng.uniform(0.05, 0.1) : rng.uniform(0.2, 0.5)
  const rate = rng.uniform(0.3, 0.7)
  const offset = range === 'positive' ? rng.uniform(0.6, 1.2) : rng.uniform(-0.3, 0.3)
  return (order, x) =>
    (order === 0 ? offset : 0) +
    amplitude * frequency ** order * Math.sin(frequency * x + phase + (order * Math.PI) / 2) +
    weight * rate ** order * Math.exp(rate * x)
}
