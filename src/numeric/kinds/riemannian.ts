/**
 * A gradient on a set is tangent to it, and its inner product with the velocity of a curve in the set is what the value
 * moves by along the curve; the inner product is that of the metric.
 */
import { inverse } from '../../linalg/lu.ts'
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { random } from '../../linalg/random.ts'
import { newWatch } from '../../linalg/watch.ts'
import type { Property } from '../../shape/properties.ts'
import { slope } from '../along.ts'
import { projected, structureOf } from '../subspace.ts'
import { type Curve, randomCurve } from '../tangent.ts'
import type { Definition } from './definition.ts'

const CURVES = 6

export const riemannian: Definition = ({ point, value, answer, variables }) => {
  const [[name, properties] = ['', new Set<Property>()]] = variables
  const at = point.values.get(name)!
  const gradient = answer(point, newWatch())
  const [expected, got] = [[] as number[], [] as number[]]
  let noise = 0
  const rng = random(CURVES)
  for (let k = 0; k < CURVES; k++) {
    const curve: Curve = randomCurve(at, properties, rng)
    const moved = slope((t, watch) =>
      value({ ...point, values: new Map([...point.values, [name, curve.at(t)]]) }, watch),
    )
    if (!moved) return undefined
    expected.push(moved.derivative.data[0]!)
    got.push(m.inner(inMetric(at, gradient, properties), curve.velocity))
    noise = Math.max(noise, moved.error)
  }
  const outside = [...beside(at, gradient, properties).data]
  return { expected: [...expected, ...outside.map(() => 0)], got: [...got, ...outside], noise }
}

/** What the metric makes of a tangent matrix. */
const inMetric = (at: Matrix, gradient: Matrix, properties: ReadonlySet<Property>): Matrix => {
  if (!properties.has('positive-definite')) return gradient
  const inverted = inverse(at)
  return m.multiply(m.multiply(inverted, gradient), inverted)
}

/** What of the gradient is not tangent. */
const beside = (at: Matrix, gradient: Matrix, properties: ReadonlySet<Property>): Matrix => {
  if (!properties.has('orthonormal'))
    return m.addScaled(gradient, projected(gradient, structureOf(properties)), -1)
  const product = m.multiply(m.transpose(at), gradient)
  return m.addScaled(product, m.transpose(product), 1)
}
