/**
 * Numbers that no argument has part in. A library whose functions take arrays alone is not given them as they are.
 */
import type { Op } from '../array/op.ts'
import { atom, call, type Fragment, type Spelling, spelled, type Written } from '../emit/fragment.ts'

const VARYING: ReadonlySet<Op['kind']> = new Set(['argument', 'generic', 'mapped'])

const known = new WeakMap<Op, boolean>()

/** Whether a value is a number that is made of literals and dimensions alone. */
export const isConstant = (op: Op): boolean => {
  const seen = new Set<Op>()
  const pending = [op]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (seen.has(next) || known.get(next) === true) continue
    seen.add(next)
    if (next.rank > 0 || VARYING.has(next.kind) || known.get(next) === false) {
      known.set(op, false)
      return false
    }
    pending.push(...next.args)
  }
  known.set(op, true)
  return true
}

/** The functions of Python's `math`, under our names. */
const OF_NUMBERS: ReadonlySet<string> = new Set(
  'exp log sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh log1p expm1 erf erfc hypot atan2'.split(
    ' ',
  ),
)

/** Operands with constants among them made arrays. */
export const arraysIn = (
  args: readonly Fragment[],
  { args: operands }: Op,
  asArray: (text: string) => string,
): Fragment[] => args.map((arg, i) => (isConstant(operands[i]!) ? atom(asArray(arg.text)) : arg))

/** A function of arrays by its name; of constants it is that of Python's `math`, or its value is made a number again. */
export const ofArrays =
  (name: string, written: Written, asArray: (text: string) => string): Spelling =>
  (args, op, dims) => {
    if (!isConstant(op)) return spelled(written)(arraysIn(args, op, asArray), op, dims)
    if (OF_NUMBERS.has(name)) return call(`math.${name}`)(args)
    return call('float')([spelled(written)(arraysIn(args, op, asArray), op, dims)])
  }

/** The same of a function whose first operand is its order, a number in any case. */
export const ofOrder =
  (name: string, written: string, asArray: (text: string) => string): Spelling =>
  ([order, ...rest], op, dims) =>
    ofArrays(name, (args) => call(written)([order!, ...args.slice(1)]), asArray)([order!, ...rest], op, dims)
