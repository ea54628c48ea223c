/**
 * Functions of which a `where` clause says the shapes: their calls, `g(x)`, `jacobian(g)(x)`, get the names that say so
 * (`shape/mapping.ts`).
 */
import type { Span } from '../errors/error.ts'
import {
  mappingPrimed,
  mappingShape,
  mappingTaken,
  noSuchRole,
  notMapping,
  whichComponent,
} from '../errors/mappings.ts'
import { duplicateDeclaration } from '../errors/names.ts'
import { functionNamed } from '../functions/index.ts'
import { dimensionOf } from '../infer/dimension.ts'
import { rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import { inRole, type Mapping, mappingName, type Role, rolesOf } from '../shape/mapping.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Declaration, Expr } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'

type Call = Extract<Expr, { kind: 'call' }>
type FunctionDeclaration = Extract<Declaration, { kind: 'function' }>

export type Mappings = ReadonlyMap<string, Mapping>

/** The functions that are declared by their shapes. Throws where a shape is of another sort. */
export const mappingsIn = (declarations: readonly Declaration[]): Mappings => {
  const found = new Map<string, Mapping>()
  for (const declaration of declarations) {
    if (declaration.kind !== 'function') continue
    const { name, nameSpan } = declaration
    if (found.has(name)) throw duplicateDeclaration(nameSpan, name)
    if (functionNamed(name)) throw mappingTaken(nameSpan, name)
    found.set(name, mappingIn(declaration))
  }
  return found
}

const mappingIn = ({ name, span, from, to }: FunctionDeclaration): Mapping => {
  const [arg, value] = [from, to].map((dims) => vectorOf(dims.map(dimensionOf)))
  const mapping: Mapping = { name, role: 'value', from: arg!, to: value! }
  if (mapping.to.length > 1)
    throw mappingShape(
      span,
      `the value of ${name} would be a matrix, and only Jacobians of vectors have a name`,
      `Declare ${name} with vectors as values: the columns of the matrix one below the other.`,
    )
  if (mapping.to.length === 1 && mapping.from.length === 2)
    throw mappingShape(
      span,
      `the Jacobian of ${name}, a vector by a matrix, has no name`,
      `Declare ${name} as a function of a vector, and write ${name}(vec(X)).`,
    )
  if (mapping.from.length === 0 && mapping.to.length === 0)
    throw mappingShape(
      span,
      `a function of a scalar with scalars as values has a derivative ${name}'`,
      `Write: where ${name} is elementwise`,
    )
  return mapping
}

/** `n x 1` is a vector, `1` a scalar. */
const vectorOf = (dims: readonly Dim[]): readonly Dim[] => {
  const [rows = 1, cols = 1] = dims
  return cols === 1 ? (rows === 1 ? [] : [rows]) : [rows, cols]
}

/** `jacobian(g)(x)` as it is read: the function, and of `hessian(g[i])(x)` the component, stand among the arguments. */
export const rawDerivative = (
  role: string,
  of: Expr,
  args: readonly Expr[],
  places: { readonly nameSpan: Span; readonly span: Span },
): Expr => ({ kind: 'call', name: `${DERIVATIVE}${role}`, primes: 0, args: [of, ...args], ...places })

const DERIVATIVE = '∂ '

/** Whether a call is one that `rawDerivative` made. */
export const isDerivative = (name: string): boolean => name.startsWith(DERIVATIVE)

/** What people call the roles. */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['jacobian', 'jacobian'],
  ['Jacobian', 'jacobian'],
  ['jac', 'jacobian'],
  ['J', 'jacobian'],
  ['grad', 'grad'],
  ['gradient', 'grad'],
  ['hessian', 'hessian'],
  ['Hessian', 'hessian'],
  ['H', 'hessian'],
])

/** The tree with the names that say what functions take and give. */
export const withMappings = (expr: Expr, mappings: Mappings, isRule = false): Expr => {
  if (expr.kind === 'call' && isDerivative(expr.name))
    return isRule ? inRule(expr, mappings) : derivative(expr, mappings)
  const children = childrenOf(expr)
  const inside = children.map((child) => withMappings(child, mappings, isRule))
  const rebuilt = inside.every((child, i) => child === children[i]) ? expr : withChildren(expr, inside)
  const mapping = rebuilt.kind === 'call' ? mappings.get(rebuilt.name) : undefined
  if (rebuilt.kind !== 'call' || !mapping) return rebuilt
  if (rebuilt.primes > 0)
    throw mappingPrimed(
      rebuilt.nameSpan,
      rebuilt.name,
      rolesOf(mapping).map((role) => `${role}(${rebuilt.name})(…)`),
    )
  return { ...rebuilt, name: mappingName(mapping) }
}

/** In laws all roles have a name, and arguments as they are. */
const inRule = (call: Call, mappings: Mappings): Expr => {
  const [of, ...rest] = call.args as [Expr, ...Expr[]]
  const name = of.kind === 'name' ? of.name : ''
  const mapping = mappings.get(name)
  const role = call.name.slice(DERIVATIVE.length)
  if (!mapping) throw notMapping(call.nameSpan, role, name)
  return {
    ...call,
    name: inRole(mapping, role as Role),
    args: rest.map((arg) => withMappings(arg, mappings, true)),
  }
}

const derivative = (call: Call, mappings: Mappings): Expr => {
  const { name: marked, nameSpan } = call
  const [of, ...rest] = call.args as [Expr, ...Expr[]]
  const [head, ...indices] = of.kind === 'call' && of.name === 'entry' ? of.args : [of]
  const typed = marked.slice(DERIVATIVE.length)
  const [role, name] = [ROLES.get(typed), head?.kind === 'name' ? head.name : '']
  const mapping = mappings.get(name)
  if (!mapping) throw notMapping(nameSpan, role ?? typed, name)
  const roles = rolesOf(mapping)
  if (role === undefined || !roles.includes(role) || rest.length !== 1)
    throw noSuchRole(
      nameSpan,
      typed,
      name,
      roles.map((one) => `${one}(${name}${one === 'hessian' && mapping.to.length > 0 ? '[1]' : ''})(x)`),
    )
  const args = rest.map((arg) => withMappings(arg, mappings))
  const [index] = indices
  if (role === 'hessian' && mapping.to.length > 0) {
    if (!index) throw whichComponent(nameSpan, name)
    args.push(component(mapping, index))
  } else if (index) throw noSuchRole(nameSpan, `${typed}(${name}[…])`, name, [`${role}(${name})(x)`])
  return { ...call, name: inRole(mapping, role), args }
}

/** The weights that leave one component. */
const component = ({ to }: Mapping, index: Expr): Expr => {
  const { span } = index
  const [size = 1] = to
  const count: Expr =
    typeof size === 'number'
      ? { kind: 'number', value: rational(size), span }
      : { kind: 'name', name: size, span }
  return { kind: 'call', name: 'unit', primes: 0, args: [count, index], nameSpan: span, span }
}
