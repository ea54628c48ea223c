/**
 * Which slip leads to a wrong line: those of the tables are made in what the line was to say, and one is told only where
 * the line comes of it at every point.
 */
import { inline } from '../../derive/names.ts'
import type { Node } from '../../expr/node.ts'
import { reachable } from '../../expr/walk.ts'
import type { Matrix } from '../../linalg/matrix.ts'
import { hash, random } from '../../linalg/random.ts'
import { dimAt, type Point } from '../../numeric/point.ts'
import type { Points } from '../../solve/claim.ts'
import type { Stage } from '../stage.ts'
import { type Candidate, inPlace, slippedDifferentials, slippedRewrites } from './candidates.ts'
import { fits, type Scene, sceneOf } from './scene.ts'
import { spoiled } from './spoiled.ts'

/** A wrong line, and what it was to say. */
export interface Wrong {
  readonly text: string
  /** The right side, as text. */
  readonly right: string
  /** The definition whose differential or derivative is stated. */
  readonly of?: string
  /** The variable of a first derivative. */
  readonly by?: string
  /** The line before, where a derivative is read off it. */
  readonly readFrom?: string
  readonly points: readonly Point[]
  readonly room: Points['room']
}

export type Explained = Pick<Candidate, 'fault' | 'message'>

/** Relative, of values that are to be the same. */
const TOLERANCE = 1e-8
/** Points at which an explanation must hold. */
const MOST = 8

interface Task {
  readonly scene: Scene
  readonly points: readonly Point[]
  readonly room: Points['room']
}

/** The slip that a wrong line comes of, `undefined` where none of the tables does. */
export const explained = (stage: Stage, wrong: Wrong): Explained | undefined => {
  const scene = sceneOf(stage)
  const task = {
    scene,
    points: wrong.points.slice(0, MOST).map((point) => moved(stage, wrong, point)),
    room: wrong.room,
  }
  const claim = scene.nodeOf(wrong.text)
  const typed = scene.nodeOf(wrong.right)
  const right = written(scene, typed)
  const inMotion = wrong.by === undefined ? claim : times(scene, claim, wrong.by, wrong)
  const of = wrong.of === undefined ? undefined : scene.definition(wrong.of)
  const isStated = wrong.by !== undefined || of !== undefined
  const before = wrong.readFrom === undefined ? undefined : written(scene, scene.nodeOf(wrong.readFrom))
  const found =
    (of && inMotion && !before && firstOf(task, inMotion, slippedDifferentials(scene, of.value))) ??
    (isStated ? undefined : firstOf(task, claim, opened(scene, typed))) ??
    (before && inMotion && firstOf(task, inMotion, slippedRewrites(scene, before))) ??
    firstOf(task, claim, slippedRewrites(scene, right)) ??
    firstOf(task, claim, spoiled(scene, right)) ??
    (before && inMotion && firstOf(task, inMotion, spoiled(scene, before)))
  return found || undefined
}

/** What is long is left as it is. */
const LONGEST = 300

/** An expression with its definitions written out, so that slips in them are found. */
const written = ({ graph }: Scene, node: Node): Node => {
  const [whole] = inline(graph, [node], () => true) as [Node]
  return whole.size > LONGEST ? node : whole
}

/** A derivative times the direction in which its variable moves; `undefined` where that is not the differential. */
const times = ({ graph, direction }: Scene, claim: Node, by: string, { of }: Wrong): Node | undefined => {
  if (of === undefined) return undefined
  const moving = direction(by)
  if (claim.rows === moving.rows && claim.cols === moving.cols) return graph.colon(claim, moving)
  return moving.cols === 1 && claim.cols === moving.rows ? graph.product([claim, moving]) : undefined
}

/** A line with a slip in one of the differentials that stand in it. */
function* opened(scene: Scene, right: Node): Generator<Candidate> {
  const { definition } = scene
  for (const part of reachable([right])) {
    const of = part.kind === 'named' && part.name.startsWith('d') ? definition(part.name.slice(1)) : undefined
    if (!of) continue
    for (const { node, ...what } of slippedDifferentials(scene, of.value))
      yield {
        ...what,
        node: () => {
          const other = node()
          return other && inPlace(scene, right, part, other)
        },
      }
  }
}

const firstOf = (task: Task, claim: Node, candidates: Iterable<Candidate>): Explained | undefined => {
  const wanted = task.points.map((point) => valueAt(task, claim, point))
  for (const { node, fault, message } of candidates)
    if (isSame(task, claim, wanted, node())) return { fault, message }
  return undefined
}

const isSame = (
  task: Task,
  claim: Node,
  wanted: readonly (Matrix | undefined)[],
  node: Node | undefined,
): boolean =>
  node !== undefined &&
  node.rows === claim.rows &&
  node.cols === claim.cols &&
  fits(node) &&
  task.points.every((point, i) => {
    const [want, found] = [wanted[i], valueAt(task, node, point)]
    const { matrix: m } = task.room
    if (!want || !found || !m.sameSize(want, found) || !m.allFinite(found)) return false
    const size = Math.max(m.maxAbs(want), m.maxAbs(found))
    return m.maxAbs(m.addScaled(want, found, -1)) <= TOLERANCE * size
  })

const valueAt = ({ room }: Task, node: Node, point: Point): Matrix | undefined =>
  room.evaluateNodes([node], point)[0]

/** A point with values for the directions that stand in no line. */
const moved = ({ analysis, moving }: Stage, { by, room }: Wrong, point: Point): Point => {
  const { matrix: m } = room
  const values = new Map(point.values)
  for (const name of by === undefined ? moving : new Set([...moving, by])) {
    if (values.has(`d${name}`)) continue
    const { shape, properties } = analysis.variables.get(name)!
    const rng = random(hash(name))
    const [rows, cols] = [dimAt(shape.rows, point.dims), dimAt(shape.cols, point.dims)]
    const value = m.generate(rows, cols, () => rng.normal())
    values.set(`d${name}`, properties.has('symmetric') ? m.symmetricPart(value) : value)
  }
  return { ...point, values }
}
