/**
 * Text to trees: problems, expressions, rule files.
 */

export { blanked } from './comments.ts'
export { shapeDeclared } from './declarations.ts'
export { spelledOut } from './greek.ts'
export type { Family } from './indexed.ts'
export { headOf, onOneLine } from './own-functions.ts'
export {
  type ParseOptions,
  parseDimension,
  parseExpression,
  parseProblem,
} from './problem.ts'
export { parseFunctions, parseRules } from './rules.ts'
export { nameIn } from './tokens.ts'
export { sourceOf, splitAtWhere } from './where.ts'
