/**
 * A transpose, a declaration or a pair of parentheses that would mend shapes that do not fit, found by trying each on
 * the whole problem.
 */
import { amended, didYouMean, GradusError, type Span } from '../errors/error.ts'
import { shapeText } from '../shape/shape.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import type { Analysis } from './analysis.ts'
import { dimensionOf } from './dimension.ts'
import { kindOfShape } from './kinds.ts'
import { spreads } from './spread.ts'

/** A change to one operation: the tree, and how the user would type it. */
interface Repair {
  readonly expr: Expr
  readonly text: string
}

const MAX_NODES = 2000
const MAX_REPAIRS = 24
const LONGEST_HINT = 60
const MENDABLE: ReadonlySet<string> = new Set(['shapes-differ', 'not-square'])

/** The error with a repair as its hint, where one is found; `works` throws for a problem that does not fit. */
export const repaired = (
  error: GradusError,
  problem: Problem,
  works: (problem: Problem) => Analysis,
): GradusError => {
  const { span } = error
  if (!MENDABLE.has(error.code) || error.hint || !span || problem.source.length > MAX_NODES) return error
  const place = placeOf(problem, span)
  if (!place) return error
  const mends = ({ expr, text }: Repair): boolean =>
    text.length <= LONGEST_HINT && tried(replaced(problem, place, expr), works) !== undefined
  const hinted = (hint: string | undefined): GradusError => amended(error, { hint })
  const transpose = transposesOf(place, problem).slice(0, MAX_REPAIRS).find(mends)
  if (transpose) {
    const entrywise = hadamardOf(place, problem.source).find(mends)
    return hinted(didYouMean(`${transpose.text}${entrywise ? ` or ${entrywise.text}` : ''}`))
  }
  const declared = misdeclared(place, problem, works)
  if (declared !== undefined) return hinted(declared)
  const grouped = groupedOf(place, problem.source).slice(0, MAX_REPAIRS).find(mends)
  return grouped ? hinted(didYouMean(grouped.text)) : error
}

