/** Analyses as text, for tests. */

import { explain, GradusError } from '../../src/errors/error.ts'
import { type AnalyseOptions, analyse } from '../../src/infer/analyse.ts'
import { parseProblem, sourceOf } from '../../src/parse/index.ts'
import { shapeText } from '../../src/shape/shape.ts'

/** `W: n x m, x: m`, or the error as a user reads it. */
export const shapes = (source: string, where?: string, options?: AnalyseOptions): string => {
  try {
    const { variables } = analyse(parseProblem(source, where === undefined ? {} : { where }), options)
    return [...variables.values()].map(({ name, shape }) => `${name}: ${shapeText(shape)}`).join(', ')
  } catch (error) {
    if (error instanceof GradusError) return explain(error, sourceOf(source, where))
    throw error
  }
}
