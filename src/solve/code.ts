/**
 * Generated code for an answer.
 */

import { TARGETS, targetNamed, toCode } from '../code/index.ts'
import { targetUnknown } from '../errors/languages.ts'
import { underRules } from '../rulebook/own.ts'
import type { CodeJson } from './answer.ts'
import type { Derivative } from './derivative.ts'

/** A function in the language of the target that returns value and gradient. Throws: `unknown-target`. */
export const generate = (derivative: Derivative, name: string): CodeJson =>
  underRules(derivative.options.rules, () => generated(derivative, name))

const generated = ({ analysis, derived, kind }: Derivative, name: string): CodeJson => {
  const target = targetNamed(name)
  if (!target)
    throw targetUnknown(
      name,
      TARGETS.map(({ name: known }) => known),
    )
  return toCode(
    {
      objective: derived.value(),
      derivatives: derived.answers.map(({ variables, second, node }) => ({
        variable: [...variables, ...(second === undefined ? [] : [second])].join('_'),
        node,
      })),
      kind,
      ...(derived.layout ? { layout: derived.layout } : {}),
      variables: [...analysis.variables.values()].map(({ name: variable, shape }) => ({
        name: variable,
        ...shape,
      })),
      functions: analysis.genericFunctions,
    },
    target,
  )
}
