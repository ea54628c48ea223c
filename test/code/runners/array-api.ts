/**
 * Array-API code with the arrays of four libraries, which must agree; PyTorch code with those of one.
 */

import { type Library, withLibrary } from './python.ts'
import { type Outcome, type Runner, together } from './runner.ts'

/** Floats and arrays of NumPy, with those of the library made of them and turned back into them. */
const made = (from: string, back: string): string => `
def array(value): return ${from.replace('$1', 'np.array(value, dtype=float)')}
scalar = array
def plain(value):
    if isinstance(value, float): return float(value)
    if not 'float64' in str(value.dtype): raise TypeError('returned ' + str(value.dtype))
    return np.asarray(${back}).tolist()
`

const STRICT: Library = {
  modules: ['numpy.array_api', 'scipy'],
  source: `
import warnings
warnings.simplefilter('ignore')
import numpy as np
import numpy.array_api as space
${made('space.asarray($1)', 'value')}`,
}

const NUMPY: Library = {
  modules: ['numpy', 'scipy'],
  source: `
import numpy as np
space = np
${made('$1', 'value')}`,
}

const DASK: Library = {
  modules: ['dask.array', 'scipy'],
  source: `
import dask, numpy as np
import dask.array as space
dask.config.set(scheduler='synchronous')
${made('space.from_array($1, chunks=2)', 'lazy(value).compute()')}
def lazy(value):
    if not isinstance(value, space.Array): raise TypeError('returned ' + repr(type(value)))
    return value
`,
}

const TORCH: Library = {
  modules: ['torch'],
  source: `
import numpy as np
import torch, torch as space
${made('torch.as_tensor($1)', 'value.numpy()')}`,
}

export const torch: Runner = {
  ...withLibrary(TORCH),
  refuses: new Set(['logm', 'sqrtm', 'logm_frechet', 'logm_jacobian']),
}

const LIBRARIES = { strict: STRICT, NumPy: NUMPY, Dask: DASK, PyTorch: TORCH }

/** Dask takes minutes over graphs of so many tasks. */
const LONG_SOURCE = 12_000

const runners = Object.entries(LIBRARIES).map(([name, library]) => [name, withLibrary(library)] as const)

export const arrayApi: Runner = {
  missing: runners.some(([, { missing }]) => missing),
  run: (jobs) => {
    const outcomes = jobs.map((): [string, Outcome][] => [])
    for (const [name, { run }] of runners) {
      const asked = [...jobs.keys()].filter(
        (i) => name !== 'Dask' || jobs[i]!.code.source.length < LONG_SOURCE,
      )
      for (const [at, outcome] of run(asked.map((i) => jobs[i]!)).entries())
        outcomes[asked[at]!]!.push([name, outcome])
    }
    return outcomes.map(together)
  },
  refuses: new Set(
    'expm logm cosm sinm sqrtm'.split(' ').flatMap((name) => [name, `${name}_frechet`, `${name}_jacobian`]),
  ),
}
