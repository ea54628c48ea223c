/**
 * mathjs in this process.
 */
import * as math from 'mathjs'
import type { Code } from '../../../src/code/index.ts'
import { CURVES } from '../curves.ts'
import type { Job, Outcome, Returned, Runner } from './runner.ts'

/** The function a generated module exports, its import taken from the installed mathjs. */
const load = (code: Code): ((...args: unknown[]) => readonly [Returned, Returned]) => {
  const body = code.source
    .replace(/^import (\{[^}]*\}) from 'mathjs'$/m, 'const $1 = mathjs')
    .replace(/^export function/m, 'return function')
  return new Function('mathjs', `'use strict'\n${body}`)(math)
}

const run = (jobs: readonly Job[]): Outcome[] =>
  jobs.map(({ code, args }): Outcome => {
    try {
      const given = args.map((arg) => (arg.kind === 'function' ? CURVES[arg.curve][arg.order] : arg.value))
      return { results: load(code)(...given) }
    } catch (error) {
      return { error: String(error) }
    }
  })

export const mathjs: Runner = { missing: false, run }
