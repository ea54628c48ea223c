/** The page for everyone: accessibility, themes, narrow screens, print. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { linkedOf, linkOf } from '../../../src/formats/link.ts'
import { EXAMPLES } from '../../../src/page/examples.ts'
import { literature } from '../../cases/read.ts'
import { followed, settled, typed, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds, each with the elements that it is about. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (values) => {
    const { axe: tool } = window as unknown as { axe: typeof import('axe-core') }
    const { violations: all } = await tool.run(document, { runOnly: { type: 'tag', values } })
    return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  }, LEVELS)
  return found
}

const openAll = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  for (const law of ['#law-1-0', '#law-2-0']) await page.click(law)
  await page.waitForFunction(() => document.querySelectorAll('.law-view strong').length === 2)
  await page.click('#sample')
  await page.click('#compute')
  await page.waitForSelector('.values')
  await page.click('[data-show="numpy"]')
  await page.waitForSelector('#printed pre')
  await page.fill('#answer-text', 'W')
  await page.waitForSelector('#verdict .badge')
}

describe.skipIf(WITHOUT_CHROMIUM).each(['light', 'dark'] as const)(
  'in %s colours axe finds nothing',
  (colorScheme) => {
    it('when the page is opened', async () => {
      await visit({ colorScheme }, async (page) => {
        await settled(page)
        expect(await violations(page)).toEqual([])
      })
    })

    it('when something is wrong', async () => {
      await visit({ colorScheme }, async (page) => {
        await typed(page, 'W*x + 2b')
        expect(await violations(page)).toEqual([])
      })
    })

    it('when everything is open', async () => {
      await visit({ colorScheme }, async (page) => {
        await settled(page)
        await openAll(page)
        await page.focus('#line-1')
        await page.keyboard.press('ArrowRight')
        expect(await violations(page)).toEqual([])
      })
    })

    it('when the reader chose the other colours', async () => {
      await visit({ colorScheme }, async (page) => {
        await settled(page)
        await page.click('#theme')
        expect(await violations(page)).toEqual([])
      })
    })

    it('on a narrow screen', async () => {
      await visit({ colorScheme, viewport: { width: 320, height: 640 } }, async (page) => {
        await settled(page)
        await openAll(page)
        expect(await violations(page)).toEqual([])
      })
    })
  },
)

/** How much wider the page is than its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** The widest problems, by their text. */
const LONG = literature()
  .map(({ expr, wrt, kind, vars }) => linkedOf({ expr, wrt, kind, vars }))
  .sort((a, b) => b.expr.length + (b.where ?? '').length - a.expr.length - (a.where ?? '').length)
  .slice(0, 12)

describe.skipIf(WITHOUT_CHROMIUM).each([360, 320])('a screen of %i pixels', (width) => {
  it('is wide enough for every example and for long problems', async () => {
    await visit({ viewport: { width, height: 640 } }, async (page) => {
      await settled(page)
      expect(await overhang(page)).toBe(0)
      for (const i of EXAMPLES.keys()) {
        await page.click(`#example-${i}`)
        await settled(page)
        expect([EXAMPLES[i]!.task, await overhang(page)]).toEqual([EXAMPLES[i]!.task, 0])
      }
      for (const linked of LONG) {
        await followed(page, linkOf(linked))
        expect([linked.expr, await overhang(page)]).toEqual([linked.expr, 0])
      }
    })
  })

  it('is wide enough when everything is open', async () => {
    await visit({ viewport: { width, height: 640 } }, async (page) => {
      await settled(page)
      await openAll(page)
      expect(await overhang(page)).toBe(0)
    })
  })
})

describe.skipIf(WITHOUT_CHROMIUM)('the page', () => {
  it('prints the problem, the answer and the derivation, and none of the buttons', async () => {
    await visit({}, async (page) => {
      await settled(page)
      await page.emulateMedia({ media: 'print' })
      for (const place of ['#text', '#answer .equation', '#line-1', '#answer .badge'])
        expect([place, await page.isVisible(place)]).toEqual([place, true])
      for (const place of ['#share', '#example-0', '#detail-all', '#forms', '#Text-0', '#help'])
        expect([place, await page.isVisible(place)]).toEqual([place, false])
    })
  })

  it('marks what is chosen where colours are forced', async () => {
    await visit({ forcedColors: 'active' }, async (page) => {
      await settled(page)
      await page.waitForFunction(
        () => getComputedStyle(document.querySelector('[role="tab"]')!).backgroundColor !== '',
      )
      const colours = await page.$$eval('[role="tab"]', (tabs) =>
        tabs.map((tab) => `${tab.getAttribute('aria-selected')} ${getComputedStyle(tab).backgroundColor}`),
      )
      const chosen = colours.find((colour) => colour.startsWith('true'))?.slice('true '.length)
      expect(colours.filter((colour) => colour.endsWith(` ${chosen}`))).toHaveLength(1)
      const outlines = await page.$$eval('mrow.changed', (rows) =>
        rows.map((row) => getComputedStyle(row).outlineStyle),
      )
      expect(new Set(outlines)).toEqual(new Set(['solid']))
      expect(await violations(page)).toEqual([])
    })
  })

  it.each([1, 20])('does not move while it comes to life, %i times as slowly', async (rate) => {
    for (const width of [1280, 360])
      await visit({ viewport: { width, height: 800 } }, async (page) => {
        const address = page.url().replace(/#.*/, '')
        await page.goto('about:blank')
        const session = await page.context().newCDPSession(page)
        await session.send('Emulation.setCPUThrottlingRate', { rate })
        await page.goto(address)
        await page.waitForFunction(() => document.getElementById('status')?.textContent !== '')
        await settled(page)
        await page.waitForTimeout(300)
        const shift = await page.evaluate(
          () =>
            new Promise<number>((tell) => {
              new PerformanceObserver((list) =>
                tell(
                  list
                    .getEntries()
                    .reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
                ),
              ).observe({ type: 'layout-shift', buffered: true } as unknown as PerformanceObserverInit)
              setTimeout(() => tell(0), 300)
            }),
        )
        expect([width, shift]).toEqual([width, 0])
      })
  })

  it('copies a selection that touches a formula as its LaTeX', async () => {
    await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await settled(page)
      const latex = await page.$eval('#answer .equation', (found) => found.getAttribute('data-latex'))
      await page.evaluate(() => {
        ;(document.activeElement as HTMLElement | null)?.blur()
        const range = document.createRange()
        range.selectNodeContents(document.querySelector('#answer .equation .body')!)
        document.getSelection()!.removeAllRanges()
        document.getSelection()!.addRange(range)
      })
      await page.keyboard.press('Control+c')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(latex)
    })
  })

  it('says itself without scripts', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      expect(await page.isVisible('#answer .equation')).toBe(true)
      expect(await page.textContent('#answer .badge')).toMatch(/checked/i)
      expect(await page.isVisible('noscript p')).toBe(true)
    })
  })
})
