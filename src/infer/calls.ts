/**
 * Calls: which function is meant, whether it is one, and how it may be called.
 */

import type { GradusError } from '../errors/error.ts'
import { noDerivativeByPrime, unknownFunction, wrongArgumentCount } from '../errors/functions.ts'
import { indexAsArgument, indexUnbound } from '../errors/sums.ts'
import { FUNCTIONS, type FunctionRow, functionNamed, GENERIC_NAMES } from '../functions/index.ts'
import { signaturesOf } from '../functions/signature.ts'
import { WORDS } from '../functions/words/index.ts'
import { BINDERS } from '../shape/binders.ts'
import { spelledName } from '../shape/mapping.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
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
    throw (
      indexTyped(call, source) ??
      refusedWord(call, source) ??
      wrongArgumentCount(call.span, formsOf(row, name), args.length)
    )
  return row
}

/** The error of `sum(x[i]^2, i)` and `sum(x[i]^2, i, 1, n)`, or with the index first. */
export const indexTyped = ({ name, span, args }: Call, source: string): GradusError | undefined => {
  if (!BINDERS.has(`${functionNamed(name)?.name}_over`) || args.length < 2) return undefined
  const [index, body] = args[0]!.kind === 'name' ? args : [args[1]!, args[0]!]
  const isIndex = (part: Expr): boolean =>
    part.kind === 'call' && part.name === 'entry' && part.args.slice(1).some((at) => isNamed(at, index))
  if (index?.kind !== 'name' || !body || ![...partsOf(body)].some(isIndex)) return undefined
  const textAt = ({ span: { from, to } }: Expr): string => source.slice(from, to)
  const [from, to] = args.slice(2)
  const range = from && to ? ` in ${textAt(from)}:${textAt(to)}` : ''
  return indexAsArgument(span, `${name}(${textAt(body)} for ${index.name}${range})`)
}

/** The error of `sum(x[i])`, which is no sum: nothing runs over the entries. */
export const indexForgotten = (
  { name, span, args: [body] }: Call,
  bound: { has: (name: string) => boolean },
  source: string,
): GradusError | undefined => {
  if (!body || !BINDERS.has(`${functionNamed(name)?.name}_over`)) return undefined
  const parts = [...partsOf(body)]
  const inner = parts.flatMap((part) => binderOf(part)?.index.name ?? [])
  for (const part of parts) {
    const places = part.kind === 'call' && part.name === 'entry' ? part.args.slice(1) : []
    const index = places.find(
      (place) => place.kind === 'name' && !bound.has(place.name) && !inner.includes(place.name),
    )
    if (index?.kind === 'name')
      return indexUnbound(
        span,
        index.name,
        `${name}(${source.slice(body.span.from, body.span.to)} for ${index.name})`,
      )
  }
  return undefined
}

const isNamed = (expr: Expr, name: Expr | undefined): boolean =>
  expr.kind === 'name' && name?.kind === 'name' && expr.name === name.name

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
