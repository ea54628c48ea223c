/**
 * Functions of which only the shapes are known: what they may be called, and where they may stand.
 */
import type { Span } from '../errors/error.ts'
import { mappingShape, mappingUncalled } from '../errors/mappings.ts'
import { duplicateDeclaration, unusedDeclaration } from '../errors/names.ts'
import { dimNames } from '../shape/dim.ts'
import type { Declaration, Expr, Problem } from '../syntax/tree.ts'
import { dimensionOf } from './dimension.ts'
import { nearest } from './nearest.ts'

interface Names {
  readonly has: (name: string) => boolean
}

export type FunctionDeclaration = Extract<Declaration, { kind: 'function' }>

export const sizesOfMapping = ({ from, to }: FunctionDeclaration): readonly Expr[] => [...from, ...to]

/** A name that is something else, too, and sizes that are known by an equation only. */
export const refuseMixed = (
  declaration: FunctionDeclaration,
  { declarations }: Problem,
  { declared, elementwise }: { readonly declared: Names; readonly elementwise: Names },
): void => {
  const { name, nameSpan } = declaration
  if (declared.has(name) || elementwise.has(name)) throw duplicateDeclaration(nameSpan, name)
  const sizes = new Set(sizesOfMapping(declaration).flatMap((dim) => dimNames(dimensionOf(dim))))
  for (const other of declarations) {
    if (other.kind !== 'equation') continue
    const equated = [other.left, other.right].flatMap((dim) => dimNames(dimensionOf(dim)))
    const size = equated.find((one) => sizes.has(one))
    if (size !== undefined)
      throw mappingShape(
        other.span,
        `${size} is a size of the function ${name}, whose sizes no equation may change`,
        `Write in ${name}: … what ${size} is.`,
      )
  }
}

/** A function that stands somewhere without an argument, or nowhere. */
export const refuseUncalled = (
  mappings: ReadonlyMap<string, FunctionDeclaration>,
  {
    names,
    functions,
  }: { readonly names: ReadonlyMap<string, Span>; readonly functions: ReadonlySet<string> },
): void => {
  for (const { name, nameSpan } of mappings.values()) {
    const span = names.get(name)
    if (span) throw mappingUncalled(span, name)
    if (!functions.has(name)) throw unusedDeclaration(nameSpan, name, nearest(name, functions))
  }
}
