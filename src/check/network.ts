/**
 * A problem as a network of kinds: one cell for each value whose kind matters, one table for each operation that
 * ties cells together. In the strict network nothing but numbers is broadcast.
 */
import { functionNamed } from '../functions/index.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { takesLiterals } from './call-shape.ts'
import {
  ANY,
  callKind,
  KINDS,
  type Kind,
  type Kinds,
  kroneckerKind,
  M,
  productKind,
  S,
  transposedKind,
} from './kinds.ts'
import { mayBeInteger } from './operations.ts'
import type { Scope } from './scope.ts'
import { signaturesOf, takesDimension } from './signature.ts'

/** Kinds that cells may have together; `cost` counts broadcasts. */
export interface Row {
  readonly kinds: readonly Kind[]
  readonly cost: number
}
export interface Table {
  readonly cells: readonly number[]
  readonly rows: readonly Row[]
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

/** What stands for a part of an expression: its cell, and whether it is a number (no variable in it), which broadcasts freely. */
interface Part {
  readonly cell: number
  readonly number: boolean
}

const rowsOf = (count: number, last: (kinds: readonly Kind[]) => Kind | undefined): Row[] =>
  combinations(count).flatMap((kinds) => {
    const value = last(kinds)
    return value === undefined ? [] : [{ kinds: [...kinds, value], cost: 0 }]
  })

const combinations = (count: number): Kind[][] =>
  count === 0 ? [[]] : combinations(count - 1).flatMap((kinds) => KINDS.map((kind) => [...kinds, kind]))

const EQUAL = rowsOf(1, ([a]) => a)
const TRANSPOSE = rowsOf(1, ([a]) => transposedKind(a!))
const PRODUCT = rowsOf(2, ([a, b]) => productKind(a!, b!))
const KRONECKER = rowsOf(2, ([a, b]) => kroneckerKind(a!, b!))
const JOIN = rowsOf(2, ([a, b]) => (a === S ? b : b === S || a === b ? a : undefined))
/** An operand and the whole: a scalar in something larger is broadcast. */
const BROADCAST: readonly Row[] = KINDS.flatMap((whole) =>
  [...new Set([S, whole] as Kind[])].map((kind) => ({ kinds: [kind, whole], cost: kind === whole ? 0 : 1 })),
)

/** The network of a problem; `initial` gives the kinds a variable may have. */
export const buildNetwork = (
  problem: Problem,
  scope: Scope,
  initial: (name: string) => Kinds,
  strict: boolean,
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
  const NUMBER: Part = { cell: scalar, number: true }
  const tie = (cells: readonly number[], rows: readonly Row[]): void => {
    tables.push({ cells, rows })
  }
  const derived = (cells: readonly number[], rows: readonly Row[]): Part => {
    const value = cell(ANY)
    tie([...cells, value], rows)
    return { cell: value, number: false }
  }

  for (const name of scope.variables) {
    variables.set(name, cell(initial(name)))
    named.set(name, { cell: variables.get(name)!, number: false })
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
        return { cell: scalar, number: left.number && right.number }
      }
      case 'sum':
        return entrywise(expr.terms.map(({ operand }) => visit(operand)))
    }
  }

  const visitName = (expr: Extract<Expr, { kind: 'name' }>): Part => {
    if (expr.name === 'eye') {
      constants.set(expr, cell(S | M))
      return { cell: constants.get(expr)!, number: false }
    }
    return named.get(expr.name) ?? NUMBER
  }

  /** Operands of one shape; a number among them takes it. */
  const entrywise = (parts: readonly Part[]): Part => {
    const full = parts.filter((part) => !part.number)
    const [first, ...rest] = full
    if (!first) return NUMBER
    if (rest.length === 0) return first
    if (strict) {
      for (const part of rest) if (part.cell !== first.cell) tie([first.cell, part.cell], EQUAL)
      return first
    }
    const whole = rest.reduce((joined, part) => derived([joined.cell, part.cell], JOIN), first)
    for (const part of full) tie([part.cell, whole.cell], BROADCAST)
    return whole
  }

  const visitProduct = (expr: Extract<Expr, { kind: 'product' }>): Part =>
    expr.rest.reduce((left, { operator, operand }) => {
      const right = visit(operand)
      switch (operator) {
        case '*':
          if (domains[left.cell] === S) return right.number ? left : right
          if (domains[right.cell] === S) return left
          return derived([left.cell, right.cell], PRODUCT)
        case '/':
          restrict(right.cell, S)
          return left.number && !right.number ? right : left
        case '⊗':
          return derived([left.cell, right.cell], KRONECKER)
        default:
          return entrywise([left, right])
      }
    }, visit(expr.first))

  const visitPower = (expr: Extract<Expr, { kind: 'power' }>): Part => {
    const [base, exponent] = [visit(expr.base), visit(expr.exponent)]
    if (expr.operator === '.^') return entrywise([base, exponent])
    restrict(exponent.cell, S)
    restrict(base.cell, mayBeInteger(expr.exponent) ? S | M : S)
    return base.number && !exponent.number ? exponent : base
  }

  const visitCall = (expr: Extract<Expr, { kind: 'call' }>): Part => {
    const row = functionNamed(expr.name)
    const count = expr.args.length
    const isOperand = (i: number): boolean => !takesDimension(row, count, i)
    const parts = expr.args.map((arg, i) => (isOperand(i) ? visit(arg) : undefined))
    if (!row || row.group === 'elementwise') return parts[0]!
    if (row.group === 'elementwise-two') return entrywise(parts.filter((part) => part !== undefined))
    if (parts.length > 0 && parts.every((part) => part?.number)) return NUMBER
    const forms = signaturesOf(row).filter((signature) => takesLiterals(signature, expr.args))
    const shaped = parts.filter((part, i) => part && forms.some(({ args }) => args[i]?.kind === 'shape'))
    const key = `${row.name} ${expr.args.map((arg) => (arg.kind === 'number' ? arg.value.num : '')).join()}`
    const positions = parts.map((part) => (part && shaped.includes(part) ? shaped.indexOf(part) : -1))
    const known = signatures.get(key) ?? rowsOf(shaped.length, (kinds) => valueKind(forms, positions, kinds))
    signatures.set(key, known)
    return derived(
      shaped.map((part) => part!.cell),
      known,
    )
  }

  const valueKind = (
    forms: readonly ReturnType<typeof signaturesOf>[number][],
    positions: readonly number[],
    kinds: readonly Kind[],
  ): Kind | undefined => {
    const given = positions.map((position) => kinds[position])
    for (const form of forms) {
      const kind = callKind(form, given)
      if (kind !== undefined) return kind
    }
    return undefined
  }

  for (const { name, value } of problem.definitions) named.set(name, visit(value))
  const objective = visit(problem.objective).cell
  return { domains, tables, objective, variables, constants }
}
