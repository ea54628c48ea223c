/**
 * What a row says of its function in the language, against the value of the function.
 */
import { describe, expect, it } from 'vitest'
import { type Domain, FUNCTIONS, type FunctionRow } from '../../src/functions/index.ts'
import { INDEXED } from '../../src/functions/indexed.ts'
import { signaturesOf } from '../../src/functions/signature.ts'
import { SOLUTIONS } from '../../src/functions/solutions.ts'
import { evaluationOf, operatorNamed } from '../../src/functions/values/index.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { type Matrix, scalar } from '../../src/linalg/matrix.ts'
import { newWatch } from '../../src/linalg/watch.ts'
import { applyFunction } from '../../src/numeric/functions.ts'
import { evaluate } from '../../src/numeric/index.ts'
import { parseProblem } from '../../src/parse/index.ts'

const PARAMETERS = ['s', 't', 'u']
const WHERE = PARAMETERS.map((name) => `${name}: scalar`).join(', ')

const evaluated = (text: string, args: readonly Matrix[]): number => {
  const analysis = analyse(parseProblem(text, { where: WHERE, names: PARAMETERS }))
  const values = new Map(args.map((arg, i) => [PARAMETERS[i]!, arg]))
  return evaluate(analysis, { dims: new Map(), values, functions: new Map() }).data[0]!
}

const applied = ({ name }: FunctionRow, args: readonly Matrix[]): number =>
  applyFunction(name, 0, args, newWatch(), () => [1, 1]).data[0]!

const INSIDE: Partial<Record<Domain, readonly number[]>> = {
  positive: [0.4, 3],
  'unit-interval': [-0.7, 0.4],
  probability: [0.2, 0.9],
  'above-one': [1.3, 5],
  'above-minus-one': [-0.6, 2],
  'positive-definite': [0.4, 2],
}

/** Arguments of a call in which every matrix is 1 x 1, the first of them `first`. */
const scalarsFor = (row: FunctionRow, first: number): Matrix[] =>
  signaturesOf(row)[0]!.args.map((arg, i) => {
    if (arg.kind !== 'shape') return scalar(1)
    const isExponent = i > 0 && arg.rows === 1 && arg.cols === 1
    return scalar(i === 0 ? first : isExponent ? 3 : 0.7 + i)
  })

const placesOf = ({ domain }: FunctionRow): readonly number[] =>
  (domain && INSIDE[domain]) ?? [-1.7, -0.2, 0.6, 2.3]

const given = (fact: 'ofScalars' | 'definition') =>
  FUNCTIONS.flatMap((row) => {
    const text = row[fact]
    return text === undefined ? [] : [[row.name, text, row] as const]
  })

describe('the row of a function', () => {
  it.each([...FUNCTIONS, ...SOLUTIONS, ...INDEXED].filter(({ binds }) => !binds))(
    '$name has a value',
    (row) => {
      expect(row.value ?? operatorNamed(row.name) ?? evaluationOf(row)).toBeDefined()
    },
  )

  it.each([...given('ofScalars'), ...given('definition')])('%s is %s at scalars', (_, text, row) => {
    for (const place of placesOf(row)) {
      const args = scalarsFor(row, place)
      expect(evaluated(text, args)).toBeCloseTo(applied(row, args), 9)
    }
  })
})
