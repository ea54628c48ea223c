/**
 * A row or a column that stands beside a matrix, as libraries of arrays broadcast it: written out with ones.
 */
import type { Span } from '../errors/error.ts'
import { ONE } from '../rational.ts'
import { exprText } from '../syntax/print.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import { freeNames } from './naming.ts'

/** A change of one operand: the tree, and how the user would type the operand. */
export interface Spread {
  readonly expr: Expr
  readonly operand: Expr
  readonly text: string
}

/** Each operand of an entrywise operation repeated along rows or columns, by every size that may be meant. */
export const spreads = (place: Expr, problem: Problem, textOf: (expr: Expr) => string): Spread[] => {
  if (!isEntrywise(place)) return []
  const children = childrenOf(place)
  return sizesOf(problem).flatMap((size) =>
    children.flatMap((operand, i) =>
      ways(operand).map((repeat): Spread => {
        const { expr, text } = repeat(operand, textOf(operand), size)
        const all = children.map((old, j) => (i === j ? expr : old))
        return {
          expr: withChildren(place, all),
          operand,
          text: place.kind === 'product' ? `(${text})` : text,
        }
      }),
    ),
  )
}

const isEntrywise = (place: Expr): boolean => {
  switch (place.kind) {
    case 'sum':
      return true
    case 'product':
      return place.rest.every(({ operator }) => operator === '.*' || operator === './')
    case 'call':
      return place.args.length === 2
    default:
      return false
  }
}

interface Size {
  readonly expr: Expr
  readonly text: string
}

/** A name that nothing has yet, then the dimensions that are declared: only where one is meant does the whole fit. */
const sizesOf = ({ definitions, objective, declarations }: Problem): Size[] => {
  const declared = declarations.flatMap((declaration) =>
    declaration.kind === 'shape' ? declaration.dims : [],
  )
  const used = new Set<string>()
  for (const root of [...definitions.map(({ value }) => value), objective, ...declared])
    for (const part of partsOf(root)) if (part.kind === 'name' || part.kind === 'call') used.add(part.name)
  for (const { name } of definitions) used.add(name)
  const { span } = objective
  const name = freeNames(used).next().value
  const known = new Map(declared.map((expr) => [exprText(expr), expr] as const))
  return [
    { expr: { kind: 'name', name, span }, text: name },
    ...[...known].map(([text, expr]) => ({ expr, text })),
  ]
}

const call = (args: readonly Expr[], span: Span): Expr => ({
  kind: 'call',
  name: 'ones',
  primes: 0,
  args,
  nameSpan: span,
  span,
})

const product = (first: Expr, operand: Expr, span: Span): Expr => ({
  kind: 'product',
  first,
  rest: [{ operator: '*', operand }],
  span,
})

type Repeat = (operand: Expr, text: string, size: Size) => Size

/** A vector with a name is most likely meant as a row, as the bias of a layer is. */
const ways = ({ kind }: Expr): Repeat[] =>
  kind === 'name' ? [down, downTransposed, across] : [down, across, downTransposed]

/** A row in every row. */
const down: Repeat = (operand, text, size) => ({
  expr: product(call([size.expr], operand.span), operand, operand.span),
  text: `ones(${size.text})*${text}`,
})

/** A column, lying down, in every row. */
const downTransposed: Repeat = (operand, text, size) =>
  down({ kind: 'transpose', body: operand, span: operand.span }, `${text}'`, size)

/** A column in every column. */
const across: Repeat = (operand, text, size) => {
  const one: Expr = { kind: 'number', value: ONE, span: operand.span }
  return {
    expr: product(operand, call([one, size.expr], operand.span), operand.span),
    text: `${text}*ones(1,${size.text})`,
  }
}
