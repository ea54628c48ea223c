/** What few problems need is loaded when one does, and gives what the library gives. */
import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../../src/page/examples.ts'
import { sentence } from '../../../src/page/view/reading.ts'
import { toText } from '../../../src/print/text.ts'
import { deriveRequest } from '../../../src/solve/derivative.ts'
import { answersIn, followed, settled, visit, WITHOUT_CHROMIUM, withBrowser } from './harness.ts'

withBrowser()

const RARE = /\/rare-parts-/

/** Problems with an error, and with an equation. */
const FAULTS = [
  'x*y where x: n, y: n',
  '(x + y',
  'f(x',
  'sum(x[i] for j)',
  'A@x',
  'x + where',
  'inv(x) where x: n',
]
const ANSWERED = ["y solves A*y = x; c'*y where A: n x n", "P solves A*P + P*A' + x*x' = 0; tr(P*C)"]

const linkTo = (text: string): string => `#v=1&expr=${encodeURIComponent(text)}&wrt=x`

const errorOf = (expr: string): string => {
  try {
    deriveRequest({ expr, wrt: 'x' })
  } catch (error) {
    return sentence((error as Error).message)
  }
  throw new Error(`${expr} has an answer`)
}

const answersOf = (expr: string): readonly string[] =>
  deriveRequest({ expr, wrt: 'x' }, { names: true }).derived.answers.map(({ node }) => toText(node))

describe.skipIf(WITHOUT_CHROMIUM)('what few problems need', () => {
  it('is not loaded for the examples, and loaded once for all others', async () => {
    await visit({}, async (page) => {
      const loaded: string[] = []
      page.on('request', (request) => {
        if (RARE.test(request.url())) loaded.push(request.url())
      })
      for (const [i] of EXAMPLES.entries()) {
        await page.click(`#example-${i}`)
        await settled(page)
      }
      expect(loaded).toEqual([])
      for (const text of FAULTS) {
        await followed(page, linkTo(text))
        expect([text, await page.$eval('#fault p', (fault) => fault.textContent)]).toEqual([
          text,
          errorOf(text),
        ])
      }
      for (const text of ANSWERED) {
        await followed(page, linkTo(text))
        expect([text, await answersIn(page)]).toEqual([text, answersOf(text)])
      }
      expect(loaded.length).toBe(1)
    })
  })

  it.each(ANSWERED)('is loaded for %s alone', async (text) => {
    await visit({ hash: linkTo(text) }, async (page) => {
      await settled(page)
      expect(await answersIn(page)).toEqual(answersOf(text))
    })
  })
})
