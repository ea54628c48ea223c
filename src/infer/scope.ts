/**
 * Which name stands for what: definitions, variables, dimensions, generic functions; and every error about names.
 * Leaves shapes to the rest of the room.
 */

import { answerFunction, answerVariable } from '../errors/answers.ts'
import { unknownMissing } from '../errors/equations.ts'
import { NOWHERE, type Span } from '../errors/error.ts'
import {
  duplicateDeclaration,
  duplicateDefinition,
  reservedName,
  selfReference,
  unknownProperty,
  unusedDeclaration,
  usedBeforeDefinition,
  variableIsDimension,
} from '../errors/names.ts'
import { propertyAsShape } from '../errors/notation.ts'
import { takesDimension } from '../functions/signature.ts'
import { dimNames } from '../shape/dim.ts'
import { mappingOf } from '../shape/mapping.ts'
import { PROPERTY_NAMES, type Property, propertyNamed } from '../shape/properties.ts'
import { binderOf, isUnknownSize } from '../syntax/binders.ts'
import type { Declaration, Definition, Expr, Problem } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import type { Analysis } from './analysis.ts'
import { checkCall } from './calls.ts'
import { checkDefinitionNames } from './definition-names.ts'
import { dimensionOf } from './dimension.ts'
import { KIND_WORDS } from './kind-words.ts'
import { ANY, type Kinds } from './kinds.ts'
import { type FunctionDeclaration, refuseMixed, refuseUncalled, sizesOfMapping } from './mappings.ts'
import { nearest } from './nearest.ts'
import { refuseGeneric } from './words.ts'

/** What is declared of a variable. */
export interface Declared {
  readonly nameSpan: Span
  readonly dims?: readonly Expr[]
  readonly kinds: Kinds
  readonly properties: readonly Property[]
}

export interface Scope {
  readonly definitions: ReadonlyMap<string, Definition>
  /** In order of first appearance, then those only declared. */
  readonly variables: readonly string[]
  /** What is defined by an equation. */
  readonly unknowns: readonly string[]
  readonly declared: ReadonlyMap<string, Declared>
  readonly dims: ReadonlySet<string>
  readonly generics: ReadonlySet<string>
  /** Names of indices that sums and definitions by entries bind. */
  readonly indices: ReadonlySet<string>
  /** Every name and function in the problem. */
  readonly used: ReadonlySet<string>
}

const RESERVED: ReadonlySet<string> = new Set(['eye', 'pi', 'where', 'assuming'])

/** What is met on the way through a problem. */
interface Found {
  readonly source: string
  readonly dims: Set<string>
  readonly names: Map<string, Span>
  /** Names of indices, which are nothing else's (`parse/bound.ts`). */
  readonly indices: Set<string>
  readonly functions: Set<string>
  readonly generics: Set<string>
}

/**
 * The names of a problem by what they stand for, those of `within` being known already and the only ones. Throws:
 * every error about names.
 */
export const scopeOf = (problem: Problem, within?: Analysis): Scope => {
  const { declared, elementwise, mappings, dims } = within
    ? declarationsOf(within)
    : readDeclarations(problem)
  const found: Found = {
    source: problem.source,
    dims,
    names: new Map(),
    indices: new Set(),
    functions: new Set(),
    generics: new Set(),
  }
  const definitions = readDefinitions(problem, elementwise, found)
  visit(problem.objective, elementwise, found)
  for (const name of calledInBodies(problem)) found.functions.add(name)
  forgetIndices(found)
  checkDefinitionNames(definitions, declared, found)
  refuseUncalled(mappings, found)
  const variables = [...found.names.keys()].filter((name) => !definitions.has(name) && !dims.has(name))
  for (const [name, { nameSpan, dims: shape, kinds }] of declared) {
    if (dims.has(name)) throw variableIsDimension(nameSpan, name)
    if (found.names.has(name) || definitions.has(name)) continue
    if (!shape && kinds === ANY && !found.functions.has(name))
      throw unusedDeclaration(nameSpan, name, nearest(name, variables))
    variables.push(name)
  }
  if (within) refuseStrangers(variables, found, within)
  else
    for (const [name, span] of elementwise)
      if (!found.functions.has(name)) throw unusedDeclaration(span, name, nearest(name, found.functions))
  const used = new Set([...namesOf(found), ...declared.keys()])
  const { generics, indices } = found
  const unknowns = [...definitions.values()].flatMap(({ name, equation }) => (equation ? [name] : []))
  return { definitions, variables, unknowns, declared, dims, generics, indices, used }
}

