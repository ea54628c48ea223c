/** LaTeX that people wrote, typed into the page: it is read as the library reads it, and refused where that refuses it. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../../src/errors/error.ts'
import { solve } from '../../../src/index.ts'
import { isLatex } from '../../../src/page/engine/latex.ts'
import { readRequestIn } from '../../../src/solve/read.ts'
import { answersIn, typed, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')

const STRINGS = linesOf('../latex.txt')
const FOUND = linesOf('../../read/found.jsonl')
  .map((line) => (JSON.parse(line) as { readonly latex: string }).latex)
  .filter((expr) => isLatex({ expr, wrt: '' }))

/** What the library makes of a text of which nothing is declared, or the message of what is wrong. */
const readAs = (expr: string): Promise<string> =>
  readRequestIn({ from: 'latex', expr, wrt: [] } as never, undefined, { isFormula: true }).then(
    ({ request }) => `read from LaTeX as ${request.expr}`,
    (error: unknown) => {
      if (error instanceof GradusError) return error.message
      throw error
    },
  )

/** What the page says of the text that is in its box. */
const saidIn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    ['#remarks', '#fault'].map((region) => document.querySelector(region)?.textContent ?? '').join('\n'),
  )

/** Errors begin with a capital on the page. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').toLowerCase()

describe.skipIf(WITHOUT_CHROMIUM)('the page', () => {
  it('reads LaTeX, and answers as the library does', async () => {
    await visit({}, async (page) => {
      for (const latex of STRINGS) {
        const answer = await solve({ expr: latex, from: 'latex', wrt: '' }, { check: false, steps: false })
        if (!answer.ok || !('text' in answer)) throw new Error(latex)
        await typed(page, latex)
        await page.waitForFunction(
          (input) => document.querySelector('#remarks')?.textContent?.includes(input) === true,
          `read from LaTeX as ${answer.input}`,
        )
        expect([latex, (await answersIn(page)).length > 0]).toEqual([latex, true])
      }
    })
  })

  it('reads every text that was found as the library does', async () => {
    await visit({}, async (page) => {
      const others: string[] = []
      for (const latex of FOUND) {
        const expected = oneLine(await readAs(latex))
        await typed(page, latex)
        const said = oneLine(await saidIn(page))
        if (!said.includes(expected)) others.push(`${latex}\n  ${expected}\n  ${said}`)
      }
      expect(others).toEqual([])
      expect(FOUND.length).toBeGreaterThan(70)
    })
  })

  it('offers doubtful choices as buttons', async () => {
    await visit({}, async (page) => {
      await typed(page, String.raw`\nabla_X \operatorname{tr}(A \exp(X))`)
      await page.click('#remarks button[data-text="tr(A*exp(X))"]')
      expect(await page.inputValue('#text')).toBe('tr(A*exp(X))')
    })
  })
})
