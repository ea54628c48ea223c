/**
 * What is known of variables beside the text of a problem, as the declarations that a `where` clause would make of it.
 */
import { badProblem } from '../errors/calls.ts'
import { amended, GradusError, NOWHERE } from '../errors/error.ts'
import { dimensionOf } from '../infer/dimension.ts'
import { nameIn, parseDimension, shapeDeclared } from '../parse/index.ts'
import { rational } from '../rational.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import type { Request, VariableFacts } from './request.ts'

const WORD = /^[a-z-]+$/

/** The declarations of all variables. Throws: `bad-problem`. */
export const declarationsOf = (vars: Request['vars'] = {}): Declaration[] =>
  Object.entries(vars).flatMap(declared)

const declared = ([typed, { shape, props = [], function: mapped }]: readonly [
  string,
  VariableFacts,
]): Declaration[] => {
  const name = nameIn(typed)
  if (name === undefined) throw badProblem(`"${typed}" in "vars" is no name`)
  const named = { name, nameSpan: NOWHERE, span: NOWHERE }
  const bad = props.find((word) => !WORD.test(word))
  if (bad !== undefined) throw badProblem(`"${bad}" is no property`)
  const words = props.map((text) => ({ text, span: NOWHERE }))
  if (mapped) {
    const [from, to] = mapped.map((dims) => dims.map((dim) => dimension(typed, dim))) as [Expr[], Expr[]]
    return [{ kind: 'function', from, to, ...named }]
  }
  return [
    ...(shape
      ? [
          shapeDeclared(
            shape.map((dim) => dimension(typed, dim)),
            named,
          ),
        ]
      : []),
    ...(words.length > 0 ? [{ kind: 'property', words, ...named } as const] : []),
  ]
}

const dimension = (name: string, given: number | string): Expr => {
  const fact = `"${given}" in the shape of ${name} is no dimension`
  const expr = told(
    () => read(typeof given === 'number' ? given : given.trim()),
    () => badProblem(fact),
  )
  told(
    () => dimensionOf(expr),
    (error) => amended(error, { message: `${fact}: ${error.message}` }),
  )
  return expr
}

/** What is found, or the error of the project with what is said of it. */
const told = <T>(find: () => T, say: (error: GradusError) => GradusError): T => {
  try {
    return find()
  } catch (error) {
    throw error instanceof GradusError ? say(error) : error
  }
}

const read = (dim: number | string): Expr => {
  if (typeof dim === 'number') return { kind: 'number', value: rational(dim), span: NOWHERE }
  const name = nameIn(dim)
  return name === undefined ? parseDimension(dim) : { kind: 'name', name, span: NOWHERE }
}
