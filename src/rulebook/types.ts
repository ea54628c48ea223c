/**
 * Every shape in a rule, for whoever evaluates its two sides: once for each reading of its metavariables.
 */
import { internal } from '../errors/defects.ts'
import type { Dim } from '../shape/dim.ts'
import { type Shape, shape } from '../shape/shape.ts'
import type { Expr, RuleText } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import { ruleNames } from './names.ts'
import { inferReplacement, type PatternShapes } from './shapes.ts'
import { patternReadings } from './soundness.ts'

/** A rule under one reading. */
export interface TypedRule {
  readonly metavariables: ReadonlyMap<string, Shape>
  /** Metavariables for functions. */
  readonly functions: readonly string[]
  readonly shapes: ReadonlyMap<Expr, Shape>
  readonly dimensionOf: ReadonlyMap<Expr, Dim>
  /** Indices in the pattern, each with what it must not exceed. */
  readonly bounds: PatternShapes['bounds']
  /** What its letters for dimensions stand for. */
  readonly dims: ReadonlyMap<string, Dim>
}

/** The readings of a rule that passes `checkRule`, the most general first. */
export const typedRules = (rule: RuleText, source = ''): readonly TypedRule[] => {
  const names = ruleNames(rule)
  const readings = patternReadings(rule, names, source)
  if (typeof readings === 'string') throw internal(`the rule ${rule.name} is not well formed`)
  return readings.map((shapes) => typed(rule, shapes, functionsIn(rule), source))
}

const typed = (
  rule: RuleText,
  known: PatternShapes,
  functions: readonly string[],
  source: string,
): TypedRule => {
  const { shapes, dimensionOf, unifier } = inferReplacement(rule, known, source)
  const resolved = ({ rows, cols }: Shape): Shape => shape(unifier.resolve(rows), unifier.resolve(cols))
  return {
    metavariables: known.variables,
    functions,
    shapes: new Map([
      ...known.parts,
      ...[...shapes].map(([expr, found]) => [expr, resolved(found)] as const),
    ]),
    dimensionOf: new Map([
      ...[...dimensionOf].map(([expr, dim]) => [expr, unifier.resolve(dim)] as const),
      ...lettersIn(rule, known),
    ]),
    dims: known.dims,
    bounds: known.bounds,
  }
}

/** Calls of a single letter, but for the differential. */
const functionsIn = (rule: RuleText): string[] => [
  ...new Set(
    [...partsOf(rule.pattern)].flatMap((expr) =>
      expr.kind === 'call' && expr.name.length === 1 && expr.name !== 'd' ? [expr.name] : [],
    ),
  ),
]

/** Letters of declared shapes, used as numbers. */
const lettersIn = (rule: RuleText, { dims, variables }: PatternShapes): [Expr, Dim][] =>
  [...partsOf(rule.pattern), ...partsOf(rule.replacement)].flatMap((expr): [Expr, Dim][] => {
    const dim = expr.kind === 'name' && !variables.has(expr.name) ? dims.get(expr.name) : undefined
    return dim === undefined ? [] : [[expr, dim]]
  })
