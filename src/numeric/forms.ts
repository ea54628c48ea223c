/**
 * How an answer tells what the value does when the variables move: as a gradient, as a matrix of partial derivatives,
 * or as the value of the differential along the directions of the point itself.
 */
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Point } from './point.ts'
import type { Probe, ProbeGroup } from './probes.ts'
import { hasStructure, type Structure } from './subspace.ts'

type Parts = Probe['parts']
type Values = ReadonlyMap<string, Matrix>

export interface Form {
  /** What a message calls the right answer. */
  readonly noun: string
  /** The directions to compare along, where they are not up to the check. */
  readonly directions?: (point: Point) => ProbeGroup
  /** What the answer makes of the parts of a direction. */
  readonly along: (answer: Values, parts: Parts, value: Matrix) => Matrix
  /** The size that the answer by a variable must have. */
  readonly sizeFor: (variable: Matrix, value: Matrix) => readonly [number, number]
  /** Whether the answer lies in the subspace of its variable, but for differences of this size. */
  readonly isWithin: (answer: Matrix, structure: Structure, tolerance: number) => boolean
}

/** `G` with `df = G : dX`. */
export const GRADIENT: Form = {
  noun: 'gradient',
  along: (answer, parts) =>
    m.scalar(parts.reduce((sum, [name, direction]) => sum + m.inner(answer.get(name)!, direction), 0)),
  sizeFor: ({ rows, cols }) => [rows, cols],
  isWithin: hasStructure,
}

const entries = ({ data }: Matrix): number => data.length

const column = (a: Matrix): Matrix => m.reshape(a, entries(a), 1)

/** `J` with `vec(dF) = J*vec(dX)`; by a scalar in the shape of the value. */
export const JACOBIAN: Form = {
  noun: 'derivative',
  along: (answer, parts, value) =>
    parts
      .map(([name, direction]) => {
        const partials = answer.get(name)!
        return entries(direction) === 1 && m.sameSize(partials, value)
          ? m.scale(partials, direction.data[0]!)
          : m.reshape(m.multiply(partials, column(direction)), value.rows, value.cols)
      })
      .reduce((a, b) => m.addScaled(a, b, 1)),
  sizeFor: (variable, value) =>
    entries(variable) === 1 ? [value.rows, value.cols] : [entries(value), entries(variable)],
  isWithin: () => true,
}

/** `dF` along the variables of the point that are the directions, by whichever variable. */
export const differentialAlong = (directions: ReadonlyMap<string, string>): Form => {
  const variables = [...directions.keys()]
  return {
    noun: 'derivative',
    directions: ({ values }) => ({
      variables,
      complete: false,
      probes: [
        { parts: [...directions].map(([name, direction]) => [name, values.get(direction)!] as const) },
      ],
    }),
    along: (answer) => answer.get(variables[0]!)!,
    sizeFor: (_, value) => [value.rows, value.cols],
    isWithin: () => true,
  }
}
