/**
 * NumPy in one python3 process for many programs.
 */
import { execFileSync } from 'node:child_process'
import { WITHOUT_PYTHON } from '../../python.ts'
import type { Curve } from '../curves.ts'
import type { Argument, Job, Outcome, Runner } from './runner.ts'

const DRIVER = `
import json, sys, warnings
import numpy as np
warnings.simplefilter('error')
def given(arg):
    if arg['kind'] == 'dimension': return int(arg['value'])
    if arg['kind'] == 'function': return eval(arg['value'])
    value = np.array(arg['value'], dtype=float)
    return float(value) if value.ndim == 0 else value
def taken(value):
    if isinstance(value, tuple): return [taken(item) for item in value]
    if isinstance(value, float): return float(value)
    if not isinstance(value, np.ndarray) or value.dtype != np.float64 or value.ndim == 0:
        raise TypeError('returned ' + repr(type(value)) + ' ' + str(getattr(value, 'dtype', '')))
    return value.tolist()
out = []
for job in json.load(sys.stdin):
    try:
        space = {}
        exec(compile(job['source'], 'generated', 'exec'), space)
        out.append({'results': taken(space[job['function']](*[given(arg) for arg in job['args']]))})
    except BaseException as error:
        out.append({'error': type(error).__name__ + ': ' + str(error)})
json.dump(out, sys.stdout)
`

const CURVES: Readonly<Record<Curve, readonly string[]>> = {
  sine: ['np.sin', 'np.cos', 'lambda x: -np.sin(x)', 'lambda x: -np.cos(x)'],
  exponential: ['np.exp', 'np.exp', 'np.exp', 'np.exp'],
}

const written = (arg: Argument) =>
  arg.kind === 'function' ? { kind: arg.kind, value: CURVES[arg.curve][arg.order] } : arg

const run = (jobs: readonly Job[]): Outcome[] => {
  const input = JSON.stringify(
    jobs.map(({ code, args }) => ({
      source: code.source,
      function: code.function,
      args: args.map(written),
    })),
  )
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 } as const
  return JSON.parse(execFileSync('python3', ['-c', DRIVER], options)) as Outcome[]
}

export const numpy: Runner = { missing: WITHOUT_PYTHON, run }
