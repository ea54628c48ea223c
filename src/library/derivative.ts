/**
 * A derivative as programs hold it: an opaque value. What it is made of is known to this file alone, so that it prints
 * short, becomes JSON and keeps nothing that a program could come to rely on.
 */
import { wrongArgument } from '../errors/calls.ts'
import type { Node } from '../expr/node.ts'
import { residualOf, zeroLike } from '../form/equation.ts'
import { answerHead } from '../print/heads.ts'
import { toText } from '../print/text.ts'
import type { Solved } from '../solve/answer.ts'
import type { Derivative as Inner } from '../solve/derivative.ts'
import type { Kind } from '../solve/request.ts'
import { answerOf } from '../solve/solve.ts'

/** What `gradient` and `derivative` return: pass it on to `toText`, `toLatex`, `toCode`, `evaluate`, `check`, …. */
export interface Derivative {
  readonly kind: Kind
  /** The variables differentiated by. */
  readonly wrt: readonly string[]
  /** The answers in a few lines: `df/dx = 2*x`. */
  toString(): string
  /** The answer as `gradus --to json` gives it, without check and code. */
  toJSON(): Solved
}

const inners = new WeakMap<object, Inner>()

/** Where Node looks for a short form; a symbol, so that nothing of Node is needed. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

const [LONGEST, MOST] = [120, 8] as const

const line = (name: string, node: Node): string => {
  const text = `${name} = ${toText(node)}`
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 2)} …` : text
}

/** The answers, then the definitions that they use, cut short where they are long. */
const briefly = ({ derived }: Inner): string => {
  const answers = derived.answers
    .slice(0, MOST)
    .map((answer) => line(answerHead(derived, answer).text, answer.node))
  const definitions = derived.definitions.slice(0, MOST).map((named) => {
    const residual = residualOf(named)
    return residual
      ? line(`  where ${named.name} solves ${toText(residual)}`, zeroLike(residual))
      : line(`  where ${named.name}`, named.value)
  })
  const lines = [...answers, ...definitions]
  const all = derived.answers.length + derived.definitions.length
  return [...lines.slice(0, MOST), ...(all > MOST ? ['…'] : [])].join('\n')
}

/** The value for programs. */
export const wrapped = (inner: Inner): Derivative => {
  const derivative = {}
  const hidden = {
    toString: () => briefly(inner),
    toJSON: () => answerOf(inner),
    [INSPECT]: () => `Derivative { ${briefly(inner)} }`,
  }
  for (const [name, value] of Object.entries({ kind: inner.kind, wrt: inner.wrt }))
    Object.defineProperty(derivative, name, { value, enumerable: true })
  for (const name of Reflect.ownKeys(hidden) as (keyof typeof hidden)[])
    Object.defineProperty(derivative, name, { value: hidden[name] })
  inners.set(derivative, inner)
  return Object.freeze(derivative) as Derivative
}

/** Whether it is such a value. */
export const isDerivative = (value: unknown): value is Derivative =>
  typeof value === 'object' && value !== null && inners.has(value)

/** What the value is made of. Throws: `usage`, for anything else. */
export const unwrapped = (value: unknown): Inner => {
  const inner = isDerivative(value) ? inners.get(value) : undefined
  if (!inner) throw wrongArgument('the derivative', 'what gradient or derivative returned', value)
  return inner
}
