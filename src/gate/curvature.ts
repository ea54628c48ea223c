/**
 * Whether the value of a pattern bends as a rule claims while its metavariables move as its conditions allow: along a line
 * what is affine moves straight, what is convex bends up, and so on, and the value halfway is compared with the mean of
 * those at both ends. Where the ends are inside the domain of the pattern, so must be what lies between.
 */
import { eigenOf } from '../linalg/eigen.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Random } from '../linalg/random.ts'
import { newWatch, type Watch } from '../linalg/watch.ts'
import type { Unknown } from '../numeric/climb.ts'
import { holds } from '../numeric/holds.ts'
import type { Point } from '../numeric/point.ts'
import { randomDirection, structureOf } from '../numeric/subspace.ts'
import { type Curvature, isCurvature } from '../rulebook/curvatures.ts'
import type { Claim } from '../syntax/tree.ts'

/** What is claimed, and what the conditions say of each metavariable. */
interface Claimed {
  readonly claim: Claim
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
}

type Value = (point: Point, watch: Watch) => Matrix
/** Where a metavariable is at a time. */
type Path = (t: number) => Matrix

export const isOfCurvature = ({ words }: Claim): boolean => words.some(({ text }) => isCurvature(text))

const PATHS = 24
const STEPS = [1, 0.3, 0.1]
const TOLERANCE = 1e-8

/** What contradicts a claim about how the value bends, in words; `undefined` where nothing does. */
export const bentOtherwise = (
  claimed: Claimed,
  unknowns: readonly Unknown[],
  point: Point,
  value: Value,
  rng: Random,
): string | undefined => {
  const words = claimed.claim.words.map(({ text }) => text).filter(isCurvature)
  for (let path = 0; path < PATHS; path++) {
    const paths = new Map(unknowns.map((unknown) => [unknown.name, pathOf(claimed, unknown, point, rng)]))
    for (const h of STEPS) {
      const [before, middle, after] = [-h, 0, h].map((t) => valueAt(unknowns, paths, point, value, t))
      if (!before || !after || !middle) continue
      if (!m.allFinite(before) || !m.allFinite(after)) continue
      if (!m.allFinite(middle)) return 'the pattern has no value between two points at which it has one'
      const wrong = words.find((word) => !BENDS[word](before, middle, after))
      if (wrong)
        return `the pattern is not ${wrong}: it is ${text(before)}, ${text(middle)} and ${text(after)} along a line`
    }
  }
  return undefined
}

const text = (a: Matrix): string => [...a.data].map((x) => Number(x.toPrecision(4))).join(' ')

/**
 * The value at a time, where the metavariables are what the conditions say, and nothing is doubtful but for the value itself,
 * which is not finite outside the domain.
 */
const valueAt = (
  unknowns: readonly Unknown[],
  paths: ReadonlyMap<string, Path>,
  point: Point,
  value: Value,
  t: number,
): Matrix | undefined => {
  const values = new Map([...paths].map(([name, path]) => [name, path(t)]))
  const isAllowed = unknowns.every(({ name, properties }) =>
    [...properties].every((property) => holds(property, values.get(name)!)),
  )
  if (!isAllowed) return undefined
  const watch = newWatch()
  const found = value({ ...point, values }, watch)
  return watch.violations === 0 || !m.allFinite(found) ? found : undefined
}

const pathOf = (claimed: Claimed, unknown: Unknown, point: Point, rng: Random): Path => {
  const { name, rows, cols, special } = unknown
  const words = claimed.words.get(name) ?? new Set<string>()
  const base = words.has('nonpositive')
    ? m.map(point.values.get(name)!, (x) => -Math.abs(x))
    : point.values.get(name)!
  const still = special || words.has('constant')
  if (still && !words.has('affine')) return () => base
  const around = (): Straight => ({
    start: base,
    direction: m.scale(randomDirection(rows, cols, structureOf(unknown.properties), rng), rng.uniform(0, 2)),
  })
  const curvature = [...words].find(isCurvature)
  return curvature ? MOVES[curvature](around, rng) : wild(around, rng)
}

interface Straight {
  readonly start: Matrix
  readonly direction: Matrix
}

