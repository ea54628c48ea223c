/**
 * Functions of which only the shapes are known, as arguments of code: `g`, `jacobian_g`, `hessian_g`, of which
 * `hessian_g(x)` is a list of the Hessians of the components, and what is made of them.
 */
import { mappingOf, type Role } from '../../shape/mapping.ts'
import type { Mapped } from '../array/op.ts'

/**
 * What a language writes: the value by its rank; the sum of the Hessians weighted by a vector, the products of all of them
 * with a vector as rows, the sum of their products with the rows of a matrix; these, too, where the argument is a number.
 */
export type MappedUse = 'number' | 'vector' | 'matrix' | Second | `${Second}-numbers`
type Second = 'weighted' | 'stacked' | 'by-rows'

const SECOND: Readonly<Partial<Record<Role, Second>>> = {
  hessian: 'weighted',
  turn: 'stacked',
  pull: 'by-rows',
}

const RANKS = ['number', 'vector', 'matrix'] as const

export const useOf = ({ name, args, rank }: Mapped): MappedUse => {
  const second = args.length > 1 ? SECOND[mappingOf(name)!.role] : undefined
  if (!second) return RANKS[rank]
  return args[0]!.rank === 0 ? `${second}-numbers` : second
}

const ORDER = ['', 'jacobian_', 'grad_', 'hessian_']

const PREFIX: Readonly<Record<Role, string>> = {
  value: '',
  jacobian: 'jacobian_',
  grad: 'grad_',
  hessian: 'hessian_',
  turn: 'hessian_',
  pull: 'hessian_',
}

/** What the function is called that is an argument: `hessian_g`. */
export const mappedParameter = (name: string): string => {
  const { name: base, role } = mappingOf(name)!
  return `${PREFIX[role]}${base}`
}

/** Functions that are arguments of code, each after its value, gradient or Jacobian. */
export const mappedParameters = (names: readonly string[], known: readonly string[]): string[] => {
  const used = new Set(names.map(mappedParameter))
  const bases = [...new Set([...known, ...names.map((name) => mappingOf(name)!.name)])]
  return bases.flatMap((base) => ORDER.map((prefix) => `${prefix}${base}`).filter((one) => used.has(one)))
}
