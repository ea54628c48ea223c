/**
 * A problem as a network of kinds: one cell for each value whose kind matters, one table for each operation that
 * ties cells together. What no reader means is struck out of the cells: a name, or an elementwise function of names,
 * that is transposed, traced, inverted, summed, averaged or normed is no scalar, unless it is declared one.
 */
import { type FunctionRow, functionNamed } from '../functions/index.ts'
import { signaturesOf, takesDimension } from '../functions/signature.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { childrenOf } from '../syntax/walk.ts'
import { takesLiterals } from './call-shape.ts'
import { type Broadcast, broadcastOf, defaultKind } from './default-kinds.ts'
import { ANY, callKind, type Kind, type Kinds, M, S } from './kinds.ts'
import { mayBeInteger } from './operations.ts'
import type { Scope } from './scope.ts'
import {
  BESIDE_NO_MATRIX,
  BROADCASTS,
  EQUAL,
  JOIN,
  KRONECKER,
  PRODUCT,
  type Row,
  rowsOf,
  TRANSPOSE,
} from './tables.ts'

/** The last cell of a `derived` table is the value of an operation on the others; any other table only restricts. */
export interface Table {
  readonly cells: readonly number[]
  readonly rows: readonly Row[]
  readonly derived: boolean
  /** Its place among all; what it is derived from comes before it. */
  readonly at: number
}
export interface Network {
  readonly domains: Kinds[]
  readonly tables: Table[]
  readonly objective: number
  /** The cells of the variables, in order. */
  readonly variables: ReadonlyMap<string, number>
  /** The cells of `eye` without a size. */
  readonly constants: ReadonlyMap<Expr, number>
}

/** What stands for a part of an expression. */
interface Part {
  readonly cell: number
  /** Made of numbers and declared scalars alone: it broadcasts freely. */
  readonly number: boolean
  readonly broadcast: Broadcast
  /** A name that is not declared, or an elementwise function of names of which one is not. */
  readonly guessed: boolean
  /** Made of names by elementwise operations alone. */
  readonly entrywise: boolean
}

/** Functions of whole matrices that nobody applies to a scalar. */
const refusesScalars = ({ group, signatures }: FunctionRow): boolean =>
  ['matrix', 'reduction', 'norm', 'log-sum-exp'].includes(group) &&
  signatures.every((signature) => !/,\s*[a-z]/.test(signature))

const isOneDimension = (expr: Expr): boolean =>
  expr.kind === 'number' && expr.value.num === 1n && expr.value.den === 1n

/** Whether a call is along a dimension of a matrix: `sum(X,1)`. */
const isAlong = ({ args }: Extract<Expr, { kind: 'call' }>): boolean => args[1]?.kind === 'number'

