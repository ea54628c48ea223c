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
import { nameIn, parseExpression, parseProblem } from '../parse/index.ts'
import { listed, type Request, type VariableFacts } from './request.ts'

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
  if (nameIn(name) === undefined) throw badProblem(`"${name}" in "vars" is no name`)
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
export const analyseRequest = ({ expr, wrt, vars = {} }: Request, clause: string): Analysis =>
  analyse(parseProblem(expr, { where: clause, names: Object.keys(vars) }), { variables: listed(wrt) })

/** `Ax` where a product was meant: `x` is one of the letters of a name of few. */
const PRODUCT = /^[A-Z][A-Za-z]{1,2}$/

const unknown = (name: string, names: Iterable<string>): GradusError => {
  const known = [...names]
  const product = known.find((other) => PRODUCT.test(other) && name.length === 1 && other.includes(name))
  if (product !== undefined) return wrtInProduct(name, product)
  return wrtUnknown(name, known, nearest(name, known))
}

/** The variables that `wrt` names, in the order given. */
export const variablesOf = ({ wrt }: Request, { problem, variables }: Analysis): readonly string[] => {
  const typed = listed(wrt)
  if (typed.includes('')) throw badProblem('a variable to differentiate by has no name')
  const names = typed.map((name) => nameIn(name) ?? name)
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) throw wrtRepeated(name)
    if (problem.definitions.some((definition) => definition.name === name)) throw wrtDefinition(name)
    if (!variables.has(name)) throw unknown(name, variables.keys())
  })
  return names
}
