/**
 * JAX code, which no engine that Debian has runs: with NumPy and SciPy in the place of JAX, under the names that JAX has
 * and with what it does otherwise (no array is written to, nothing raises for the entries of a matrix). Where Python
 * imports JAX, as where somebody has installed it, the code runs there, too, traced by `jax.jit`, and both must agree.
 */
import { fileURLToPath } from 'node:url'
import { pythonWith } from '../../python.ts'
import { type Library, withLibrary } from './python.ts'
import { type Job, type Outcome, type Runner, together } from './runner.ts'

/** What is not a number is how JAX code says that there is none. */
const PLAIN = `
def plain(value):
    if isinstance(value, float): return float(value)
    if value.dtype != np.float64: raise TypeError('returned ' + str(value.dtype))
    if np.isnan(value).any(): raise ValueError('not a number')
    return np.asarray(value).tolist()
`

/** Where Python finds `jax` to be what stands in for it. */
export const STAND_IN_FOLDER = fileURLToPath(new URL('stand-in', import.meta.url))

const STAND_IN: Library = {
  modules: ['numpy', 'scipy'],
  source: `
import sys
sys.path.insert(0, ${JSON.stringify(STAND_IN_FOLDER)})
import numpy as np
import jax.numpy as jnp
space = jnp
scalar = float
def array(value): return jnp.array(value, dtype=float)
def called(f, args):
    with np.errstate(all='ignore'): return f(*args)
${PLAIN}`,
}

const JAX: Library = {
  modules: ['jax'],
  source: `
import numpy as np
import jax
import jax.numpy as jnp
jax.config.update('jax_enable_x64', True)
space = jnp
scalar = float
def array(value): return jnp.array(value, dtype=float)
def called(f, args):
    given = {i: arg for i, arg in enumerate(args) if isinstance(arg, (float, jax.Array))}
    return jax.jit(lambda given: f(*(given.get(i, arg) for i, arg in enumerate(args))))(given)
${PLAIN}`,
}

const { missing, run } = withLibrary(STAND_IN)
const libraries = [
  ['NumPy for JAX', run],
  ...(pythonWith('jax') ? [['JAX', withLibrary(JAX).run] as const] : []),
] as const

export const jax: Runner = {
  missing,
  run: (jobs: readonly Job[]): Outcome[] => {
    const ran = libraries.map(([name, on]) => [name, on(jobs)] as const)
    return jobs.map((_, i) => together(ran.map(([name, outcomes]) => [name, outcomes[i]!] as const)))
  },
  refuses: new Set(['logm', 'logm_frechet', 'logm_jacobian']),
}
