/**
 * Readings by their values: a point for a reading and the value of what was read there.
 */
import type { Analysis } from '../../src/infer/analysis.ts'
import { evaluate, type Point, sample, toRows } from '../../src/numeric/index.ts'
import type { Analyse, Reading, Stated } from '../../src/read/reading.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import type { Request } from '../../src/solve/request.ts'

export type Read = (stated: Stated, analyse: Analyse) => Reading

export const analysed =
  (stated: Stated): Analyse =>
  (said) =>
    analyseRequest(said as Request, stated.where)

export interface Valued {
  readonly reading: Reading
  readonly analysis: Analysis
  readonly point: Point
  readonly value: readonly (readonly number[])[]
}

/** A reading, a point for it and its value there. */
export const valued = (read: Read, stated: Stated): Valued => {
  const analyse = analysed(stated)
  const reading = read(stated, analyse)
  const analysis = analyse(reading.said)
  const sampled = sample(analysis, 1)
  if (!sampled.ok) throw new Error(sampled.reason)
  const { point } = sampled
  return { reading, analysis, point, value: toRows(evaluate(analysis, point)) }
}

/** The largest difference of the entries of two arrays, by the largest entry; infinite where their sizes differ. */
export const difference = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number => {
  if (a.length !== b.length || a.some((row, i) => row.length !== b[i]!.length))
    return Number.POSITIVE_INFINITY
  const [left, right] = [a.flat(), b.flat()]
  const size = Math.max(1, ...left.map(Math.abs))
  return Math.max(...left.map((x, i) => Math.abs(x - right[i]!))) / size
}
