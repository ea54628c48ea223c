/**
 * What is wrong with a line, in words: the name of the fault, then what explains it at every point.
 */
import type { Fault } from '../solve/diagnosis.ts'
import { diagnosed, type Pair, slipIn } from './judge.ts'

/** The names of faults. */
const NAMES: Readonly<Record<Fault['kind'], string>> = {
  transposed: 'lost transpose',
  factor: 'wrong factor',
  sign: 'wrong sign',
  'missing-term': 'dropped term',
  'extra-term': 'a term too many',
  'term-sign': 'wrong sign',
  'term-factor': 'wrong factor',
  unprojected: 'structure of the variable',
  'symmetric-convention': 'convention for symmetric variables',
  'symmetric-part': 'symmetric part only',
  'only-if-symmetric': 'non-symmetric treated as symmetric',
  product: 'wrong kind of product',
  transpose: 'lost transpose',
  order: 'wrong order of a product',
  power: 'wrong exponent',
  'inner-factor': 'wrong factor',
  function: 'derivative of a function',
}

/** What a line that is right for symmetric matrices lacks, where one slip explains it as well. */
const SLIPS: ReadonlySet<Fault['kind']> = new Set(['transpose', 'order', 'product'])

/** What is wrong with the second side of a pair. */
export const faultText = (pair: Pair): string => {
  const fault = diagnosed(pair)
  if (!fault) return 'it differs from the line before at random points'
  const slip = fault.kind === 'only-if-symmetric' ? slipIn(pair) : undefined
  if (!slip || !SLIPS.has(slip.kind)) return `${NAMES[fault.kind]}: the line ${fault.message}`
  return `${NAMES[slip.kind]}: the line ${slip.message}; as it stands it ${fault.message}`
}
