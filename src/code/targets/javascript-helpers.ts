/**
 * Functions that generated JavaScript brings along when it uses them: what it makes of arguments, functions of numbers.
 */

import { SCRIPT } from './gamma-helpers.ts'
import { FACTORISATIONS } from './javascript-factors.ts'
import { KERNELS } from './javascript-kernels.ts'
import { MATRIX_FUNCTIONS } from './javascript-matrices.ts'
import { ENTRIES as SUMS } from './sums-helpers.ts'

const ENTRIES = `
const asNumber = (name, value) => {
  if (typeof value !== 'number') throw new TypeError(name + ': expected a number, found ' + typeof value)
  return value
}

const asNumbers = (name, values) => {
  const numbers = Array.from(values)
  const other = numbers.findIndex((entry) => typeof entry !== 'number')
  if (other >= 0) throw new TypeError(name + ': expected numbers, found ' + typeof numbers[other])
  return Float64Array.from(numbers)
}

const asVector = (name, value) => {
  if (value instanceof Float64Array) return value
  if (!Array.isArray(value) && !(ArrayBuffer.isView(value) && 'length' in value))
    throw new TypeError(name + ': expected an array of numbers, found ' + typeof value)
  return asNumbers(name, value)
}

const asMatrix = (name, value) => {
  if (value?.data instanceof Float64Array && value.data.length === value.rows * value.cols) return value
  if (Array.isArray(value)) {
    const cols = value.length > 0 ? value[0]?.length : 0
    if (!value.every((row) => typeof row === 'object' && row !== null && row.length === cols))
      throw new TypeError(name + ': expected an array of rows of one length')
    return { rows: value.length, cols, data: asNumbers(name, value.flatMap((row) => Array.from(row))) }
  }
  const { rows, cols, data } = value ?? {}
  if (data === undefined || data.length !== rows * cols)
    throw new TypeError(name + ': expected { rows, cols, data } with rows*cols entries, or an array of rows')
  return { rows, cols, data: asNumbers(name, data) }
}

const hasLength = (name, vector, called, length) => {
  if (vector.length !== length)
    throw new RangeError(name + ': expected ' + called + ' = ' + length + ' entries, found ' + vector.length)
}

const hasSize = (name, matrix, called, rows, cols) => {
  if (matrix.rows !== rows || matrix.cols !== cols)
    throw new RangeError(name + ': expected ' + called + ' = ' + rows + ' x ' + cols + ', found ' + matrix.rows + ' x ' + matrix.cols)
}

const sigmoid = (x) => 1 / (1 + Math.exp(-x))

const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

const relu = (x) => Math.max(x, 0)

const silu = (x) => x / (1 + Math.exp(-x))

const step = (x) => (x > 0 ? 1 : 0)

const square = (x) => x * x

const cube = (x) => x * x * x

const erfc = (x) => {
  if (x < 2.5) return 1 - erf(x)
  let fraction = 0
  for (let k = 80; k > 0; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}

const erf = (x) => {
  const size = Math.abs(x)
  if (size >= 2.5) return Math.sign(x) * (1 - erfc(size))
  let term = size
  let total = size
  for (let n = 1; term > total * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    total += term
  }
  return (Math.sign(x) * 2 * Math.exp(-x * x) * total) / Math.sqrt(Math.PI)
}

const gelu = (x) => (x * erfc(-x / Math.SQRT2)) / 2
`

export const HELPERS = [ENTRIES, SCRIPT, SUMS, KERNELS, FACTORISATIONS, MATRIX_FUNCTIONS]
  .map((part) => part.trim())
  .join('\n\n')
