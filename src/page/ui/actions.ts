/**
 * What buttons and fields of the page do, by the names that the views give it.
 */

import { styleIn } from '../../print/style.ts'
import { withDeclaration, withProperties } from '../declarations.ts'
import type { Detail } from '../protocol.ts'
import type { Beside } from '../state.ts'
import { byId } from './dom.ts'
import { putText } from './editor.ts'
import type { Page } from './page.ts'
import { rememberTheme } from './theme.ts'

/** How long an answer may take that a reader wants to wait for, in milliseconds. */
const MINUTE = 60_000

type Action = (page: Page, data: DOMStringMap, element: HTMLElement) => void

const retyped = (page: Page, text: string): void => {
  putText(text)
  page.set({ text })
  page.solve('now')
}

const chosen = (page: Page): string[] =>
  page.state.wrt
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const copied = async (page: Page, text: string, button: HTMLElement): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Where a page may not write to the clipboard, it may still copy what is selected.
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
    button.focus()
  }
  button.dataset['done'] = 'yes'
  setTimeout(() => delete button.dataset['done'], 1500)
  page.say('Copied.')
}

const saved = (text: string, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

export const ACTIONS: Readonly<Record<string, Action>> = {
  wrt: (page, { name = '' }) => {
    const names = chosen(page)
    const wrt = names.includes(name) ? names.filter((other) => other !== name) : [...names, name]
    page.set({ wrt: wrt.join(',') })
    page.solve('now')
  },
  repair: (page, { field, text = '' }) => {
    if (field === 'text') {
      retyped(page, text)
      byId('text').focus({ preventScroll: true })
      return
    }
    if (field === 'answer') {
      putText(text, 'answer-text')
      page.set({ answer: text })
      page.judge()
      return
    }
    if (field === 'kind') byId<HTMLSelectElement>('kind').value = text
    page.set(field === 'kind' ? { kind: text } : { wrt: text })
    page.solve('now')
  },
  declare: (page, { text = '' }) => retyped(page, withDeclaration(page.state.text, text)),
  drop: (page, { field = '' }) => {
    const { [field as keyof Beside]: _, ...beside } = page.state.beside
    page.set({ beside })
    page.solve('now')
  },
  detail: (page, { detail = 'steps' }) => {
    page.set({ detail: detail as Detail, walk: undefined, laws: {} })
    page.solve('now')
  },
  walk: (page) => page.set({ walk: page.state.walk ? undefined : { seen: 1, hint: false } }),
  hint: (page) => page.set({ walk: { seen: page.state.walk?.seen ?? 1, hint: true } }),
  next: (page) => {
    const seen = (page.state.walk?.seen ?? 0) + 1
    page.set({ walk: { seen, hint: false } })
    page.say(page.state.result?.lines[seen - 1]?.formula.spoken ?? '')
  },
  law: (page, { line = '', law = '' }) => {
    const key = `${line} ${law}`
    const { [key]: open, ...others } = page.state.laws
    if (open) {
      page.set({ laws: others })
      return
    }
    page.set({ laws: { ...others, [key]: 'asked' } })
    page.client.ask({ op: 'law', name: law }, (part) => {
      if (part.part === 'law') page.set({ laws: { ...page.state.laws, [key]: part.law ?? 'unknown' } })
    })
  },
  tell: (page) => page.set({ told: true }),
  show: (page, { show = '' }) => {
    page.set({ show, printed: undefined, printFault: undefined })
    page.print()
  },
  copy: (page, { copy = '' }, button) => void copied(page, copy, button),
  share: (page, _, button) => void copied(page, page.address, button),
  download: (page, { extension = 'txt' }) => saved(page.state.printed?.text ?? '', `derivative.${extension}`),
  sample: (page) =>
    page.client.ask({ op: 'sample', linked: page.linked }, (part) => {
      if (part.part === 'sample') page.set({ sample: part.values })
      if (part.part === 'fault') page.set({ numbersFault: part.fault, sample: {} })
    }),
  numbers: (page) =>
    page.client.ask({ op: 'numbers', linked: page.linked, values: page.state.sample ?? {} }, (part) => {
      if (part.part === 'numbers') page.set({ numbers: part.numbers, numbersFault: undefined })
      if (part.part === 'fault') page.set({ numbersFault: part.fault, numbers: undefined })
    }),
  example: (page, { text = '', wrt = '', kind = '' }) => {
    // Back brings back the problem before.
    history.pushState(null, '', page.address)
    page.load({ text, wrt, kind })
    byId('text').focus({ preventScroll: true })
  },
  theme: (_page, _data, button) => {
    const root = document.documentElement
    const isDark = root.dataset['theme']
      ? root.dataset['theme'] === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset['theme'] = isDark ? 'light' : 'dark'
    rememberTheme(root.dataset['theme'])
    button.setAttribute('aria-pressed', isDark ? 'false' : 'true')
  },
  stop: (page) => {
    page.client.stop()
    page.set({ busy: false })
  },
  longer: (page) => page.solve('now', MINUTE),
}

/** What fields do when what is in them has changed. */
export const CHANGES: Readonly<Record<string, Action>> = {
  shape: (page, { name = '' }, field) => {
    const shape = (field as HTMLInputElement).value.trim().replaceAll('×', ' x ')
    if (shape !== '') retyped(page, withDeclaration(page.state.text, `${name}: ${shape}`))
  },
  property: (page, { name = '' }, field) => {
    const boxes = [...(field.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input') ?? [])]
    const words = boxes.filter(({ checked }) => checked).map(({ dataset }) => dataset['word'] ?? '')
    retyped(page, withProperties(page.state.text, name, words))
  },
  kind: (page, _, field) => {
    // Directions and cotangents are of the kind before.
    const { direction: _direction, cotangent: _cotangent, ...beside } = page.state.beside
    page.set({ kind: (field as HTMLSelectElement).value, beside })
    page.solve('now')
  },
  style: (page, { name = '' }, field) => {
    page.set({ style: styleIn({ ...page.state.style, [name]: (field as HTMLSelectElement).value }) })
    page.solve('now')
  },
}
