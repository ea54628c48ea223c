/**
 * Evaluation, random points, finite differences and the checks made of them.
 */

export { fromRows, type Matrix, toRows } from '../linalg/matrix.ts'
export { newWatch, type Watch } from '../linalg/watch.ts'
export { answerByDefinitions, answerOf, type Claim, checkDerivative } from './check.ts'
export type { Cause } from './diagnose.ts'
export { evaluate, evaluateDefinitions } from './evaluate.ts'
export { evaluateNodes } from './graph.ts'
export type { Point } from './point.ts'
export type { CheckFailure, CheckReport } from './report.ts'
export { type Sampled, sample } from './sample.ts'
export type { Answer } from './site.ts'
