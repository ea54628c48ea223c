/**
 * What definitions may be called.
 */
import type { Span } from '../errors/error.ts'
import { definitionDeclared, definitionIsDimension, shadowsFunction } from '../errors/names.ts'
import { functionNamed } from '../functions/index.ts'
import type { Definition } from '../syntax/tree.ts'

/** Refuses the names of definitions that are something else, too. */
export const checkDefinitionNames = (
  definitions: ReadonlyMap<string, Definition>,
  declared: ReadonlyMap<string, { readonly nameSpan: Span }>,
  { functions, dims }: { readonly functions: ReadonlySet<string>; readonly dims: ReadonlySet<string> },
): void => {
  for (const { name, nameSpan, equation } of definitions.values()) {
    const declaration = declared.get(name)
    if (declaration && !equation) throw definitionDeclared(declaration.nameSpan, name)
    if (dims.has(name)) throw definitionIsDimension(nameSpan, name)
    const row = functionNamed(name)
    if (functions.has(name) || (row && row.name === name)) throw shadowsFunction(nameSpan, name)
  }
}
