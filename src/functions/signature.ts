/**
 * The signatures of the function table as data: what shapes a function takes, and the shape of its value.
 */

import { type Dim, dimNames, fromPolynomial, toPolynomial } from '../shape/dim.ts'
import type { FunctionRow } from './index.ts'

/** Rows and columns in letters of the signature; a `literal` argument is that number, a `dim` argument a dimension. */
export interface ShapePattern {
  readonly rows: Dim
  readonly cols: Dim
}
export type ArgumentPattern =
  | ({ readonly kind: 'shape' } & ShapePattern)
  | { readonly kind: 'literal'; readonly value: number }
  /** `dim i <= n` is an index into what has n entries. */
  | { readonly kind: 'dim'; readonly letter: string; readonly atMost?: string }

export interface Signature {
  readonly args: readonly ArgumentPattern[]
  readonly value: ShapePattern
}

const cache = new WeakMap<FunctionRow, readonly Signature[]>()

/** Every way to call the function. */
export const signaturesOf = (row: FunctionRow): readonly Signature[] => {
  const known = cache.get(row)
  if (known) return known
  const parsed = row.signatures.map(parseSignature)
  cache.set(row, parsed)
  return parsed
}

const parseSignature = (text: string): Signature => {
  const [before = '', after = ''] = text.split('->')
  const args = before.split(',').map((arg) => arg.trim())
  return { args: args.filter((arg) => arg !== '').map(parseArgument), value: parseShape(after.trim()) }
}

const parseArgument = (text: string): ArgumentPattern => {
  if (/^\d+$/.test(text)) return { kind: 'literal', value: Number(text) }
  const [, letter, atMost] = /^dim (\w+)(?: <= (\w+))?$/.exec(text) ?? []
  if (letter !== undefined) return { kind: 'dim', letter, ...(atMost !== undefined && { atMost }) }
  return { kind: 'shape', ...parseShape(text) }
}

const parseShape = (text: string): ShapePattern => {
  if (text === 'scalar') return { rows: 1, cols: 1 }
  const [rows = '', cols] = text.split(/\s+x\s+/)
  return { rows: parseDim(rows), cols: cols === undefined ? 1 : parseDim(cols) }
}

const parseDim = (text: string): Dim => fromPolynomial(toPolynomial(text.trim()))

/** The dimensions that a signature names. */
export const dimsOf = ({ args, value }: Signature): readonly string[] => [
  ...new Set(
    [...args, value].flatMap((pattern) =>
      'rows' in pattern ? dimNames(pattern.rows).concat(dimNames(pattern.cols)) : [],
    ),
  ),
]

/** Whether the argument at this place is a dimension when the function is called with so many. */
export const takesDimension = (row: FunctionRow | undefined, count: number, index: number): boolean =>
  row !== undefined &&
  signaturesOf(row).some(({ args }) => args.length === count && args[index]?.kind === 'dim')
