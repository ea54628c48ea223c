/**
 * The functions of mathjs that mean something here, read.
 */
import { notFromMathjs } from '../errors/languages.ts'
import { functionNamed, GENERIC_NAMES } from '../functions/index.ts'
import type { Expr } from '../syntax/tree.ts'
import { callExpr, colonExpr } from './exprs.ts'
import { type Json, operation, type Reader } from './from.ts'
import { COLON, derivativeName, LARGER, ourName, SMALLER } from './names.ts'

type Call = (args: readonly Json[], read: (node: Json) => Expr) => Expr | undefined

/** Called by name what has a sign. */
const OPERATORS: ReadonlySet<string> = new Set(
  'add subtract multiply divide dotMultiply dotDivide pow dotPow unaryMinus unaryPlus transpose ctranspose'.split(
    ' ',
  ),
)

const ofTwo =
  (make: (left: Expr, right: Expr) => Expr): Call =>
  ([a, b, ...more], read) =>
    a && b && more.length === 0 ? make(read(a), read(b)) : undefined

/** With a second argument it is another function. */
const ofOne =
  (name: string): Call =>
  ([a, ...more], read) =>
    a && more.length === 0 ? callExpr(name, [read(a)]) : undefined

/** Functions whose arguments say which function they are. */
const SPECIAL: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['squeeze', ([a, ...more], read) => (a && more.length === 0 ? read(a) : undefined)],
  ['dot', ofTwo(colonExpr)],
  [COLON, ofTwo(colonExpr)],
  [LARGER, ofTwo((a, b) => callExpr('max', [a, b]))],
  [SMALLER, ofTwo((a, b) => callExpr('min', [a, b]))],
  ['max', ofTwo((a, b) => callExpr('max', [a, b]))],
  ['min', ofTwo((a, b) => callExpr('min', [a, b]))],
  ['log', ofOne('log')],
  ['identity', ofOne('eye')],
  ['diag', ofOne('diag')],
])

/** How often a name of a derivative is one of these functions differentiated. */
const genericOf = (name: string, functions: ReadonlySet<string>): readonly [string, number] | undefined => {
  for (const order of [0, 1, 2, 3])
    for (const known of [...functions, ...GENERIC_NAMES])
      if (derivativeName(known, order) === name) return [known, order]
  return undefined
}

/** A function by its name in mathjs, or one of the user's. */
const named = (name: string, args: readonly Expr[], functions: ReadonlySet<string>): Expr => {
  const known = ourName(name)
  const generic = functions.has(name) || !known ? genericOf(name, functions) : undefined
  if (generic && args.length === 1) return callExpr(generic[0], args, generic[1])
  if (known !== undefined && functionNamed(known)) return callExpr(known, args)
  throw notFromMathjs(
    `the function ${name} of mathjs`,
    `If it is a function of your own say so: { functions: ['${name}'] }.`,
  )
}

/** The Euclidean norm, its argument put aside. */
const normInto =
  (norms: Expr[]): Call =>
  ([a, ...more], read) => {
    if (!a || more.length > 1 || (more[0]?.['value'] ?? 2) !== 2) return undefined
    const argument = read(a)
    norms.push(argument)
    return callExpr('norm2', [argument])
  }

const mappedBy =
  (functions: ReadonlySet<string>): Call =>
  ([a, f, ...more], read) =>
    a && f?.['type'] === 'SymbolNode' && more.length === 0
      ? named(String(f['name']), [read(a)], functions)
      : undefined

/** How nodes are read; `norms` gets the arguments of `norm`, which is another function of a matrix. */
export const readerOf = (
  names: ReadonlySet<string>,
  functions: ReadonlySet<string>,
  norms: Expr[],
): Reader => {
  const special = new Map([...SPECIAL, ['norm', normInto(norms)], ['map', mappedBy(functions)]] as const)
  return {
    names,
    call: (name, args, read) => {
      if (OPERATORS.has(name)) return operation(name, args, {}, read)
      const found = special.get(name)
      if (!found) return named(name, args.map(read), functions)
      const expr = found(args, read)
      if (!expr) throw notFromMathjs(`${name} of mathjs with ${args.length} such arguments`)
      return expr
    },
  }
}
