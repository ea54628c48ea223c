/**
 * Functions applied entry by entry. Their derivatives are in `rules/derivatives.rules`.
 */

import { rational } from '../rational.ts'
import { erf, erfc } from './erf.ts'
import { logGamma, polygamma } from './gamma.ts'
import type { FunctionRow } from './row.ts'

const row = (
  name: string,
  value: (x: number) => number,
  summary: string,
  facts: Partial<FunctionRow> = {},
): FunctionRow => ({
  name,
  group: 'elementwise',
  signatures: ['m x n -> m x n'],
  summary,
  value,
  latex: `\\operatorname{${name}}`,
  ...facts,
})

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))
const normalCdf = (x: number): number => erfc(-x / Math.SQRT2) / 2

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))
const COSINE_ZEROS = { first: Math.PI / 2, every: Math.PI }
const SINE_ZEROS = { first: 0, every: Math.PI }

const normalPdf = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** The rows, in the order of the language page. */
export const ELEMENTWISE: readonly FunctionRow[] = [
  row('exp', Math.exp, 'exponential of every entry (expm is the matrix exponential)', {
    latex: '\\exp',
    gives: ['positive'],
    names: ['e'],
    ofMatrices: 'expm',
    bends: 'convex',
    grows: 'up',
  }),
  row('log', Math.log, 'natural logarithm', {
    aliases: ['ln'],
    domain: 'positive',
    latex: '\\log',
    ofMatrices: 'logm',
    bends: 'concave',
    grows: 'up',
  }),
  row('sqrt', Math.sqrt, 'square root', {
    domain: 'positive',
    gives: ['nonnegative'],
    layout: { kind: 'root' },
    power: rational(1, 2),
    ofMatrices: 'sqrtm',
    bends: 'concave',
    grows: 'up',
  }),
  row('abs', Math.abs, 'absolute value', {
    kink: 'entry',
    gives: ['nonnegative'],
    keepsWhole: true,
    layout: { kind: 'bars', bar: 'vert', ofScalars: true },
    inLaws: { abs: 'the absolute value' },
    homogeneous: true,
    even: true,
    bends: 'convex',
    beyondZero: { grows: 'up' },
  }),
  row('sign', Math.sign, '-1, 0 or 1', { kink: 'entry', keepsWhole: true, grows: 'up' }),
  row('sin', Math.sin, 'sine', { latex: '\\sin', ofMatrices: 'sinm' }),
  row('cos', Math.cos, 'cosine', { latex: '\\cos', ofMatrices: 'cosm' }),
  row('tan', Math.tan, 'tangent', { latex: '\\tan' }),
  row('sec', (x) => 1 / Math.cos(x), 'secant, 1 ./ cos(x)', {
    poles: COSINE_ZEROS,
    latex: '\\sec',
    definition: '1/cos(s)',
  }),
  row('csc', (x) => 1 / Math.sin(x), 'cosecant, 1 ./ sin(x)', {
    aliases: ['cosec'],
    poles: SINE_ZEROS,
    latex: '\\csc',
    definition: '1/sin(s)',
  }),
  row('cot', (x) => Math.cos(x) / Math.sin(x), 'cotangent, cos(x) ./ sin(x)', {
    aliases: ['cotan'],
    poles: SINE_ZEROS,
    latex: '\\cot',
    definition: 'cos(s)/sin(s)',
  }),
  row('sinc', sinc, 'sin(pi*x) ./ (pi*x), as in NumPy and MATLAB; 1 at 0', {
    kink: 'removable',
    definition: '1 - abs(sign(s)) + sin(pi*s)/(pi*s + 1 - abs(sign(s)))',
  }),
  row('asin', Math.asin, 'inverse sine', {
    aliases: ['arcsin'],
    domain: 'unit-interval',
    latex: '\\arcsin',
    grows: 'up',
    beyondZero: { bends: 'convex' },
  }),
  row('acos', Math.acos, 'inverse cosine', {
    aliases: ['arccos'],
    domain: 'unit-interval',
    latex: '\\arccos',
    grows: 'down',
    beyondZero: { bends: 'concave' },
  }),
  row('atan', Math.atan, 'inverse tangent', {
    aliases: ['arctan'],
    latex: '\\arctan',
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('sinh', Math.sinh, 'hyperbolic sine', {
    latex: '\\sinh',
    grows: 'up',
    beyondZero: { bends: 'convex' },
  }),
  row('cosh', Math.cosh, 'hyperbolic cosine', {
    latex: '\\cosh',
    gives: ['nonnegative'],
    bends: 'convex',
    beyondZero: { grows: 'up' },
  }),
  row('tanh', Math.tanh, 'hyperbolic tangent', {
    latex: '\\tanh',
    names: ['h'],
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('asinh', Math.asinh, 'inverse hyperbolic sine', {
    latex: '\\operatorname{arsinh}',
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('acosh', Math.acosh, 'inverse hyperbolic cosine', {
    domain: 'above-one',
    latex: '\\operatorname{arcosh}',
    bends: 'concave',
    grows: 'up',
  }),
  row('atanh', Math.atanh, 'inverse hyperbolic tangent', {
    domain: 'unit-interval',
    latex: '\\operatorname{artanh}',
    grows: 'up',
    beyondZero: { bends: 'convex' },
  }),
  row('sigmoid', sigmoid, '1/(1 + exp(-x))', {
    aliases: ['sigma', 'logistic'],
    latex: '\\sigma',
    gives: ['nonnegative'],
    names: ['s', 'p'],
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('softplus', softplus, 'log(1 + exp(x))', { gives: ['nonnegative'], bends: 'convex', grows: 'up' }),
  row('relu', (x) => Math.max(x, 0), 'the positive part', {
    inLaws: { relu: 'the positive part' },
    homogeneous: true,
    kink: 'entry',
    gives: ['nonnegative'],
    keepsWhole: true,
    names: ['h'],
    bends: 'convex',
    grows: 'up',
  }),
  row('erf', erf, 'error function', { grows: 'up', beyondZero: { bends: 'concave' } }),
  row('erfc', erfc, '1 - erf(x)', {
    definition: '1 - erf(s)',
    gives: ['nonnegative'],
    grows: 'down',
    beyondZero: { bends: 'convex' },
  }),
  row('normcdf', normalCdf, 'normal distribution function', {
    definition: 'erfc(-s/sqrt(2))/2',
    gives: ['nonnegative'],
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('gelu', (x) => x * normalCdf(x), 'x times the normal distribution function at x'),
  row('silu', (x) => x * sigmoid(x), 'x*sigmoid(x)'),
  row('mish', (x) => x * Math.tanh(softplus(x)), 'x*tanh(softplus(x))', {
    definition: 's*tanh(softplus(s))',
  }),
  row('lgamma', logGamma, 'logarithm of the gamma function, log of (x - 1)! where x is whole', {
    aliases: ['gammaln', 'loggamma'],
    domain: 'positive',
    latex: '\\log\\Gamma',
    bends: 'convex',
  }),
  row('digamma', (x) => polygamma(0, x), 'derivative of lgamma', {
    domain: 'positive',
    latex: '\\psi_0',
    bends: 'concave',
    grows: 'up',
  }),
  row('trigamma', (x) => polygamma(1, x), 'derivative of digamma', {
    domain: 'positive',
    latex: '\\psi_1',
    definition: 'polygamma(1,s)',
    gives: ['positive'],
    bends: 'convex',
    grows: 'down',
  }),
  row('step', (x) => (x > 0 ? 1 : 0), '1 where the entry is positive, else 0', {
    kink: 'entry',
    gives: ['nonnegative'],
    keepsWhole: true,
    grows: 'up',
  }),
  row('log1p', Math.log1p, 'log(1 + x)', { domain: 'above-minus-one', bends: 'concave', grows: 'up' }),
  row('expm1', Math.expm1, 'exp(x) - 1', { bends: 'convex', grows: 'up' }),
  row('exp2', (x) => 2 ** x, '2.^x', {
    definition: 'exp(log(2)*s)',
    gives: ['positive'],
    bends: 'convex',
    grows: 'up',
  }),
  row('log2', Math.log2, 'logarithm to the base 2', {
    domain: 'positive',
    latex: '\\log_2',
    definition: 'log(s)/log(2)',
    bends: 'concave',
    grows: 'up',
  }),
  row('log10', Math.log10, 'logarithm to the base 10', {
    domain: 'positive',
    latex: '\\log_{10}',
    definition: 'log(s)/log(10)',
    bends: 'concave',
    grows: 'up',
  }),
  row('cbrt', Math.cbrt, 'cube root, of negative entries too', {
    kink: 'vertical',
    definition: 'sign(s)*abs(s)^(1/3)',
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('normpdf', normalPdf, 'normal density', {
    aliases: ['dnorm'],
    definition: 'exp(-s^2/2)/sqrt(2*pi)',
    gives: ['nonnegative'],
    beyondZero: { grows: 'down' },
  }),
  row('logit', (x) => Math.log(x / (1 - x)), 'log(x ./ (1 - x)), the inverse of the sigmoid', {
    domain: 'probability',
    definition: 'log(s) - log1p(-s)',
    grows: 'up',
  }),
  row('elu', (x) => (x > 0 ? x : Math.expm1(x)), 'x where it is positive, else exp(x) - 1', {
    aliases: ['ELU'],
    definition: 'relu(s) + expm1(-relu(-s))',
    bends: 'convex',
    grows: 'up',
  }),
  row('softsign', (x) => x / (1 + Math.abs(x)), 'x ./ (1 + abs(x))', {
    definition: 's/(1 + abs(s))',
    grows: 'up',
    beyondZero: { bends: 'concave' },
  }),
  row('square', (x) => x * x, 'x.^2', {
    gives: ['nonnegative'],
    keepsWhole: true,
    bends: 'convex',
    beyondZero: { grows: 'up' },
  }),
]
