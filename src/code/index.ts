/**
 * The languages code is generated in.
 */

import type { Target } from './target.ts'
import { mathjs } from './targets/mathjs.ts'
import { numpy } from './targets/numpy.ts'

export { toCode } from './generate.ts'
export type { Code, CodeRequest } from './request.ts'
export type { Target } from './target.ts'

/** Every target, in the order in which they are listed. */
export const TARGETS: readonly Target[] = [numpy, mathjs]

/** The target of a name, or `undefined`. */
export const targetNamed = (name: string): Target | undefined =>
  TARGETS.find((target) => target.name === name)
