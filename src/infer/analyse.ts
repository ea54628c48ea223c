/**
 * From a parsed problem to what is known of it: names, shapes, dimensions. The only entry to inference for problems.
 */

import { GradusError } from '../errors/error.ts'
import { dimensionsContradict, notSquare, notVector, onlyZero } from '../errors/shapes.ts'
import { UNKNOWN_SIZE } from '../shape/dim.ts'
import { isZeroOfScalars, SQUARE_ONLY, VECTOR_ONLY } from '../shape/properties.ts'
import { SCALAR, type Shape, shape, shapeText } from '../shape/shape.ts'
import { createUnifier, type Unifier } from '../shape/unify.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import type { Analysis } from './analysis.ts'
import { chosen, type Kindred } from './choose.ts'
import { defaultKind, kindsByLetter } from './default-kinds.ts'
import { refuseDefinitions } from './definitions.ts'
import { dimensionOf } from './dimension.ts'
import { finished, renamed } from './finish.ts'
import { withIdentities } from './identity.ts'
import { asTyped } from './in-calls.ts'
import { settleReaches } from './indices.ts'
import { shapeOf } from './infer.ts'
import { ANY, type Kinds, kindOfShape, M, oneColumn, oneRow, S, V } from './kinds.ts'
import { byLetters } from './letters.ts'
import { refuseMembers } from './members.ts'
import { namesFor } from './naming.ts'
import type { Pass } from './pass.ts'
import { readings } from './readings.ts'
import { repaired } from './repair.ts'
import { type Scope, scopeOf } from './scope.ts'
import { besides, refuseDeclarations, refuseDimensions } from './within.ts'
import { refuseMisread } from './words.ts'

export interface AnalyseOptions {
  /** Names mean what they mean in this problem, whose definitions may be used, and no others are known. */
  readonly within?: Analysis
  /** Names that are variables whatever else they could be: those that are differentiated by. */
  readonly variables?: readonly string[]
}

/** Infers every shape of a problem. Throws where names or shapes contradict each other. */
export const analyse = (given: Problem, options: AnalyseOptions = {}): Analysis => {
  refuseDefinitions(given)
  const { within, variables = [] } = options
  const taken = new Set([...variables, ...(within?.variables.keys() ?? []), ...definedIn(within)])
  const analysed = (typed: Problem): Analysis =>
    withIdentities(typed, taken, (problem) => analyseNames(problem, options))
  return asTyped(
    given,
    () => analysed(given),
    (other) => isRight(() => analysed(other)),
  )
}

const isRight = (run: () => unknown): boolean => {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof GradusError) return false
    throw error
  }
}

const definedIn = (within: Analysis | undefined): string[] =>
  within?.problem.definitions.map(({ name }) => name) ?? []

/** The same, every name being what it is called. */
const analyseNames = (given: Problem, options: AnalyseOptions): Analysis => {
  const { within } = options
  if (within) refuseDeclarations(given, within)
  const problem = within ? besides(given, within) : given
  const scope = scopeOf(problem, within)
  try {
    const found = analyseIn(problem, scope, options)
    if (within) refuseDimensions(found, within)
    refuseMisread(found)
    refuseMembers(problem)
    return found
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    const mended = repaired(error, problem, (other) => analyseIn(other, scopeOf(other, within), options))
    throw within ? mended : byLetters(mended, problem, scope)
  }
}

const analyseIn = (problem: Problem, scope: Scope, { within }: AnalyseOptions): Analysis => {
  const equate = equations(problem, within)
  const declared = declaredShapes(scope, equate)
  for (const { name, shape } of within?.variables.values() ?? []) declared.set(name, shape)
  const initial = (name: string): Kinds => initialKinds(name, scope, declared.get(name))
  const needed =
    [...scope.variables, ...scope.unknowns].some((name) => !declared.has(name)) || scope.used.has('eye')
  const tried = (reading?: Kindred): Analysis => attempt(problem, scope, declared, equate, reading)
  if (!needed) return tried()
  const isGuessed = (name: string): boolean => initial(name) === kindsByLetter(name)
  return chosen(readings(problem, scope, initial, isGuessed), problem, tried)
}

const initialKinds = (name: string, scope: Scope, known: Shape | undefined): Kinds => {
  const { kinds, properties, nameSpan } = scope.declared.get(name) ?? {
    kinds: ANY,
    properties: [],
    nameSpan: undefined,
  }
  const isHollow = properties.some(isZeroOfScalars)
  if (isHollow && nameSpan && known && kindOfShape(known) === S)
    throw onlyZero(nameSpan, name, `${properties.join(' and ')} and a scalar`)
  const square = properties.some((property) => SQUARE_ONLY.has(property)) ? (isHollow ? M : S | M) : ANY
  const vector = properties.find((property) => VECTOR_ONLY.has(property))
  if (kinds === ANY && square === ANY && !vector && !known) return kindsByLetter(name)
  const left = kinds & square & (vector ? V : ANY) & (known ? kindOfShape(known) : ANY)
  if (left === 0 && nameSpan)
    throw vector && known
      ? notVector(nameSpan, vector, name, shapeText(known))
      : notSquare(nameSpan, 'what is declared', name, known ? shapeText(known) : 'none')
  return left
}

