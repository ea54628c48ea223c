/**
 * The values of the functions of the language, found by name. Those of elementwise functions of one operand are in their
 * rows.
 */
import type { Evaluate, FunctionRow } from '../row.ts'
import { ANSWERS } from './answers.ts'
import { BLOCKS } from './blocks.ts'
import { CONSTANTS } from './constants.ts'
import { DERIVATIVES, OPERATORS } from './derivatives.ts'
import { DISTANCES } from './distances.ts'
import { EQUATIONS } from './equations.ts'
import { relationValue } from './indexed.ts'
import { mappingValue } from './mappings.ts'
import { MATRIX } from './matrix.ts'
import { NORMS } from './norms.ts'
import { PAIRS } from './pairs.ts'
import { REDUCTIONS } from './reductions.ts'
import { ROTATIONS } from './rotations.ts'
import { SINGULAR } from './singular.ts'
import { SOLUTIONS } from './solutions.ts'
import { SPECTRA } from './spectra.ts'
import { TRIANGLES } from './triangles.ts'
import type { Operator } from './value.ts'

const VALUES: ReadonlyMap<string, Evaluate> = new Map(
  [
    PAIRS,
    MATRIX,
    SPECTRA,
    SINGULAR,
    EQUATIONS,
    ROTATIONS,
    TRIANGLES,
    REDUCTIONS,
    NORMS,
    CONSTANTS,
    ANSWERS,
    BLOCKS,
    DERIVATIVES,
    DISTANCES,
    SOLUTIONS,
  ].flatMap((values) => Object.entries(values)),
)

/** The value of a function whose arguments are matrices; `undefined` of one that is a linear map, or elementwise. */
export const evaluationOf = (row: FunctionRow): Evaluate | undefined =>
  row.evaluate ?? VALUES.get(row.name) ?? relationValue(row) ?? mappingValue(row.name)

/** The linear map that is the value of a function. */
export const operatorNamed = (name: string): Operator | undefined => OPERATORS.get(name)
