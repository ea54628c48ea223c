/**
 * The end of inference: what the equations between dimensions say is put into every shape, and what is left unknown
 * gets a name.
 */
import { dimensionsContradict, notTall, notVector, onlyZero, sizeUnknown } from '../errors/shapes.ts'
import { contradictionAmong } from '../shape/contradictions.ts'
import { type Dim, dimNames, withValues } from '../shape/dim.ts'
import { closure, isTall, VECTOR_ONLY } from '../shape/properties.ts'
import { isScalar, type Shape, shape, shapeText } from '../shape/shape.ts'
import type { Unifier } from '../shape/unify.ts'
import type { Problem } from '../syntax/tree.ts'
import type { Analysis, Variable } from './analysis.ts'
import { namesFor } from './naming.ts'
import type { Pass } from './pass.ts'
import type { Scope } from './scope.ts'

/** A shape with all that is known put in, unknown dimensions by these names. */
export const renamed = ({ rows, cols }: Shape, unifier: Unifier, names: ReadonlyMap<string, string>): Shape =>
  shape(renamedDim(unifier.resolve(rows), names), renamedDim(unifier.resolve(cols), names))

const renamedDim = (dim: Dim, names: ReadonlyMap<string, string>): Dim => {
  if (typeof dim === 'number' || names.size === 0) return dim
  const known = names.get(dim)
  if (known !== undefined) return known
  if (!dimNames(dim).some((name) => names.has(name))) return dim
  return withValues(dim, (name) => names.get(name) ?? name)
}

type Final<T> = (given: T) => T

/** Settles the equations, names what is unknown, and puts both into every shape. */
export const finished = (
  problem: Problem,
  scope: Scope,
  shapes: ReadonlyMap<string, Shape>,
  pass: Pass,
): Analysis => {
  const { unifier } = pass
  const equations = unifier.settle()
  if (!equations) throw dimensionsContradict(problem.objective.span, 'of its parts', 'they must equal')
  const ofVariables = scope.variables.map((name) => shapes.get(name)!)
  const unknown = scope.unknowns.map((name) => shapes.get(name)!)
  const names = namesFor([...ofVariables, ...unknown], unifier, scope.used)
  const final: Final<Shape> = (given) => renamed(given, unifier, names)
  const finalDim: Final<Dim> = (dim) => renamedDim(unifier.resolve(dim), names)
  const both = ([a, b]: readonly [Dim, Dim]): [Dim, Dim] => [finalDim(a), finalDim(b)]
  refuseSizeless(pass, final)
  const variables = variablesOf(scope.variables, scope, shapes, final)
  const dimensionOf = mapped(pass.dimensionOf, finalDim)
  return {
    problem,
    variables,
    unknowns: variablesOf(scope.unknowns, scope, shapes, final),
    shapes: mapped(pass.shapes, final),
    dims: dimsOf(variables, [...dimensionOf.values(), ...[...scope.dims].map(finalDim)]).filter(
      (name) => !scope.indices.has(name),
    ),
    genericFunctions: [...scope.generics],
    equations: equations.map(both),
    bounds: [...pass.bounds.map(both), ...[...variables.values()].flatMap(tallness)],
    dimensionOf,
    doubts: [],
    isAskew: unifier.isAskew(),
  }
}

/** That a variable has no more columns than rows, where a property of it says so. */
const tallness = ({ properties, shape: { rows, cols } }: Variable): [Dim, Dim][] =>
  [...properties].some(isTall) && rows !== cols ? [[cols, rows]] : []

const mapped = <K, V>(map: ReadonlyMap<K, V>, final: Final<V>): Map<K, V> => {
  const result = new Map<K, V>()
  for (const [key, value] of map) result.set(key, final(value))
  return result
}

/** `eye` alone takes its size from what stands beside it, and must get one. */
const refuseSizeless = ({ contextual, source }: Pass, final: Final<Shape>): void => {
  for (const { expr, shape: given } of contextual) {
    const { rows, cols } = final(given)
    if ([rows, cols].some((dim) => dimNames(dim).some((name) => name.startsWith('?')))) {
      const { from, to } = expr.span
      throw sizeUnknown(expr.span, source.slice(from, to), 'eye(n), ones(n) or ones(m,n)')
    }
  }
}

const variablesOf = (
  names: readonly string[],
  scope: Scope,
  shapes: ReadonlyMap<string, Shape>,
  final: Final<Shape>,
): Map<string, Variable> => {
  const variables = new Map<string, Variable>()
  for (const name of names) {
    const { properties: given = [], nameSpan } = scope.declared.get(name) ?? {}
    const known = final(shapes.get(name)!)
    const found = isScalar(known) ? undefined : contradictionAmong(given)
    if (nameSpan && found) throw onlyZero(nameSpan, name, found.properties.join(' and '), found.ofZero)
    const vector = given.find((property) => VECTOR_ONLY.has(property))
    if (nameSpan && vector && known.cols !== 1) throw notVector(nameSpan, vector, name, shapeText(known))
    const tall = given.find((property) => isTall(property) && !isTallEnough(known))
    if (nameSpan && tall) throw notTall(nameSpan, tall, name, shapeText(known))
    variables.set(name, { name, shape: known, properties: closure(given) })
  }
  return variables
}

const isTallEnough = ({ rows, cols }: Shape): boolean =>
  (rows !== 1 && !(typeof rows === 'number' && typeof cols === 'number')) || Number(cols) <= Number(rows)

/** The names of dimensions, those of variables first. */
const dimsOf = (variables: ReadonlyMap<string, Variable>, others: readonly Dim[]): string[] => {
  const ofVariables = [...variables.values()].flatMap(({ shape: { rows, cols } }) => [rows, cols])
  return [...new Set([...ofVariables, ...others].flatMap(dimNames))]
}
