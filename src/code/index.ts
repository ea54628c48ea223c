/**
 * The languages code is generated in. A language is loaded when it is asked for.
 */

import type { Target } from './target.ts'
import { mathjs } from './targets/mathjs.ts'
import { numpy } from './targets/numpy.ts'

export { toCode } from './generate.ts'
export type { Code, CodeRequest, Sample } from './request.ts'
export type { Target } from './target.ts'

/** In the order in which they are listed. */
const LOADERS = {
  numpy: async () => numpy,
  'array-api': async () => (await import('./targets/array-api.ts')).arrayApi,
  torch: async () => (await import('./targets/torch.ts')).torch,
  jax: async () => (await import('./targets/jax.ts')).jax,
  mathjs: async () => mathjs,
  javascript: async () => (await import('./targets/javascript.ts')).javascript,
  tfjs: async () => (await import('./targets/tfjs.ts')).tfjs,
  octave: async () => (await import('./targets/octave.ts')).octave,
  julia: async () => (await import('./targets/julia.ts')).julia,
  r: async () => (await import('./targets/r.ts')).r,
  eigen: async () => (await import('./targets/eigen.ts')).eigen,
  fortran: async () => (await import('./targets/fortran.ts')).fortran,
} as const satisfies Readonly<Record<string, () => Promise<Target>>>

type TargetName = keyof typeof LOADERS

export const TARGET_NAMES = Object.keys(LOADERS) as readonly TargetName[]

const loaded = new Map<string, Target>([numpy, mathjs].map((target) => [target.name, target]))

/** The target of a name, `undefined` where there is none. */
export const loadTarget = async (name: string): Promise<Target | undefined> => {
  const known = TARGET_NAMES.find((other) => other === name)
  if (known && !loaded.has(known)) loaded.set(known, await LOADERS[known]())
  return loaded.get(name)
}

/** Every target. */
export const loadTargets = async (): Promise<readonly Target[]> =>
  (await Promise.all(TARGET_NAMES.map(loadTarget))).filter((target) => target !== undefined)

/** The target of a name, if it has been loaded; those that the program itself leans on always are. */
export const targetNamed = (name: string): Target | undefined => loaded.get(name)
