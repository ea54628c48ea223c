/**
 * Names that make up the entries of blocks and of lists, `[1, r; r, 1]` and `[a*i for i in 1:n]`, where a letter that
 * says scalar means it.
 */
import { functionNamed, isPairwise } from '../functions/index.ts'
import { STACK_OVER } from '../shape/binders.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import type { Part } from './network.ts'

type Call = Extract<Expr, { kind: 'call' }>

interface Entries {
  /** Whether each is in a table, which has rows and columns. */
  readonly blocks: Map<string, boolean>
  readonly variables: ReadonlyMap<string, number>
}

/** Notes names alone, and in elementwise functions, that are blocks; lines of them below each other make a table. */
export const noteBlocks = ({ blocks, variables }: Entries, { args }: Call, parts: readonly Part[]): void => {
  for (const [i, arg] of args.entries()) {
    const isLine = isLineOfBlocks(arg)
    if (!parts[i]!.entrywise && !isLine) continue
    for (const part of partsOf(arg))
      if (part.kind === 'name' && (isLine ? blocks : variables).has(part.name))
        blocks.set(part.name, args.some(isLineOfBlocks) || blocks.get(part.name) === true)
  }
}

const isLineOfBlocks = (expr: Expr): boolean => {
  const layout = expr.kind === 'call' ? functionNamed(expr.name)?.layout : undefined
  return layout?.kind === 'blocks' && layout.axis === 1
}

/** Notes the names in the terms of a list, where all else in these is scalar. */
export const noteList = ({ blocks, variables }: Entries, call: Call): void => {
  const binder = call.name === STACK_OVER ? binderOf(call) : undefined
  for (const name of (binder && namesOfScalars(binder.body)) ?? [])
    if (variables.has(name) && !blocks.has(name)) blocks.set(name, false)
}

/** The names outside of entries; `undefined` where something may be a vector whatever they are. */
const namesOfScalars = (expr: Expr): readonly string[] | undefined => {
  if (expr.kind === 'name') return [expr.name]
  if (expr.kind === 'transpose' || expr.kind === 'colon') return undefined
  if (expr.kind === 'call') {
    const row = functionNamed(expr.name)
    if (row?.layout?.kind === 'index') return []
    if (row && row.group !== 'elementwise' && !isPairwise(row, expr.args.length)) return undefined
  }
  const parts = childrenOf(expr).map(namesOfScalars)
  return parts.includes(undefined) ? undefined : parts.flatMap((names) => names!)
}
