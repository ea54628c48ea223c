/**
 * Sample data, a check and a run of an optimiser below Python code: SciPy's for arrays that NumPy takes, that of PyTorch
 * for tensors. Differences of JAX arrays are of use in double precision alone.
 */
import type { Example } from '../target.ts'
import { ADDED, callOf, exampleLines, framed, sampleWith, type Wording } from './example-lines.ts'

const list = (entries: readonly string[]): string => `[${entries.join(', ')}]`

/** NumPy does the arithmetic of the check: it reads every library's arrays. */
const wordingOf = ({ named }: Example, array: (list: string) => string): Wording => ({
  assign: (name, text) => `${name} = ${text}`,
  sample: sampleWith(
    (entries) => array(list(entries)),
    (rows) => array(list(rows.map(list))),
  ),
  helpers: [
    `def ${named('along')}(derivative, direction):`,
    "    direction = np.ravel(direction, order='F')",
    "    return np.reshape(np.asarray(derivative), (-1, direction.size), order='F') @ direction",
  ],
  ...ADDED,
  results: (value, derivative, call) => [`${value}, ${derivative} = ${call}`],
  only: (call) => `${call}[0]`,
  part: (derivative, index) => `${derivative}[${index}]`,
  first: (above, below, step) => `np.ravel(${above} - ${below}, order='F') / (2 * ${step})`,
  second: (above, value, below, step) => `(${above} - 2 * ${value} + ${below}) / ${step}**2`,
  verdict: (exact, differences, within) => [
    `print('along a direction:', ${exact})`,
    `print('by differences:   ', ${differences})`,
    `assert np.allclose(${exact}, ${differences}, rtol=${within}, atol=1e-6)`,
  ],
})

const scipyLines = (example: Example): string[] => {
  const { named, module } = example
  const { identifier, shape } = example.moved[0]!.parameter
  const [point, minimize, result] = [named('point'), named('minimize'), named('result')]
  const start = shape.length === 0 ? `[${identifier}]` : `np.ravel(${identifier})`
  const taken = shape.length === 0 ? `${point}[0]` : `${point}.reshape(np.shape(${identifier}))`
  const call = callOf(example, ({ parameter }) => (parameter.identifier === identifier ? taken : undefined))
  return [
    `from scipy.optimize import minimize${minimize === 'minimize' ? '' : ` as ${minimize}`}`,
    `def ${named('objective')}(${point}):`,
    `    ${named('value')}, ${named(module.kind)} = ${call}`,
    `    return ${named('value')}, np.ravel(${named(module.kind)})`,
    `${result} = ${minimize}(${named('objective')}, ${start}, jac=True, method='L-BFGS-B', options={'maxiter': 100})`,
    `print(${result}.message, 'value', ${result}.fun, 'after', ${result}.nit, 'iterations')`,
  ]
}

/** PyTorch's optimiser changes the variable in place; it takes the gradient from where it would be put. */
const torchLines = (example: Example): string[] => {
  const { named } = example
  const { identifier } = example.moved[0]!.parameter
  const [optimizer, value, closure] = [named('optimizer'), named('value'), named('closure')]
  return [
    `${identifier} = torch.as_tensor(${identifier}, dtype=torch.float64).clone()`,
    `${optimizer} = torch.optim.LBFGS([${identifier}], max_iter=100, line_search_fn='strong_wolfe')`,
    `def ${closure}():`,
    `    ${value}, ${named('gradient')} = ${callOf(example)}`,
    `    ${identifier}.grad = torch.as_tensor(${named('gradient')}, dtype=torch.float64)`,
    `    return ${value}`,
    `${optimizer}.step(${closure})`,
    `print('value', float(${closure}()), 'after', ${optimizer}.state[${identifier}]['n_iter'], 'iterations')`,
  ]
}

const exampleWith =
  (
    opening: (example: Example) => readonly string[],
    array: (list: string) => string,
    optimizerLines: (example: Example) => string[],
  ) =>
  (example: Example): string =>
    framed("if __name__ == '__main__':", '    ', [
      ...opening(example),
      ...exampleLines(example, wordingOf(example, array), optimizerLines),
    ])

export const pythonExample = exampleWith(
  () => ['import numpy as np'],
  (entries) => `np.array(${entries})`,
  scipyLines,
)

export const torchExample = exampleWith(
  ({ check }) => [...(check ? ['import numpy as np'] : []), 'import torch'],
  (entries) => `torch.tensor(${entries}, dtype=torch.float64)`,
  torchLines,
)

export const jaxExample = exampleWith(
  () => [
    'import jax',
    "jax.config.update('jax_enable_x64', True)",
    'import numpy as np',
    'import jax.numpy as jnp',
  ],
  (entries) => `jnp.array(${entries})`,
  scipyLines,
)