/** The declared shapes, with the declared equations put in. */
const declaredShapes = (scope: Scope, equate: Equate): Map<string, Shape> => {
  const unifier = createUnifier()
  equate(unifier)
  const shapes = new Map<string, Shape>()
  for (const [name, { dims, kinds }] of scope.declared) {
    if (dims) shapes.set(name, declaredShape(dims, unifier))
    else if (kinds === S) shapes.set(name, SCALAR)
  }
  return shapes
}

const declaredShape = (dims: readonly Expr[], unifier: Unifier): Shape => {
  const [rows = 1, cols = 1] = dims.map((dim) =>
    dim.kind === 'name' && dim.name === UNKNOWN_SIZE ? UNKNOWN_SIZE : unifier.resolve(dimensionOf(dim)),
  )
  return shape(rows, cols)
}

/** Puts the equations between dimensions into a unifier. */
type Equate = (unifier: Unifier) => void

const equations =
  (problem: Problem, within: Analysis | undefined): Equate =>
  (unifier) => {
    for (const [left, right] of within?.equations ?? []) unifier.equate(left, right)
    for (const declaration of problem.declarations) {
      if (declaration.kind !== 'equation') continue
      const [left, right] = [dimensionOf(declaration.left), dimensionOf(declaration.right)]
      if (!unifier.equate(left, right))
        throw dimensionsContradict(declaration.span, String(left), String(right))
    }
  }

/** One pass with the kinds of one reading; without a reading, undeclared names are what their first letter says. */
const attempt = (
  problem: Problem,
  scope: Scope,
  declared: ReadonlyMap<string, Shape>,
  equate: Equate,
  reading: Kindred | undefined,
): Analysis => {
  const unifier = createUnifier()
  equate(unifier)
  const names = new Map<string, Shape>()
  for (const name of scope.variables)
    names.set(name, variableShape(name, declared.get(name), reading, unifier))
  checkSquares(scope, names, unifier)
  const pass = createPass(problem, scope, names, reading, unifier)
  for (const { name, value, equation } of problem.definitions) {
    if (equation) names.set(name, variableShape(name, declared.get(name), reading, unifier))
    const found = shapeOf(value, pass)
    if (equation) equateCounts(names.get(name)!, found, unifier)
    else names.set(name, found)
  }
  shapeOf(problem.objective, pass)
  settleReaches(pass)
  return finished(problem, scope, names, pass)
}

/** There are as many equations as unknowns: where both are vectors, or both matrices, they have one shape. */
const equateCounts = (unknown: Shape, residual: Shape, { unify }: Unifier): void => {
  if ((unknown.rows === 1) !== (residual.rows === 1) || (unknown.cols === 1) !== (residual.cols === 1)) return
  unify(unknown.rows, residual.rows)
  unify(unknown.cols, residual.cols)
}

const variableShape = (
  name: string,
  known: Shape | undefined,
  reading: Kindred | undefined,
  { fresh }: Unifier,
): Shape => {
  if (known) return known.rows === UNKNOWN_SIZE ? shape(fresh(), known.cols) : known
  const kind = reading?.kinds.get(name) ?? defaultKind(name)
  return shape(oneRow(kind) ? 1 : fresh(), oneColumn(kind) ? 1 : fresh())
}

const checkSquares = (scope: Scope, names: ReadonlyMap<string, Shape>, unifier: Unifier): void => {
  for (const [name, { properties, nameSpan }] of scope.declared) {
    const property = properties.find((candidate) => SQUARE_ONLY.has(candidate))
    const found = names.get(name)
    if (property && found && !unifier.unify(found.rows, found.cols))
      throw notSquare(nameSpan, `the property ${property}`, name, shapeText(found))
  }
}

const createPass = (
  problem: Problem,
  scope: Scope,
  names: ReadonlyMap<string, Shape>,
  reading: Kindred | undefined,
  unifier: Unifier,
): Pass => {
  const pass: Pass = {
    source: problem.source,
    unifier,
    shapes: new Map(),
    dimensionOf: new Map(),
    contextual: [],
    bounds: [],
    indices: new Map(),
    reaches: [],
    ranges: [],
    isRule: false,
    unknownCall: (_expr, args) => args[0]!.shape,
    show: (given) =>
      shapeText(renamed(given, unifier, namesFor([...names.values(), given], unifier, scope.used))),
    nameShape: (expr) => {
      const known = names.get(expr.name)
      if (known) return known
      if (expr.name === 'pi') return SCALAR
      if (expr.name !== 'eye') {
        pass.dimensionOf.set(expr, expr.name)
        return SCALAR
      }
      const size = reading?.constants.get(expr) === S ? 1 : unifier.fresh()
      const found = shape(size, size)
      pass.contextual.push({ expr, shape: found })
      return found
    },
  }
  return pass
}
