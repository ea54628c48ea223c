/**
 * What binds names, settled before anything else is made of a problem: every index gets a name that is nothing else's
 * where it could be taken for another, and runs from 1; families of vectors become the matrices whose rows they are.
 * So no later pass captures a name, and all entries that an index picks carry it alone.
 */
import { NOWHERE } from '../errors/error.ts'
import { noTensors } from '../errors/notation.ts'
import {
  emptyRange,
  familyWhole,
  indexReserved,
  indexTwice,
  meanOfSome,
  productOfSome,
} from '../errors/sums.ts'
import { rational } from '../rational.ts'
import { UNKNOWN_SIZE } from '../shape/dim.ts'
import { binderOf, rebound } from '../syntax/binders.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Declaration, Definition, Expr, UserFunction } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import type { ParsedProblem, RawProblem } from './actions.ts'
import { isCondition, narrowed, type Run } from './conditions.ts'
import { sizesOf } from './declarations.ts'
import type { Family } from './indexed.ts'

const RESERVED: ReadonlySet<string> = new Set(['eye', 'pi', 'where', 'assuming', 'for', 'in', 'if', 'T'])
const LETTERS = ['i', 'j', 'k', 'l', 'r', 's', 't', 'q']

type Call = Extract<Expr, { kind: 'call' }>
type Name = Extract<Expr, { kind: 'name' }>

/** What is known of the names of a problem. */
interface Naming {
  /** Names that stand for something outside of every sum, functions among them. */
  readonly outside: ReadonlySet<string>
  /** Names of indices that no other index may have: bodies of functions come into other sums. */
  readonly given: Set<string>
  readonly isUnique: boolean
  readonly families: ReadonlyMap<string, Name>
}

/** The problem with names of indices and families settled, those `known` of another problem among them. Throws: `bad-index`, `index-range`, `bad-family`. */
export const settled = (raw: RawProblem, known: ParsedProblem['families'] = new Map()): ParsedProblem => {
  const families = raw.declarations.filter((one): one is Family => one.kind === 'family')
  const declarations = raw.declarations.filter((one): one is Declaration => one.kind !== 'family')
  if (
    families.length === 0 &&
    known.size === 0 &&
    !rootsOf(raw).some((root) => [...partsOf(root)].some(binderOf))
  )
    return { ...raw, declarations }
  const outside = namesOutside(raw)
  for (const { dims, span } of families) if (dims.length > 1) throw noTensors(span)
  const matrices = new Map([...matricesOf(families, outside), ...asNames(known)])
  for (const { name } of matrices.values()) outside.add(name)
  const naming: Naming = { outside, given: new Set(), isUnique: raw.functions.length > 0, families: matrices }
  const bound = (expr: Expr): Expr => renamed(expr, new Map(), naming)
  return {
    definitions: raw.definitions.map((one): Definition => ({ ...one, value: bound(one.value) })),
    functions: raw.functions.map((one): UserFunction => ({ ...one, value: bound(one.value) })),
    objective: bound(raw.objective),
    declarations: [...declarations, ...families.map((family) => asMatrix(family, matrices))],
    families: new Map([...matrices].map(([name, matrix]) => [name, matrix.name])),
  }
}

const rootsOf = ({ definitions, functions, objective }: RawProblem): Expr[] => [
  ...definitions.map(({ value }) => value),
  ...functions.map(({ value }) => value),
  objective,
]

