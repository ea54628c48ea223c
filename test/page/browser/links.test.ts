/** The address says what the page shows, and a stranger's address does no harm. */
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Linked, linkedOf, linkOf, problemIn, readLink } from '../../../src/formats/link.ts'
import { deriveRequest } from '../../../src/solve/derivative.ts'
import { answerOf } from '../../../src/solve/solve.ts'
import { literature } from '../../cases/read.ts'
import { runs } from '../../random/settings.ts'
import { settled, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

interface Shown {
  readonly answers: readonly string[]
  readonly badge: string
  readonly fault: string
  readonly hash: string
}

/** Sets the address to each of the links, and tells what the page makes of it. */
const shownOf = (page: Page, links: readonly string[]): Promise<Shown[]> =>
  page.evaluate(async (all) => {
    const textOf = (place: string): string => document.querySelector(place)?.textContent ?? ''
    const isSettled = (): boolean =>
      !document.querySelector('#answer[aria-busy]') &&
      (textOf('#fault') !== '' || /hecked/.test(textOf('#answer .badge')))
    const shown: Shown[] = []
    for (const link of all) {
      if (location.hash !== link) {
        const changed = new Promise((heard) => addEventListener('hashchange', heard, { once: true }))
        location.hash = link
        await changed
      }
      while (!isSettled()) await new Promise((later) => setTimeout(later, 2))
      shown.push({
        answers: [...document.querySelectorAll('[id^="Text-"]')].map(
          (button) => button.getAttribute('data-copy') ?? '',
        ),
        badge: textOf('#answer .badge'),
        fault: textOf('#fault'),
        hash: location.hash,
      })
    }
    return shown
  }, links)

/** The answers of the library. */
const answersOf = (linked: Linked): string[] => {
  const { request, options } = problemIn(linked)
  const answer = answerOf(deriveRequest(request, { ...options, names: true, steps: false }))
  const answers = 'derivatives' in answer ? answer.derivatives : [answer]
  return [...(answer.differentials ?? []), ...answers].map(({ text }) => text)
}

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

const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '{{7*7}}',
]
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']
const ADDRESSES = ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', '//example.org/x.js']
const BROKEN = [
  '%',
  '%zz',
  '%E0%A4%A',
  '%00',
  '%0d%0a',
  '\u0000',
  '\u202e',
  '\ud800',
  '((((',
  ']]]]',
  "'''''",
  '&&&=',
]

/** What strangers write. */
const evil = fc.oneof(
  fc.constantFrom(...MARKUP, ...NAMES, ...ADDRESSES, ...BROKEN),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .constantFrom('x+', '(', 'exp(', "x'", ';', 'x,')
    .chain((piece) => fc.nat(3000).map((times) => piece.repeat(times))),
)
const FIELDS = [
  'v',
  'expr',
  'wrt',
  'where',
  'kind',
  'direction',
  'cotangent',
  'layout',
  'form',
  'answer',
  'show',
]
const escaped = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))
const field = fc.tuple(fc.constantFrom(...FIELDS, ...NAMES), evil, fc.boolean())
const link = fc
  .tuple(fc.array(field, { minLength: 1, maxLength: 6 }), evil, fc.boolean())
  .map(([fields, expr, isPlain]) =>
    [
      '#v=1',
      `expr=${isPlain ? expr : escaped(expr)}`,
      ...fields.map(([name, value, plain]) => `${name}=${plain ? value : escaped(value)}`),
    ].join('&'),
  )

describe.skipIf(WITHOUT_CHROMIUM)('a link of a stranger', () => {
  it('does nothing, and the page still answers', async () => {
    const links = fc.sample(link, { ...runs(500), numRuns: 500 })
    const seed = { expr: "sigma(W*x)'*b", wrt: 'W' }
    const expected = answersOf(seed)
    await visit({}, async (page) => {
      const elements = (): Promise<number> =>
        page.evaluate(
          () => document.querySelectorAll('script, img, svg, iframe, object, embed, base, form').length,
        )
      const before = await elements()
      for (const [i, hostile] of links.entries()) {
        await page.evaluate(async (hash) => {
          location.hash = hash
          await new Promise((later) => setTimeout(later, 20))
        }, hostile)
        // Half of them are overtaken, half are waited for.
        if (i % 2 === 0) await settled(page)
        const [shown] = await shownOf(page, [linkOf(seed)])
        expect([hostile, shown?.answers]).toEqual([hostile, expected])
      }
      expect(await elements()).toBe(before)
      expect(await page.evaluate(() => Object.keys(Object.prototype).length)).toBe(0)
    })
  })
})
