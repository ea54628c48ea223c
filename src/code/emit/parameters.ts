/**
 * The parameters of a generated function: variables, generic functions with the derivatives needed, dimensions.
 */

import type { OpShape } from '../array/core.ts'
import { shapeOfArgument } from '../array/lowering.ts'
import type { Op } from '../array/op.ts'
import type { Parameter } from '../target.ts'
import type { Sized } from './dims.ts'
import { isWord, type Names } from './names.ts'

export interface GenericUse {
  readonly name: string
  readonly order: number
}

/** Generic functions and derivatives that operations call: `phi`, `dphi`, …, function by function. */
export const genericsOf = (ops: readonly Op[], known: readonly string[]): GenericUse[] => {
  const orders = new Map<string, Set<number>>(known.map((name) => [name, new Set()]))
  for (const op of ops)
    if (op.kind === 'generic') orders.set(op.name, (orders.get(op.name) ?? new Set()).add(op.order))
  return [...orders].flatMap(([name, set]) =>
    [...set].sort((a, b) => a - b).map((order) => ({ name, order })),
  )
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

/** Gives every parameter an identifier, in order; no function is named like one that the code calls. */
export const claimParameters = (
  names: Names,
  variables: readonly Sized[],
  generics: readonly GenericUse[],
  dimensions: readonly string[],
  called: ReadonlySet<string> = new Set(),
): Parameters => {
  const all: Parameter[] = []
  const claim = (name: string, kind: Parameter['kind'], shape: OpShape = []): string => {
    const identifier = names.claim(kind === 'function' && called.has(name) ? `${name}_` : name)
    all.push({ name, label: isWord(name) ? name : identifier, identifier, kind, shape })
    return identifier
  }
  const ofVariable = new Map(
    variables.map((variable) => [variable.name, claim(variable.name, 'variable', shapeOfArgument(variable))]),
  )
  const ofGeneric = new Map(
    generics.map(({ name, order }) => [
      genericName(name, order),
      claim(genericName(name, order), 'function'),
    ]),
  )
  const ofDimension = new Map(dimensions.map((name) => [name, claim(name, 'dimension')]))
  return { all, ofVariable, ofGeneric, ofDimension }
}
