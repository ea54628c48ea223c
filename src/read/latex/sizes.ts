/**
 * Identities inside Kronecker products with their sizes, which no reader of the text could tell from the context.
 */
import type { Analysis } from '../../infer/analysis.ts'
import type { Expr } from '../../syntax/tree.ts'
import { partsOf } from '../../syntax/walk.ts'
import type { Piece } from '../piece.ts'

/** The pieces with `eye(n)` for `eye` where a Kronecker product has it; the same where there is none. */
export const withSizes = (
  pieces: readonly Piece[],
  { problem, shapes, dims, variables }: Analysis,
): readonly Piece[] => {
  const free = ['n', 'm', 'p', 'q', 'k'].find((name) => !dims.includes(name) && !variables.has(name)) ?? 'n_1'
  const sizes = new Map<number, string>()
  const roots = [...problem.definitions.map(({ value }) => value), problem.objective]
  for (const root of roots)
    for (const part of partsOf(root))
      if (part.kind === 'call' && part.name === 'kron')
        for (const inner of part.args.flatMap((arg): Expr[] => [...partsOf(arg)])) {
          const size = inner.kind === 'name' && inner.name === 'eye' ? shapes.get(inner)?.rows : undefined
          if (size === 1) sizes.set(inner.span.from, free)
          else if (size !== undefined) sizes.set(inner.span.from, String(size))
        }
  if (sizes.size === 0) return pieces
  let at = 0
  return pieces.map((piece) => {
    const size = piece.text === 'eye' ? sizes.get(at) : undefined
    at += piece.text.length
    return size === undefined ? piece : { ...piece, text: `eye(${size})` }
  })
}
