/** The address says what the page shows. */
import { describe, expect, it } from 'vitest'
import { linkedOf, linkOf, readLink } from '../../../src/formats/link.ts'
import { literature } from '../../cases/read.ts'
import { answersOf, shownOf } from './following.ts'
import { settled, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

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
