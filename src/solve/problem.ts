/**
 * From a request to an analysed problem and the variables to differentiate by: `vars` and `where` become
 * declarations, names are looked up.
 */

import { badProblem } from '../errors/calls.ts'
import { wrtDefinition, wrtInProduct, wrtRepeated, wrtUnknown } from '../errors/derivatives.ts'
import type { GradusError } from '../errors/error.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { nearest } from '../infer/nearest.ts'
import { parseExpression, parseProblem } from '../parse/index.ts'
import type { Request, VariableFacts } from './request.ts'

const NAME = /^\p{L}[\p{L}\p{N}_]*$/u
const WORD = /^[a-z-]+$/
const SIMPLE = /^(?:[1-9]\d*|\p{L}[\p{L}\p{N}_]*)$/u

/** A dimension as text; whatever else a text could smuggle into a declaration is refused. */
const dimensionText = (name: string, dim: number | string): string => {
  const text = String(dim).trim()
  if (SIMPLE.test(text)) return text
  try {
    parseExpression(text)
  } catch {
    throw badProblem(`"${text}" in the shape of ${name} is no dimension`)
  }
  return text
}

const shapeClause = (name: string, shape: readonly (number | string)[]): string =>
  `${name}: ${shape.length === 0 ? 'scalar' : shape.map((dim) => dimensionText(name, dim)).join(' x ')}`

const factClauses = ([name, { shape, props = [] }]: readonly [string, VariableFacts]): string[] => {
  if (!NAME.test(name)) throw badProblem(`"${name}" in "vars" is no name`)
  const bad = props.find((word) => !WORD.test(word))
  if (bad !== undefined) throw badProblem(`"${bad}" is no property`)
  return [
    ...(shape ? [shapeClause(name, shape)] : []),
    ...(props.length > 0 ? [`${name} is ${props.join(' ')}`] : []),
  ]
}

/** The declarations that stand beside the expression, as a `where` clause. */
export const clauseOf = ({ vars = {} }: Request, where = ''): string =>
  [
    ...Object.entries(vars).flatMap(factClauses),
    ...(where.trim() === '' ? [] : [where.trim().replace(/^where\b/, '')]),
  ].join(', ')

/** Parses and infers. */
export const analyseRequest = (request: Request, clause: string): Analysis =>
  analyse(parseProblem(request.expr, { where: clause, names: Object.keys(request.vars ?? {}) }), {
    variables: request.wrt.split(',').map((name) => name.trim()),
  })

/** `Ax` where a product was meant: `x` is one of the letters of a name of few. */
const PRODUCT = /^[A-Z][A-Za-z]{1,2}$/

const unknown = (name: string, names: Iterable<string>): GradusError => {
  const known = [...names]
  const product = known.find((other) => PRODUCT.test(other) && name.length === 1 && other.includes(name))
  if (product !== undefined) return wrtInProduct(name, product)
  return wrtUnknown(name, known, nearest(name, known))
}

/** A name as the language spells it: `σ` is `sigma`. */
const nameOf = (text: string, { variables }: Analysis): string => {
  const expr = NAME.test(text) ? parseExpression(text) : undefined
  if (expr?.kind !== 'name') throw unknown(text, variables.keys())
  return expr.name
}

/** The variables that `wrt` names, in the order given. */
export const variablesOf = (wrt: string, analysis: Analysis): readonly string[] => {
  const typed = wrt.split(',').map((name) => name.trim())
  if (typed.includes('')) throw badProblem('a variable to differentiate by has no name')
  const names = typed.map((name) => nameOf(name, analysis))
  const seen = new Set<string>()
  names.forEach((name) => {
    if (seen.has(name)) throw wrtRepeated(name)
    seen.add(name)
    if (analysis.problem.definitions.some((definition) => definition.name === name)) throw wrtDefinition(name)
    if (!analysis.variables.has(name)) throw unknown(name, analysis.variables.keys())
  })
  return names
}
