/**
 * Values of functions of which only the shapes are known: those of smooth functions that the names determine, so that
 * value, Jacobian and Hessians belong together.
 */
import type { Matrix } from '../../linalg/matrix.ts'
import * as m from '../../linalg/matrix.ts'
import { hash, random } from '../../linalg/random.ts'
import { type Mapping, mappingOf, type Role } from '../../shape/mapping.ts'
import type { Evaluate } from '../row.ts'

/** `c + a*sin(w'*x + p) + b*(v'*x)^2/2` with directions, which all differ. */
interface Component {
  readonly value: (x: Matrix) => number
  readonly gradient: (x: Matrix) => Matrix
  readonly hessian: (x: Matrix) => Matrix
}

const along = (a: Matrix, x: Matrix): number => a.data.reduce((sum, entry, i) => sum + entry * x.data[i]!, 0)

const componentOf = (name: string, size: number, index: number): Component => {
  const rng = random(hash(`${name} ${size} ${index}`))
  const [w, v] = [0, 1].map(() => m.generate(size, 1, () => rng.uniform(-1, 1))) as [Matrix, Matrix]
  const [offset, amplitude, phase, weight] = [
    rng.uniform(0.9, 1.3),
    rng.uniform(0.3, 0.6),
    rng.uniform(0.2, 1.3),
    rng.uniform(0.1, 0.3),
  ]
  const outer = (a: Matrix): Matrix => m.multiply(a, m.transpose(a))
  return {
    value: (x) => offset + amplitude * Math.sin(along(w, x) + phase) + (weight * along(v, x) ** 2) / 2,
    gradient: (x) =>
      m.addScaled(m.scale(w, amplitude * Math.cos(along(w, x) + phase)), v, weight * along(v, x)),
    hessian: (x) =>
      m.addScaled(m.scale(outer(v), weight), outer(w), -amplitude * Math.sin(along(w, x) + phase)),
  }
}

const components = ({ name }: Mapping, x: Matrix, count: number): Component[] =>
  Array.from({ length: count }, (_, i) => componentOf(name, x.data.length, i))

/** The matrix whose rows are these columns. */
const stacked = (columns: readonly Matrix[], width: number): Matrix =>
  m.generate(columns.length, width, (i, j) => columns[i]!.data[j]!)

const VALUES: Readonly<Record<Role, (mapping: Mapping) => Evaluate>> = {
  value:
    (mapping) =>
    ([x], _watch, size) => {
      const [count] = size()
      return m.generate(count, 1, (i) => components(mapping, x!, count)[i]!.value(m.vec(x!)))
    },
  grad:
    (mapping) =>
    ([x]) =>
      m.reshape(components(mapping, x!, 1)[0]!.gradient(m.vec(x!)), x!.rows, x!.cols),
  jacobian:
    (mapping) =>
    ([x], _watch, size) =>
      stacked(
        components(mapping, x!, size()[0]).map((component) => component.gradient(m.vec(x!))),
        x!.data.length,
      ),
  hessian:
    (mapping) =>
    ([x, weights]) =>
      components(mapping, x!, weights ? weights.data.length : 1)
        .map((component, i) => m.scale(component.hessian(m.vec(x!)), weights ? weights.data[i]! : 1))
        .reduce((sum, term) => m.addScaled(sum, term, 1)),
  turn:
    (mapping) =>
    ([x, e], _watch, size) =>
      stacked(
        components(mapping, x!, size()[0]).map((component) => m.multiply(component.hessian(m.vec(x!)), e!)),
        x!.data.length,
      ),
  pull:
    (mapping) =>
    ([x, a]) =>
      components(mapping, x!, a!.rows)
        .map((component, i) =>
          m.multiply(
            component.hessian(m.vec(x!)),
            m.generate(a!.cols, 1, (j) => m.at(a!, i, j)),
          ),
        )
        .reduce((sum, term) => m.addScaled(sum, term, 1)),
}

/** The value of such a function; `undefined` where the name is an ordinary one. */
export const mappingValue = (name: string): Evaluate | undefined => {
  const mapping = mappingOf(name)
  return mapping && VALUES[mapping.role](mapping)
}
