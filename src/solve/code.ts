/**
 * Generated code for an answer.
 */

import {
  type CodeRequest,
  loadTarget,
  type Sample,
  TARGET_NAMES,
  type Target,
  targetNamed,
  toCode,
} from '../code/index.ts'
import { objectiveOf, waysOf } from '../derive/ways.ts'
import { notRunnable, targetNotLoaded, targetUnknown } from '../errors/languages.ts'
import { rowOf } from '../expr/kinds.ts'
import type { Named, Node } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { residualOf } from '../form/equation.ts'
import type { Variable } from '../infer/analysis.ts'
import { random } from '../linalg/random.ts'
import { type Matrix, sample, toRows } from '../numeric/index.ts'
import { randomDirection, structureOf } from '../numeric/subspace.ts'
import { definitionText } from '../print/definitions.ts'
import { toText } from '../print/text.ts'
import { underRules } from '../rulebook/own.ts'
import type { Shape } from '../shape/shape.ts'
import type { CodeJson } from './answer.ts'
import type { Derivative } from './derivative.ts'

/** A function in the language of the target that returns value and derivative. Throws: `unknown-target`. */
export const generate = (derivative: Derivative, name: string): CodeJson =>
  underRules(derivative.options.rules, () => generated(derivative, name))

const isTargetName = (name: string): boolean => TARGET_NAMES.some((known) => known === name)

/** Loads a language. Throws: `unknown-target`. */
export const loadLanguage = async (name: string): Promise<void> => {
  if (!(await loadTarget(name))) throw targetUnknown(name, TARGET_NAMES)
}

/** What makes a file run by itself, where that is wanted. Throws: `code-not-available`. */
const exampleOf = ({ analysis, wrt, options }: Derivative): Pick<CodeRequest, 'example'> => {
  const { withCheck = false, optimizer = false } = options
  if (!withCheck && !optimizer) return {}
  const sampled = sample(analysis, 1)
  if (!sampled.ok) throw notRunnable(`a problem without sample arguments: ${sampled.reason}`)
  const { dims, values } = sampled.point
  const rng = random(1)
  const directions = wrt.map((name) => {
    const { shape, properties } = analysis.variables.get(name)!
    const { rows, cols } = values.get(name)!
    const along = randomDirection(rows, cols, structureOf(properties), rng)
    return [name, sampleOf(shape, along)] as const
  })
  const variables = [...analysis.variables.values()].map(
    ({ name, shape }) => [name, sampleOf(shape, values.get(name)!)] as const,
  )
  return {
    example: {
      check: withCheck,
      optimizer,
      arguments: new Map([...variables, ...dims]),
      directions: new Map(directions),
    },
  }
}

/** A value as code takes it, to six digits. */
const sampleOf = ({ rows, cols }: Shape, matrix: Matrix): Sample => {
  const short = toRows(matrix).map((row) => row.map((entry) => Number(entry.toPrecision(6))))
  if (rows === 1 && cols === 1) return short[0]![0]!
  return cols === 1 ? short.map(([entry]) => entry!) : short
}

const generated = (derivative: Derivative, name: string): CodeJson => {
  const target = targetNamed(name)
  if (!target) throw isTargetName(name) ? targetNotLoaded(name) : targetUnknown(name, TARGET_NAMES)
  const request = { ...codeRequest(derivative), ...exampleOf(derivative), about: aboutOf(derivative, target) }
  return toCode(request, target, derivative.options.plan ?? false)
}

/** What code is asked for. */
export const codeRequest = (derivative: Derivative): CodeRequest => {
  const { analysis, derived, kind, options } = derivative
  const objective = objectiveOf(derived)
  return {
    objective,
    derivatives: derived.answers.map(({ variables, second, node }) => ({
      variable: [...variables, ...(second === undefined ? [] : [second])].join('_'),
      node,
    })),
    kind,
    ways: options.names ? waysOf(derived).slice(0, 1) : waysOf(derived),
    ...(derived.layout ? { layout: derived.layout } : {}),
    variables: argumentsOf(derivative, objective).map(({ name, shape }) => ({ name, ...shape })),
    functions: [
      ...analysis.genericFunctions,
      ...analysis.problem.declarations.flatMap((one) => (one.kind === 'function' ? [one.name] : [])),
    ],
    asserts: options.asserts ?? true,
    factored: options.factored ?? false,
    ...(options.sizes ? { sizes: new Map(Object.entries(options.sizes)) } : {}),
  }
}

/** The variables of the problem but for those that the answer is a value of, where that does not depend on them. */
const argumentsOf = ({ analysis, derived, kind, wrt }: Derivative, objective: Node): Variable[] => {
  const variables = [...analysis.variables.values()]
  if (!rowOf(kind).settles) return variables
  const used = new Set(
    reachable([objective, ...derived.answers.map(({ node }) => node)]).map((node) =>
      node.kind === 'variable' ? node.name : '',
    ),
  )
  return variables.filter(({ name }) => used.has(name) || !wrt.includes(name))
}

/** A longer answer is not written out in the comment. */
const WRITTEN_OUT = 500

/** The problem, its answer and the command that made the code, for a comment. */
const aboutOf = (derivative: Derivative, target: Target): string[] => {
  const { derived, kind, request } = derivative
  const { noun, word = noun } = rowOf(kind)
  const definitions = derived.definitions.map(definedText).join('')
  const answers = derived.answers.map(
    ({ variables, second, node }) =>
      `${word} by ${[...variables, ...(second === undefined ? [] : [second])].join(', ')}: ${definitions}${toText(node)}`,
  )
  const short = answers.join().length <= WRITTEN_OUT
  return [`f = ${request.expr}`, ...(short ? answers : []), commandOf(derivative, target)]
}

const definedText = (named: Named): string => {
  const residual = residualOf(named)
  if (residual) return `${named.name} solves ${toText(residual)} = 0; `
  const { head, value } = definitionText(named)
  return `${head} = ${value}; `
}

const inShell = (text: string): string => `"${text.replace(/\s+/g, ' ').replace(/["\\$`]/g, '\\$&')}"`

const commandOf = ({ request, wrt, kind, options }: Derivative, target: Target): string => {
  const where = options.where === undefined ? '' : ` --where ${inShell(options.where)}`
  const flags = (
    [
      ['--no-asserts', options.asserts === false],
      ['--factored', options.factored],
      ['--with-check', options.withCheck],
      ['--optimizer', options.optimizer],
    ] as const
  ).flatMap(([flag, isGiven]) => (isGiven ? [` ${flag}`] : []))
  return `Made by: gradus ${inShell(request.expr)} --wrt ${wrt.join(',')} --as ${kind}${where} --to ${target.name}${flags.join('')}`
}
