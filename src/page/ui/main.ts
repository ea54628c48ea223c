/**
 * The page comes to life: what stands in it was made when it was built.
 */
import { covering, nodeAt } from '../pointing.ts'
import { BLANK, type State } from '../state.ts'
import { ACTIONS, CHANGES } from './actions.ts'
import { copySelection } from './copy.ts'
import { byId } from './dom.ts'
import { caret, fitted, type Mark, mark, textNow } from './editor.ts'
import { showIn } from './here.ts'
import { onKey } from './keys.ts'
import { keepOffline } from './offline.ts'
import { fromAddress, Page } from './page.ts'
import { restoreTheme } from './theme.ts'

restoreTheme()
const linked = fromAddress()
/** The problem that the page was built with. */
const firstIn = (built: Document): State => ({
  ...BLANK,
  text: built.querySelector('textarea')?.defaultValue ?? '',
  wrt: [...built.querySelectorAll('#variables [aria-pressed="true"]')]
    .map((name) => name.textContent)
    .join(','),
})

/** What is wrong, and what the caret is in, is marked as soon as it is known. */
const page = new Page(firstIn(document), (before) => {
  const { fault, reading } = page.state
  if (before?.fault !== fault || before?.reading !== reading) pointAtCaret()
})

/** Marks places of the text: what is wrong, and what is pointed at. */
const markText = (node: string | undefined): void => {
  const { reading, result, fault } = page.state
  const marks: Mark[] = []
  if (fault?.from !== undefined)
    marks.push({ from: fault.from, to: Math.max(fault.to ?? 0, fault.from + 1), kind: 'fault' })
  if (node !== undefined && reading) {
    const known = new Set(reading.spans.map((span) => span.node))
    const nodes = new Set(covering(node, result?.parts ?? {}, (other) => known.has(other)))
    marks.push(
      ...reading.spans
        .filter((span) => nodes.has(span.node))
        .map(({ from, to }) => ({ from, to, kind: 'here' as const })),
    )
  }
  mark(marks)
}

/** Shows a node of a line there, in the line before and in what was typed. */
const point = (line: Element | null, node: string | undefined): void => {
  const before = line?.previousElementSibling
  const places = [line, before, byId('echo')].filter((place) => place instanceof Element)
  showIn(node, page.state.result?.parts ?? {}, line ? places : [byId('echo'), byId('lines'), byId('answer')])
  markText(node)
}

const nodeOf = (target: EventTarget | null): readonly [Element | null, string | undefined] => {
  const part = target instanceof Element ? target.closest<HTMLElement>('[data-node]') : null
  return [part?.closest('.line') ?? null, part?.getAttribute('data-node') ?? undefined]
}

const pointAtCaret = (): void => {
  const at = caret()
  const { reading, stale } = page.state
  point(null, at === undefined || !reading || stale ? undefined : nodeAt(reading, at))
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null
  const action = target && ACTIONS[target.dataset['action'] ?? '']
  if (target && action) {
    action(page, target.dataset, target)
    markText(undefined)
  }
})
document.addEventListener('change', (event) => {
  const target = event.target as HTMLElement
  CHANGES[target.dataset['action'] ?? '']?.(page, target.dataset, target)
})
document.addEventListener('input', (event) => {
  const target = event.target as HTMLInputElement
  // What the page itself put there it knows.
  if (target.id === 'text' && textNow() !== page.state.text) {
    page.set({ text: textNow() })
    fitted()
    markText(undefined)
    page.solve('pause')
  }
  if (target.id === 'answer-text' && target.value !== page.state.answer) {
    page.set({ answer: target.value })
    page.judge()
  }
  const number = target.dataset['number']
  const { sample } = page.state
  if (number !== undefined && sample) Object.assign(sample, { [number]: target.value })
})
document.addEventListener('pointerover', (event) => point(...nodeOf(event.target)))
document.addEventListener('focusin', (event) => {
  if (event.target instanceof Element && event.target.classList.contains('line'))
    point(event.target, undefined)
})
document.addEventListener('selectionchange', () => {
  if (document.activeElement?.id === 'text') pointAtCaret()
})
document.addEventListener('keydown', (event) => onKey(event, page, point))
document.addEventListener('copy', copySelection)
byId('text').addEventListener('scroll', () => {
  byId('marks').scrollTop = byId('text').scrollTop
})
addEventListener('hashchange', () => {
  const given = fromAddress()
  if (given && location.href !== page.address) page.load(given)
})

const begin = (): void => {
  if (linked) page.load(linked)
  else {
    // What stands there was made when the page was built, and is made again.
    byId('answer').setAttribute('aria-busy', 'true')
    page.solve('now')
  }
  page.askTables()
}
begin()
keepOffline(page)