/** What functions of the user's call, whether they are used or not. */
const calledInBodies = ({ typed }: Problem): string[] =>
  (typed?.functions ?? []).flatMap(({ value }) =>
    [...partsOf(value)].flatMap((part) =>
      part.kind === 'call' ? [mappingOf(part.name)?.name ?? part.name] : [],
    ),
  )

/** Names of indices are neither variables nor dimensions. */
const forgetIndices = ({ names, dims, indices }: Found): void => {
  for (const index of indices) {
    names.delete(index)
    dims.delete(index)
  }
}

const namesOf = ({ names, functions, dims, indices }: Found): string[] => [
  ...names.keys(),
  ...functions,
  ...dims,
  ...indices,
]

const refuseStrangers = (
  names: readonly string[],
  { names: spans, generics }: Found,
  { variables, problem, dims, genericFunctions }: Analysis,
): void => {
  const stranger = names.find((name) => !variables.has(name))
  const known = [...variables.keys(), ...problem.definitions.map(({ name }) => name), ...dims]
  if (stranger !== undefined) throw answerVariable(stranger, known, spans.get(stranger))
  const unknown = [...generics].find((name) => !genericFunctions.includes(name))
  if (unknown !== undefined) throw answerFunction(unknown, genericFunctions)
}

/** `X: symmetric` means the property, not a vector whose length has that name. */
const refuseProperty = ({ name, dims }: Extract<Declaration, { kind: 'shape' }>): void => {
  const [dim, more] = dims
  if (dim?.kind === 'name' && !more && propertyNamed(dim.name))
    throw propertyAsShape(dim.span, name, dim.name)
}

interface Declarations {
  readonly declared: Map<string, Declared>
  readonly elementwise: Map<string, Span>
  /** Functions of which only the shapes are known. */
  readonly mappings: Map<string, FunctionDeclaration>
  readonly dims: Set<string>
}

/** What another problem knows of its names; their shapes are given apart. */
const declarationsOf = ({ variables, dims, genericFunctions }: Analysis): Declarations => ({
  declared: new Map(
    [...variables.values()].map(({ name, properties }) => [
      name,
      { nameSpan: NOWHERE, dims: [], kinds: ANY, properties: [...properties] },
    ]),
  ),
  elementwise: new Map(genericFunctions.map((name) => [name, NOWHERE])),
  mappings: new Map(),
  dims: new Set(dims),
})

const readDeclarations = (problem: Problem): Declarations => {
  const result: Declarations = {
    declared: new Map(),
    elementwise: new Map(),
    mappings: new Map(),
    dims: new Set(),
  }
  const addNames = (expr: Expr): void => {
    if (!isUnknownSize(expr)) for (const name of dimNames(dimensionOf(expr))) result.dims.add(name)
  }
  for (const declaration of problem.declarations) {
    switch (declaration.kind) {
      case 'shape': {
        const before = entryOf(result.declared, declaration)
        if (before.dims) throw duplicateDeclaration(declaration.nameSpan, declaration.name)
        refuseProperty(declaration)
        declaration.dims.forEach(addNames)
        result.declared.set(declaration.name, { ...before, dims: declaration.dims })
        break
      }
      case 'property':
        for (const word of declaration.words) readProperty(declaration, word, result)
        break
      case 'function':
        sizesOfMapping(declaration).forEach(addNames)
        result.mappings.set(declaration.name, declaration)
        break
      case 'equation':
        addNames(declaration.left)
        addNames(declaration.right)
    }
  }
  for (const declaration of result.mappings.values()) refuseMixed(declaration, problem, result)
  return result
}

