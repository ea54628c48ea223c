/**
 * Whatever is typed: a right answer or an error of the project, and soon.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { toLatex } from '../../src/print/latex.ts'
import { toText } from '../../src/print/text.ts'
import { answerBy, type Derivative, deriveRequest } from '../../src/solve/derivative.ts'
import { readCases } from '../cases/read.ts'
import { problems } from './problems.ts'
import { PATIENCE, runs } from './settings.ts'
import { checkedAnswer } from './solving.ts'

/** Milliseconds within which an answer or an error is due; it takes a few, and a loaded machine more. */
const SOON = 5_000

/** The derivation, `undefined` where the project refuses with an error of its own. */
const outcome = (expr: string, wrt: string, where: string): Derivative | undefined => {
  try {
    const derivative = deriveRequest({ expr, wrt, kind: 'gradient' }, { where })
    toLatex(answerBy(derivative))
    toText(answerBy(derivative))
    return derivative
  } catch (error) {
    if (!(error instanceof GradusError) || error.code === 'internal') throw error
    return undefined
  }
}

const survives = (expr: string, wrt: string, where = ''): Derivative | undefined => {
  const start = performance.now()
  const derivative = outcome(expr, wrt, where)
  expect(performance.now() - start).toBeLessThan(SOON)
  return derivative
}

/** Whatever the slip has made of the problem, an answer to it is right. */
const isRight = (expr: string, wrt: string): void => {
  const derivative = survives(expr, wrt)
  if (derivative) expect(checkedAnswer(derivative)).not.toMatchObject({ ok: false })
}

const TOKENS = [
  ...[
    "' ^ .^ + - * / .* ./ ⊗ ⊙ : ( ) [ ] , ; = .T ᵀ where is x n W A b σ phi phi'( symmetric 1 2 0 0.5",
    '1e-3 pi eye eye(n) ones(n) d( -> ** @ __proto__ constructor lambda np end 1e999 1e-999999',
    '99999999999999999999 "  $ # & { } % ² ′ \0',
  ].flatMap((line) => line.split(' ')),
  '\n',
  ' ',
  ...FUNCTIONS.flatMap(({ name }) => [name, `${name}(`]),
]

const soup = fc
  .array(fc.constantFrom(...TOKENS), { maxLength: 30 })
  .chain((tokens) => fc.constantFrom('', ' ').map((space) => tokens.join(space)))

const CASES = ['cookbook.jsonl', 'gradients.jsonl'].flatMap(readCases)

/** A piece of a text cut out, said twice, or replaced by a token. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(6), fc.constantFrom('', 'twice', ...TOKENS)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce((now, [at, length, what]) => {
        const piece = now.slice(at, at + length)
        const instead = what === 'twice' ? piece + piece : what
        return now.slice(0, at) + instead + now.slice(at + length)
      }, text),
    )

describe('whatever is typed', () => {
  it(
    'gives an answer or an error of the project: any text',
    () => {
      const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary' }))
      fc.assert(
        fc.property(text, fc.string({ maxLength: 5 }), text, (expr, wrt, where) => {
          survives(expr, wrt)
          survives(expr, 'x', where)
          survives("sigma(W*x)'*b", 'W', where)
        }),
        runs(400),
      )
    },
    PATIENCE,
  )

  it(
    'gives an answer or an error of the project: any tokens',
    () => {
      fc.assert(
        fc.property(
          soup,
          fc.constantFrom('x', 'W', 'A', 'n', 'x,W', '__proto__'),
          soup,
          (expr, wrt, where) => {
            survives(expr, wrt)
            survives(`${expr} where ${where}`, wrt)
          },
        ),
        runs(1500),
      )
    },
    PATIENCE,
  )

  it(
    'gives a right answer or an error of the project: any problem with a slip in it',
    () => {
      const slip = fc
        .constantFrom(...CASES)
        .chain((item) => mutated(item.expr).map((expr) => ({ expr, wrt: item.wrt })))
      fc.assert(
        fc.property(slip, ({ expr, wrt }) => isRight(expr, wrt)),
        runs(800),
      )
    },
    PATIENCE,
  )

  it(
    'gives an answer or an error of the project: a large problem with a slip in its declarations',
    () => {
      const slip = problems(3).chain((item) => mutated(item.where).map((where) => ({ ...item, where })))
      fc.assert(
        fc.property(slip, ({ expr, wrt, where }) => {
          survives(expr, wrt, where)
        }),
        runs(200),
      )
    },
    PATIENCE,
  )
})
