/**
 * JavaScript without dependencies, in this process.
 */
import type { Code } from '../../../src/code/index.ts'
import { CURVES } from '../curves.ts'
import type { Grid, Job, Outcome, Returned, Runner } from './runner.ts'

export interface Matrix {
  readonly rows: number
  readonly cols: number
  readonly data: Float64Array
}

type Answer = number | Float64Array | Matrix

/** The function a generated module exports. */
export const load = (
  code: Pick<Code, 'source'>,
): ((...args: unknown[]) => readonly [Answer, Answer | readonly Answer[]]) =>
  new Function(`'use strict'\n${code.source.replace(/^export function/m, 'return function')}`)()

const taken = (answer: Answer): Returned => {
  if (typeof answer === 'number') return answer
  if (answer instanceof Float64Array) return Array.from(answer)
  const { rows, cols, data } = answer
  if (!(data instanceof Float64Array)) throw new TypeError('returned no Float64Array')
  return { rows, cols, data: Array.from(data) } satisfies Grid
}

const run = (jobs: readonly Job[]): Outcome[] =>
  jobs.map(({ code, args }): Outcome => {
    try {
      const given = args.map((arg) => (arg.kind === 'function' ? CURVES[arg.curve][arg.order] : arg.value))
      const [value, derivative] = load(code)(...given)
      return {
        results: [
          taken(value),
          Array.isArray(derivative) ? derivative.map(taken) : taken(derivative as Answer),
        ],
      }
    } catch (error) {
      return { error: String(error) }
    }
  })

export const javascript: Runner = { missing: false, run }
