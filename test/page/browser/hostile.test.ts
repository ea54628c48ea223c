/** A stranger's address does no harm. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkOf } from '../../../src/formats/link.ts'
import { runs } from '../../random/settings.ts'
import { answersOf, shownOf } from './following.ts'
import { visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

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
        if (i % 2 === 0) await page.waitForFunction(() => !document.querySelector('#answer[aria-busy]'))
        const [shown] = await shownOf(page, [linkOf(seed)])
        expect([hostile, shown?.answers]).toEqual([hostile, expected])
      }
      expect(await elements()).toBe(before)
      expect(await page.evaluate(() => Object.keys(Object.prototype).length)).toBe(0)
    })
  })
})
