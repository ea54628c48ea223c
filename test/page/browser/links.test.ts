/** The address says what the page shows. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { linkedOf, linkOf, readLink } from '../../../src/formats/link.ts'
import { literature } from '../../cases/read.ts'
import { answersOf, shownOf } from './following.ts'
import { settled, typed, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

describe.skipIf(WITHOUT_CHROMIUM)('a link', () => {
  it('of every problem from the literature is answered as the library answers it', async () => {
    const linked = literature().map(({ expr, wrt, kind, vars }) => linkedOf({ expr, wrt, kind, vars }))
    const expected = linked.map(answersOf)
    await visit({ viewport: { width: 1280, height: 900 } }, async (page) => {
      const shown = await shownOf(page, linked.map(linkOf))
      for (const [i, { answers, badge, fault, hash }] of shown.entries()) {
        const { expr } = linked[i]!
        expect([expr, answers, fault]).toEqual([expr, expected[i], ''])
        expect(badge).toMatch(/hecked/)
        expect([expr, readLink(hash)]).toEqual([expr, { linked: linked[i], faults: [] }])
      }
    })
  })

  it('says how formulas are spelled, those that are seen and those that are copied', async () => {
    let address = ''
    const copied = (page: Page): Promise<string | null> => page.getAttribute('#LaTeX-0', 'data-copy')
    await visit({}, async (page) => {
      await typed(page, "sum(A'*x .* y)")
      await page.selectOption('#latexStyle', 'plain')
      await page.selectOption('#transpose', 'T')
      await settled(page)
      expect(await copied(page)).toBe('A y')
      await page.click('#variables [data-name="A"]')
      await page.click('#variables [data-name="x"]')
      await page.selectOption('#hadamard', 'circ')
      await settled(page)
      expect(await copied(page)).toBe('x y^{\\mathsf{T}}')
      expect(await page.textContent('#lines')).toContain('∘')
      await page.waitForFunction(() =>
        document.querySelector('#printed pre')?.textContent?.includes('\\circ'),
      )
      await page.click('#example-1')
      await settled(page)
      expect(await page.$eval('#answer .answers math .bold, #answer .answers', (one) => one.className)).toBe(
        'answers',
      )
      await page.goBack()
      await page.waitForFunction(() => location.hash.includes('sum'))
      await settled(page)
      address = await page.evaluate(() => location.hash)
    })
    expect(address).toContain('latexStyle=plain&transpose=T&hadamard=circ')
    await visit({ hash: address }, async (page) => {
      await settled(page)
      expect(await page.inputValue('#transpose')).toBe('T')
      expect(await copied(page)).toBe('x y^{\\mathsf{T}}')
    })
  })

  it('says all that the page was told, and opens as it was', async () => {
    let address = ''
    await visit({}, async (page) => {
      await page.fill('#text', "x'*A*x where A is symmetric # yes\n, x: 3")
      await settled(page)
      await page.click('[data-show="numpy"]')
      await page.fill('#answer-text', '2*A*x')
      await page.waitForSelector('#verdict .badge.right')
      address = await page.evaluate(() => location.hash)
    })
    await visit({ hash: address }, async (page) => {
      await page.waitForSelector('#verdict .badge.right')
      expect(await page.inputValue('#text')).toBe("x'*A*x\nwhere A is symmetric # yes\n, x: 3")
      expect(await page.getAttribute('[data-show="numpy"]', 'aria-selected')).toBe('true')
      await page.waitForFunction(() => document.querySelector('#printed pre')?.textContent?.includes('numpy'))
      expect(await page.evaluate(() => location.hash)).toBe(address)
    })
  })
})