/** The network of a problem; `initial` gives the kinds a variable may have, and which are not declared. */
export const buildNetwork = (
  problem: Problem,
  scope: Scope,
  initial: (name: string) => Kinds,
  isGuessed: (name: string) => boolean,
): Network => {
  const domains: Kinds[] = []
  const tables: Table[] = []
  const variables = new Map<string, number>()
  const constants = new Map<Expr, number>()
  const named = new Map<string, Part>()
  const signatures = new Map<string, readonly Row[]>()

  const cell = (kinds: Kinds): number => domains.push(kinds) - 1
  const restrict = (index: number, kinds: Kinds): void => {
    domains[index]! &= kinds
  }
  const scalar = cell(S)
  const part = (index: number, facts: Partial<Part> = {}): Part => ({
    cell: index,
    number: false,
    broadcast: 'expression',
    guessed: false,
    entrywise: false,
    ...facts,
  })
  const NUMBER = part(scalar, { number: true, entrywise: true })
  const tie = (cells: readonly number[], rows: readonly Row[], isDerived = false): void => {
    tables.push({ cells, rows, derived: isDerived, at: tables.length })
  }
  const derived = (cells: readonly number[], rows: readonly Row[]): Part => {
    const value = cell(ANY)
    tie([...cells, value], rows, true)
    return part(value)
  }
  /** What a scalar is never guessed to be the operand of. */
  const refuseScalar = ({ cell: index, guessed }: Part): void => {
    if (guessed) restrict(index, ANY & ~S)
  }

  for (const name of scope.variables) {
    const index = cell(initial(name))
    const guessed = isGuessed(name)
    variables.set(name, index)
    named.set(
      name,
      domains[index] === S && !guessed
        ? { ...NUMBER, cell: index }
        : part(index, { broadcast: broadcastOf(name), guessed, entrywise: true }),
    )
  }

  const kept = new Set<string>()
  /** Every capital in here stays the matrix that its letter makes it. */
  const keepCapitals = (root: Expr): void => {
    const pending = [root]
    for (let expr = pending.pop(); expr; expr = pending.pop()) {
      pending.push(...childrenOf(expr))
      if (expr.kind !== 'name' || kept.has(expr.name)) continue
      kept.add(expr.name)
      const definition = scope.definitions.get(expr.name)
      const index = variables.get(expr.name)
      if (definition) pending.push(definition.value)
      else if (index !== undefined && isGuessed(expr.name) && defaultKind(expr.name) === M) restrict(index, M)
    }
  }

  const visit = (expr: Expr): Part => {
    switch (expr.kind) {
      case 'number':
        return NUMBER
      case 'name':
        return visitName(expr)
      case 'call':
        return visitCall(expr)
      case 'transpose': {
        const body = visit(expr.body)
        refuseScalar(body)
        return domains[body.cell] === S ? body : derived([body.cell], TRANSPOSE)
      }
      case 'power':
        return visitPower(expr)
      case 'negate':
        return visit(expr.body)
      case 'product':
        return visitProduct(expr)
      case 'colon': {
        const [left, right] = [visit(expr.left), visit(expr.right)]
        tie([left.cell, right.cell], EQUAL)
        return left.number && right.number ? NUMBER : part(scalar)
      }
      case 'sum':
        return visitSum(expr)
    }
  }

  const visitName = (expr: Extract<Expr, { kind: 'name' }>): Part => {
    if (expr.name === 'eye') {
      constants.set(expr, cell(expr.matrix ? M : S | M))
      return part(constants.get(expr)!)
    }
    return named.get(expr.name) ?? NUMBER
  }

  /** Operands of one shape; a scalar among them takes it. */
  const entrywise = (parts: readonly Part[]): Part => {
    const full = parts.filter(({ number }) => !number)
    const [first, ...rest] = full
    if (!first) return NUMBER
    if (rest.length === 0) return multiple(first)
    const whole = rest.reduce((joined, { cell: index }) => derived([joined.cell, index], JOIN), first)
    for (const { cell: index, broadcast } of full) tie([index, whole.cell], BROADCASTS[broadcast])
    const isEntrywise = full.every((one) => one.entrywise)
    return part(whole.cell, {
      entrywise: isEntrywise,
      guessed: isEntrywise && full.some(({ guessed }) => guessed),
    })
  }

  /** A multiple, a power, a function of something, which is broadcast as no name is. */
  const multiple = (of: Part): Part =>
    of.number || of.broadcast === 'capital' ? of : { ...of, broadcast: 'expression' }

  const visitProduct = (expr: Extract<Expr, { kind: 'product' }>): Part =>
    expr.rest.reduce((left, { operator, operand }) => {
      const right = visit(operand)
      switch (operator) {
        case '*':
          if (left.number || right.number) return multiple(left.number ? right : left)
          if (domains[left.cell] === S) return part(right.cell)
          if (domains[right.cell] === S) return part(left.cell)
          return derived([left.cell, right.cell], PRODUCT)
        case '/':
          restrict(right.cell, S)
          // Who divides a matrix by a matrix means its entries, or an inverse.
          if (left.guessed && left.broadcast === 'capital') keepCapitals(operand)
          return left.number && !right.number ? right : multiple(left)
        case '⊗':
          return derived([left.cell, right.cell], KRONECKER)
        default:
          return entrywise([left, right])
      }
    }, visit(expr.first))

  const termsOf = new Map<Expr, readonly Part[]>()
  const visitSum = (expr: Extract<Expr, { kind: 'sum' }>): Part => {
    const parts = expr.terms.map(({ operand }) => visit(operand))
    termsOf.set(expr, parts)
    return entrywise(parts)
  }

  /** Nobody multiplies a matrix by itself to which a name was added that stands for all entries. */
  const keepTerms = (expr: Expr, whole: number): void => {
    const sum = expr.kind === 'name' ? scope.definitions.get(expr.name)?.value : expr
    const parts = sum && termsOf.get(sum)
    if (!parts) return
    for (const { cell: index, guessed } of parts)
      if (guessed && index !== whole) tie([index, whole], BESIDE_NO_MATRIX)
    keepCapitals(expr)
  }

  const visitPower = (expr: Extract<Expr, { kind: 'power' }>): Part => {
    if (expr.operator === '.^') return entrywise([visit(expr.base), visit(expr.exponent)])
    const [base, exponent] = [visit(expr.base), visit(expr.exponent)]
    keepTerms(expr.base, base.cell)
    restrict(exponent.cell, S)
    restrict(base.cell, mayBeInteger(expr.exponent) ? S | M : S)
    if (!mayBeInteger(expr.exponent)) keepCapitals(expr.base)
    return base.number && !exponent.number ? exponent : multiple(base)
  }

  const visitCall = (expr: Extract<Expr, { kind: 'call' }>): Part => {
    const row = functionNamed(expr.name)
    const count = expr.args.length
    const isOperand = (i: number): boolean => !takesDimension(row, count, i)
    const parts = expr.args.map((arg, i) => (isOperand(i) ? visit(arg) : undefined))
    if (!row || row.group === 'elementwise') return multiple(parts[0]!)
    if (row.group === 'elementwise-two') return entrywise(parts.filter((part) => part !== undefined))
    if (row.group !== 'constant' && parts.length > 0 && parts.every((one) => one?.number)) return NUMBER
    if (refusesScalars(row)) for (const one of parts) if (one) refuseScalar(one)
    if (isAlong(expr)) keepCapitals(expr.args[0]!)
    const forms = signaturesOf(row).filter((signature) => takesLiterals(signature, expr.args))
    const shaped = parts.filter((one, i) => one && forms.some(({ args }) => args[i]?.kind === 'shape'))
    const key = `${row.name} ${expr.args.map((arg) => (arg.kind === 'number' ? arg.value.num : '')).join()}`
    const positions = parts.map((one) => (one && shaped.includes(one) ? shaped.indexOf(one) : -1))
    const known =
      signatures.get(key) ?? rowsOf(shaped.length, (kinds) => valueKind(forms, positions, kinds, expr.args))
    signatures.set(key, known)
    return derived(
      shaped.map((one) => one!.cell),
      known,
    )
  }

  const valueKind = (
    forms: readonly ReturnType<typeof signaturesOf>[number][],
    positions: readonly number[],
    kinds: readonly Kind[],
    args: readonly Expr[],
  ): Kind | undefined => {
    const given = positions.map((position) => kinds[position])
    for (const form of forms) {
      const kind = callKind(form, given, args.map(isOneDimension))
      if (kind !== undefined) return kind
    }
    return undefined
  }

  for (const { name, value } of problem.definitions) named.set(name, visit(value))
  const objective = visit(problem.objective).cell
  return { domains, tables, objective, variables, constants }
}
