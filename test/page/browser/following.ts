/** Sets the address of the page, and tells what the page makes of it, beside what the library makes of it. */
import type { Page } from 'playwright-core'
import { type Linked, problemIn } from '../../../src/formats/linked.ts'
import { deriveRequest } from '../../../src/solve/derivative.ts'
import { answerOf } from '../../../src/solve/solve.ts'

export interface Shown {
  readonly answers: readonly string[]
  readonly badge: string
  readonly fault: string
  readonly hash: string
}

/** Sets the address to each of the links, and tells what the page makes of it. */
export const shownOf = (page: Page, links: readonly string[]): Promise<Shown[]> =>
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
export const answersOf = (linked: Linked): string[] => {
  const { request, options } = problemIn(linked)
  const answer = answerOf(deriveRequest(request, { ...options, names: true, steps: false }))
  const answers = 'derivatives' in answer ? answer.derivatives : [answer]
  return [...(answer.differentials ?? []), ...answers].map(({ text }) => text)
}
