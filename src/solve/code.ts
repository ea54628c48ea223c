/**
 * Generated code for an answer.
 */

import { type CodeRequest, TARGET_NAMES, type Target, targetNamed, toCode } from '../code/index.ts'
import { targetUnknown } from '../errors/languages.ts'
import { rowOf } from '../expr/kinds.ts'
import { toText } from '../print/text.ts'
import { underRules } from '../rulebook/own.ts'
import type { CodeJson } from './answer.ts'
import type { Derivative } from './derivative.ts'

/** A function in the language of the target that returns value and derivative. Throws: `unknown-target`. */
export const generate = (derivative: Derivative, name: string): CodeJson =>
  underRules(derivative.options.rules, () => generated(derivative, name))

const generated = (derivative: Derivative, name: string): CodeJson => {
  const target = targetNamed(name)
  if (!target) throw targetUnknown(name, TARGET_NAMES)
  const request = { ...codeRequest(derivative), about: aboutOf(derivative, target) }
  return toCode(request, target, derivative.options.plan ?? false)
}

/** What code is asked for. */
export const codeRequest = ({ analysis, derived, kind, options }: Derivative): CodeRequest => ({
  objective: derived.value(),
  derivatives: derived.answers.map(({ variables, second, node }) => ({
    variable: [...variables, ...(second === undefined ? [] : [second])].join('_'),
    node,
  })),
  kind,
  ...(options.names ? {} : { ways: derived.ways() }),
  ...(derived.layout ? { layout: derived.layout } : {}),
  variables: [...analysis.variables.values()].map(({ name, shape }) => ({ name, ...shape })),
  functions: analysis.genericFunctions,
  asserts: options.asserts ?? true,
  ...(options.sizes ? { sizes: options.sizes } : {}),
})

/** A longer answer is not written out in the comment. */
const WRITTEN_OUT = 500

/** The problem, its answer and the command that made the code, for a comment. */
const aboutOf = (derivative: Derivative, target: Target): string[] => {
  const { derived, kind, request } = derivative
  const { noun, word = noun } = rowOf(kind)
  const definitions = derived.definitions.map((named) => `${named.name} = ${toText(named.value)}; `).join('')
  const answers = derived.answers.map(
    ({ variables, second, node }) =>
      `${word} by ${[...variables, ...(second === undefined ? [] : [second])].join(', ')}: ${definitions}${toText(node)}`,
  )
  const short = answers.join().length <= WRITTEN_OUT
  return [`f = ${request.expr}`, ...(short ? answers : []), commandOf(derivative, target)]
}

const inShell = (text: string): string => `"${text.replace(/\s+/g, ' ').replace(/["\\$`]/g, '\\$&')}"`

const commandOf = ({ request, wrt, kind, options }: Derivative, target: Target): string => {
  const where = options.where === undefined ? '' : ` --where ${inShell(options.where)}`
  return `Made by: gradus ${inShell(request.expr)} --wrt ${wrt.join(',')} --as ${kind}${where} --to ${target.name}`
}
