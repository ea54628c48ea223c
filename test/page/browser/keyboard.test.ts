/** The whole way by keyboard alone: no pointer is moved in this file. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answersIn, settled, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')

/** Presses Tab until an element has the focus. */
const tabTo = async (page: Page, id: string): Promise<void> => {
  for (let i = 0; i < 150 && (await focused(page)) !== id; i++) await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(id)
}

const textOf = (page: Page, place: string): Promise<string> =>
  page.$eval(place, (found) => found.textContent ?? '')

const here = (page: Page, place: string): Promise<number> =>
  page.$$eval(`${place} .here`, (marked) => marked.length)

describe.skipIf(WITHOUT_CHROMIUM)('the keyboard', () => {
  it('goes the whole way', async () => {
    await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      const press = (key: string): Promise<void> => page.keyboard.press(key)
      const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

      // A problem, and by what.
      await tabTo(page, 'text')
      await press('Control+a')
      await page.keyboard.type("norm2(X*w - y)^2 + a*w'*w")
      await press('Control+Enter')
      await settled(page)
      await tabTo(page, 'wrt-0')
      expect(await textOf(page, '#wrt-0')).toBe('X')
      await press('Space')
      await page.waitForFunction(() => document.querySelectorAll('[id^="Text-"]').length === 2)
      await press('Space')
      await page.waitForFunction(() => document.querySelectorAll('[id^="Text-"]').length === 1)
      await settled(page)
      expect(await focused(page)).toBe('wrt-0')
      expect(await textOf(page, '#answer .badge')).toMatch(/checked/i)
      const [answer] = await answersIn(page)

      // Lines and terms.
      await press('Alt+3')
      expect(await focused(page)).toBe('line-0')
      await press('ArrowDown')
      await press('ArrowDown')
      expect(await focused(page)).toBe('line-2')
      await press('ArrowUp')
      expect(await focused(page)).toBe('line-1')
      const told = new Set<string>()
      let [inLine, before, inEcho, inText] = [0, 0, 0, 0]
      for (let i = 0; i < 12; i++) {
        await press('ArrowRight')
        inLine += await here(page, '#line-1')
        before += await here(page, '#line-0')
        inEcho += await here(page, '#echo')
        told.add(await textOf(page, '#status'))
        inText += await page.$$eval('#marks mark.here', (marks) => marks.length)
      }
      for (const shown of [inLine, before, inEcho, inText]) expect(shown).toBeGreaterThan(0)
      expect(told.size).toBeGreaterThan(3)
      await press('c')
      await page.waitForFunction(() => document.getElementById('status')?.textContent === 'Copied as LaTeX.')
      expect(await clipboard()).toContain('\\')

      // A law.
      await press('Enter')
      await page.waitForSelector('#line-1 .law-view strong')
      expect(await focused(page)).toBe('line-1')
      expect(await textOf(page, '#line-1 .law-view')).toContain('Source: ')
      await press('Enter')
      await page.waitForSelector('#line-1 .law-view', { state: 'detached' })

      // A wrong answer and a right one.
      await press('Alt+4')
      expect(await focused(page)).toBe('answer-text')
      await page.keyboard.type("X'*(X*w - y) + 2*a*w")
      await page.waitForSelector('#verdict .badge.wrong')
      await tabTo(page, 'tell')
      await press('Enter')
      expect(await textOf(page, '#verdict')).toContain('It should be')
      await press('Alt+4')
      await press('Control+a')
      await page.keyboard.type(answer!)
      await page.waitForSelector('#verdict .badge.right')

      // Code.
      await press('Alt+5')
      const first = await focused(page)
      expect(first).toMatch(/^tab-/)
      for (let i = 0; i < 30 && (await focused(page)) !== 'tab-numpy'; i++) await press('ArrowRight')
      expect(await focused(page)).toBe('tab-numpy')
      await page.waitForFunction(() =>
        /import numpy/.test(document.querySelector('#printed pre')?.textContent ?? ''),
      )
      await tabTo(page, 'copy-printed')
      await press('Enter')
      await page.waitForFunction(() => document.getElementById('status')?.textContent === 'Copied.')
      expect(await clipboard()).toContain('import numpy')
      expect(await focused(page)).toBe('copy-printed')

      // Help.
      await press('Alt+6')
      expect(await page.$eval('#help', (help) => (help as HTMLDetailsElement).open)).toBe(true)
      await press('Alt+1')
      expect(await focused(page)).toBe('text')
    })
  })

  it('brings back with Undo what an example took the place of', async () => {
    await visit({}, async (page) => {
      await page.fill('#text', "x'*A*x")
      await settled(page)
      await tabTo(page, 'example-3')
      await page.keyboard.press('Enter')
      expect(await focused(page)).toBe('text')
      expect(await page.inputValue('#text')).not.toBe("x'*A*x")
      await settled(page)
      await page.keyboard.press('Control+z')
      expect(await page.inputValue('#text')).toBe("x'*A*x")
      await settled(page)
      expect(await answersIn(page)).toEqual(["(A + A')*x"])
    })
  })

  it('sees a line after another, each after a hint', async () => {
    await visit({}, async (page) => {
      await page.focus('#walk')
      await page.keyboard.press('Enter')
      const lines = (): Promise<number> => page.$$eval('.line', (all) => all.length)
      expect(await lines()).toBe(1)
      await tabTo(page, 'next')
      await page.keyboard.press('Enter')
      expect(await focused(page)).toBe('next')
      expect(await textOf(page, '.next')).toContain('Next: ')
      await page.keyboard.press('Enter')
      expect(await lines()).toBe(2)
      for (let i = 0; i < 30 && (await page.$('#next')); i++) await page.keyboard.press('Enter')
      expect(await textOf(page, '.next')).toBe('That was the last line.')
    })
  })
})
