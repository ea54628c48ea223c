/**
 * Functions applied entry by entry to two operands of one shape, or to one with a scalar beside it.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** The larger and the smaller. */
export const PAIRS: readonly FunctionRow[] = rowsOf('elementwise-two', [
  {
    name: 'max',
    signatures: ['m x n, m x n -> m x n', 'm x n -> scalar'],
    bends: 'convex',
    grows: 'up',
    summary: 'the larger of two entries; of one operand its largest entry',
    kink: 'tie',
    keeps: ['symmetric'],
    latex: '\\max',
  },
  {
    name: 'min',
    signatures: ['m x n, m x n -> m x n', 'm x n -> scalar'],
    bends: 'concave',
    grows: 'up',
    summary: 'the smaller of two entries; of one operand its smallest entry',
    kink: 'tie',
    keeps: ['symmetric'],
    latex: '\\min',
  },
  {
    name: 'atan2',
    aliases: ['arctan2'],
    signatures: ['m x n, m x n -> m x n'],
    summary: 'the angle of the point (x, y), in -pi .. pi: atan2(y,x)',
    kink: 'cut',
  },
  {
    name: 'hypot',
    signatures: ['m x n, m x n -> m x n'],
    summary: 'sqrt(x.^2 + y.^2)',
    kink: 'origin',
    definition: 'sqrt(s^2 + t^2)',
    gives: ['nonnegative'],
    names: ['r', 'h'],
  },
])

/** Those with a parameter, a scalar. */
export const FAMILIES: readonly FunctionRow[] = rowsOf('elementwise-family', [
  {
    name: 'leakyrelu',
    aliases: ['leaky_relu', 'leakyReLU', 'LeakyReLU', 'prelu'],
    signatures: ['m x n, scalar -> m x n'],
    summary: 'x where it is positive, else a*x: leakyrelu(x,a)',
    kink: 'entry',
    definition: 'relu(s) - t*relu(-s)',
    names: ['h'],
  },
  {
    name: 'huber',
    signatures: ['m x n, scalar -> m x n'],
    summary: 'x.^2/2 up to abs(x) = d, then d*(abs(x) - d/2), for positive d: huber(x,d)',
    definition: 'min(abs(s),t)*(abs(s) - min(abs(s),t)/2)',
    gives: ['nonnegative'],
  },
  {
    name: 'polygamma',
    signatures: ['scalar, m x n -> m x n'],
    summary: 'the derivative of order k of digamma, k a whole number: polygamma(k,x)',
    latex: '\\psi_{$1}',
  },
])
