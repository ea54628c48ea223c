/**
 * Every line of a derivation says something new and names a law.
 */
import { expect, it } from 'vitest'
import { headText } from '../../src/print/heads.ts'
import { toText } from '../../src/print/text.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import type { Kind } from '../../src/solve/request.ts'
import { readCases } from '../cases/read.ts'

const FILES = [
  'gradients',
  'jacobians',
  'hessians',
  'cookbook',
  'magnus-neudecker',
  'kronecker',
  'matrixcalculus',
]

/** Problems with definitions, directions and values that do not move. */
const OTHERS: (readonly [expr: string, wrt: string, kind?: Kind])[] = [
  ["A = softmax((X*P)*(X*R)'/sqrt(d),2); norm2(A*X*V - Y)^2 where d: scalar", 'P,R,V'],
  ['h = tanh(W1*x + b1); k = tanh(W2*h + b2); norm2(W3*k - y)^2', 'W1,W2,W3'],
  ['h = W*x; q = tanh(h); norm2(q)^2 + norm2(h)^2', 'W'],
  ["P = X*(X*W)'; tr(P) + norm2(P)^2", 'X'],
  ["S = (A + A')'; logdet(S) + tr(S*C)", 'A'],
  ['inv(A)*b', 'A', 'jvp'],
  ['W', 'W'],
  ['W', 'W', 'jvp'],
  ['eye(n) - ones(n,n)/n + 0*X where X: n x n', 'X', 'jvp'],
  ['ones(n) + 0*x where x: n', 'x'],
  ["(x'*A*x)/(x'*x) where A is symmetric", 'x', 'hessian'],
  ['h = tanh(W*x); norm2(h)^2', 'x', 'hessian'],
  ['h = tanh(W*x); norm2(h)^2', 'W', 'hvp'],
  ['h = tanh(W*x); exp(h)', 'x'],
]

/** Lines that say what the one before says, and lines that name no law. */
const idle = (expr: string, wrt: string, kind?: Kind, vars?: object): string[] => {
  const { derived } = deriveRequest({
    expr,
    wrt,
    ...(kind ? { kind } : {}),
    ...(vars ? { vars } : {}),
  } as never)
  let last = `${derived.subject} = ${toText(derived.objective)}`
  return derived.steps.flatMap((step) => {
    const line = `${headText(step)} = ${toText(step.node)}`
    const found =
      line === last ? [`twice: ${line}  [${step.rule}]`] : step.rule === '' ? [`no law: ${line}`] : []
    last = line
    return found
  })
}

it.each(FILES)('no line of %s says what the one before says or names no law', (file) => {
  expect(
    readCases(`${file}.jsonl`).flatMap(({ expr, wrt, kind, vars }) => idle(expr, wrt, kind, vars)),
  ).toEqual([])
})

it.each(OTHERS.map(([expr, wrt, kind]) => ({ expr, wrt, kind })))(
  'no line says what the one before says or names no law: $expr by $wrt',
  ({ expr, wrt, kind }) => {
    expect(idle(expr, wrt, kind)).toEqual([])
  },
)
