/**
 * The keyboard: everything that a pointer reaches, and lines and their terms with the arrow keys.
 */
import { byId } from './dom.ts'
import type { Page } from './page.ts'

/** Moves among elements of which one has the tab stop. */
const rove = (all: readonly HTMLElement[], from: HTMLElement, by: number): HTMLElement | undefined => {
  const at = all.indexOf(from)
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))]
  if (at < 0 || !next || next === from) return undefined
  for (const one of all) one.tabIndex = one === next ? 0 : -1
  next.focus()
  return next
}

const lines = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.line')]

/** The terms of a line that can be pointed at, from left to right, the wider first. */
const termsOf = (line: HTMLElement): readonly string[] => [
  ...new Set(
    [...line.querySelectorAll<HTMLElement>('.body [data-node]')].map((term) => term.dataset['node'] ?? ''),
  ),
]

/** Shows a term of a line and tells it. */
export type Point = (line: HTMLElement, node: string | undefined) => void

const onLine = (event: KeyboardEvent, line: HTMLElement, page: Page, point: Point): boolean => {
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return rove(lines(), line, event.key === 'ArrowDown' ? 1 : -1) !== undefined
    case 'ArrowRight':
    case 'ArrowLeft': {
      const terms = termsOf(line)
      const at = terms.indexOf(line.dataset['term'] ?? '')
      const next = event.key === 'ArrowRight' ? at + 1 : at < 0 ? terms.length - 1 : at - 1
      const node = terms[next]
      if (node === undefined) delete line.dataset['term']
      else line.dataset['term'] = node
      point(line, node)
      page.say((node && page.state.result?.parts[node]?.text) ?? '')
      return true
    }
    case 'Enter':
      line.querySelector<HTMLElement>('[data-action="law"]')?.click()
      return true
    case 'c': {
      const latex = line.querySelector<HTMLElement>('.equation')?.dataset['latex']
      if (event.ctrlKey || event.metaKey || latex === undefined) return false
      void navigator.clipboard?.writeText(latex).then(() => page.say('Copied as LaTeX.'))
      return true
    }
    default:
      return false
  }
}

/** Places that a key goes to. */
const PLACES = ['text', 'answer', 'line-0', 'answer-text', 'forms', 'help']

const goTo = (id: string): void => {
  const place = byId(id)
  if (place instanceof HTMLDetailsElement) place.open = true
  const target = place?.matches('textarea, [tabindex]')
    ? place
    : place?.querySelector<HTMLElement>('[tabindex="0"], button, summary')
  target?.focus()
}

const onTab = (event: KeyboardEvent, tab: HTMLElement): boolean => {
  if (!/^Arrow(?:Left|Right)$/.test(event.key)) return false
  const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')]
  rove(tabs, tab, event.key === 'ArrowRight' ? 1 : -1)?.click()
  return true
}

const anywhere = (event: KeyboardEvent, page: Page): boolean => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    page.solve('now')
    return true
  }
  const place = event.altKey ? PLACES[Number(event.key) - 1] : undefined
  if (place !== undefined) {
    goTo(place)
    return true
  }
  return false
}

export const onKey = (event: KeyboardEvent, page: Page, point: Point): void => {
  const target = event.target as HTMLElement
  const isOnLine = target.classList.contains('line') && !event.altKey
  const isDone =
    (isOnLine && onLine(event, target, page, point)) ||
    (target.getAttribute('role') === 'tab' && onTab(event, target)) ||
    anywhere(event, page)
  if (isDone) event.preventDefault()
}
