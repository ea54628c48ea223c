/** The page and its engine: answers, errors with repairs, work that takes too long, without a network, from a disk. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../../src/page/examples.ts'
import { answersIn, settled, typed, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

const badge = (page: Page): Promise<string> =>
  page.$eval('#answer .badge', (found) => found.textContent ?? '')

describe.skipIf(WITHOUT_CHROMIUM)('the page', () => {
  it('answers every example, and checks it', async () => {
    await visit({}, async (page) => {
      for (const [i, { task }] of EXAMPLES.entries()) {
        await page.click(`#example-${i}`)
        await settled(page)
        expect([task, (await answersIn(page)).length > 0]).toEqual([task, true])
        expect([task, await badge(page)]).toEqual([task, expect.stringMatching(/^✓ checked/i)])
      }
    })
  })

  it.each(['2x', 'x*y where x: n, y: n', 'sum(Ax)', 'A@x', 'A*x as gradient'])(
    'leads from %s by a button to an answer',
    async (problem) => {
      const [text = '', kind] = problem.split(' as ')
      const hash = `#v=1&expr=${encodeURIComponent(text)}&wrt=x${kind ? `&kind=${kind}` : ''}`
      await visit({ hash }, async (page) => {
        await page.waitForSelector('#fault p')
        await page.click('#fault .repairs button')
        await page.waitForSelector('#fault p', { state: 'detached' })
        await settled(page)
        expect(await badge(page)).toMatch(/checked/i)
      })
    },
  )

  it('writes into the text what a chip declares', async () => {
    await visit({}, async (page) => {
      await typed(page, "x'*A*x")
      await page.click('#chip-A summary')
      await page.check('#chip-A [data-word="symmetric"]')
      expect(await page.inputValue('#text')).toBe("x'*A*x\nwhere A is symmetric")
      await page.waitForFunction(
        () => document.querySelector('#Text-0')?.getAttribute('data-copy') === '2*A*x',
      )
      await page.click('#chip-x summary')
      await page.fill('#shape-0', '3')
      await page.press('#shape-0', 'Enter')
      expect(await page.inputValue('#text')).toBe("x'*A*x\nwhere A is symmetric, x: 3")
      await settled(page)
      expect(await page.$eval('#answer .shape', (shape) => shape.textContent)).toBe('3')
    })
  })

  it('marks what is wrong where it was typed', async () => {
    await visit({}, async (page) => {
      await typed(page, "   x'*y\n  + 2z")
      expect(await page.$eval('#marks mark.fault', (mark) => mark.textContent)).toBe('2z')
      expect(await page.$eval('.excerpt mark', (mark) => mark.textContent)).toBe('2z')
    })
  })

  it('stops what takes too long, says so, and answers what comes next', async () => {
    await visit({}, async (page) => {
      await settled(page)
      // The limit is ten seconds by a clock that the test winds.
      await page.clock.install()
      await page.fill('#text', HARD)
      await page.clock.runFor(200)
      await page.waitForSelector('#answer[aria-busy]')
      await page.clock.runFor(10_000)
      await page.waitForFunction(() => /stopped/.test(document.getElementById('fault')?.textContent ?? ''))
      expect(await page.textContent('#fault')).toContain('This took longer than 10 seconds and was stopped.')
      expect(await page.isVisible('#longer')).toBe(true)
      await page.clock.resume()
      await page.fill('#text', "b'*x")
      await page.waitForFunction(() => document.querySelector('#Text-0')?.getAttribute('data-copy') === 'b')
      await settled(page)
    })
  })

  it('works without a network once it was open', async () => {
    await visit({}, async (page) => {
      await page.evaluate(() => navigator.serviceWorker.ready)
      await page.waitForFunction(
        async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
      )
      await page.context().setOffline(true)
      await page.reload()
      await typed(page, "x'*A*x")
      expect(await answersIn(page)).toEqual(["(A + A')*x"])
      for (const form of ['numpy', 'julia', 'json', 'html']) {
        await page.click(`[data-show="${form}"]`)
        await page.waitForSelector('#printed pre')
      }
      await page.fill('#answer-text', "(A + A')*x")
      await page.waitForSelector('#verdict .badge.right')
      await page.click('#law-1-0')
      await page.waitForSelector('.law-view strong')
      await page.context().setOffline(false)
    })
  })

  it('works from a disk', async () => {
    await visit({ onDisk: true }, async (page) => {
      await typed(page, "x'*A*x")
      expect(await answersIn(page)).toEqual(["(A + A')*x"])
      await page.click('[data-show="numpy"]')
      await page.waitForSelector('#printed pre')
      await page.fill('#answer-text', "(A + A')*x")
      await page.waitForSelector('#verdict .badge.right')
    })
  })
})

/** A problem that the engine works on for longer than anybody waits. */
const HARD = Array.from({ length: 40 }, (_, i) => `(A${i}*x)'*(B${i}*x)`).join(' * ')