/** Every name that is not only an index, in expressions and declarations. */
const namesOutside = (raw: RawProblem): Set<string> => {
  const names = new Set<string>()
  const visit = (expr: Expr, bound: ReadonlySet<string>): void => {
    const binder = binderOf(expr)
    if (binder) {
      for (const end of (expr as Call).args.slice(2)) visit(end, bound)
      visit(binder.body, new Set([...bound, binder.index.name]))
      return
    }
    if ((expr.kind === 'name' && !bound.has(expr.name) && expr.name !== UNKNOWN_SIZE) || expr.kind === 'call')
      names.add(expr.name)
    for (const child of childrenOf(expr)) visit(child, bound)
  }
  for (const root of rootsOf(raw)) visit(root, new Set())
  for (const { name, parameters } of raw.functions)
    for (const one of [name, ...parameters.map((parameter) => parameter.name)]) names.add(one)
  for (const { name } of raw.definitions) names.add(name)
  for (const declaration of raw.declarations) {
    if (declaration.kind !== 'equation') names.add(declaration.name)
    const sizes = declaration.kind === 'family' ? declaration.dims : sizesOf(declaration)
    for (const size of sizes) visit(size, new Set())
  }
  return names
}

/** What an index becomes inside of what it is bound in: its name, and the shift that lets it begin at 1. */
interface Bound {
  readonly value: Expr
  /** What it runs through, as typed. */
  readonly run?: Run
}
type Indices = ReadonlyMap<string, Bound>

const renamed = (expr: Expr, indices: Indices, naming: Naming): Expr => {
  if (expr.kind === 'name') {
    const index = indices.get(expr.name)
    if (index) return { ...index.value, span: expr.span }
    if (naming.families.has(expr.name)) throw familyWhole(expr.span, expr.name)
    return expr
  }
  const binder = binderOf(expr)
  if (binder) return withBound(expr as Call, indices, naming)
  const member = memberOf(expr, indices, naming)
  if (member) return member
  const children = childrenOf(expr)
  const inside = children.map((child) => renamed(child, indices, naming))
  return inside.every((child, i) => child === children[i]) ? expr : withChildren(expr, inside)
}

const withBound = (expr: Call, indices: Indices, naming: Naming): Expr => {
  const { body, index } = binderOf(expr)!
  if (RESERVED.has(index.name)) throw indexReserved(index.span, index.name)
  const [first, last] = expr.args.slice(2)
  const run: Run = last ? { from: first!, to: last } : { from: number(1, index.span), to: first! }
  const found = narrowed(body, index.name, run, (one) => indices.get(one)?.run)
  const inner = binderOf(found.body)
  if (
    inner &&
    inner.index.name === index.name &&
    inner.index.span.from > index.span.from &&
    isOneList(expr, found.body)
  )
    throw indexTwice(inner.index.span, index.name)
  const isPart = found.runs.length > 1 || isCondition(found.body)
  if (isPart && expr.name === 'mean_over') throw meanOfSome(body.span)
  if (isPart && expr.name === 'prod_over') throw productOfSome(body.span)
  const within = (bound: Bound): Expr =>
    renamed(found.body, new Map([...indices, [index.name, bound]]), naming)
  if (found.place) return within({ value: renamed(found.place, indices, naming), run })
  const parts = found.runs.map(({ from, to }): Expr => {
    if (isOnePlace(from, to)) return within({ value: from, run: { from, to } })
    const ends = [renamed(from, indices, naming), renamed(to, indices, naming)] as const
    const name: Name = { ...index, name: freshIndex(index.name, indices, naming) }
    const { index: shifted, size } = fromOne(name, ...ends)
    return rebound(expr, { body: within({ value: shifted, run: { from, to } }), index: name, size })
  })
  return parts.reduce((sum, part) => sumOf(expr.span, sum, part))
}
/** Whether two sums were typed as one, with both indices behind one `for`. */
const isOneList = (outer: Expr, inner: Expr): boolean =>
  outer.span.from === inner.span.from && outer.span.to === inner.span.to

const freshIndex = (wanted: string, indices: Indices, { outside, given, isUnique }: Naming): string => {
  const taken = new Set([...indices.values()].flatMap(({ value }) => [...partsOf(value)].flatMap(nameIn)))
  const isFree = (name: string): boolean =>
    !outside.has(name) && !taken.has(name) && !(isUnique && given.has(name))
  let found = isFree(wanted) ? wanted : LETTERS.find(isFree)
  for (let n = 1; found === undefined; n++) if (isFree(`i${n}`)) found = `i${n}`
  given.add(found)
  return found
}

