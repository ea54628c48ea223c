/**
 * From a problem to its network of kinds. What no reader means is struck out of the cells: a name, or an elementwise
 * function of names, that is transposed, traced, inverted, summed, averaged or normed is no scalar, unless it is
 * declared one.
 */
import { type FunctionRow, functionNamed, isPairwise } from '../functions/index.ts'
import { type Signature, signaturesOf, takesDimension } from '../functions/signature.ts'
import type { Dim } from '../shape/dim.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import { takesLiterals } from './call-shape.ts'
import { defaultKind } from './default-kinds.ts'
import { dimensionOf } from './dimension.ts'
import { noteBlocks, noteList } from './entries.ts'
import { callKind, type Kind, type Kinds, M, S } from './kinds.ts'
import {
  addCell,
  type Cells,
  composite,
  derived,
  isScalar,
  multiple,
  nameIn,
  numberIn,
  type Part,
  refuseScalar,
  restrict,
  tie,
  together,
} from './network.ts'
import { mayBeInteger } from './operations.ts'
import type { Scope } from './scope.ts'
import {
  BESIDE_NO_MATRIX,
  DETERMINED,
  EQUAL,
  KRONECKER,
  PRODUCT,
  type Row,
  rowsOf,
  TRANSPOSE,
} from './tables.ts'

export interface Network extends Cells {
  readonly objective: number
  /** The cells of the variables, in order. */
  readonly variables: ReadonlyMap<string, number>
  /** The cells of `eye` without a size. */
  readonly constants: ReadonlyMap<Expr, number>
  /** Names that make up entries of blocks and lists: whether of a table, which has rows and columns. */
  readonly blocks: ReadonlyMap<string, boolean>
}

/** A network while a problem is read into it. */
interface Draft extends Cells {
  readonly scope: Scope
  readonly isGuessed: (name: string) => boolean
  readonly number: Part
  readonly variables: Map<string, number>
  readonly constants: Map<Expr, number>
  readonly blocks: Map<string, boolean>
  /** Variables and the definitions read so far. */
  readonly named: Map<string, Part>
  /** The terms of the sums read so far. */
  readonly terms: Map<Expr, readonly Part[]>
  /** What calls with the same literals say of kinds. */
  readonly calls: Map<string, readonly Row[]>
  /** Names that stay the matrices that their letters make them. */
  readonly kept: Set<string>
}

/** The network of a problem; `initial` gives the kinds a variable may have, and which are not declared. */
export const buildNetwork = (
  problem: Problem,
  scope: Scope,
  initial: (name: string) => Kinds,
  isGuessed: (name: string) => boolean,
): Network => {
  const draft: Draft = {
    domains: [S],
    tables: [],
    scope,
    isGuessed,
    number: numberIn(0),
    variables: new Map(),
    constants: new Map(),
    blocks: new Map(),
    named: new Map(),
    terms: new Map(),
    calls: new Map(),
    kept: new Set(),
  }
  for (const name of scope.variables) addVariable(draft, name, initial(name))
  for (const { name, value, equation } of problem.definitions) {
    if (equation) addVariable(draft, name, initial(name))
    const part = visit(draft, value)
    if (equation) tie(draft, [draft.variables.get(name)!, part.cell], DETERMINED)
    else draft.named.set(name, part)
  }
  const objective = visit(draft, problem.objective).cell
  const { domains, tables, variables, constants, blocks } = draft
  return { domains, tables, objective, variables, constants, blocks }
}

const addVariable = (draft: Draft, name: string, kinds: Kinds): void => {
  const cell = addCell(draft, kinds)
  const guessed = draft.isGuessed(name)
  draft.variables.set(name, cell)
  draft.named.set(name, kinds === S && !guessed ? numberIn(cell) : nameIn(cell, name, guessed))
}

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

const visit = (draft: Draft, expr: Expr): Part => {
  switch (expr.kind) {
    case 'number':
      return draft.number
    case 'name':
      return visitName(draft, expr)
    case 'call':
      return visitCall(draft, expr)
    case 'transpose': {
      const body = visit(draft, expr.body)
      refuseScalar(draft, body)
      return isScalar(draft, body) ? body : derived(draft, [body.cell], TRANSPOSE)
    }
    case 'power':
      return visitPower(draft, expr)
    case 'negate':
      return visit(draft, expr.body)
    case 'product':
      return visitProduct(draft, expr)
    case 'colon': {
      const [left, right] = [visit(draft, expr.left), visit(draft, expr.right)]
      tie(draft, [left.cell, right.cell], EQUAL)
      return left.number && right.number ? draft.number : composite(draft.number.cell)
    }
    case 'sum': {
      const parts = expr.terms.map(({ operand }) => visit(draft, operand))
      draft.terms.set(expr, parts)
      return entrywise(draft, parts)
    }
  }
}

const visitName = (draft: Draft, expr: Of<'name'>): Part => {
  if (expr.name !== 'eye') return draft.named.get(expr.name) ?? draft.number
  const cell = addCell(draft, expr.matrix ? M : S | M)
  draft.constants.set(expr, cell)
  return composite(cell)
}

const entrywise = (draft: Draft, parts: readonly Part[]): Part => together(draft, parts) ?? draft.number

const visitProduct = (draft: Draft, expr: Of<'product'>): Part =>
  expr.rest.reduce(
    (left, { operator, operand }) => {
      const right = visit(draft, operand)
      switch (operator) {
        case '*':
          return multiplied(draft, left, right)
        case '/':
          restrict(draft, right.cell, S)
          // Who divides a matrix by a matrix means its entries, or an inverse.
          if (left.guessed && left.broadcast === 'capital') keepCapitals(draft, operand)
          return left.number && !right.number ? right : multiple(left)
        case '⊗':
          return derived(draft, [left.cell, right.cell], KRONECKER)
        default:
          return entrywise(draft, [left, right])
      }
    },
    visit(draft, expr.first),
  )

