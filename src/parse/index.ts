/**
 * Text to trees: problems, expressions, rule files.
 */

export { spelledOut } from './greek.ts'
export { type ParseOptions, parseExpression, parseProblem, sourceOf } from './problem.ts'
export { type Law, parseFunctions, parseRules, readLaws } from './rules.ts'
export { nameIn } from './tokens.ts'
