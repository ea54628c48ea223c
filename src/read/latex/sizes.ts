/**
 * Vectors of ones, and identities inside Kronecker products, with their sizes; families with the size to which a sum
 * runs over entries.
 */
import type { Analysis } from '../../infer/analysis.ts'
import { binderOf } from '../../syntax/binders.ts'
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

/** What the text of a reading declares of its families. */
const FAMILY = /(\w+\[i\]): (\w+)/g

/**
 * The pieces with `x[i]: p` where the size was chosen freely and a sum to p runs over the entries of a vector of that
 * size; the same pieces where there is none.
 */
export const withLimits = (pieces: readonly Piece[], analysis: Analysis): readonly Piece[] => {
  const last = pieces.at(-1)
  const sizes = new Set([...(last?.text.matchAll(FAMILY) ?? [])].map(([, , size]) => size!))
  if (!last?.text.startsWith(' where ') || sizes.size === 0) return pieces
  const limits = limitsOf(analysis, sizes)
  if (limits.size === 0) return pieces
  const text = last.text.replace(FAMILY, (_, member, size) => `${member}: ${limits.get(size) ?? size}`)
  return [...pieces.slice(0, -1), { ...last, text }]
}

/** Sizes by the other names that the limits of sums over all entries give them. */
const limitsOf = (analysis: Analysis, sizes: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const limits = new Map<string, string>()
  for (const part of partsOfProblem(analysis.problem)) {
    const binder = binderOf(part)
    const limit = binder && analysis.dimensionOf.get(binder.size)
    if (!binder || typeof limit !== 'string' || !/^[A-Za-z]\w*$/.test(limit)) continue
    for (const inner of partsOf(binder.body)) {
      if (!isCallOf(inner, 'entry')) continue
      const [of, at] = (inner as Extract<Expr, { kind: 'call' }>).args
      const rows = of?.kind === 'name' ? analysis.shapes.get(of)?.rows : undefined
      const isWhole = at?.kind === 'name' && at.name === binder.index.name
      if (isWhole && typeof rows === 'string' && rows !== limit && sizes.has(rows)) limits.set(rows, limit)
    }
  }
  return limits
}
