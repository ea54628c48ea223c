/**
 * What is wrong with a line, in words: the name of the fault, then what explains it at every point.
 */

import { GradusError } from '../errors/error.ts'
import type { Fault } from '../solve/diagnosis.ts'
import { type Edit, edits } from '../solve/edits.ts'
import { exprText } from '../syntax/print.ts'
import { compared, diagnosed, isEqual, nodeIn, type Pair, slipIn, treeIn } from './judge.ts'
import type { Explained } from './slips/explain.ts'
import type { Stage } from './stage.ts'

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

/** Faults of the whole line: they are told before the slip that leads to them. */
const WHOLE: ReadonlySet<Fault['kind']> = new Set([
  'transposed',
  'factor',
  'sign',
  'unprojected',
  'symmetric-convention',
])
/** What is said beside a slip is short. */
const SHORT = 90

/** What is wrong with the second side of a pair; `slip` is the slip that it comes of, where one is known. */
export const faultText = (pair: Pair, slip: () => Explained | undefined): string => {
  const fault = diagnosed(pair)
  const edit = fault?.kind === 'only-if-symmetric' ? slipIn(pair) : undefined
  const found = slip()
  if (!found) return fault ? diagnosisText(fault, edit) : 'it differs from the line before at random points'
  if (fault && WHOLE.has(fault.kind))
    return `${NAMES[fault.kind]}: the line ${fault.message}: ${found.message}`
  const also = fault && (edit || fault.message.length < SHORT) ? [fault.message] : []
  const others = edit && SLIPS.has(edit.kind) && NAMES[edit.kind] !== found.fault ? [edit.message] : []
  const more = [...others, ...also].map((message) => `; the line ${message}`).join('')
  return `${found.fault}: ${found.message}${more}`
}

const diagnosisText = (fault: Fault, edit: Fault | undefined): string => {
  if (!edit || !SLIPS.has(edit.kind)) return `${NAMES[fault.kind]}: the line ${fault.message}`
  return `${NAMES[edit.kind]}: the line ${edit.message}; as it stands it ${fault.message}`
}

/** The slips of the pen without which parts that do not fit each other do, and are right; as the beginning of a sentence. */
export const misfitName = async (stage: Stage, right: string, text: string): Promise<string | undefined> => {
  const once = edits(treeIn(stage, text))
  const twice = once
    .filter(([, { kind }]) => kind === 'order')
    .flatMap(([formula, edit]) =>
      edits(formula).map(([again, { message }]) => [again, both(edit, message)] as const),
    )
  for (const [formula, edit] of [...once, ...twice]) {
    const edited = exprText(formula)
    if (isReadable(stage, edited) && isEqual(await compared(stage, right, edited)))
      return `${NAMES[edit.kind]}: the line ${edit.message}, and is right as ${edited}: `
  }
  return undefined
}

const both = (edit: Edit, message: string): Edit =>
  edit.message === message ? edit : { ...edit, message: `${edit.message} and ${message}` }

const isReadable = (stage: Stage, text: string): boolean => {
  try {
    nodeIn(stage, text)
    return true
  } catch (error) {
    if (error instanceof GradusError) return false
    throw error
  }
}
