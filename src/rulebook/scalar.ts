/**
 * Which expressions of a rule are scalars whatever their metavariables are bound to.
 */
import { functionNamed } from '../functions/index.ts'
import { signaturesOf } from '../functions/signature.ts'
import { S } from '../infer/kinds.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import { childrenOf, namesIn } from '../syntax/walk.ts'
import { conditionNamed } from './conditions.ts'

/** The names that stand for scalars: metavariables that are declared to be, and the dimensions of declared shapes. */
export const scalarNames = (declarations: readonly Declaration[]): ReadonlySet<string> =>
  new Set([
    'pi',
    ...declarations.flatMap((declaration) => {
      if (declaration.kind !== 'property') return []
      return declaration.words.some(({ text }) => conditionNamed(text)?.kinds === S) ? [declaration.name] : []
    }),
    ...dimNamesIn(declarations),
  ])

/** The names of the dimensions of declared shapes. */
export const dimNamesIn = (declarations: readonly Declaration[]): string[] =>
  declarations.flatMap((declaration) =>
    declaration.kind === 'shape' ? declaration.dims.flatMap(namesIn) : [],
  )

/** Whether an expression is always a scalar, where these names are. */
export const isAlwaysScalar = (expr: Expr, scalars: ReadonlySet<string>): boolean => {
  const isScalar = (part: Expr): boolean => isAlwaysScalar(part, scalars)
  switch (expr.kind) {
    case 'number':
    case 'colon':
      return true
    case 'name':
      return scalars.has(expr.name)
    case 'call':
      return isScalarCall(expr, isScalar)
    default:
      return childrenOf(expr).every(isScalar)
  }
}

const isScalarCall = (
  { name, args }: Extract<Expr, { kind: 'call' }>,
  isScalar: (arg: Expr) => boolean,
): boolean => {
  const row = name === 'd' ? undefined : functionNamed(name)
  if (row?.binds) return name !== 'stack_over' && isScalar(args[0]!)
  if (!row || row.group === 'elementwise') return args.every(isScalar)
  const fitting = signaturesOf(row).filter((signature) => signature.args.length === args.length)
  return fitting.length > 0 && fitting.every(({ value }) => value.rows === 1 && value.cols === 1)
}
