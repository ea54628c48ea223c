/**
 * The laws of properties beyond what the gate of all rules sees: with more operands than a line has, and those that the
 * rows of functions state.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../src/functions/index.ts'
import type { FunctionRow } from '../../src/functions/row.ts'
import { type ArgumentPattern, signaturesOf } from '../../src/functions/signature.ts'
import { lawsOf } from '../../src/solve/laws.ts'
import { proveAll } from '../../src/solve/prove.ts'

const RULES = new URL('../../rules/properties.rules', import.meta.url)

const problemsOf = (law: string): readonly string[] =>
  proveAll(`law: ${law} [x]\n`).flatMap(({ problems }) => problems)

/** Patterns, with one operand more: a C that is as the letter it is put beside. */
const LONGER: readonly (readonly [pattern: RegExp, longer: string, as: string])[] = [
  [/^A \+ B\b/, 'A + B + C', 'B'],
  [/^A \.\* B\b/, 'A .* B .* C', 'B'],
  [/^A\*B\b/, 'A*C*B', 'A'],
  [/^A'\*x\b/, "A'*C'*x", 'A'],
  [/^B\*S\*B'/, "B*C*S*C'*B'", 'B'],
  [/^B\*B'/, "B*C*C'*B'", 'B'],
]

const lengthened = (law: string): string | undefined => {
  const found = LONGER.find(([pattern]) => pattern.test(law))
  if (!found) return undefined
  const [pattern, longer, as] = found
  const [claim = '', where] = law
    .replace(/ \[.*$/, '')
    .replace(pattern, longer)
    .split(' where ')
  const conditions = where === undefined ? [] : where.split(', ')
  const copied = conditions.flatMap((one) => (one.startsWith(`${as} `) ? [one.replace(as, 'C')] : []))
  const all = [...conditions, ...copied]
  return all.length === 0 ? claim : `${claim} where ${all.join(', ')}`
}

describe('a law of two operands', () => {
  const laws = lawsOf(readFileSync(RULES, 'utf8')).flatMap(({ law = '' }) => lengthened(law) ?? [])

  it('is one of many', () => {
    expect(laws.length).toBeGreaterThan(9)
  })

  it.each(laws)('holds of three: %s', (law) => {
    expect(problemsOf(law)).toEqual([])
  })
})

const LETTERS = ['A', 'B', 'C']

const argumentText = (argument: ArgumentPattern, i: number): string => {
  if (argument.kind === 'shape') return LETTERS[i]!
  return argument.kind === 'dim' ? argument.letter : String(argument.value)
}

/** Scalars among the arguments are exponents. */
const conditionsOf = (args: readonly ArgumentPattern[]): string => {
  const scalars = args.flatMap((argument, i) =>
    argument.kind === 'shape' && argument.rows === 1 && argument.cols === 1
      ? [`${LETTERS[i]} is scalar`]
      : [],
  )
  return scalars.length === 0 ? '' : ` where ${scalars.join(', ')}`
}

const lawsOfRow = (row: FunctionRow): readonly string[] =>
  signaturesOf(row).flatMap(({ args }) => {
    const applied = `${row.name}(${args.map(argumentText).join(',')})`
    const { keeps = [], gives = [] } = row
    return [
      ...(keeps.length === 0 ? [] : [`${applied} keeps ${keeps.join(' ')}${conditionsOf(args)}`]),
      ...(gives.length === 0 ? [] : [`${applied} is ${gives.join(' ')}${conditionsOf(args)}`]),
    ]
  })

describe('the row of a function', () => {
  const laws = FUNCTIONS.flatMap(lawsOfRow)

  it('states laws of many functions', () => {
    expect(laws.length).toBeGreaterThan(20)
  })

  it.each(laws)('states a law that is true: %s', (law) => {
    expect(problemsOf(law)).toEqual([])
  })
})
