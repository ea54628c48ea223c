/** LaTeX that people wrote, typed into the page: the answers are those of the library. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/index.ts'
import { answersIn, typed, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

const STRINGS = readFileSync(new URL('../latex.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

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

  it('offers doubtful choices as buttons', async () => {
    await visit({}, async (page) => {
      await typed(page, String.raw`\nabla_X \operatorname{tr}(A \exp(X))`)
      await page.click('#remarks button[data-text="tr(A*exp(X))"]')
      expect(await page.inputValue('#text')).toBe('tr(A*exp(X))')
    })
  })
})
