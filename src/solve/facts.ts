/**
 * What is known of variables beside the text of a problem, as the declarations that a `where` clause would make of it.
 */
import { badProblem } from '../errors/calls.ts'
import { amended, GradusError, NOWHERE } from '../errors/error.ts'
import { dimensionOf } from '../infer/dimension.ts'
import { type Family, nameIn, parseDimension, shapeDeclared } from '../parse/index.ts'
import { rational } from '../rational.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import type { Request, VariableFacts } from './request.ts'

const WORD = /^[a-z-]+$/

/** The declarations of all variables. Throws: `bad-problem`. */
export const declarationsOf = (vars: Request['vars'] = {}): (Declaration | Family)[] =>
  Object.entries(vars).flatMap(declared)
/** `x[i]`, a family of vectors. */
const FAMILY = /^(.*)\[\s*[A-Za-z]\w*\s*\]$/

const familyIn = (typed: string, { shape = [], props = [] }: VariableFacts): Family | undefined => {
  const [, head] = FAMILY.exec(typed) ?? []
  const name = head === undefined ? undefined : nameIn(head)
  if (name === undefined) return undefined
  if (props.length > 0) throw badProblem(`the family ${typed} in "vars" has no properties`)
  return {
    kind: 'family',
    name,
    dims: shape.map((dim) => dimension(typed, dim)),
    nameSpan: NOWHERE,
    span: NOWHERE,
  }
}

const declared = ([typed, facts]: readonly [string, VariableFacts]): (Declaration | Family)[] => {
  const family = familyIn(typed, facts)
  if (family) return [family]
  const { shape, props = [], function: mapped } = facts
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
