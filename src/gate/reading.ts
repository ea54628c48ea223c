/**
 * What the number gate needs to know of a rule: shapes from inference, conditions from its own text.
 */
import { functionNamed } from '../functions/index.ts'
import { signaturesOf } from '../functions/signature.ts'
import { FIXED } from '../rulebook/conditions.ts'
import type { Dim } from '../shape/dim.ts'
import { dimNames } from '../shape/dim.ts'
import { closure, type Property, propertyNamed } from '../shape/properties.ts'
import { isScalar, type Shape } from '../shape/shape.ts'
import { type Binder, binderOf } from '../syntax/binders.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'

/** What shape inference says of a rule: the most general shapes of its pattern, and those they give the rest. */
export interface RuleReading {
  /** Metavariables for expressions, with their shapes. */
  readonly metavariables: ReadonlyMap<string, Shape>
  /** Metavariables for functions. */
  readonly functions: readonly string[]
  /** Of every node of pattern and replacement, by identity. */
  readonly shapes: ReadonlyMap<Expr, Shape>
  readonly dimensionOf: ReadonlyMap<Expr, Dim>
  /** Indices in the pattern, each with what it must not exceed. */
  readonly bounds: readonly (readonly [Dim, Dim])[]
}

/** The words of the conditions on every metavariable, assumptions included. */
export const wordsOf = ({ where, assuming }: RuleText): ReadonlyMap<string, ReadonlySet<string>> => {
  const words = new Map<string, Set<string>>()
  for (const declaration of [...where, ...assuming]) {
    if (declaration.kind !== 'property') continue
    const set = words.get(declaration.name) ?? new Set()
    for (const { text } of declaration.words) set.add(text)
    words.set(declaration.name, set)
  }
  return words
}

/** Metavariables that have another value for every value of an index: the index and the size of its range. */
export const varyingIn = (rule: RuleText): ReadonlyMap<string, Binder> => {
  const words = wordsOf(rule)
  const found = new Map<string, Binder>()
  for (const part of partsOf(rule.pattern)) {
    const binder = binderOf(part)
    for (const inside of binder ? partsOf(binder.body) : [])
      if (inside.kind === 'name' && !words.get(inside.name)?.has(FIXED)) found.set(inside.name, binder!)
  }
  return found
}

/** The properties among the words of a metavariable, and all they imply. */
export const propertiesAmong = (words: ReadonlySet<string>): ReadonlySet<Property> =>
  closure([...words].flatMap((word) => propertyNamed(word) ?? []))

/** Every named dimension of a rule. */
export const dimsOfRule = ({ metavariables, shapes, dimensionOf }: RuleReading): string[] => {
  const all = [...metavariables.values(), ...shapes.values()].flatMap(({ rows, cols }) => [rows, cols])
  return [...new Set([...all, ...dimensionOf.values()].flatMap(dimNames))]
}

/** Metavariables that stand for integers because they are exponents of matrices, or what derivatives of powers take. */
export const matrixExponents = (rule: RuleText, { shapes }: RuleReading): ReadonlySet<string> =>
  namesInExponents(rule, (expr, child) => {
    if (expr.kind === 'call') return isScalarArgument(expr, child)
    const shape = shapes.get(expr.base)
    return expr.operator === '^' && shape !== undefined && !isScalar(shape)
  })

/** Whether a function takes a scalar at this place, and matrices elsewhere. */
const isScalarArgument = ({ name, args }: Extract<Expr, { kind: 'call' }>, child: Expr): boolean => {
  const row = functionNamed(name)
  const pattern = row && signaturesOf(row)[0]!.args[args.indexOf(child)]
  return row?.group === 'answer' && pattern?.kind === 'shape' && isScalar(pattern)
}

/** Scalar metavariables that are exponents of entries. */
export const entryExponents = (rule: RuleText, { shapes, metavariables }: RuleReading): readonly string[] => {
  const names = namesInExponents(rule, (expr) => {
    if (expr.kind === 'call') return false
    const shape = shapes.get(expr.base)
    return expr.operator === '.^' || (shape !== undefined && isScalar(shape))
  })
  return [...names].filter((name) => {
    const shape = metavariables.get(name)
    return shape !== undefined && isScalar(shape)
  })
}

type Outer = Extract<Expr, { kind: 'power' | 'call' }>

/** The names in exponents that count, and in arguments that do. */
const namesInExponents = (
  rule: RuleText,
  counts: (outer: Outer, child: Expr) => boolean,
): ReadonlySet<string> => {
  const found = new Set<string>()
  const isCounted = (expr: Expr, child: Expr): boolean =>
    expr.kind === 'power'
      ? child === expr.exponent && counts(expr, child)
      : expr.kind === 'call' && counts(expr, child)
  const visit = (expr: Expr, inExponent: boolean): void => {
    if (expr.kind === 'name' && inExponent) found.add(expr.name)
    for (const child of childrenOf(expr)) visit(child, inExponent || isCounted(expr, child))
  }
  visit(rule.pattern, false)
  visit(rule.replacement, false)
  return found
}