const nameIn = (expr: Expr): string[] => (expr.kind === 'name' ? [expr.name] : [])

const integerIn = (expr: Expr): number | undefined =>
  expr.kind === 'number' && expr.value.den === 1n ? Number(expr.value.num) : undefined

/** Whether a range is one number, `3:3`. */
const isOnePlace = (from: Expr, to: Expr): boolean => {
  const [first, last] = [integerIn(from), integerIn(to)]
  return first !== undefined && first === last
}

/** An index that runs from `from` to `to` as one that runs from 1. */
const fromOne = (index: Name, from: Expr, to: Expr): { readonly index: Expr; readonly size: Expr } => {
  const [first, last] = [integerIn(from), integerIn(to)]
  if (first !== undefined && last !== undefined && last < first)
    throw emptyRange({ from: from.span.from, to: to.span.to }, index.name, String(first), String(last))
  if (first === 1) return { index, size: to }
  const { span } = index
  const one = number(1, span)
  if (first === undefined)
    return { index: sumOf(span, index, from, [one]), size: sumOf(span, to, one, [from]) }
  const shift = number(Math.abs(first - 1), span)
  const isBack = first < 1
  const all = isBack ? sumOf(span, to, shift) : sumOf(span, to, undefined, [shift])
  return {
    index: isBack ? sumOf(span, index, undefined, [shift]) : sumOf(span, index, shift),
    size: last === undefined ? all : number(last - first + 1, span),
  }
}

const number = (value: number, span: Name['span']): Expr => ({ kind: 'number', value: rational(value), span })

/** `first + second`, less what is taken away. */
const sumOf = (span: Name['span'], first: Expr, second?: Expr, less: readonly Expr[] = []): Expr => ({
  kind: 'sum',
  terms: [
    ...[first, ...(second ? [second] : [])].map((operand) => ({ sign: 1 as const, operand })),
    ...less.map((operand) => ({ sign: -1 as const, operand })),
  ],
  span,
})

/** `x[i]` of a family is row i of its matrix, as a column. */
const memberOf = (expr: Expr, indices: Indices, naming: Naming): Expr | undefined => {
  if (expr.kind !== 'call' || expr.name !== 'entry') return undefined
  const [whole, at, more] = expr.args
  const matrix =
    whole?.kind === 'name' && !indices.has(whole.name) ? naming.families.get(whole.name) : undefined
  if (!matrix || !whole || !at || more) return undefined
  const index = renamed(at, indices, naming)
  const of = { ...matrix, span: whole.span }
  const row: Expr = { ...expr, name: 'rows', args: [of, index, index] }
  return { kind: 'transpose', body: row, span: expr.span }
}

/** The name of the matrix of each family: its own in capitals where that is free; scalars are a vector of that name. */
const matricesOf = (families: readonly Family[], outside: ReadonlySet<string>): Map<string, Name> => {
  const found = new Map<string, Name>()
  const taken = new Set(outside)
  for (const { name, nameSpan, dims } of families) {
    if (dims.length === 0) continue
    const capital = name[0]!.toUpperCase() + name.slice(1)
    let matrix = capital
    for (let n = 1; taken.has(matrix); n++) matrix = `${capital}${n}`
    taken.add(matrix)
    found.set(name, { kind: 'name', name: matrix, span: nameSpan })
  }
  return found
}

const asNames = (known: ReadonlyMap<string, string>): (readonly [string, Name])[] =>
  [...known].map(([family, name]) => [family, { kind: 'name', name, span: NOWHERE }])

const asMatrix = (
  { nameSpan, name, dims, span }: Family,
  matrices: ReadonlyMap<string, Name>,
): Declaration => ({
  kind: 'shape',
  name: matrices.get(name)?.name ?? name,
  nameSpan,
  dims: [{ kind: 'name', name: UNKNOWN_SIZE, span: nameSpan }, ...dims],
  span,
})
