/**
 * TensorFlow.js in this process, from the folder where `npm run engines` puts it. It computes in 32 bits.
 */
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Code } from '../../../src/code/index.ts'
import { isSkipped } from '../../python.ts'
import type { Curve } from '../curves.ts'
import type { Argument, Job, Outcome, Returned, Runner } from './runner.ts'

interface Tensor {
  readonly arraySync: () => Returned
}

type Function_ = (x: unknown) => Tensor
type Library = Readonly<Record<'sin' | 'cos' | 'neg' | 'exp', Function_>>

/** The library with its backend for a processor, `undefined` where it is not installed. */
const loadLibrary = (): Library | undefined => {
  const require = createRequire(join(tmpdir(), 'gradus-tfjs', 'index.js'))
  try {
    const library = require('@tensorflow/tfjs-core') as Library
    require('@tensorflow/tfjs-backend-cpu')
    return library
  } catch {
    return undefined
  }
}

const library = loadLibrary()

const curvesOf = ({ sin, cos, neg, exp }: Library): Readonly<Record<Curve, readonly Function_[]>> => ({
  sine: [sin, cos, (x) => neg(sin(x)), (x) => neg(cos(x))],
  exponential: [exp, exp, exp, exp],
})

type Answer = number | Tensor

const load = (code: Code): ((...args: unknown[]) => readonly [Answer, Answer | readonly Answer[]]) => {
  const body = code.source.replace(/^import .*$/m, '').replace(/^export function/m, 'return function')
  return new Function('tf', `'use strict'\n${body}`)(library)
}

const given = (arg: Argument): unknown =>
  arg.kind === 'function' ? curvesOf(library!)[arg.curve][arg.order] : arg.value

const taken = (answer: Answer): Returned => (typeof answer === 'number' ? answer : answer.arraySync())

const run = (jobs: readonly Job[]): Outcome[] =>
  jobs.map(({ code, args }): Outcome => {
    try {
      const [value, derivative] = load(code)(...args.map(given))
      const derivatives = Array.isArray(derivative) ? derivative.map(taken) : taken(derivative as Answer)
      return { results: [taken(value), derivatives] }
    } catch (error) {
      return { error: String(error) }
    }
  })

const REFUSED = `inv det logdet pinv pinv-symmetric adj expm logm cosm sinm sqrtm sqrtm-semidefinite chol nuclear spectral
  spectral_left spectral_right svdvals svd_left svd_right eigvals eigvecs eigmax eigmin eigmax_vector eigmin_vector lyap dlyap sylvester power_frechet power_jacobian`
const FUNCTIONS = ['expm', 'logm', 'cosm', 'sinm'].flatMap((name) => [`${name}_frechet`, `${name}_jacobian`])

export const tfjs: Runner = {
  missing: isSkipped(library),
  run,
  tolerance: 1e-3,
  refuses: new Set([...REFUSED.split(/\s+/), ...FUNCTIONS]),
}
