/**
 * How long answers are, beside those of authors and of matrixcalculus.org: the table in `cases/sizes.tsv`. A case that
 * grows fails; one that shrinks wants its line renewed.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Solved, solve } from '../src/index.ts'
import { type Case, readCases } from './cases/read.ts'
import { tokens } from './tokens.ts'

interface Row {
  readonly id: string
  readonly size: number
  /** Of a good author's answer. */
  readonly closed: number
  /** Of the answer of matrixcalculus.org. */
  readonly other?: number
}

const rows: Row[] = readFileSync(new URL('cases/sizes.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', size, closed, other] = line.split('\t')
    return { id, size: Number(size), closed: Number(closed), ...(other ? { other: Number(other) } : {}) }
  })

const cases = new Map(
  ['gradients.jsonl', 'jacobians.jsonl', 'hessians.jsonl', 'matrixcalculus.jsonl']
    .flatMap(readCases)
    .map((item) => [item.id, item] as const),
)

const answerTo = async ({
  expr,
  wrt,
  kind,
  vars,
}: Case): Promise<Solved & { text: string; size: number }> => {
  const answer = await solve({ expr, wrt, kind, vars }, { check: false, steps: false })
  if (!answer.ok || !('text' in answer)) throw new Error(`${expr} has no single answer`)
  return answer
}

/** Sizes inside `eye(…)` and `commutation(…)` do not count beside those of a tool that has none. */
const withoutSizes = (text: string): number => tokens(text.replace(/\b(eye|commutation)\([^()]*\)/g, '$1'))

describe('answers', () => {
  const answers = new Map<string, Awaited<ReturnType<typeof answerTo>>>()
  beforeAll(async () => {
    for (const { id } of rows) answers.set(id, await answerTo(cases.get(id)!))
  })

  it.each(rows)('$id has $size tokens, as it had', ({ id, size }) => {
    expect(answers.get(id)!.size).toBe(size)
  })

  it('are no longer than those of matrixcalculus.org', () => {
    const longer = rows.filter(
      ({ id, other }) => other !== undefined && withoutSizes(answers.get(id)!.text) > other,
    )
    expect(longer).toEqual([])
  })

  it('are in total no longer than those of good authors, and seldom by a quarter', () => {
    const total = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0)
    expect(total(({ size }) => size)).toBeLessThanOrEqual(total(({ closed }) => closed))
    const long = rows.filter(({ size, closed }) => size > 1.25 * closed)
    expect(long.length / rows.length).toBeLessThanOrEqual(0.05)
  })

  it('are the same whatever ran before', async () => {
    for (const { id } of rows.filter((_, i) => i % 7 === 0).reverse()) {
      const again = await answerTo(cases.get(id)!)
      expect([id, again.text]).toEqual([id, answers.get(id)!.text])
    }
  })
})
