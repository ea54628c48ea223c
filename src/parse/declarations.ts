/**
 * What declarations mean: shapes, properties, equations between dimensions.
 */
import type { Span } from '../errors/error.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import { cover, spanOf } from './brackets.ts'
import type { Family } from './indexed.ts'
import { nameOf, type Tokens, textOf } from './tokens.ts'

const SCALARS: ReadonlySet<string> = new Set(['scalar', 'number', 'real'])
const KINDS: ReadonlySet<string> = new Set(['vector', 'row', 'matrix'])

/** A shape; `a: scalar`, `x: vector` and `A: symmetric` tell a kind or a property, not a dimension. */
export const shapeDeclared = (
  dims: readonly Expr[],
  named: { name: string; nameSpan: Span; span: Span },
): Declaration => {
  const [only] = dims
  const shape: Declaration = { kind: 'shape', dims, ...named }
  if (dims.length !== 1 || only?.kind !== 'name') return shape
  if (SCALARS.has(only.name)) return { ...shape, dims: [] }
  if (!KINDS.has(only.name) && !propertyNamed(only.name)) return shape
  return { kind: 'property', words: [{ text: only.name, span: only.span }], ...named }
}

/** `scalar` is no dimension. */
export const withoutScalar = (dims: readonly Expr[]): readonly Expr[] => {
  const [only] = dims
  return dims.length === 1 && only?.kind === 'name' && SCALARS.has(only.name) ? [] : dims
}

/** The words after `is`, those of two words with their hyphen. */
export const wordsOf = (words: readonly number[], tokens: Tokens): { text: string; span: Span }[] =>
  words.map((word) => ({
    text: textOf(tokens, word).replaceAll(/\s+/g, '-'),
    span: spanOf(tokens, word),
  }))

/** One declaration of a clause. */
export type Declared = Declaration | Family

/** What stands after `where` or `assuming`. */
export const declared = (
  _tokens: Tokens,
  _from: number,
  _to: number,
  declarations: readonly Declared[],
): readonly Declared[] => declarations

/** The dimensions of a matrix, a vector. */
const sizes = (rows: Expr, cols: Expr | undefined): readonly Expr[] => (cols ? [rows, cols] : [rows])

const named = (tokens: Tokens, from: number, to: number) => ({
  name: nameOf(tokens, from),
  nameSpan: spanOf(tokens, from),
  span: cover(tokens, from, to),
})

/** The meaning of the rules of the grammar for what stands after `where`. */
export const declarationActions = {
  clause: declared,
  declarations(
    _tokens: Tokens,
    _from: number,
    _to: number,
    first: Declared,
    rest: readonly Declared[],
  ): readonly Declared[] {
    return [first, ...rest]
  },
  declaration_shape(
    tokens: Tokens,
    from: number,
    to: number,
    _name: number,
    _colon: number,
    dims: readonly Expr[],
  ): Declaration {
    return shapeDeclared(dims, named(tokens, from, to))
  },
  declaration_function(
    tokens: Tokens,
    from: number,
    to: number,
    _name: number,
    _colon: number,
    argument: readonly Expr[],
    value: readonly Expr[],
  ): Declaration {
    const { name, nameSpan, span } = named(tokens, from, to)
    const shapes = { from: withoutScalar(argument), to: withoutScalar(value) }
    return { kind: 'function', name, nameSpan, ...shapes, span }
  },
  sizes_group(
    _tokens: Tokens,
    _from: number,
    _to: number,
    _open: number,
    rows: Expr,
    _by: number,
    cols: Expr | undefined,
    _close: number,
  ): readonly Expr[] {
    return sizes(rows, cols)
  },
  sizes_plain(
    _tokens: Tokens,
    _from: number,
    _to: number,
    rows: Expr,
    cols: Expr | undefined,
  ): readonly Expr[] {
    return sizes(rows, cols)
  },
  sizes_scalar(_tokens: Tokens, _from: number, _to: number): readonly Expr[] {
    return []
  },
  declaration_property(
    tokens: Tokens,
    from: number,
    to: number,
    _name: number,
    _is: number,
    words: readonly number[],
  ): Declaration {
    const { name, nameSpan, span } = named(tokens, from, to)
    return { kind: 'property', name, nameSpan, words: wordsOf(words, tokens), span }
  },
  declaration_equation(tokens: Tokens, from: number, to: number, left: Expr, right: Expr): Declaration {
    return { kind: 'equation', left, right, span: cover(tokens, from, to) }
  },
}

/** The dimensions that a declaration has. */
export const sizesOf = (declaration: Declaration): readonly Expr[] => {
  switch (declaration.kind) {
    case 'shape':
      return declaration.dims
    case 'function':
      return [...declaration.from, ...declaration.to]
    case 'property':
      return []
    case 'equation':
      return [declaration.left, declaration.right]
  }
}