/** What is known of a problem that fits, all names being what their letters say; `undefined` of one that does not. */
const tried = (problem: Problem, works: (problem: Problem) => Analysis): Analysis | undefined => {
  try {
    const found = works(problem)
    return found.doubts.every(({ why }) => why !== 'letter') ? found : undefined
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}

/** The one operand of the place that is a name and would fit if it were not declared to have this shape. */
const misdeclared = (
  place: Expr,
  problem: Problem,
  works: (problem: Problem) => Analysis,
): string | undefined => {
  const operands = new Set(childrenOf(place).flatMap((child) => (child.kind === 'name' ? [child.name] : [])))
  const found = problem.declarations.flatMap((declaration): string[] => {
    if (declaration.kind !== 'shape' || !operands.has(declaration.name)) return []
    const others = problem.declarations.filter((other) => other !== declaration)
    const { shape } =
      tried({ ...problem, declarations: others }, works)?.variables.get(declaration.name) ?? {}
    const [rows = 1, cols = 1] = declaration.dims.map(dimensionOf)
    const typed = { rows, cols }
    if (!shape || kindOfShape(shape) !== kindOfShape(typed)) return []
    return [`${declaration.name} is declared ${shapeText(typed)} but needs ${shapeText(shape)}.`]
  })
  return found.length === 1 ? found[0] : undefined
}

/** The innermost operation around the span. */
const placeOf = ({ definitions, objective }: Problem, { from, to }: Span): Expr | undefined => {
  let place: Expr | undefined
  for (const root of [...definitions.map(({ value }) => value), objective])
    for (const expr of partsOf(root))
      if (childrenOf(expr).length > 1 && expr.span.from <= from && to <= expr.span.to) place = expr
  return place
}

const replaced = (problem: Problem, place: Expr, by: Expr): Problem => {
  const rebuild = (expr: Expr): Expr => {
    if (expr === place) return by
    const children = childrenOf(expr)
    const rebuilt = children.map(rebuild)
    return rebuilt.every((child, i) => child === children[i]) ? expr : withChildren(expr, rebuilt)
  }
  return {
    ...problem,
    definitions: problem.definitions.map((definition) => ({
      ...definition,
      value: rebuild(definition.value),
    })),
    objective: rebuild(problem.objective),
  }
}

/** What is most likely meant comes first. */
const transposesOf = (place: Expr, problem: Problem): readonly Repair[] => {
  const { source } = problem
  const transposes = transposed(place, source)
  const repeated = spreads(place, problem, (expr) => tight(expr, source)).map(
    ({ expr, operand, text }): Repair => ({ expr, text: edited(place, [[operand.span, text]], source) }),
  )
  switch (place.kind) {
    case 'product':
      return [...transposes, ...repeated]
    case 'sum':
      return [...repeated, ...transposes.reverse()]
    default:
      return [...transposes.reverse(), ...repeated]
  }
}

const groupedOf = (place: Expr, source: string): readonly Repair[] => {
  if (place.kind === 'product') return regrouped(place, source)
  return place.kind === 'sum' ? sumsFirst(place, source) : []
}

/** `x*y` as `x .* y`. */
const hadamardOf = (place: Expr, source: string): readonly Repair[] => {
  const [factor, more] = place.kind === 'product' ? place.rest : []
  if (place.kind !== 'product' || factor?.operator !== '*' || more) return []
  const [left, right] = [textOf(place.first.span, source), textOf(factor.operand.span, source)]
  return [{ expr: { ...place, rest: [{ ...factor, operator: '.*' }] }, text: `${left} .* ${right}` }]
}

const textOf = (span: Span, source: string): string => source.slice(span.from, span.to)

/** The text of the place with other texts in some spans, which do not overlap and are in order. */
const edited = (place: Expr, edits: readonly (readonly [Span, string])[], source: string): string => {
  let text = ''
  let at = place.span.from
  for (const [span, by] of edits) {
    text += source.slice(at, span.from) + by
    at = span.to
  }
  return text + source.slice(at, place.span.to)
}

/** One operand transposed, or one transpose left out. */
const transposed = (place: Expr, source: string): Repair[] => {
  const children = childrenOf(place)
  return children.map((child, i): Repair => {
    const other: Expr =
      child.kind === 'transpose' ? child.body : { kind: 'transpose', body: child, span: child.span }
    const text = child.kind === 'transpose' ? textOf(child.body.span, source) : `${tight(child, source)}'`
    return {
      expr: withChildren(
        place,
        children.map((old, j) => (i === j ? other : old)),
      ),
      text: edited(place, [[child.span, text]], source),
    }
  })
}

/** The text of an operand, in parentheses where a mark after it would bind to a part of it only. */
const tight = (expr: Expr, source: string): string => {
  const text = textOf(expr.span, source)
  const loose =
    expr.kind === 'negate' || expr.kind === 'product' || expr.kind === 'sum' || expr.kind === 'colon'
  return loose && !text.startsWith('(') ? `(${text})` : text
}

/** `a*b*c` as `a*(b*c)`. */
const regrouped = (place: Extract<Expr, { kind: 'product' }>, source: string): Repair[] => {
  const repairs: Repair[] = []
  for (let start = 0; start + 1 < place.rest.length; start++)
    for (let end = start + 2; end <= place.rest.length; end++) {
      const [head, ...rest] = place.rest.slice(start, end)
      const span = { from: head!.operand.span.from, to: rest.at(-1)!.operand.span.to }
      const operand: Expr = { kind: 'product', first: head!.operand, rest, span }
      repairs.push({
        expr: {
          ...place,
          rest: [
            ...place.rest.slice(0, start),
            { operator: head!.operator, operand },
            ...place.rest.slice(end),
          ],
        },
        text: edited(place, [[span, `(${textOf(span, source)})`]], source),
      })
    }
  return repairs
}

/** `a + b*c` as `(a + b)*c`, and `a*b + c` as `a*(b + c)`; so for the colon. */
const sumsFirst = (place: Extract<Expr, { kind: 'sum' }>, source: string): Repair[] => {
  const repairs: Repair[] = []
  for (let i = 0; i + 1 < place.terms.length; i++) {
    const [left, right] = [place.terms[i]!, place.terms[i + 1]!]
    for (const [a, b] of [
      [left.operand, firstOf(right.operand)],
      [lastOf(left.operand), right.operand],
    ]) {
      if (!a || !b) continue
      const span = { from: a.span.from, to: b.span.to }
      const inner: Expr = {
        kind: 'sum',
        terms: [
          { sign: 1, operand: a },
          { sign: right.sign, operand: b },
        ],
        span,
      }
      const operand = a === left.operand ? withFirst(right.operand, inner) : withLast(left.operand, inner)
      const terms = [...place.terms.slice(0, i), { sign: left.sign, operand }, ...place.terms.slice(i + 2)]
      const text = edited(place, [[span, `(${textOf(span, source)})`]], source)
      repairs.push({ expr: terms.length === 1 && left.sign === 1 ? operand : { ...place, terms }, text })
    }
  }
  return repairs
}

const isChain = (expr: Expr): boolean => expr.kind === 'product' || expr.kind === 'colon'
const firstOf = (expr: Expr): Expr | undefined => (isChain(expr) ? childrenOf(expr)[0] : undefined)
const lastOf = (expr: Expr): Expr | undefined => (isChain(expr) ? childrenOf(expr).at(-1) : undefined)
const withFirst = (expr: Expr, first: Expr): Expr => withChildren(expr, [first, ...childrenOf(expr).slice(1)])
const withLast = (expr: Expr, last: Expr): Expr =>
  withChildren(expr, [...childrenOf(expr).slice(0, -1), last])
