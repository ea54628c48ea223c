/**
 * Problems that programs state: as text or as a tree, with declarations that may stand beside it.
 */

import { wrongArgument, wrongCall } from '../errors/calls.ts'
import { didYouMean, located } from '../errors/error.ts'
import type { Analysis } from '../infer/analysis.ts'
import { nearest } from '../infer/nearest.ts'
import { parseProblem, sourceOf, spelledOut } from '../parse/index.ts'
import { analyseRequest } from '../solve/problem.ts'
import { isObject, type Request } from '../solve/request.ts'
import { listed } from '../solve/wrt.ts'
import { exprText } from '../syntax/print.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { partsOfProblem } from '../syntax/walk.ts'

/** An expression as a tree: `parse(text).problem.objective`, or what `tree` and `substitute` return. */
export type Tree = Expr

/** Whether it looks like a tree. */
export const isTree = (value: unknown): value is Tree =>
  isObject(value) && typeof value['kind'] === 'string' && isObject(value['span'])

/** The text of a problem that is given as text or as a tree. Throws: `usage`. */
export const sourceText = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (!isTree(value)) throw wrongArgument('the expression', 'a text or a tree', value)
  return exprText(value)
}

/** Parses and infers. Throws whatever is wrong with the problem, with its text. */
export const analysed = (request: Request, where: string | undefined): Analysis => {
  refuseStrangers(request, where)
  return located(
    () => sourceOf(request.expr, where),
    () => analyseRequest(request, where),
  )
}

/** Every name that a problem has for something. */
export const namesOf = (problem: Problem): Set<string> => {
  const names = new Set<string>()
  for (const part of partsOfProblem(problem))
    if (part.kind === 'name' || part.kind === 'call') names.add(part.name)
  return names
}

/**
 * Refuses `vars` of names that the problem does not have: a program that says something of a name means one that is
 * there, or one to differentiate by. Directions and the cotangent are there too. Throws: `usage`.
 */
export const refuseStrangers = (
  { expr, wrt, vars = {}, direction = {}, cotangent = 'Z' }: Request,
  where?: string,
): void => {
  if (Object.keys(vars).length === 0) return
  const text = (): string => sourceOf(expr, where)
  const known = namesOf(located(text, () => parseProblem(expr, { where })))
  const by = listed(wrt).map(spelledOut)
  const moved = [...by, ...Object.values(direction), ...by.map((name) => `d${name}`), cotangent]
  const stranger = Object.keys(vars).find((name) => ![...known, ...moved].includes(spelledOut(name)))
  if (stranger === undefined) return
  const meant = stranger.length > 1 ? nearest(stranger, known) : undefined
  throw wrongCall(
    `"vars" say something of ${stranger}, but the problem has no ${stranger}`,
    didYouMean(meant, `It has ${[...known].slice(0, 20).join(', ')}.`),
  )
}
