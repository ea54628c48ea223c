/**
 * Vectors of ones, and identities inside Kronecker products, with their sizes.
 */
import type { Analysis } from '../../infer/analysis.ts'
import type { Expr } from '../../syntax/tree.ts'
import { partsOf, partsOfProblem } from '../../syntax/walk.ts'
import type { Piece } from '../piece.ts'

/**
 * The pieces with `ones(n)` for `vector(1)`, and with `eye(n)` for `eye` where a Kronecker product has it;
 * the same pieces where there are none.
 */
export const withSizes = (pieces: readonly Piece[], analysis: Analysis): readonly Piece[] => {
  const sized = new Map([...sizedOnes(analysis), ...sizedIdentities(analysis)])
  if (sized.size === 0) return pieces
  let [at, isChanged] = [0, false]
  const made = pieces.map((piece) => {
    const isSized = piece.text === 'eye' || piece.text === 'vector(1)'
    const text = isSized ? sized.get(at) : undefined
    at += piece.text.length
    if (text === undefined) return piece
    isChanged = true
    return { ...piece, text }
  })
  return isChanged ? made : pieces
}

/** Vectors of ones by where they stand. */
const sizedOnes = (analysis: Analysis): (readonly [number, string])[] =>
  [...partsOfProblem(analysis.problem)].flatMap((part) => {
    const rows = isCallOf(part, 'vector') ? analysis.shapes.get(part)?.rows : undefined
    return rows === undefined || rows === 1 ? [] : [[part.span.from, `ones(${rows})`] as const]
  })

const sizedIdentities = (analysis: Analysis): (readonly [number, string])[] => {
  const { shapes, dims, variables } = analysis
  const free = ['n', 'm', 'p', 'q', 'k'].find((name) => !dims.includes(name) && !variables.has(name)) ?? 'n_1'
  return [...partsOfProblem(analysis.problem)]
    .filter((part) => isCallOf(part, 'kron'))
    .flatMap((part) => [...partsOf(part)])
    .flatMap((inner) => {
      const rows = inner.kind === 'name' && inner.name === 'eye' ? shapes.get(inner)?.rows : undefined
      return rows === undefined ? [] : [[inner.span.from, `eye(${rows === 1 ? free : rows})`] as const]
    })
}

const isCallOf = (part: Expr, name: string): boolean => part.kind === 'call' && part.name === name
