/**
 * Answers that are values of the variables themselves.
 */
import type { Derivation } from '../expr/derivation.ts'
import { reachable } from '../expr/walk.ts'

/** Whether what variables become depends on them. */
export const dependOn = ({ answers }: Pick<Derivation, 'answers'>): boolean => {
  const names = new Set(answers.flatMap(({ variables }) => variables))
  return reachable(answers.map(({ node }) => node)).some(
    (node) => node.kind === 'variable' && names.has(node.name),
  )
}
