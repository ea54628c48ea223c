/**
 * An expression without a derivative: simplified and printed.
 */
import { analyse } from '../check/analyse.ts'
import { simplify } from '../derive/derive.ts'
import { parseProblem } from '../parse/index.ts'
import { toText } from '../print/text.ts'
import type { Options } from './derivative.ts'

/**
 * `h = …; expression` in simplest form, as text that may be typed again.
 * Throws: whatever is wrong with the text.
 * Example: simplified("tr(A*B)' + x'*x + x'*x") is "tr(A*B) + 2*x'*x".
 */
export const simplified = (source: string, { where, limits }: Options = {}): string => {
  const problem = parseProblem(source, where === undefined ? {} : { where })
  const { node, definitions } = simplify(analyse(problem), limits?.steps)
  return [...definitions.map(({ name, value }) => `${name} = ${toText(value)}; `), toText(node)].join('')
}
