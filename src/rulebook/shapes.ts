/**
 * Shapes of the two sides of a rule under one reading of its metavariables.
 */
import { GradusError } from '../errors/error.ts'
import { shapesDiffer } from '../errors/shapes.ts'
import { functionNamed } from '../functions/index.ts'
import { signaturesOf } from '../functions/signature.ts'
import { constantOf } from '../infer/constant.ts'
import { dimensionOf } from '../infer/dimension.ts'
import { shapeOf } from '../infer/infer.ts'
import { KINDS, type Kind, kindOfShape, M, oneColumn, oneRow, R, S, V } from '../infer/kinds.ts'
import { freeNames } from '../infer/naming.ts'
import type { Pass } from '../infer/pass.ts'
import { type Dim, dimNames } from '../shape/dim.ts'
import { isUnknown } from '../shape/equation.ts'
import { isScalar, SCALAR, type Shape, shape, shapeText } from '../shape/shape.ts'
import { createUnifier, type Unifier } from '../shape/unify.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import { conditionNamed } from './conditions.ts'
import type { RuleNames } from './names.ts'

/** The frozen shapes of a pattern: unknown dimensions have become names that are all different. */
export interface PatternShapes {
  readonly whole: Shape
  readonly variables: ReadonlyMap<string, Shape>
  readonly dims: ReadonlyMap<string, Dim>
  /** Of every part of the pattern. */
  readonly parts: ReadonlyMap<Expr, Shape>
  /** Indices in the pattern, each with what it must not exceed. */
  readonly bounds: readonly (readonly [Dim, Dim])[]
}

/** The shapes of the pattern; `undefined` where nothing of these kinds would match it. Throws where they do not fit. */
export const inferPattern = (
  rule: RuleText,
  names: RuleNames,
  reading: ReadonlyMap<string, Kind>,
  source: string,
): PatternShapes | undefined => {
  const unifier = createUnifier()
  for (const dim of names.dims) unifier.equate(dim, unifier.fresh())
  const variables = new Map<string, Shape>()
  for (const [name, kind] of reading) {
    const found = shape(oneRow(kind) ? 1 : unifier.fresh(), oneColumn(kind) ? 1 : unifier.fresh())
    const [rows = 1, cols = 1] = (names.declared.get(name) ?? []).map(dimensionOf)
    if (names.declared.has(name) && !(unifier.equate(found.rows, rows) && unifier.equate(found.cols, cols)))
      return undefined
    if (names.square.has(name) && !unifier.unify(found.rows, found.cols)) return undefined
    variables.set(name, found)
  }
  const pass = rulePass(variables, unifier, source)
  const whole = shapeOf(rule.pattern, pass)
  if (claimsSquare(rule) && !unifier.unify(whole.rows, whole.cols)) return undefined
  if (!unifier.settle() || !matchable(rule.pattern, pass, names)) return undefined
  const resolved = (given: Shape): Shape => shape(unifier.resolve(given.rows), unifier.resolve(given.cols))
  for (const [name, found] of variables)
    if (kindOfShape(resolved(found)) !== reading.get(name)) return undefined
  return frozen(resolved(whole), variables, pass, names.dims)
}

const claimsSquare = ({ claim }: RuleText): boolean =>
  claim?.words.some(({ text }) => conditionNamed(text)?.square) === true

/** Infers the replacement. Throws where it has no fitting shape, or another than the pattern. */
export const inferReplacement = (rule: RuleText, shapes: PatternShapes, source: string): Pass => {
  const constants = [...partsOf(rule.replacement)].filter(isConstant)
  let first: unknown
  for (const choice of choices(constants)) {
    try {
      return inferWith(rule, shapes, choice, source)
    } catch (error) {
      if (!(error instanceof GradusError)) throw error
      first ??= error
    }
  }
  throw first
}

const isConstant = (expr: Expr): expr is Extract<Expr, { kind: 'name' }> =>
  expr.kind === 'name' && (expr.name === 'eye' || expr.name === 'ones' || expr.name === 'zeros')

/** The context may make a constant without a size of any kind. */
const choices = (constants: readonly Extract<Expr, { kind: 'name' }>[]): ReadonlyMap<Expr, Kind>[] =>
  constants.reduce<ReadonlyMap<Expr, Kind>[]>(
    (found, expr) =>
      found.flatMap((choice) =>
        (expr.name === 'eye' ? [M, S] : [M, V, R, S]).map(
          (kind) => new Map([...choice, [expr, kind as Kind]]),
        ),
      ),
    [new Map()],
  )

