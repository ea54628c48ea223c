/**
 * From a request to an analysed problem and the variables to differentiate by.
 */

import { badProblem } from '../errors/calls.ts'
import { wrtDefinition, wrtInProduct, wrtRepeated, wrtUnknown } from '../errors/derivatives.ts'
import type { GradusError } from '../errors/error.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { nearest } from '../infer/nearest.ts'
import { nameIn, parseProblem } from '../parse/index.ts'
import type { Problem } from '../syntax/tree.ts'
import { inOrder, withConstraints } from './constraints.ts'
import { declarationsOf } from './facts.ts'
import type { Request } from './request.ts'
import { listed } from './wrt.ts'

/** The text of a request as a problem, with what is known beside it. */
export const problemOf = ({ expr, vars }: Pick<Request, 'expr' | 'vars'>, where?: string): Problem =>
  parseProblem(expr, { where, declared: declarationsOf(vars) })

/** Parses and infers. */
export const analyseRequest = (request: Request, where?: string): Analysis => {
  const { constraints = [] } = request
  const problem = withConstraints(problemOf(request, where), constraints)
  return inOrder(analyse(problem, { variables: listed(request.wrt) }), constraints)
}

/** `Ax` where a product was meant: `x` is one of the letters of a name of few. */
const PRODUCT = /^[A-Z][A-Za-z]{1,2}$/

const unknown = (name: string, names: Iterable<string>): GradusError => {
  const known = [...names]
  const product = known.find((other) => PRODUCT.test(other) && name.length === 1 && other.includes(name))
  if (product !== undefined) return wrtInProduct(name, product)
  return wrtUnknown(name, known, nearest(name, known))
}

/** A family is differentiated by as the matrix whose rows its members are. */
const memberless = (name: string, { families }: Problem): string =>
  families?.get(name.replace(/\[\s*\w+\s*\]$/, '')) ?? name

/** The variables that `wrt` names, in the order given. */
export const variablesOf = ({ wrt }: Request, { problem, variables }: Analysis): readonly string[] => {
  const typed = listed(wrt)
  if (typed.includes('')) throw badProblem('a variable to differentiate by has no name')
  const names = typed.map((name) => memberless(nameIn(name) ?? name, problem))
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) throw wrtRepeated(name)
    if (problem.definitions.some((definition) => definition.name === name)) throw wrtDefinition(name)
    if (!variables.has(name)) throw unknown(name, variables.keys())
  })
  return names
}
