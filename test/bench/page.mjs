/**
 * What a reader waits for on the page, on a processor slowed down four times, worker and all: the work of a keystroke,
 * and the time from the pause in typing to the answer. Needs Chromium and the built page (`npm run page:build`), which
 * is opened from the disk.
 */
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [SLOWER, ROUNDS, PAUSE] = [4, 21, 150]
/** Milliseconds. */
const AT_MOST = { keystroke: 16, answer: 100 }
const PLACE = new URL('../../dist/page/index.html', import.meta.url)

/** One round in the page: a character is typed or taken away, and the answer is waited for. */
const round = ([text, pause]) =>
  new Promise((done) => {
    const field = document.getElementById('text')
    const answer = document.getElementById('answer')
    const start = performance.now()
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    document.body.getBoundingClientRect()
    const keystroke = performance.now() - start
    const look = () => {
      if (answer.getAttribute('aria-busy') === 'true' || answer.classList.contains('stale')) return
      observer.disconnect()
      document.body.getBoundingClientRect()
      done({ keystroke, answer: performance.now() - start - pause })
    }
    const observer = new MutationObserver(look)
    observer.observe(answer, { attributes: true, childList: true })
  })

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage()
await page.goto(`file://${fileURLToPath(PLACE)}`)
await page.waitForSelector('#answer:not([aria-busy]) .badge.right')
const example = await page.inputValue('#text')
const rounds = async (count) => {
  const found = []
  for (let i = 0; i < count; i++)
    found.push(await page.evaluate(round, [i % 2 === 0 ? `${example} ` : example, PAUSE]))
  return found
}
await rounds(4)
const session = await page.context().newCDPSession(page)
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
const found = await rounds(ROUNDS)
await browser.close()

const figures = {
  keystroke: median(found.map(({ keystroke }) => keystroke)),
  answer: median(found.map(({ answer }) => answer)),
}
console.log(
  `The running example, ${ROUNDS} times, the processor ${SLOWER} times slower; medians in milliseconds`,
)
for (const [name, ms] of Object.entries(figures))
  console.log(`  ${name.padEnd(10)} ${ms.toFixed(1).padStart(6)}   at most ${AT_MOST[name]}`)
process.exitCode = Object.entries(figures).some(([name, ms]) => !(ms <= AT_MOST[name])) ? 1 : 0
