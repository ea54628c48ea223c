/**
 * The directions in which an answer is compared: every direction of a basis where there are few, random ones where
 * there are many.
 */
import type { Matrix } from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import type { Point } from './point.ts'
import { basis, dimension, randomDirection, type Structure } from './subspace.ts'

/** A direction, as its parts by variable. */
export interface Probe {
  readonly parts: readonly (readonly [string, Matrix])[]
  /** Row and column from 0, where the direction is that of a single entry or of an entry and its mirror. */
  readonly entry?: readonly [number, number]
}

/** Directions whose derivatives are judged by the largest of them. */
export interface ProbeGroup {
  readonly variables: readonly string[]
  readonly probes: readonly Probe[]
  /** The probes are a basis, so that they tell the whole gradient. */
  readonly complete: boolean
}

const MOST_ENTRIES = 200
const MOST_VARIABLES = 12
const DIRECTIONS = 10
const FEW_DIRECTIONS = 3

/** The groups of directions for these variables at a point; a few random ones where every evaluation is dear. */
export const probeGroups = (
  point: Point,
  structures: ReadonlyMap<string, Structure>,
  rng: Random,
  dear = false,
): ProbeGroup[] => {
  const directions = dear ? FEW_DIRECTIONS : DIRECTIONS
  const sizes = [...structures].map(([name, structure]) => {
    const { rows, cols } = point.values.get(name)!
    return { name, rows, cols, structure, count: dimension(rows, cols, structure) }
  })
  const few = !dear && sizes.reduce((sum, { count }) => sum + count, 0) <= MOST_ENTRIES
  if (!few && sizes.length > MOST_VARIABLES)
    return [jointly(sizes, directions, rng), single(sizes[rng.below(sizes.length)]!, directions, rng)]
  return sizes.map((size) => (few || size.count <= directions ? wholly(size) : single(size, directions, rng)))
}

interface Size {
  readonly name: string
  readonly rows: number
  readonly cols: number
  readonly structure: Structure
}

const wholly = ({ name, rows, cols, structure }: Size): ProbeGroup => ({
  variables: [name],
  complete: true,
  probes: basis(rows, cols, structure).map((direction) => ({
    parts: [[name, direction]],
    entry: firstEntry(direction),
  })),
})

const firstEntry = ({ rows, data }: Matrix): readonly [number, number] => {
  const k = data.findIndex((x) => x !== 0)
  return [k % rows, Math.floor(k / rows)]
}

const single = (size: Size, directions: number, rng: Random): ProbeGroup => ({
  variables: [size.name],
  complete: false,
  probes: Array.from({ length: directions }, () => ({ parts: [part(size, rng)] })),
})

/** All variables at once, which is what many variables can be given time for. */
const jointly = (sizes: readonly Size[], directions: number, rng: Random): ProbeGroup => ({
  variables: sizes.map(({ name }) => name),
  complete: false,
  probes: Array.from({ length: directions }, () => ({ parts: sizes.map((size) => part(size, rng)) })),
})

const part = ({ name, rows, cols, structure }: Size, rng: Random): readonly [string, Matrix] => [
  name,
  randomDirection(rows, cols, structure, rng),
]
