/**
 * The parameters of a generated function: variables, generic functions with the derivatives needed, dimensions.
 */

import type { Op } from '../array/op.ts'
import type { Sized } from './dims.ts'
import type { Names } from './names.ts'

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
  /** The user's names. */
  readonly args: readonly string[]
  /** What the function calls them. */
  readonly identifiers: readonly string[]
  readonly ofVariable: ReadonlyMap<string, string>
  readonly ofGeneric: ReadonlyMap<string, string>
  readonly ofDimension: ReadonlyMap<string, string>
}

/** Gives every parameter an identifier, in order. */
export const claimParameters = (
  names: Names,
  variables: readonly Sized[],
  generics: readonly GenericUse[],
  dimensions: readonly string[],
): Parameters => {
  const args: string[] = []
  const identifiers: string[] = []
  const claim = (wanted: string): string => {
    const identifier = names.claim(wanted)
    args.push(wanted)
    identifiers.push(identifier)
    return identifier
  }
  const ofVariable = new Map(variables.map(({ name }) => [name, claim(name)]))
  const ofGeneric = new Map(
    generics.map(({ name, order }) => [genericName(name, order), claim(genericName(name, order))]),
  )
  const ofDimension = new Map(dimensions.map((name) => [name, claim(name)]))
  return { args, identifiers, ofVariable, ofGeneric, ofDimension }
}
