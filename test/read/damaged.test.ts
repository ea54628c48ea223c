/**
 * Damaged texts in every language: whatever is done to them they are read, or refused at a place within them, after a
 * bounded number of readings. The seed is in the name of a test; no time is measured.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { LANGUAGES } from '../../src/read/languages.ts'
import type { Language, Said } from '../../src/read/reading.ts'
import { analyseRequest } from '../../src/solve/problem.ts'

const STRINGS: readonly string[] = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { latex: string }).latex)

/** Readings of one text at most, with what sizes and functions take once more. */
const MOST = 250

/** Numbers below 1, the same for the same seed. */
const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const TOKEN = /\\[A-Za-z]+|\\?[\s\S]/g

/** A text cut off, or with a token left out, doubled, exchanged with the next or replaced by a brace. */
const damaged = (text: string, random: () => number): string => {
  const tokens = text.match(TOKEN)!
  const at = Math.floor(random() * tokens.length)
  const [before, token = '', next = '', after] = [
    tokens.slice(0, at).join(''),
    tokens[at],
    tokens[at + 1],
    tokens.slice(at + 2).join(''),
  ]
  const ways = [
    text.slice(0, Math.floor(random() * text.length)),
    before + next + after,
    before + token + token + next + after,
    before + next + token + after,
    `${before}{${next}${after}`,
    `${before}}${next}${after}`,
  ]
  return ways[Math.floor(random() * ways.length)]!
}

const expectBounded = async (language: Language, text: string): Promise<void> => {
  let readings = 0
  try {
    ;(await LANGUAGES[language]())({ text, wrt: ['X'] }, ({ expr, wrt, vars }) => {
      readings++
      return analyseRequest({ expr, wrt, ...(vars && { vars }) } as never)
    })
  } catch (error) {
    if (!(error instanceof GradusError)) throw new Error(`${text.slice(0, 200)}: ${String(error)}`)
    const { from, to } = error.span ?? { from: 0, to: 0 }
    expect([text.slice(0, 200), from >= 0 && from <= to && to <= text.length + 1]).toEqual([
      text.slice(0, 200),
      true,
    ])
  }
  expect(readings).toBeLessThanOrEqual(MOST)
}

/** How many readings a text takes. */
const readingsOf = async (latex: string, vars?: Said['vars']): Promise<readonly [number, string]> => {
  let readings = 0
  const read = await LANGUAGES.latex()
  const { said } = read({ text: latex, wrt: ['X'], ...(vars && { vars }) }, (asked) => {
    readings++
    return analyseRequest({
      expr: asked.expr,
      wrt: asked.wrt,
      ...(asked.vars && { vars: asked.vars }),
    } as never)
  })
  return [readings, said.expr]
}

/** What is open in a hundred places alike. */
const ALIKE = ['|X|/aB', '|X|', '\\|X\\|', '\\|X\\|_2', '\\log|X^2|', '\\exp(X)', '\\sqrt{X}', 'a^{-1}|X|/B']

const nested = (open: string, close: string): string => `${open.repeat(1000)}X${close.repeat(1000)}`

const HUGE: readonly string[] = [
  nested('(', ')'),
  nested('{', '}'),
  nested('\\frac{1}{', '}'),
  nested('\\sqrt{', '}'),
  '('.repeat(1000),
  'X+'.repeat(500_000),
  '\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a}\\a X',
  `${'\\def\\a#1{#1#1#1#1}'}${'\\a{'.repeat(30)}X${'}'.repeat(30)}`,
  Array(300).fill('|X|/aB').join('+'),
]

describe('a damaged text', () => {
  it.each([1, 2, 3])('in LaTeX is read or refused at its place, seed %d', async (seed) => {
    const random = numbers(seed)
    for (const text of STRINGS.filter((_, i) => i % 3 === seed - 1))
      await expectBounded('latex', damaged(text, random))
  })

  it.each(['numpy', 'julia', 'mathjson'] as const)('in another language is refused: %s', async (language) => {
    const random = numbers(7)
    for (const text of STRINGS.filter((_, i) => i % 8 === 0))
      await expectBounded(language, damaged(text, random))
  })

  it.each(HUGE.map((text) => [text.slice(0, 30), text] as const))(
    'that is huge is refused: %s',
    async (_, text) => {
      for (const language of ['latex', 'numpy', 'julia', 'mathjson'] as const)
        await expectBounded(language, text)
    },
  )

  it.each(ALIKE)('asks of %s once, however often it stands in a text', async (term) => {
    const [few] = await readingsOf(Array(2).fill(term).join('+'))
    const [many] = await readingsOf(Array(50).fill(term).join('+'))
    expect(many).toBe(few)
  })

  it('asks of the same name in two functions twice', async () => {
    const vars = { A: { shape: ['n', 'n'] }, X: { shape: ['n'] }, t: { shape: [] } }
    const [, text] = await readingsOf('f(x) = |x| \\\\ g(x) = |x| \\\\ f(AX) + g(t) + f(X) + g(2t)', vars)
    expect(text).toBe('f(x) = norm2(x); g(x) = abs(x); f(A*X) + g(t) + f(X) + g(2*t)')
  })
})
