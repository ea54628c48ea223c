/**
 * How a user spells functions that have several names.
 */
import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { spelledName } from '../shape/mapping.ts'

/** The user's spelling of every function that has aliases, by canonical name; the first one typed counts. */
export const spellings = (analysis: Analysis): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const expr of analysis.shapes.keys()) {
    if (expr.kind !== 'call') continue
    const row = functionNamed(expr.name)
    if (row && !found.has(row.name)) found.set(row.name, spelledName(expr.name))
  }
  return found
}
