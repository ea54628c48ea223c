/**
 * PyTorch: tensors, with the precision and on the device of those that are given.
 */

import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  call,
  type Fragment,
  LEVEL,
  named,
  powerOf,
  type Spelling,
  spelled,
  times,
  within,
} from '../emit/fragment.ts'
import { type Language, targetOf } from '../target.ts'
import { comprehensions } from './comprehensions.ts'
import { arraysIn, isConstant, ofArrays, ofOrder } from './constants.ts'
import { TORCH as ITERATIONS, iterating } from './iterations.ts'
import { MAPPED_IN_TORCH } from './mapped.ts'
import {
  ADDITIONS,
  coreOf,
  expectShape,
  float,
  functionsOf,
  moduleWith,
  PYTHON,
  quoted,
  tuple,
  WORDS,
} from './python.ts'
import { torchExample } from './python-example.ts'
import { TORCH } from './sums-helpers.ts'
import { HELPERS } from './torch-helpers.ts'
import { SNAKE, TORCH as TRIANGLES, trianglesBy } from './triangle-helpers.ts'

const asTensor = (text: string): string => `torch.tensor(${text}, **options)`

const full: Spelling = ([entry], { args: [value] }, dims) => {
  const ones = `torch.ones(${tuple(dims)}, **options)`
  if (isNumber(value!, 1)) return atom(ones)
  if (isNumber(value!, 0)) return atom(`torch.zeros(${tuple(dims)}, **options)`)
  if (!isConstant(value!)) return times([entry!, atom(ones)])
  const sizes = dims.map(({ text }) => `${text},`).join(' ')
  return atom(`torch.full((${sizes}), ${float(entry!).text}, **options)`)
}

/** Numbers and vectors as vectors. */
const asVectors = (args: readonly Fragment[], { args: ops }: Op): string =>
  args
    .map(({ text }, i) => (ops[i]!.rank === 0 ? `torch.as_tensor(${text}, **options).reshape(1)` : text))
    .join(', ')

const CORE: Language['core'] = {
  ...coreOf('torch'),
  ...ADDITIONS,
  ...comprehensions('torch.stack', asTensor),
  choose: (args, op) =>
    call('torch.where')([
      atom(`${within(args[0]!, LEVEL.product)} >= 0`),
      ...arraysIn(args, op, asTensor).slice(1),
    ]),
  hypot: ofArrays('hypot', 'torch.hypot', asTensor),
  'less-mean': 'less_mean',
  pi: () => atom('math.pi'),
  power: (args, op) => (isConstant(op) ? call('math.pow') : powerOf('**'))(args),
  full,
  eye: 'torch.eye(#1, **options)',
  ...trianglesBy(SNAKE, ', options'),
  commutation: (args, op, dims) =>
    spelled(`torch.eye(${times(dims).text}, **options)[commuted(#1, #2)]`)(args, op, dims),
  unit: 'torch.eye(#1, **options)[#2]',
  'sum-columns': 'torch.sum($1, dim=0)',
  'sum-rows': 'torch.sum($1, dim=1)',
  vec: '$1.T.reshape(-1)',
  reshape: (args, op, dims) =>
    spelled(`${op.args[0]!.rank === 2 ? '$1.T' : '$1'}.reshape(#2, #1).T`)(args, op, dims),
  kron: 'kron',
  cholesky: 'cholesky',
  'cholesky-solve': 'cholesky_solve($1, $2)',
  'cholesky-inverse': 'torch.cholesky_inverse($1)',
  'cholesky-logdet': '2 * torch.sum(torch.log(torch.diagonal($1)))',
  copy: '$1.clone()',
  join: (args, op) => atom(`torch.cat((${asVectors(args, op)}))`),
  'on-top': (args) => atom(`torch.cat((${args.map(({ text }) => text).join(', ')}))`),
  'side-by-side': (args) => atom(`torch.cat((${args.map(({ text }) => text).join(', ')}), dim=1)`),
}

/** Over all entries of a vector or matrix. */
const overAll =
  (name: string): Spelling =>
  (args, op, dims) => {
    const matrix = op.args[0]!.rank === 2
    const written =
      matrix && name !== 'logsumexp'
        ? `torch.${name}($1.reshape(-1), dim=0).reshape($1.shape)`
        : `torch.${name}($1, dim=${matrix ? '(0, 1)' : 0})`
    return spelled(written)(args, op, dims)
  }

const along = (name: string, library: string) => ({
  [name]: overAll(library),
  [`${name}-columns`]: `torch.${library}($1, dim=0)`,
  [`${name}-rows`]: `torch.${library}($1, dim=1)`,
})

const FUNCTIONS: Language['functions'] = {
  ...functionsOf('torch'),
  ...named('asin acos atan asinh acosh atanh sigmoid erf erfc relu', (name) => `torch.${name}`),
  ...named('lgamma digamma', (name) => `torch.${name}`),
  ...named('normcdf gelu silu softplus step norm2', (name) => name),
  'pinv-symmetric': 'torch.linalg.pinv($1, rtol=1e-7, hermitian=True)',
  cumsum: 'torch.cumsum($1, dim=0)',
  revcumsum: 'torch.flip(torch.cumsum(torch.flip($1, (0,)), dim=0), (0,))',
  ...along('logsumexp', 'logsumexp'),
  ...along('softmax', 'softmax'),
  ...along('logsoftmax', 'log_softmax'),
  ...named('cosm sinm', (name) => name),
  blkdiag: 'torch.block_diag',
  cross: 'torch.linalg.cross',
  expm: 'torch.linalg.matrix_exp',
  ...named('cosm_frechet sinm_frechet', (name) => `frechet(${name.slice(0, 4)}, $1, $2)`),
  expm_frechet: 'frechet(torch.linalg.matrix_exp, $1, $2)',
  ...named('cosm_jacobian sinm_jacobian', (name) => `jacobian(${name.slice(0, 4)}, $1)`),
  expm_jacobian: 'jacobian(torch.linalg.matrix_exp, $1)',
}

export const torch = targetOf({
  ...PYTHON,
  name: 'torch',
  summary: 'Python with PyTorch; precision and device are those of the tensors given',
  conventions:
    'A scalar is a number or a tensor without dimensions, a vector a 1-D tensor, a row or a matrix a 2-D tensor; a generic function takes and returns tensors.',
  reserved: `${WORDS} torch math options`,
  core: CORE,
  mapped: MAPPED_IN_TORCH,
  functions: {
    ...Object.fromEntries(
      Object.entries(FUNCTIONS).map(([name, written]) => [name, ofArrays(name, written, asTensor)]),
    ),
    polygamma: ofOrder('polygamma', 'torch.polygamma', asTensor),
  },
  generic: ([name, ...operands], op) => PYTHON.generic([name!, ...arraysIn(operands, op, asTensor)]),
  imports: {},
  helpers: HELPERS + TORCH + ITERATIONS + TRIANGLES,
  opening: (variables) => [
    `options = options_of(${variables.map(({ identifier }) => identifier).join(', ')})`,
  ],
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = as_tensor(${quoted(label)}, ${identifier}, ${shape.length}, options)`,
    expect: expectShape,
  },
  example: torchExample,
  optimizes: true,
  iterate: iterating((start) => `torch.as_tensor(${start}, **options)`),
  module: moduleWith(['import math', 'import torch']),
})
