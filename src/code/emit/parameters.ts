/**
 * The parameters of a generated function: variables, generic functions with the derivatives needed, dimensions.
 */

import type { OpShape } from '../array/core.ts'
import { shapeOfArgument } from '../array/lowering.ts'
import type { Mapped, Op } from '../array/op.ts'
import type { Parameter } from '../target.ts'
import type { Sized } from './dims.ts'
import { mappedParameter, mappedParameters, useOf } from './mapped.ts'
import { isWord, type Names } from './names.ts'

/** Generic functions and derivatives that operations call: `phi`, `dphi`, …, `g`, `jacobian_g`, …, function by function. */
export const genericsOf = (ops: readonly Op[], known: readonly string[]): string[] => {
  const orders = new Map<string, Set<number>>(known.map((name) => [name, new Set()]))
  for (const op of ops)
    if (op.kind === 'generic') orders.set(op.name, (orders.get(op.name) ?? new Set()).add(op.order))
  const mapped = ops.flatMap((op) => (op.kind === 'mapped' ? [op.name] : []))
  return [
    ...[...orders].flatMap(([name, set]) =>
      [...set].sort((a, b) => a - b).map((order) => genericName(name, order)),
    ),
    ...mappedParameters(mapped, known),
  ]
}

/** `dphi` for the first derivative of phi. */
export const genericName = (name: string, order: number): string => 'd'.repeat(order) + name

export interface Parameters {
  /** In order. */
  readonly all: readonly Parameter[]
  readonly ofVariable: ReadonlyMap<string, string>
  readonly ofGeneric: ReadonlyMap<string, string>
  readonly ofDimension: ReadonlyMap<string, string>
}

/** The functions that code calls: their names, and of those of arrays an operation that does. */
export interface Uses {
  readonly generics: readonly string[]
  readonly mapped: ReadonlyMap<string, Mapped>
}

/** Gives every parameter an identifier, in order; no function is named like one that the code calls. */
export const claimParameters = (
  names: Names,
  variables: readonly Sized[],
  { generics, mapped }: Uses,
  dimensions: readonly string[],
  called: ReadonlySet<string> = new Set(),
): Parameters => {
  const all: Parameter[] = []
  const claim = (name: string, kind: Parameter['kind'], shape: OpShape = [], of?: Mapped): string => {
    const identifier = names.claim(kind === 'function' && called.has(name) ? `${name}_` : name)
    const facts = { name, label: isWord(name) ? name : identifier, identifier, kind, shape }
    all.push(of ? { ...facts, mapped: { from: of.args[0]!.shape, to: of.shape, use: useOf(of) } } : facts)
    return identifier
  }
  const ofVariable = new Map(
    variables.map((variable) => [variable.name, claim(variable.name, 'variable', shapeOfArgument(variable))]),
  )
  const ofGeneric = new Map(generics.map((name) => [name, claim(name, 'function', [], mapped.get(name))]))
  const ofDimension = new Map(dimensions.map((name) => [name, claim(name, 'dimension')]))
  return { all, ofVariable, ofGeneric, ofDimension }
}

/** An operation that calls each function of which only the shapes are known. */
export const usesOf = (ops: readonly Op[]): ReadonlyMap<string, Mapped> =>
  new Map(ops.flatMap((op) => (op.kind === 'mapped' ? [[mappedParameter(op.name), op] as const] : [])))
