/**
 * What is taken for granted, in words.
 */
import { functionNamed } from '../functions/index.ts'
import { toText } from '../print/text.ts'
import type { Assumption } from './trace.ts'

/** Assumptions that are no property of a matrix at one point. */
const SENTENCES: ReadonlyMap<string, (text: string) => string> = new Map([
  ['constant-rank', (text) => `the rank of ${text} is constant near the point`],
  ['nonzero', (text) => `no entry of ${text} is 0`],
])

/** An assumption as a sentence, long formulas cut. */
export const assumptionText = (
  { node, property }: Assumption,
  briefly: (text: string) => string = (text) => text,
): string => {
  const of = (one: Assumption['node']): string => briefly(toText(one))
  const row = property === 'solvable' && node.kind === 'call' ? functionNamed(node.name)?.solvable : undefined
  if (row && node.kind === 'call') return row.where.replace(/\{(\d)\}/g, (_, i) => of(node.args[Number(i)]!))
  if (property === 'nonzero' && node.rows === 1 && node.cols === 1) return `${of(node)} is not 0`
  return SENTENCES.get(property)?.(of(node)) ?? `${of(node)} is ${property}`
}
