/**
 * Python code: one process for many programs, given arrays of a library and expected to answer with them.
 */
import { execFileSync } from 'node:child_process'
import { isSkipped, pythonWith } from '../../python.ts'
import type { Job, Outcome, Runner } from './runner.ts'

/** A library of arrays, as the tests use it. */
export interface Library {
  /** Modules that have to be there. */
  readonly modules: readonly string[]
  /**
   * Defines `space` (what has sin, cos and exp), `array` and `scalar` (of floats), `plain` (what was returned, back);
   * `called` where a function is not called as it is.
   */
  readonly source: string
}

const DRIVER = `
import json, sys, warnings
warnings.simplefilter('error')
sine = [lambda x: space.sin(x), lambda x: space.cos(x), lambda x: -space.sin(x), lambda x: -space.cos(x)]
curves = {'sine': sine, 'exponential': 4 * [lambda x: space.exp(x)]}
def given(arg):
    if arg['kind'] == 'function': return curves[arg['curve']][arg['order']]
    value = arg['value']
    if arg['kind'] == 'dimension': return int(value)
    return array(value) if isinstance(value, list) else scalar(value)
def taken(value):
    return [taken(item) for item in value] if isinstance(value, tuple) else plain(value)
called = globals().get('called', lambda f, args: f(*args))
out = []
for job in json.load(sys.stdin):
    try:
        made = {}
        exec(compile(job['source'], 'generated', 'exec'), made)
        out.append({'results': taken(called(made[job['function']], [given(arg) for arg in job['args']]))})
    except BaseException as error:
        out.append({'error': type(error).__name__ + ': ' + str(error)})
json.dump(out, sys.stdout)
`

/** Runs code with the arrays of a library. */
export const withLibrary = ({ modules, source }: Library): Omit<Runner, 'refuses'> => {
  const python = pythonWith(...modules)
  const run = (jobs: readonly Job[]): Outcome[] => {
    const input = JSON.stringify(
      jobs.map(({ code, args }) => ({ source: code.source, function: code.function, args })),
    )
    const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 } as const
    const printed = execFileSync(python ?? 'python3', ['-c', source + DRIVER], options)
    // Python writes what is no number as JSON cannot.
    return JSON.parse(printed.replace(/\bInfinity\b/g, '1e999').replace(/\bNaN\b/g, 'null')) as Outcome[]
  }
  return { missing: isSkipped(python), run }
}

const NUMPY: Library = {
  modules: ['numpy', 'scipy'],
  source: `
import numpy as np
space = np
scalar = float
def array(value): return np.array(value, dtype=float)
def plain(value):
    if isinstance(value, float): return float(value)
    if not isinstance(value, np.ndarray) or value.dtype != np.float64 or value.ndim == 0:
        raise TypeError('returned ' + repr(type(value)) + ' ' + str(getattr(value, 'dtype', '')))
    return value.tolist()
`,
}

export const numpy = withLibrary(NUMPY)
