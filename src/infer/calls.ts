/**
 * Calls: which function is meant, whether it is one, and how it may be called.
 */
import { noDerivativeByPrime, unknownFunction, wrongArgumentCount } from '../errors/functions.ts'
import { FUNCTIONS, type FunctionRow, functionNamed, GENERIC_NAMES } from '../functions/index.ts'
import { signaturesOf } from '../functions/signature.ts'
import { WORDS } from '../functions/words/index.ts'
import { spelledName } from '../shape/mapping.ts'
import type { Expr } from '../syntax/tree.ts'
import { nearest } from './nearest.ts'
import { calledVariable, refusedWord } from './words.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** The row of the called function; `undefined` for a generic one. Throws where there is none, or not with these arguments. */
export const checkCall = (
  call: Call,
  elementwise: { has(name: string): boolean },
  source: string,
): FunctionRow | undefined => {
  const { name, nameSpan, primes, args } = call
  const found = functionNamed(name)
  const row = found?.group === 'solution' ? undefined : found
  if (!row) {
    if (!GENERIC_NAMES.has(name) && !elementwise.has(name))
      throw (
        refusedWord(call, source) ??
        calledVariable(call, source) ??
        unknownFunction(nameSpan, name, guess(name))
      )
    if (args.length !== 1) throw wrongArgumentCount(call.span, `${name} takes one argument`, args.length)
    return undefined
  }
  if (primes > 0 && row.group !== 'elementwise') throw noDerivativeByPrime(nameSpan, name)
  if (!signaturesOf(row).some((signature) => signature.args.length === args.length))
    throw refusedWord(call, source) ?? wrongArgumentCount(call.span, formsOf(row, name), args.length)
  return row
}

const guess = (name: string): string | undefined =>
  nearest(name, [...FUNCTIONS.flatMap((row) => [row.name, ...(row.aliases ?? [])]), ...WORDS])

const COUNTS = ['no argument', 'one argument', 'two arguments', 'three arguments']

/** `eye takes one argument or no argument`. */
const formsOf = (row: FunctionRow, name: string): string => {
  const counts = [...new Set(signaturesOf(row).map(({ args }) => args.length))]
  return `${spelledName(name)} takes ${counts.map((count) => COUNTS[count]).join(' or ')}`
}

/** The shapes a function takes, as a sentence: `logsumexp takes n or 1 x n`. */
export const shapesTaken = (row: FunctionRow, name: string, count: number): string => {
  const forms = row.signatures
    .map((signature) => signature.split('->')[0]!.trim())
    .filter((_, i) => signaturesOf(row)[i]!.args.length === count)
  const said = forms.map((form) => form.replaceAll(/ x 1\b/g, ''))
  return `${spelledName(name)} takes ${[...new Set(said)].join(' or ')}`
}
