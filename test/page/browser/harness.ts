/**
 * The page in Chromium. Whatever the console, the policy or the network has to complain of fails the test. Without
 * Chromium the tests are skipped, each by its name; with CI=true they are run all the same, and fail.
 */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { isSkipped } from '../../python.ts'
import { BUILT, type Serving, serve } from './serving.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place))

/** For `skipIf`. */
export const WITHOUT_CHROMIUM: boolean = isSkipped(found)

let browser: Browser
let serving: Serving

/** Opens the browser for the tests of a file. */
export const withBrowser = (): void => {
  beforeAll(async () => {
    if (WITHOUT_CHROMIUM) return
    if (!existsSync(`${BUILT}index.html`)) throw new Error('there is no page: npm run page:build')
    serving = await serve()
    browser = await chromium.launch({
      executablePath: found ?? PLACES[0]!,
      args: ['--no-sandbox', '--allow-file-access-from-files=false'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.close()
  })
}

export interface Visit extends BrowserContextOptions {
  /** Of the address. */
  readonly hash?: string
  /** Opened from the disk. */
  readonly onDisk?: boolean
}

/** Complaints of the browser that are none of the page: what a test itself brings about. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED/

const watch = (page: Page, origin: string): string[] => {
  const complaints: string[] = []
  const add = (text: string): void => {
    if (!EXPECTED.test(text)) complaints.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') add(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => add(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    add(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.context().on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(?:blob|data):/.test(url)) add(`request: ${url}`)
  })
  return complaints
}

/** Opens the page, does something with it, and fails for whatever was wrong meanwhile. */
export const visit = async (
  { hash = '', onDisk = false, ...options }: Visit,
  work: (page: Page) => Promise<void>,
): Promise<void> => {
  const address = onDisk ? `file://${BUILT}index.html` : serving.address
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  try {
    const page = await context.newPage()
    const complaints = watch(page, onDisk ? `file://${BUILT}` : serving.address)
    await page.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      ),
    )
    await page.goto(address + hash)
    // The first answer stands in the page before the engine gives it, and is told when it does.
    if (options.javaScriptEnabled !== false)
      await page.waitForFunction(() => document.getElementById('status')?.textContent !== '')
    await work(page)
    expect(complaints).toEqual([])
    expect(serving.missed.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([])
  } finally {
    await context.close()
  }
}

/** Waits until what is typed is answered and checked, or refused. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () =>
      !document.querySelector('#answer[aria-busy]') &&
      (document.querySelector('#fault p') ??
        /hecked/.test(document.querySelector('#answer .badge')?.textContent ?? '')),
  )
}

/** Types a problem in the place of what is there, and waits. */
export const typed = async (page: Page, text: string): Promise<void> => {
  await page.fill('#text', text)
  await settled(page)
}

/** Opens another link in the same page, and waits. */
export const followed = async (page: Page, link: string): Promise<void> => {
  await page.evaluate(async (hash) => {
    if (location.hash === hash) return
    const changed = new Promise((heard) => addEventListener('hashchange', heard, { once: true }))
    location.hash = hash
    await changed
  }, link)
  await settled(page)
}

/** The answers as texts. */
export const answersIn = (page: Page): Promise<string[]> =>
  page.$$eval('[id^="Text-"]', (buttons) => buttons.map((button) => button.getAttribute('data-copy') ?? ''))
