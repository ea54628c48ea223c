/**
 * Evaluation, random points, finite differences and the checks made of them.
 */
export { answerByDefinitions, answerOf, type Claim, checkDerivative } from './check.ts'
export type { Cause } from './diagnose.ts'
export { evaluate, evaluateDefinitions } from './evaluate.ts'
export { evaluateNodes } from './graph.ts'
export { type MathjsValue, runMathjs } from './mathjs.ts'
export { fromRows, type Matrix, toRows } from './matrix.ts'
export type { Point } from './point.ts'
export { proveRule, type RuleProof } from './prove.ts'
export type { CheckFailure, CheckReport } from './report.ts'
export type { RuleReading } from './rule-reading.ts'
export { type Sampled, sample } from './sample.ts'
export type { Answer } from './site.ts'
export { newWatch, type Watch } from './watch.ts'