const multiplied = (draft: Draft, left: Part, right: Part): Part => {
  if (left.number || right.number) return multiple(left.number ? right : left)
  if (isScalar(draft, left)) return composite(right.cell)
  if (isScalar(draft, right)) return composite(left.cell)
  return derived(draft, [left.cell, right.cell], PRODUCT)
}

const visitPower = (draft: Draft, expr: Of<'power'>): Part => {
  const [base, exponent] = [visit(draft, expr.base), visit(draft, expr.exponent)]
  if (expr.operator === '.^') return entrywise(draft, [base, exponent])
  keepTerms(draft, expr.base, base.cell)
  restrict(draft, exponent.cell, S)
  const isWhole = mayBeInteger(expr.exponent)
  restrict(draft, base.cell, isWhole ? S | M : S)
  if (!isWhole) keepCapitals(draft, expr.base)
  return base.number && !exponent.number ? exponent : multiple(base)
}

/** Nobody multiplies a matrix by itself to which a name was added that stands for all entries. */
const keepTerms = (draft: Draft, expr: Expr, whole: number): void => {
  const sum = expr.kind === 'name' ? draft.scope.definitions.get(expr.name)?.value : expr
  const parts = sum && draft.terms.get(sum)
  if (!parts) return
  for (const { cell, guessed } of parts)
    if (guessed && cell !== whole) tie(draft, [cell, whole], BESIDE_NO_MATRIX)
  keepCapitals(draft, expr)
}

/** Every capital in here stays the matrix that its letter makes it. */
const keepCapitals = (draft: Draft, root: Expr): void => {
  const { scope, variables, kept } = draft
  const pending = [root]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    pending.push(...childrenOf(expr))
    if (expr.kind !== 'name' || kept.has(expr.name)) continue
    kept.add(expr.name)
    const definition = scope.definitions.get(expr.name)
    const cell = variables.get(expr.name)
    if (definition) pending.push(definition.value)
    else if (cell !== undefined && draft.isGuessed(expr.name) && defaultKind(expr.name) === M)
      restrict(draft, cell, M)
  }
}

const visitCall = (draft: Draft, expr: Of<'call'>): Part => {
  const row = functionNamed(expr.name)
  const parts = expr.args.map((arg, i) =>
    takesDimension(row, expr.args.length, i) ? undefined : visit(draft, arg),
  )
  const operands = parts.filter((part) => part !== undefined)
  if (row?.layout?.kind === 'blocks') noteBlocks(draft, expr, operands)
  noteList(draft, expr)
  if (!row || row.group === 'elementwise') return multiple(parts[0]!)
  if (isPairwise(row, parts.length)) return entrywise(draft, operands)
  if (row.group !== 'constant' && parts.length > 0 && parts.every((part) => part?.number)) return draft.number
  for (const operand of refusesScalars(row) ? operands : operands.slice(0, takesWhole(row) ? 1 : 0))
    refuseScalar(draft, operand)
  if (isAlong(expr)) keepCapitals(draft, expr.args[0]!)
  return applied(draft, row, expr, parts)
}

/** Functions of whole matrices that nobody applies to a scalar. */
const refusesScalars = ({ group, signatures }: FunctionRow): boolean =>
  ['matrix', 'reduction', 'norm', 'log-sum-exp'].includes(group) &&
  signatures.every((signature) => !/,\s*[a-z]/.test(signature))

/** Functions whose first operand nobody gives a scalar, entries and slices among them; others beside it are numbers. */
const takesWhole = ({ group, layout }: FunctionRow): boolean =>
  group === 'norm' || group === 'elementwise-two' || layout?.kind === 'index' || layout?.kind === 'slice'

/** Whether a call is along a dimension of a matrix: `sum(X,1)`. */
const isAlong = ({ args }: Of<'call'>): boolean => args[1]?.kind === 'number'

/** The value of a function whose signatures tell what kinds it takes. */
const applied = (
  draft: Draft,
  row: FunctionRow,
  { args }: Of<'call'>,
  parts: readonly (Part | undefined)[],
): Part => {
  const forms = signaturesOf(row).filter((signature) => takesLiterals(signature, args))
  const shaped = parts.filter((part, i) => part && forms.some((form) => form.args[i]?.kind === 'shape'))
  const dims = args.map((arg, i) => (takesDimension(row, args.length, i) ? dimensionOf(arg) : undefined))
  const key = `${row.name} ${args.map((arg, i) => dims[i] ?? (arg.kind === 'number' ? arg.value.num : '')).join()}`
  let rows = draft.calls.get(key)
  if (!rows) {
    const positions = parts.map((part) => (part && shaped.includes(part) ? shaped.indexOf(part) : -1))
    rows = rowsOf(shaped.length, (kinds) => valueKind(forms, positions, kinds, dims))
    draft.calls.set(key, rows)
  }
  return derived(
    draft,
    shaped.map((part) => part!.cell),
    rows,
  )
}

const valueKind = (
  forms: readonly Signature[],
  positions: readonly number[],
  kinds: readonly Kind[],
  dims: readonly (Dim | undefined)[],
): Kind | undefined => {
  const given = positions.map((position) => kinds[position])
  for (const form of forms) {
    const kind = callKind(form, given, dims)
    if (kind !== undefined) return kind
  }
  return undefined
}
