/**
 * What declarations mean: shapes, properties, equations between dimensions.
 */
import type { Span } from '../errors/error.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import { spanOf } from './brackets.ts'
import { allOf, cover, exprOf, type Parsed, type Self } from './parsed.ts'
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
export const wordsOf = (words: Parsed, tokens: Tokens): { text: string; span: Span }[] =>
  words.children.map(({ source }) => ({
    text: textOf(tokens, source.startIdx).replaceAll(/\s+/g, '-'),
    span: spanOf(tokens, source.startIdx),
  }))

/** The meaning of the rules of the grammar for what stands after `where`. */
export const declarationActions = {
  clause(this: Self, _where: Parsed, declarations: Parsed): Declaration[] {
    return declarations.tree(this.args.tokens) as Declaration[]
  },
  declarations(this: Self, first: Parsed, _commas: Parsed, rest: Parsed): Declaration[] {
    const { tokens } = this.args
    return [first.tree(tokens) as Declaration, ...allOf<Declaration>(rest, tokens)]
  },
  declaration_shape(this: Self, declared: Parsed, _colon: Parsed, sizes: Parsed): Declaration {
    const { tokens } = this.args
    const at = declared.source.startIdx
    const named = { name: nameOf(tokens, at), nameSpan: spanOf(tokens, at), span: cover(tokens, this.source) }
    const dims = sizes.tree(tokens) as readonly Expr[]
    return shapeDeclared(dims, named)
  },
  declaration_function(
    this: Self,
    declared: Parsed,
    _colon: Parsed,
    from: Parsed,
    _arrow: Parsed,
    to: Parsed,
  ): Declaration {
    const { tokens } = this.args
    const at = declared.source.startIdx
    return {
      kind: 'function',
      name: nameOf(tokens, at),
      nameSpan: spanOf(tokens, at),
      from: withoutScalar(from.tree(tokens) as readonly Expr[]),
      to: withoutScalar(to.tree(tokens) as readonly Expr[]),
      span: cover(tokens, this.source),
    }
  },
  sizes_group(
    this: Self,
    _real: Parsed,
    _power: Parsed,
    _open: Parsed,
    rows: Parsed,
    _by: Parsed,
    cols: Parsed,
    _close: Parsed,
  ): readonly Expr[] {
    return [exprOf(rows, this.args.tokens), ...allOf<Expr>(cols, this.args.tokens)]
  },
  sizes_plain(
    this: Self,
    _real: Parsed,
    _power: Parsed,
    rows: Parsed,
    _by: Parsed,
    cols: Parsed,
  ): readonly Expr[] {
    return [exprOf(rows, this.args.tokens), ...allOf<Expr>(cols, this.args.tokens)]
  },
  sizes_scalar(this: Self, _real: Parsed): readonly Expr[] {
    return []
  },
  declaration_property(this: Self, declared: Parsed, _is: Parsed, words: Parsed): Declaration {
    const { tokens } = this.args
    const at = declared.source.startIdx
    return {
      kind: 'property',
      name: nameOf(tokens, at),
      nameSpan: spanOf(tokens, at),
      words: wordsOf(words, tokens),
      span: cover(tokens, this.source),
    }
  },
  declaration_equation(this: Self, left: Parsed, _equals: Parsed, right: Parsed): Declaration {
    const { tokens } = this.args
    const span = cover(tokens, this.source)
    return { kind: 'equation', left: exprOf(left, tokens), right: exprOf(right, tokens), span }
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
