/**
 * The runners, by target.
 */
import { arrayApi, torch } from './array-api.ts'
import { eigen } from './eigen.ts'
import { fortran } from './fortran.ts'
import { javascript } from './javascript.ts'
import { jax } from './jax.ts'
import { mathjs } from './mathjs.ts'
import { octave } from './octave.ts'
import { numpy } from './python.ts'
import { r } from './r.ts'
import type { Runner } from './runner.ts'
import { tfjs } from './tfjs.ts'

export const RUNNERS: Readonly<Record<string, Runner>> = {
  numpy,
  'array-api': arrayApi,
  torch,
  jax,
  mathjs,
  javascript,
  tfjs,
  octave,
  r,
  eigen,
  fortran,
}
