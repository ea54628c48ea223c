/**
 * Sample data, a check and a run of SciPy's optimiser below NumPy code.
 */
import type { Sample } from '../request.ts'
import type { Example, Given } from '../target.ts'

const numbers = (sample: Sample): string =>
  typeof sample === 'number' ? String(sample) : `[${(sample as readonly Sample[]).map(numbers).join(', ')}]`

const assigned = ({ parameter, sample }: Given, name = parameter.identifier): string =>
  `${name} = ${typeof sample === 'number' ? sample : `np.array(${numbers(sample)})`}`

const directionOf = ({ parameter }: Given): string => `${parameter.identifier}_direction`

const shifted = ({ given, moved, module }: Example, sign: '+' | '-'): string => {
  const args = given.map(({ parameter }) => {
    const one = moved.find((other) => other.parameter === parameter)
    return one ? `${parameter.identifier} ${sign} step * ${directionOf(one)}` : parameter.identifier
  })
  return `${module.name}(${args.join(', ')})[0]`
}

/** The derivative along the directions. */
const along = ({ kind, moved }: Example): string => {
  const flat = (of: Given): string => `np.ravel(${directionOf(of)}, order='F')`
  const part = (one: Given, i: number): string => {
    const own = moved.length === 1 ? 'derivative' : `derivative[${i}]`
    if (kind === 'gradient') return `np.vdot(${own}, ${directionOf(one)})`
    if (kind === 'hessian') return `${flat(one)} @ np.atleast_2d(${own}) @ ${flat(one)}`
    return one.parameter.shape.length === 0
      ? `np.ravel(${own}, order='F') * ${directionOf(one)}`
      : `np.atleast_2d(${own}) @ ${flat(one)}`
  }
  return moved.map(part).join(' + ')
}

const checkLines = (example: Example): string[] => [
  ...example.moved.map((one) => assigned(one, directionOf(one))),
  `step = ${example.kind === 'hessian' ? '1e-4' : '1e-6'}`,
  `value, derivative = ${example.module.name}(${example.given.map(({ parameter }) => parameter.identifier).join(', ')})`,
  `above, below = ${shifted(example, '+')}, ${shifted(example, '-')}`,
  example.kind === 'hessian'
    ? 'differences = (above - 2 * value + below) / step**2'
    : "differences = np.ravel(above - below, order='F') / (2 * step)",
  `exact = ${along(example)}`,
  "print('along a direction:', exact)",
  "print('by differences:   ', differences)",
  `assert np.allclose(exact, differences, rtol=${example.kind === 'hessian' ? '1e-3' : '1e-5'}, atol=1e-6)`,
]

const optimizerLines = ({ given, moved: [one], module }: Example): string[] => {
  const { identifier, shape } = one!.parameter
  const start = shape.length === 0 ? `[${identifier}]` : `np.ravel(${identifier})`
  const point = shape.length === 0 ? 'point[0]' : `point.reshape(np.shape(${identifier}))`
  const args = given.map(({ parameter }) => (parameter === one!.parameter ? point : parameter.identifier))
  return [
    'from scipy.optimize import minimize',
    'def objective(point):',
    `    value, gradient = ${module.name}(${args.join(', ')})`,
    '    return value, np.ravel(gradient)',
    `result = minimize(objective, ${start}, jac=True, method='L-BFGS-B', options={'maxiter': 100})`,
    "print(result.message, 'value', result.fun, 'after', result.nit, 'iterations')",
  ]
}

export const pythonExample = (example: Example): string => {
  const lines = [
    ...example.given.map((one) => assigned(one)),
    ...(example.check ? checkLines(example) : []),
    ...(example.optimizer ? optimizerLines(example) : []),
  ]
  return ["if __name__ == '__main__':", ...lines.map((line) => `    ${line}`), ''].join('\n')
}
