/**
 * Evaluation, random points, finite differences and the checks made of them.
 */
export { type Answer, answerByDefinitions, answerOf, checkGradient, type GradientClaim } from './check.ts'
export type { Cause } from './diagnose.ts'
export { evaluate, evaluateDefinitions } from './evaluate.ts'
export { fromRows, type Matrix, toRows } from './matrix.ts'
export type { Point } from './point.ts'
export type { CheckFailure, CheckReport } from './report.ts'
export { type Sampled, sample } from './sample.ts'
