/**
 * The functions of a problem, `f(p, q) = …`: which names they may have, and that none calls itself.
 */
import { functionUncalled, parameterRepeated, parameterReserved, recursion } from '../errors/functions.ts'
import { definitionDeclared, duplicateDefinition, reservedName, shadowsFunction } from '../errors/names.ts'
import { functionNamed } from '../functions/index.ts'
import { formsRead } from '../functions/words/index.ts'
import type { Declaration, Expr, UserFunction } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import type { ParsedProblem } from './actions.ts'

const RESERVED: ReadonlySet<string> = new Set(['eye', 'pi', 'where', 'assuming', 'for', 'in', 'if'])

/** `f(x)`, as the definition of a function begins. */
export const headOf = ({ name, parameters }: UserFunction): string =>
  `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`

/** A text on one line. */
export const onOneLine = (source: string, { from, to }: { from: number; to: number }): string =>
  source.slice(from, to).replace(/\s+/g, ' ')

/**
 * The functions by name, those of another problem among them unless this one defines them anew. Throws: what is wrong
 * with their names, and where one calls itself.
 */
export const functionsOf = (
  { functions, definitions, declarations }: ParsedProblem,
  known: readonly UserFunction[],
): ReadonlyMap<string, UserFunction> => {
  const defined = new Set(definitions.map(({ name }) => name))
  const own = new Map<string, UserFunction>()
  for (const one of functions) {
    checkNames(one, declarations)
    if (own.has(one.name) || defined.has(one.name)) throw duplicateDefinition(one.nameSpan, one.name)
    own.set(one.name, one)
  }
  const all = new Map([...known.map((one) => [one.name, one] as const), ...own])
  refuseRecursion(all)
  return all
}

const checkNames = (
  { name, nameSpan, parameters }: UserFunction,
  declarations: readonly Declaration[],
): void => {
  if (RESERVED.has(name)) throw reservedName(nameSpan, name)
  if (functionNamed(name) || (name.length > 1 && formsRead(name).length > 0))
    throw shadowsFunction(nameSpan, name)
  const seen = new Set<string>()
  for (const { name: parameter, span } of parameters) {
    if (RESERVED.has(parameter)) throw parameterReserved(span, parameter)
    if (seen.has(parameter)) throw parameterRepeated(span, name, parameter)
    seen.add(parameter)
  }
  const declared = declarations.find(
    (one) =>
      one.kind === 'property' && one.name === name && one.words.some(({ text }) => text === 'elementwise'),
  )
  if (declared?.kind === 'property') throw definitionDeclared(declared.nameSpan, name)
}

const callsIn = (expr: Expr): Extract<Expr, { kind: 'call' }>[] =>
  [...partsOf(expr)].flatMap((part) => (part.kind === 'call' ? [part] : []))

/** Depth first, without recursion over the number of functions. */
const refuseRecursion = (functions: ReadonlyMap<string, UserFunction>): void => {
  const done = new Set<string>()
  for (const root of functions.values()) {
    const path = [{ name: root.name, rest: callsIn(root.value) }]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const call = top.rest.shift()
      if (!call) {
        done.add(top.name)
        path.pop()
        continue
      }
      const next = functions.get(call.name)
      if (!next || done.has(next.name)) continue
      const before = path.findIndex(({ name }) => name === next.name)
      if (before >= 0)
        throw recursion(call.nameSpan, [...path.slice(before).map(({ name }) => name), next.name])
      path.push({ name: next.name, rest: callsIn(next.value) })
    }
  }
}

/** Refuses `f` where `f(x)` is meant: a name that is no variable, definition or parameter. Throws: `function-uncalled`. */
export const refuseUncalled = (
  functions: ReadonlyMap<string, UserFunction>,
  { objective, definitions, declarations }: ParsedProblem,
): void => {
  const declared = new Set(declarations.flatMap((one) => (one.kind === 'equation' ? [] : [one.name])))
  const refuse = (expr: Expr, parameters: ReadonlySet<string>): void => {
    for (const part of partsOf(expr)) {
      const called = part.kind === 'name' && !parameters.has(part.name) ? functions.get(part.name) : undefined
      if (called && !declared.has(called.name)) throw functionUncalled(part.span, called.name, headOf(called))
    }
  }
  for (const { value } of definitions) refuse(value, new Set())
  for (const { value, parameters } of functions.values())
    refuse(value, new Set(parameters.map(({ name }) => name)))
  refuse(objective, new Set())
}
