/**
 * Functions of which only the shapes are known, by names that say them: `g: n -> m` is g itself, `jacobian(g: n -> m)`
 * what comes of it. So whoever meets such a name knows all that is known of the function.
 */
import type { Dim } from './dim.ts'

/**
 * What is made of a function: of one with vectors as values its Jacobian, the sum of the Hessians of its components
 * weighted by a vector (`hessian`), the Jacobian moved along a vector (`turn`) and what that is on the other side of a
 * colon (`pull`); of one with scalars as values gradient and Hessian.
 */
export type Role = 'value' | 'jacobian' | 'grad' | 'hessian' | 'turn' | 'pull'

export interface Mapping {
  /** As the user calls it. */
  readonly name: string
  readonly role: Role
  /** The shape of the argument: none, one or two dimensions. */
  readonly from: readonly Dim[]
  /** The length of the value; none where it is a scalar. */
  readonly to: readonly Dim[]
}

const shapeOf = (dims: readonly Dim[]): string => (dims.length === 0 ? 'scalar' : dims.join(' x '))

/** The name of what is made of a function. */
export const mappingName = ({ name, role, from, to }: Mapping): string => {
  const typed = `${name}: ${shapeOf(from)} -> ${shapeOf(to)}`
  return role === 'value' ? typed : `${role}(${typed})`
}

const NAME = /^(?:(\w+)\()?([\p{L}\p{N}_]+): (.+?) -> (.+?)\)?$/u

const dimsIn = (text: string): readonly Dim[] =>
  text === 'scalar' ? [] : text.split(' x ').map((dim) => (/^\d+$/.test(dim) ? Number(dim) : dim))

/** What a name says; `undefined` where it is an ordinary one. */
export const mappingOf = (text: string): Mapping | undefined => {
  if (!text.includes(' -> ')) return undefined
  const [, role = 'value', name = '', from = '', to = ''] = NAME.exec(text) ?? []
  return { name, role: role as Role, from: dimsIn(from), to: dimsIn(to) }
}

/** The name as a user writes it: `jacobian(g)`. */
export const spelledName = (text: string): string => {
  const mapping = mappingOf(text)
  if (!mapping) return text
  return mapping.role === 'value' ? mapping.name : `${mapping.role}(${mapping.name})`
}

/** What is made of the same function in this role. */
export const inRole = (mapping: Mapping, role: Role): string => mappingName({ ...mapping, role })

/** The roles that a user may write. */
export const rolesOf = ({ to }: Mapping): readonly Role[] =>
  to.length === 0 ? ['grad', 'hessian'] : ['jacobian', 'hessian']
