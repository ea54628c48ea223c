/**
 * Norms by their indices: of a vector, or which of those that a matrix has.
 */
import type { Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { hasOneAxis, type Shape } from '../../shape/shape.ts'
import { ask, type Option } from '../choices.ts'
import { COSTS } from './costs.ts'
import { symbolText } from './indices.ts'
import {
  ATOM,
  answering,
  contentKey,
  filled,
  isSign,
  type Part,
  PRODUCT,
  type Reader,
  readAll,
  SCRIPT,
} from './reader.ts'
import { argumentAt, type Token, textOf } from './tokens.ts'

const isMatrix = (shape: Shape): boolean => !hasOneAxis(shape)

/** How a norm is written here: a call of its operand, and what stands around it. */
interface Norm {
  readonly call: string
  readonly around?: readonly [string, string]
}

const LARGEST_ENTRY = 'largest absolute entry'

const NORMS: ReadonlyMap<string, Norm> = new Map([
  ['norm2', { call: 'norm2($1)' }],
  ['normF', { call: 'normF($1)' }],
  ['spectral', { call: 'spectral($1)' }],
  ['norm1', { call: 'norm1($1)' }],
  [LARGEST_ENTRY, { call: 'abs($1)', around: ['max(', ')'] }],
  ['largest row sum', { call: 'abs($1)', around: ['max(sum(', ', 2))'] }],
  ['largest column sum', { call: 'abs($1)', around: ['max(sum(', ', 1))'] }],
])

/** What a norm is of a vector, and of a matrix, the likeliest first. */
interface Meant {
  readonly ofVector: string
  readonly ofMatrix: readonly string[]
  readonly why: string
}

const BY_INDEX: ReadonlyMap<string, Meant> = new Map([
  [
    '',
    {
      ofVector: 'norm2',
      ofMatrix: ['normF', 'spectral'],
      why: 'a norm without index is the 2-norm of a vector, the Frobenius norm of a matrix',
    },
  ],
  [
    '2',
    {
      ofVector: 'norm2',
      ofMatrix: ['spectral', 'normF'],
      why: 'the norm with index 2 of a matrix is its largest singular value',
    },
  ],
  [
    '1',
    {
      ofVector: 'norm1',
      ofMatrix: ['norm1', 'largest column sum'],
      why: 'the norm with index 1 is the sum of all absolute values',
    },
  ],
  [
    'infty',
    {
      ofVector: LARGEST_ENTRY,
      ofMatrix: ['largest row sum', LARGEST_ENTRY],
      why: 'the norm with index \\infty of a matrix is its largest row sum of absolute values',
    },
  ],
])

/** The index of a norm, before or behind a power: `\|x\|_1`, `\|X\|^2_F`. */
export const normed = (reader: Reader, body: Part, bars: Span): Part => {
  const index = normIndex(reader)
  const span = { from: bars.from, to: Math.max(bars.to, reader.tokens[reader.at - 1]?.span.to ?? 0) }
  const text = index?.map(({ text: one }) => one).join('') ?? ''
  const of = (name: string): Part => filled(name, [body], span)
  if (/^(?:F|Fro|fro|HS|Frob|frob)$/.test(text)) return of('normF($1)')
  if (text === '*' || text === 'ast' || text === 'tr' || text === 'nuc') return of('nuclear($1)')
  if (text === 'op' || text === 'spec') return of('spectral($1)')
  if (text === 'max') return of('max(abs($1))')
  const meant = BY_INDEX.get(text)
  if (meant) return ofShape(reader, body, span, meant)
  if (/^(?:[p]|\d+(?:\.\d+)?)$/.test(text)) return of(`norm($1,${text})`)
  if (index && isMatrixName(reader, index)) return weighted(reader, body, index, span)
  throw unreadableLatex(
    index![0]!.span,
    `a norm with the index ${text} is not known`,
    'Known are 1, 2, F, *, \\infty and p.',
  )
}

/** Whether an index begins with the name of a matrix. */
const isMatrixName = ({ known }: Reader, [first]: readonly Token[]): boolean => {
  if (!first || (first.kind !== 'letter' && first.kind !== 'command')) return false
  const name = symbolText(first)
  return /^[A-Z]/.test(name) || known.matrices.has(name)
}

/** `\\|x\\|_W`: the root of x'*W*x, and its square without the root. */
const weighted = (reader: Reader, body: Part, index: readonly Token[], span: Span): Part => {
  const weight = readAll(reader, index, reader.parse.sum, span)
  const power = isSign(reader.tokens[reader.at], '^') ? argumentAt(reader.tokens, reader.at + 1) : undefined
  const isSquare = power !== undefined && textOf(power.tokens) === '2'
  const options = [
    { name: "sqrt(x'*W*x)", cost: 0 },
    { name: 'norm2(W*x)', cost: COSTS.normOfWeighted },
  ]
  const key = contentKey(reader, `norm${isSquare ? ', squared' : ''}`, [body, weight], options)
  const taken = ask(reader.choices, {
    key,
    span,
    why: 'a norm whose index is a matrix has the matrix inside: its square is a quadratic form',
    options,
  })
  if (taken === 'norm2(W*x)') return filled('norm2($2*$1)', [body, weight], span, { inner: SCRIPT })
  const left = filled("$1'", [body], body.span, { level: SCRIPT, inner: ATOM })
  const form = filled('$1*$2*$3', [left, weight, body], span, { level: PRODUCT, inner: SCRIPT })
  if (!isSquare) return filled('sqrt($1)', [form], span)
  reader.at = power.next
  return form
}

const normIndex = (reader: Reader): readonly Token[] | undefined => {
  if (!isSign(reader.tokens[reader.at], '_')) return undefined
  const { tokens, next } = argumentAt(reader.tokens, reader.at + 1)
  reader.at = next
  return tokens
}

/** The norm of a vector, or one of a matrix. */
const ofShape = (reader: Reader, body: Part, span: Span, { ofVector, ofMatrix, why }: Meant): Part => {
  const isNamed = body.isCapital === true && body.name !== undefined
  const vector = { name: ofVector, cost: isNamed ? COSTS.normOfCapitalVector : 0, fits: hasOneAxis }
  const [first, ...others] = ofMatrix.map((name, i) => ({
    name,
    cost: i === 0 ? COSTS.normOfMatrix : COSTS.otherNormOfMatrix,
    fits: isMatrix,
  })) as [Option, ...Option[]]
  const options = isNamed ? [first, vector, ...others] : [vector, first, ...others]
  const key = contentKey(reader, 'norm', [body], options)
  const { call, around } = NORMS.get(ask(reader.choices, { key, span, why, options }))!
  const norm = answering(key, filled(call, [body], span))
  if (!around) return norm
  const [before, after] = around
  return { ...norm, pieces: [{ text: before, span }, ...norm.pieces, { text: after, span }] }
}
