/** What people type who come from NumPy, MATLAB, Julia, R, PyTorch and textbooks, and what is said of each. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { offersIn, repaired } from '../src/errors/offers.ts'
import { isFixed, WORDS } from '../src/functions/words/index.ts'
import { READ, READ_ENTRYWISE } from '../src/functions/words/read.ts'
import { REFUSED } from '../src/functions/words/refused.ts'
import type { Answer } from '../src/index.ts'
import { solve } from '../src/index.ts'

/** What was typed, the variable, then an answer, where it is short, with its note or the code of an error, what it says and its repair. */
const ROWS = readFileSync(new URL('cases/words.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t') as [typed: string, wrt: string, came: string, says?: string, more?: string])

/** The text with each offer in the place of what the error is about. */
const repairsOf = (typed: string, answer: Answer): string[] =>
  answer.ok ? [] : offersIn(answer.error.hint).map((offer) => repaired(offer, answer.error, typed))

/** Repairs that lead to the next thing that is wrong, which is not theirs to mend. */
const MORE_TO_MEND: ReadonlySet<string> = new Set(['{x + 1}*2'])

const expectRepairs = async (typed: string, wrt: string, answer: Answer): Promise<void> => {
  for (const repair of repairsOf(typed, answer)) {
    const mended = await solve({ expr: repair, wrt }, { steps: false })
    expect(mended, repair).toMatchObject({ ok: true })
    if (mended.ok) expect(mended.check?.ok, repair).not.toBe(false)
  }
}

describe('what people type', () => {
  it('is more than two hundred words and spellings', () => {
    expect(ROWS.length).toBeGreaterThan(300)
  })

  it.each(ROWS)('%s by %s: %s %s', async (typed, wrt, came, says = '', more = '') => {
    const answer = await solve({ expr: typed, wrt }, { steps: false })
    if (answer.ok) {
      expect(came).toBe('answer')
      if (says !== '') expect('text' in answer && answer.text).toBe(says)
      if (more !== '') expect(answer.notes).toContain(more)
      expect(answer.check?.ok).not.toBe(false)
      return
    }
    expect([answer.error.code, answer.error.message, answer.error.hint ?? '']).toEqual([came, says, more])
    if (!MORE_TO_MEND.has(typed)) await expectRepairs(typed, wrt, answer)
  })
})

const nameOf = (word: string | readonly [string, ...unknown[]]): string =>
  (typeof word === 'string' ? word : word[0]).replace(/\(.*/, '')
const parametersOf = (typed: string): string[] =>
  typed
    .slice(typed.indexOf('(') + 1, -1)
    .split(',')
    .filter((parameter) => parameter !== '')
const namesIn = (text: string): string[] => text.match(/\b[A-Za-z]\w*\b(?!\()/g) ?? []

describe('the table of words', () => {
  it.each([...READ, ...READ_ENTRYWISE].map(([typed, means]) => [typed, means] as const))(
    'reads %s as %s, each argument once',
    (typed, means) => {
      const names = parametersOf(typed).filter((name) => !/^(?:\d|Infinity$)/.test(name))
      expect(namesIn(means).sort()).toEqual(names.sort())
    },
  )

  const offers = REFUSED.flatMap(({ words }) => words).filter((word) => typeof word !== 'string')
  it.each(offers)('offers for %s what can be solved: %s', async (typed) => {
    const [wrt = ''] = parametersOf(typed)
    const answer = await solve({ expr: typed, wrt }, { steps: false })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-function' } })
    expect(repairsOf(typed, answer).length).toBeGreaterThan(0)
    await expectRepairs(typed, wrt, answer)
  })

  it('has no name both read and refused with the same arguments', () => {
    const read = new Set(
      [...READ, ...READ_ENTRYWISE].map(([typed]) => typed.replaceAll(/[A-Za-z]+(?=[,)])/g, '_')),
    )
    const refused = offers.map(([typed]) => typed.replaceAll(/[A-Za-z]+(?=[,)])/g, '_'))
    expect(refused.filter((typed) => read.has(typed))).toEqual([])
  })

  const fixed = [...READ, ...REFUSED.flatMap(({ words }) => words)]
    .map(nameOf)
    .filter((name) => /^\w+$/.test(name) && isFixed(name))
  it.each([...new Set(fixed)])('never takes %s for a generic elementwise function', async (name) => {
    const plain = await solve({ expr: `${name}(x)`, wrt: 'x' }, { check: false, steps: false })
    if (!plain.ok) expect(plain.error.hint ?? '').not.toContain('is elementwise')
    const declared = await solve(
      { expr: `${name}(x) where ${name} is elementwise`, wrt: 'x' },
      { check: false, steps: false },
    )
    expect(declared).toMatchObject({ ok: false, error: { code: 'fixed-meaning' } })
  })

  it('offers a name only for a misspelling of one', async () => {
    for (const word of WORDS) {
      const answer = await solve({ expr: `${word}(x,x,x,x)`, wrt: 'x' }, { check: false, steps: false })
      expect(answer.ok).toBe(false)
      if (!answer.ok) expect(answer.error.hint ?? '', word).not.toMatch(/^Did you mean \w+ \?$/)
    }
  })
})
