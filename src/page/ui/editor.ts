/**
 * The text of the problem: a field with a copy of itself behind it, in which places are marked.
 */
import { byId } from './dom.ts'

export interface Mark {
  readonly from: number
  readonly to: number
  readonly kind: 'fault' | 'here'
}

const field = (): HTMLTextAreaElement => byId<HTMLTextAreaElement>('text')

export const textNow = (): string => field().value

/** Where the caret is. */
export const caret = (): number | undefined =>
  document.activeElement === field() ? field().selectionStart : undefined

/** Puts a text into the field as typing would, so that Undo brings back what was there. */
export const putText = (text: string, id = 'text'): void => {
  const input = byId<HTMLTextAreaElement>(id)
  if (input.value === text) return
  const before = document.activeElement as HTMLElement | null
  input.focus({ preventScroll: true })
  input.select()
  // There is no other way that keeps the history of the field.
  if (!document.execCommand('insertText', false, text) || input.value !== text) input.value = text
  if (before?.matches('input, textarea, button, [tabindex]')) before.focus({ preventScroll: true })
  else input.blur()
}

const [FEWEST, MOST] = [2, 14]

let longest = 0

/** The field is as high as its text needs. */
export const fitted = (): void => {
  const input = field()
  const isLonger = input.value.length >= longest
  longest = input.value.length
  if (isLonger && input.scrollHeight <= input.clientHeight + 1) return
  input.rows = FEWEST
  while (input.scrollHeight > input.clientHeight + 1 && input.rows < MOST) input.rows++
}

/** Marks places of the text; of places that meet the first counts. */
export const mark = (marks: readonly Mark[]): void => {
  const text = field().value
  const sorted = [...marks]
    .filter(({ from, to }) => to > from && to <= text.length)
    .sort((a, b) => a.from - b.from)
  const parts: (string | Element)[] = []
  let at = 0
  for (const { from, to, kind } of sorted) {
    if (from < at) continue
    const found = document.createElement('mark')
    found.className = kind
    found.textContent = text.slice(from, to)
    parts.push(text.slice(at, from), found)
    at = to
  }
  byId('marks').replaceChildren(...parts, text.slice(at), '\n')
  byId('marks').scrollTop = field().scrollTop
}