const entryOf = (
  declared: ReadonlyMap<string, Declared>,
  { name, nameSpan }: { name: string; nameSpan: Span },
): Declared => {
  if (RESERVED.has(name)) throw reservedName(nameSpan, name)
  return declared.get(name) ?? { nameSpan, kinds: ANY, properties: [] }
}

const readProperty = (
  { name, nameSpan }: { name: string; nameSpan: Span },
  { text, span }: { text: string; span: Span },
  { declared, elementwise }: Declarations,
): void => {
  if (text === 'elementwise') {
    refuseGeneric(name, nameSpan)
    elementwise.set(name, nameSpan)
    return
  }
  const before = entryOf(declared, { name, nameSpan })
  const kinds = KIND_WORDS.get(text)
  const property = propertyNamed(text)
  if (kinds !== undefined) declared.set(name, { ...before, kinds: before.kinds & kinds })
  else if (property) {
    const { properties } = before
    const all = properties.includes(property) ? properties : [...properties, property]
    declared.set(name, { ...before, properties: all })
  } else
    throw unknownProperty(span, text, nearest(text, [...PROPERTY_NAMES, ...KIND_WORDS.keys(), 'elementwise']))
}

/** Definitions in order, each name used in one being a variable or an earlier definition. */
const readDefinitions = (
  problem: Problem,
  elementwise: ReadonlyMap<string, Span>,
  found: Found,
): Map<string, Definition> => {
  const all = new Set(problem.definitions.map(({ name }) => name))
  const earlier = new Map<string, Definition>()
  for (const definition of problem.definitions) {
    const { name, nameSpan, value } = definition
    if (RESERVED.has(name)) throw reservedName(nameSpan, name)
    if (earlier.has(name)) throw duplicateDefinition(nameSpan, name)
    let isThere = false
    visit(value, elementwise, found, (used, span) => {
      if (used === name && definition.equation) {
        isThere = true
        return
      }
      if (!all.has(used) || earlier.has(used)) return
      throw used === name ? selfReference(span, name) : usedBeforeDefinition(span, used)
    })
    if (definition.equation && !isThere) throw unknownMissing(definition.equation.span, name)
    earlier.set(name, definition)
  }
  return earlier
}

/** Collects the names of one expression, in the order typed, and checks its calls. */
const visit = (
  root: Expr,
  elementwise: ReadonlyMap<string, Span>,
  found: Found,
  onName: (name: string, span: Span) => void = () => {},
): void => {
  const pending: Expr[] = [root]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    if (expr.kind === 'name') {
      if (RESERVED.has(expr.name)) continue
      onName(expr.name, expr.span)
      if (!found.names.has(expr.name)) found.names.set(expr.name, expr.span)
    } else if (expr.kind === 'call') {
      const { args, name } = expr
      const row = checkCall(expr, elementwise, found.source)
      found.functions.add(mappingOf(name)?.name ?? name)
      if (!row) found.generics.add(name)
      const isDim = (_: Expr, i: number): boolean => takesDimension(row, args.length, i)
      const bound = binderOf(expr)?.index
      if (bound) found.indices.add(bound.name)
      for (const arg of args.filter(isDim))
        if (arg !== bound && !isUnknownSize(arg))
          for (const dim of dimNames(dimensionOf(arg))) found.dims.add(dim)
      pending.push(...args.filter((arg, i) => !isDim(arg, i)).reverse())
    } else pushReversed(pending, childrenOf(expr))
  }
}

const pushReversed = (pending: Expr[], children: readonly Expr[]): void => {
  for (let i = children.length - 1; i >= 0; i--) pending.push(children[i]!)
}
