/**
 * What Octave, MATLAB and Julia write alike: `*` of matrices, `.*` entry by entry, `'` and `\`. A vector is a column.
 */

import { isNumber, type Op } from '../array/op.ts'
import {
  atom,
  type Fragment,
  infix,
  type Join,
  LEVEL,
  powerOf,
  type Spelling,
  within,
} from '../emit/fragment.ts'

const isScalar = (op: Op): boolean => op.rank === 0

export const isWholeNumber = (op: Op): boolean => op.kind === 'number' && op.value.den === 1n

const isPositiveNumber = (op: Op): boolean => op.kind === 'number' && op.value.num > 0n

/** Whether a power is real whatever the base is. */
export const isRealPower = ({ args: [base, exponent] }: Op): boolean =>
  isPositiveNumber(base!) || isWholeNumber(exponent!)

/** A factor or divisor that is a number needs no dot. */
export const times: Spelling = (args, op) =>
  infix(op.args.some(isScalar) ? '*' : '.*', LEVEL.product, 'mul')(args)

export const divide: Spelling = (args, op) =>
  infix(isScalar(op.args[1]!) ? '/' : './', LEVEL.product, 'mul')(args)

export const entrywise = infix('.*', LEVEL.product, 'mul')

export const plainPower: Spelling = (args, op) => powerOf(op.rank === 0 ? '^' : '.^')(args)

export const squared: Spelling = ([base], op) => powerOf(op.rank === 0 ? '^' : '.^')([base!, atom('2')])

export const matmul = infix('*', LEVEL.product, 'matmul')
export const solve = infix('\\', LEVEL.product, 'solve')

export const transposed: Join = ([array]) => atom(`${within(array!, LEVEL.atom)}'`)

const flipped = (array: Fragment): Fragment => transposed([array])

/** a'*b. */
export const dot: Join = ([a, b]) => matmul([flipped(a!), b!])
/** a*b'. */
export const outer: Join = ([a, b]) => matmul([a!, flipped(b!)])
/** diag(v)*A and A*diag(v). */
export const scaleRows: Join = entrywise
export const scaleColumns: Join = ([matrix, vector]) => entrywise([matrix!, flipped(vector!)])

/** `ones(m, n)`, `zeros(m, n)` or a multiple of ones. */
export const full =
  (sizes: (dims: readonly Fragment[]) => string): Spelling =>
  ([entry], { args: [value] }, dims) => {
    if (isNumber(value!, 0)) return atom(`zeros(${sizes(dims)})`)
    const ones = atom(`ones(${sizes(dims)})`)
    return isNumber(value!, 1) ? ones : infix('*', LEVEL.product, 'mul')([entry!, ones])
  }
