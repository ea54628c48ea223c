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
import { type RequestRead, readRequestIn } from '../../src/solve/read.ts'
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
