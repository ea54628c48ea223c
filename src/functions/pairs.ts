/**
 * Functions applied entry by entry to two operands of one shape.
 */
import { type FunctionRow, rowsOf } from './row.ts'

/** The larger and the smaller. */
export const PAIRS: readonly FunctionRow[] = rowsOf('elementwise-two', [
  {
    name: 'max',
    signatures: ['m x n, m x n -> m x n'],
    summary: 'the larger of two entries',
    kink: 'tie',
    latex: '\\max',
  },
  {
    name: 'min',
    signatures: ['m x n, m x n -> m x n'],
    summary: 'the smaller of two entries',
    kink: 'tie',
    latex: '\\min',
  },
])