const inferWith = (
  rule: RuleText,
  shapes: PatternShapes,
  constants: ReadonlyMap<Expr, Kind>,
  source: string,
): Pass => {
  const unifier = createUnifier()
  for (const [name, dim] of shapes.dims) if (name !== dim) unifier.equate(name, dim)
  const pass = rulePass(shapes.variables, unifier, source, constants)
  const whole = shapeOf(rule.replacement, pass)
  // A number alone takes the shape of the pattern.
  if (isScalar(whole) && constantOf(rule.replacement) !== undefined) return pass
  const fits = unifier.unify(whole.rows, shapes.whole.rows) && unifier.unify(whole.cols, shapes.whole.cols)
  if (!fits || !unifier.settle())
    throw shapesDiffer(
      rule.replacement.span,
      `the pattern is ${shapeText(shapes.whole)}, but its replacement is ${pass.show(whole)}.`,
    )
  return pass
}

const rulePass = (
  variables: ReadonlyMap<string, Shape>,
  unifier: Unifier,
  source: string,
  constants: ReadonlyMap<Expr, Kind> = new Map(),
): Pass => ({
  source,
  unifier,
  shapes: new Map(),
  dimensionOf: new Map(),
  contextual: [],
  bounds: [],
  indices: new Map(),
  reaches: [],
  ranges: [],
  isRule: true,
  unknownCall: (_expr, args) => args[0]!.shape,
  show: ({ rows, cols }) => shapeText(shape(unifier.resolve(rows), unifier.resolve(cols))),
  nameShape: (expr) => {
    const known = variables.get(expr.name)
    if (known) return known
    if (!isConstant(expr)) return SCALAR
    const kind = constants.get(expr) ?? M
    const rows = oneRow(kind) ? 1 : unifier.fresh()
    return shape(rows, expr.name === 'eye' ? rows : oneColumn(kind) ? 1 : unifier.fresh())
  },
})

/**
 * Whether something of these shapes has the form of the pattern: in the graph scalar factors stand apart from
 * products, so a factor is a scalar only where the pattern says so.
 */
const matchable = (pattern: Expr, pass: Pass, names: RuleNames): boolean => {
  const unsaid = (expr: Expr): boolean =>
    isScalar(pass.shapes.get(expr) ?? SCALAR) && !saysScalar(expr, names)
  for (const expr of partsOf(pattern)) {
    if (expr.kind === 'power' && expr.operator === '^' && unsaid(expr.base)) return false
    if (expr.kind !== 'product') continue
    const entrywise = expr.rest.every(({ operator }) => operator === '.*' || operator === './')
    const factors = childrenOf(expr)
    const odd = factors.filter(unsaid)
    if (odd.length > 0 && !(entrywise && odd.length === factors.length)) return false
  }
  return true
}

/** Whether an expression is a scalar by what the rule says, not by what its metavariables happen to be. */
const saysScalar = (expr: Expr, names: RuleNames): boolean => {
  if (expr.kind === 'number' || expr.kind === 'colon') return true
  if (expr.kind === 'sum')
    return expr.terms.some(({ operand }) => operand.kind !== 'number' && saysScalar(operand, names))
  if (expr.kind === 'name') return (names.kinds.get(expr.name) ?? S) === S
  const row = expr.kind === 'call' ? functionNamed(expr.name) : undefined
  if (expr.kind === 'call' && row?.binds) return saysScalar(expr.args[0]!, names)
  if (row && row.group !== 'elementwise')
    return signaturesOf(row)
      .filter(({ args }) => args.length === childrenOf(expr).length)
      .every(({ value }) => value.rows === 1 && value.cols === 1)
  const children = childrenOf(expr)
  return (
    children.every((child) => saysScalar(child, names)) || (children.length > 0 && kindsAreFixed(expr, names))
  )
}

const kindsAreFixed = (expr: Expr, { kinds }: RuleNames): boolean =>
  [...partsOf(expr)].every(
    (part) => part.kind !== 'name' || KINDS.includes((kinds.get(part.name) ?? S) as Kind),
  )

/** The shapes with a name of its own for every unknown dimension. */
const frozen = (
  whole: Shape,
  variables: ReadonlyMap<string, Shape>,
  { unifier, shapes, bounds }: Pass,
  letters: ReadonlySet<string>,
): PatternShapes => {
  const free = freeNames(letters)
  const store = createUnifier()
  const freeze = (open: Dim): Dim => {
    const dim = unifier.resolve(open)
    for (const name of dimNames(dim))
      if (isUnknown(name) && store.resolve(name) === name) store.equate(name, free.next().value)
    return store.resolve(dim)
  }
  const freezeShape = ({ rows, cols }: Shape): Shape => shape(freeze(rows), freeze(cols))
  const dims = new Map([...letters].map((letter) => [letter, freeze(letter)]))
  const frozenVariables = new Map([...variables].map(([name, found]) => [name, freezeShape(found)]))
  const parts = new Map([...shapes].map(([expr, found]) => [expr, freezeShape(found)]))
  const frozenBounds = [
    ...bounds.map(([index, most]) => [freeze(index), freeze(most)] as const),
    ...[...dims.values()].map((dim) => [1, dim] as const),
  ]
  return { whole: freezeShape(whole), variables: frozenVariables, dims, parts, bounds: frozenBounds }
}
