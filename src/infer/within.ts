/**
 * A text beside a problem, in which every name means what it means there: the answer that someone gives to it. It may
 * use the definitions of the problem and make some of its own, but knows no other variables, dimensions or functions.
 */
import { answerDeclares, answerDimension, answerEquation } from '../errors/answers.ts'
import { propertyNamed } from '../shape/properties.ts'
import { shape } from '../shape/shape.ts'
import type { Declaration, Problem } from '../syntax/tree.ts'
import type { Analysis } from './analysis.ts'
import { dimensionOf } from './dimension.ts'
import { KIND_WORDS } from './kind-words.ts'
import { kindOfShape } from './kinds.ts'

/** With the definitions of the other problem, those that it states again in their place, before its own. */
export const besides = (text: Problem, { problem }: Analysis): Problem => {
  const own = new Map(text.definitions.map((definition) => [definition.name, definition]))
  const known = new Set(problem.definitions.map(({ name }) => name))
  return {
    ...text,
    definitions: [
      ...problem.definitions.map((definition) => own.get(definition.name) ?? definition),
      ...text.definitions.filter(({ name }) => !known.has(name)),
    ],
  }
}

/** Refuses declarations that say more than the problem does. Throws: `answer-declares`. */
export const refuseDeclarations = ({ declarations }: Problem, within: Analysis): void => {
  for (const declaration of declarations)
    if (!repeats(declaration, within))
      throw answerDeclares(
        declaration.kind === 'equation' ? declaration.span : declaration.nameSpan,
        declaration.kind === 'equation' ? 'an equation' : declaration.name,
      )
}

const repeats = (declaration: Declaration, { variables, genericFunctions, problem }: Analysis): boolean => {
  if (declaration.kind === 'equation')
    return problem.declarations.some((other) => isSameEquation(other, declaration))
  if (declaration.kind === 'function')
    return problem.declarations.some((other) => isSameFunction(other, declaration))
  const known = variables.get(declaration.name)
  if (!known) return genericFunctions.includes(declaration.name)
  if (declaration.kind === 'shape') {
    const [rows = 1, cols = 1] = declaration.dims.map(dimensionOf)
    const declared = shape(rows, cols)
    return declared.rows === known.shape.rows && declared.cols === known.shape.cols
  }
  return declaration.words.every(({ text }) => {
    const property = propertyNamed(text)
    return property
      ? known.properties.has(property)
      : ((KIND_WORDS.get(text) ?? 0) & kindOfShape(known.shape)) !== 0
  })
}

const isSameFunction = (a: Declaration, b: Extract<Declaration, { kind: 'function' }>): boolean =>
  a.kind === 'function' &&
  a.name === b.name &&
  [
    [a.from, b.from],
    [a.to, b.to],
  ].every(([given, known]) => String(given!.map(dimensionOf)) === String(known!.map(dimensionOf)))

const isSameEquation = (a: Declaration, b: Extract<Declaration, { kind: 'equation' }>): boolean =>
  a.kind === 'equation' &&
  dimensionOf(a.left) === dimensionOf(b.left) &&
  dimensionOf(a.right) === dimensionOf(b.right)

/** Refuses what asks of the dimensions more than the problem does. Throws: `answer-dimension`, `answer-equation`. */
export const refuseDimensions = (found: Analysis, { dims, equations, variables }: Analysis): void => {
  const { span } = found.problem.objective
  const stranger = found.dims.find((name) => !dims.includes(name))
  if (stranger !== undefined) throw answerDimension(span, stranger, dims)
  const known = new Set(equations.flatMap(([a, b]) => [`${a} = ${b}`, `${b} = ${a}`]))
  const more = found.equations.find(([left, right]) => !known.has(`${left} = ${right}`))
  if (more) throw answerEquation(span, String(more[0]), String(more[1]))
  for (const { name, shape: now } of found.variables.values()) {
    const before = variables.get(name)!.shape
    for (const side of ['rows', 'cols'] as const)
      if (now[side] !== before[side]) throw answerEquation(span, String(before[side]), String(now[side]))
  }
}
