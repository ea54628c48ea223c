/**
 * Readings of LaTeX as people write it: each is compared by value with a right one, with the shapes of its source and
 * without them; what is to be refused is refused at its place.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { evaluate } from '../../src/numeric/evaluate.ts'
import { sample } from '../../src/numeric/sample.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import { type RequestRead, readProblemIn, readRequestIn } from '../../src/solve/read.ts'
import type { Kind, VariableFacts } from '../../src/solve/request.ts'

interface Case {
  readonly id: string
  readonly latex: string
  readonly wrt?: string
  /** A right reading; missing where the text is to be refused. */
  readonly expr?: string
  readonly kind?: Kind
  readonly vars?: Readonly<Record<string, VariableFacts>>
  /** Whether the text names the variable and the kind. */
  readonly head?: true
  /** The code of the refusal, and what its place covers. */
  readonly refused?: string
  readonly at?: string
}

const CASES = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

type Right = Case & Required<Pick<Case, 'expr' | 'kind' | 'wrt' | 'vars'>>

const RIGHT = CASES.filter((one): one is Right => one.expr !== undefined)
const REFUSED = CASES.filter(({ refused }) => refused !== undefined)

const readWith = ({ latex, wrt, kind, vars }: Right): Promise<RequestRead> =>
  readRequestIn({ from: 'latex', expr: latex, wrt, kind, vars } as never)

/** As it is read where nothing is said that the text says itself. */
const readWithout = ({ latex, wrt, kind, head }: Right): Promise<RequestRead> =>
  readRequestIn({
    from: 'latex',
    expr: latex,
    wrt: head ? '' : wrt,
    ...(!head && kind !== 'gradient' && { kind }),
  } as never)

/** Two expressions at points of the first; the shapes are those declared. */
const expectSame = (right: Analysis, read: Analysis): void => {
  for (const seed of [1, 2]) {
    const sampled = sample(right, seed)
    if (!sampled.ok) throw new Error(sampled.reason)
    const { point } = sampled
    const [expected, found] = [evaluate(right, point), evaluate(read, point)]
    expect([found.rows, found.cols]).toEqual([expected.rows, expected.cols])
    const size = Math.max(...[...expected.data].map(Math.abs), 1e-12)
    for (const [i, value] of [...expected.data].entries())
      expect(Math.abs(found.data[i]! - value) / size).toBeLessThan(1e-9)
  }
}

/** Without declarations, and without the names of dimensions. */
const plain = (text: string): string =>
  text.replace(/ where .*/, '').replaceAll(/\b(ones|eye)\(\w+\)/g, '$1(n)')

describe('a reading of LaTeX', () => {
  it.each(RIGHT)('$id has the value of a right one', async (one) => {
    const { request } = await readWith(one)
    const { expr, wrt, kind, vars } = one
    expect(request.kind ?? kind).toBe(kind)
    expectSame(analyseRequest({ expr, wrt, vars }), analyseRequest({ ...request, vars }))
  })

  it.each(RIGHT)('$id is the same without shapes', async (one) => {
    const [told, { request }] = [await readWith(one), await readWithout(one)]
    if (one.head) {
      expect([request.wrt].flat()).toContain(one.wrt)
      expect(request.kind ?? 'gradient').toBe(
        one.kind === 'jacobian' ? (request.kind ?? 'gradient') : one.kind,
      )
    }
    expect(plain(request.expr)).toBe(plain(told.request.expr))
  })
})

/** What is chosen where a text leaves it open: the reading, and of each choice the place, what it is and is not. */
const TOLD: readonly (readonly [latex: string, expr: string, ...choices: readonly string[]])[] = [
  ['X^T X', "X'*X where X is vector", 'X: vector, not matrix, scalar'],
  ['(X^T X)^{-1} X^T y', "inv(X'*X)*X'*y"],
  ['A + B', 'A + B'],
  ['\\operatorname{tr}(A) + \\operatorname{tr}(e^{A})', 'tr(A) + tr(expm(A))', 'e^{A}: expm, not exp'],
  ['\\mathbf 1^\\top e^{A} \\mathbf 1', "ones(n)'*expm(A)*ones(n)", 'e^{A}: expm, not exp'],
  ['y^\\top \\exp(A) y', "y'*exp(A)*y", '\\exp(A): exp, not expm'],
  ['y^\\top e^{Ax}', "y'*exp(A*x)"],
  ['\\sum_{i,j} (e^{Q Q^T})_{ij}', "sum(exp(Q*Q')[i,j] for i, j)", 'e^{Q Q^T}: exp, not expm'],
  [
    '\\|A\\|_\\infty + \\det A',
    'max(sum(abs(A), 2)) + det(A)',
    '\\|A\\|_\\infty: largest row sum, not largest absolute entry',
  ],
  ['\\|A\\|_1 + \\det A', 'norm1(A) + det(A)', '\\|A\\|_1: norm1, not largest column sum'],
  ['\\|A\\|_2^2 + \\det A', 'spectral(A)^2 + det(A)', '\\|A\\|_2: spectral, not normF'],
  ['\\|A\\|^2 + \\det A', 'normF(A)^2 + det(A)', '\\|A\\|: normF, not spectral'],
  ['\\|x\\|_\\infty + \\|x\\|_1 + \\|x\\|_2', 'max(abs(x)) + norm1(x) + norm2(x)'],
  ['\\sum_i a \\cdot x_i', 'sum(a*x[i] for i)', 'x_i: entry, not vector of a family, row of a family'],
]

describe('a doubtful choice', () => {
  it.each(TOLD)('in %s is told', async (latex, expr, ...choices) => {
    const { input, reading, notes } = await readProblemIn({ from: 'latex', expr: latex, wrt: '' })
    expect(input).toBe(expr)
    expect(
      reading.map(
        ({ from, to, chose, instead }) => `${latex.slice(from, to)}: ${chose}, not ${instead.join(', ')}`,
      ),
    ).toEqual(choices)
    for (const { from, to } of reading)
      expect(notes.join()).toContain(`“${latex.slice(from, to)}” is read as`)
  })
})

describe('LaTeX that is not read', () => {
  it.each(REFUSED)('$id is refused at its place', async ({ latex, wrt, refused, at }) => {
    const error: unknown = await readRequestIn({ from: 'latex', expr: latex, wrt } as never).then(
      () => 'read',
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(GradusError)
    const { code, span } = error as GradusError
    expect([code, latex.slice(span!.from, span!.to)]).toEqual([refused, at])
  })
})
