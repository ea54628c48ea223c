/**
 * Text to trees: problems, expressions, rule files.
 */
export { type ParseOptions, parseExpression, parseProblem, sourceOf } from './problem.ts'
export { parseRules } from './rules.ts'