const along = ({ start, direction }: Straight, t: number): Matrix => m.addScaled(start, direction, t)

/** A bend of every entry, of the sign given. */
const bent = (around: () => Straight, rng: Random, sign: number): Path => {
  const line = around()
  const amounts = m.generate(line.start.rows, line.start.cols, () => Math.abs(rng.normal()))
  const at = rng.uniform(-1, 1)
  const isSharp = rng.below(2) === 0
  return (t) => m.addScaled(along(line, t), amounts, sign * (isSharp ? Math.abs(t - at) : t * t))
}

const wild = (around: () => Straight, rng: Random): Path => {
  const [line, other] = [around(), around().direction]
  const speed = rng.uniform(0, 3)
  return (t) => m.addScaled(along(line, t), other, Math.sin(speed * t) + t * t)
}

const gram = (around: () => Straight, rng: Random, sign: number): Path => {
  const line = around()
  const factor = m.generate(line.start.rows, line.start.cols, () => rng.normal())
  const square = m.multiply(factor, m.transpose(factor))
  return (t) => m.addScaled(along(line, t), square, sign * t * t)
}

const squares = (around: () => Straight): Path => {
  const lines = [around(), around()].map(({ start, direction }, i) => ({
    start: i === 0 ? start : direction,
    direction,
  }))
  return (t) =>
    lines
      .map((line) => m.map(along(line, t), (x) => x * x))
      .reduce((sum, square) => m.addScaled(sum, square, 1))
}

const MOVES: Readonly<Record<Curvature, (around: () => Straight, rng: Random) => Path>> = {
  affine: (around) => {
    const line = around()
    return (t) => along(line, t)
  },
  convex: (around, rng) => bent(around, rng, 1),
  concave: (around, rng) => bent(around, rng, -1),
  'matrix-convex': (around, rng) => gram(around, rng, 1),
  'matrix-concave': (around, rng) => gram(around, rng, -1),
  'root-convex': squares,
  'log-convex': (around, rng) => {
    const path = bent(around, rng, 1)
    return (t) => m.map(path(t), Math.exp)
  },
  'log-concave': (around, rng) => {
    const path = bent(around, rng, -1)
    return (t) => m.map(path(t), Math.exp)
  },
}

/** Twice the mean of the ends less twice the middle. */
const second = (before: Matrix, middle: Matrix, after: Matrix): Matrix =>
  m.addScaled(m.addScaled(before, after, 1), middle, -2)

const noise = (...values: readonly Matrix[]): number =>
  TOLERANCE * (1e-3 + values.reduce((most, value) => Math.max(most, m.maxAbs(value)), 0))

type Bends = (before: Matrix, middle: Matrix, after: Matrix) => boolean

const isUp: Bends = (...values) => second(...values).data.every((x) => x >= -noise(...values))
const isDown: Bends = (...values) => second(...values).data.every((x) => x <= noise(...values))
const isPositive: Bends = (...values) => values.every(({ data }) => data.every((x) => x > 0))
const isNonnegative: Bends = (...values) => values.every(({ data }) => data.every((x) => x >= 0))

const isSemidefinite = (a: Matrix, most: number): boolean =>
  m.maxAbs(m.addScaled(a, m.transpose(a), -1)) <= most && eigenOf(a).values.every((x) => x >= -most)

const through =
  (f: (x: number) => number, bends: Bends): Bends =>
  (before, middle, after) =>
    bends(m.map(before, f), m.map(middle, f), m.map(after, f))

const BENDS: Readonly<Record<Curvature, Bends>> = {
  affine: (...values) => isUp(...values) && isDown(...values),
  convex: isUp,
  concave: isDown,
  'matrix-convex': (...values) => isSemidefinite(second(...values), noise(...values)),
  'matrix-concave': (...values) => isSemidefinite(m.scale(second(...values), -1), noise(...values)),
  'root-convex': (...values) => isNonnegative(...values) && through(Math.sqrt, isUp)(...values),
  'log-convex': (...values) => isPositive(...values) && through(Math.log, isUp)(...values),
  'log-concave': (...values) => isPositive(...values) && through(Math.log, isDown)(...values),
}
