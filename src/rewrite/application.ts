/**
 * What comes of applying a rule once.
 */
import type { Node } from '../expr/node.ts'
import type { Bound } from '../rulebook/conditions.ts'
import type { Rule } from '../rulebook/rule.ts'

/** A rule that was applied, with what its metavariables stood for. */
export interface Application {
  readonly rule: Rule
  readonly bindings: readonly (Bound | undefined)[]
  readonly result: Node
}
