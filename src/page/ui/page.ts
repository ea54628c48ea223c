/**
 * What the page does: asks the engine when something has changed, and shows what comes of it.
 */
import { linkOf, readLink } from '../../formats/link.ts'
import { linkedOf, problemOf, stateOf } from '../linked.ts'
import type { Part } from '../protocol.ts'
import { BLANK, type State } from '../state.ts'
import { type Client, LIMIT, openClient } from './client.ts'
import { byId } from './dom.ts'
import { fitted, putText } from './editor.ts'
import { render } from './regions.ts'
import { startWorker } from './start-worker.ts'

/** After so long a pause in typing, in milliseconds, the engine is asked. */
const PAUSE = 150

export interface Page {
  readonly state: () => State
  readonly set: (change: Partial<State>) => void
  readonly client: Client
  /** Asks for the answer, after a pause unless at once. */
  readonly solve: (how?: 'now' | 'pause', limit?: number) => void
  readonly judge: () => void
  readonly print: () => void
  /** Puts another problem into the page. */
  readonly load: (change: Partial<State>) => void
  readonly say: (text: string) => void
}

/** Variables that people differentiate by, the likeliest first. */
const LIKELY = ['x', 'w', 'W', 'X', 'theta', 'beta', 'S', 'A']

export const openPage = (first: State): Page => {
  let state = first
  let shown: State | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let judging: ReturnType<typeof setTimeout> | undefined
  let isEdited = false
  /** Until there is an answer, the page shows what it was built with. */
  let isAsBuilt = true

  const set = (change: Partial<State>): void => {
    state = { ...state, ...change }
    if (isAsBuilt) return
    render(shown, state)
    shown = state
  }

  const show = (): void => {
    isAsBuilt = false
  }

  const say = (text: string): void => {
    const status = byId('status')
    if (status.textContent !== text) status.textContent = text
  }

  const client = openClient(startWorker)

  /** The answer and all that is made of it are of what was typed before. */
  const outdated: Partial<State> = { stale: true, busy: true, check: undefined, walk: undefined, laws: {} }

  const link = (): void => {
    const hash = linkOf(linkedOf(state, BLANK.show))
    if (location.hash !== hash) history.replaceState(null, '', hash)
  }

  const heard = (part: Part | { readonly part: 'stopped'; readonly after: number }): void => {
    switch (part.part) {
      case 'reading':
        return readingCame(part.reading)
      case 'result':
        return resultCame(part.result)
      case 'check':
        set({ check: { check: part.check, sentence: part.sentence } })
        say(`${summary(state)} ${part.sentence}.`)
        return
      case 'fault':
        show()
        set({ fault: part.fault, stale: state.result !== undefined, busy: false })
        say(part.fault.message)
        return
      case 'stopped':
        show()
        set({ fault: tooLong(part.after), stale: true, busy: false })
        say(state.fault?.message ?? '')
        return
      default:
        if (part.part === 'done') set({ busy: false })
    }
  }

  const readingCame = (reading: NonNullable<State['reading']>): void => {
    const chosen = state.wrt.split(',').map((name) => name.trim())
    const names = reading.names.map(({ name }) => name)
    const still = chosen.filter((name) => names.includes(name))
    set({ reading: { ...reading, wrt: still } })
    if (!isEdited || still.length > 0 || names.length === 0) return
    // What was differentiated by is gone from what was typed.
    set({ wrt: LIKELY.find((name) => names.includes(name)) ?? names[0]! })
    solve('now')
  }

  const resultCame = (result: NonNullable<State['result']>): void => {
    const walk = state.walk && { seen: 1, hint: false }
    show()
    set({
      result,
      reading: result,
      fault: undefined,
      stale: false,
      busy: false,
      walk,
      printed: undefined,
      printFault: undefined,
    })
    set({
      numbers: undefined,
      numbersFault: undefined,
      sample: undefined,
      verdict: undefined,
      answerFault: undefined,
      told: false,
    })
    link()
    judge()
    print()
  }

  const solve: Page['solve'] = (how = 'now', limit = LIMIT) => {
    clearTimeout(timer)
    const now = (): void => {
      set({ busy: true, faults: isEdited ? [] : state.faults })
      link()
      client.ask({ op: 'solve', linked: problemOf(state), detail: state.detail }, heard, limit)
    }
    if (how === 'now') now()
    else timer = setTimeout(now, PAUSE)
  }

  const judge = (): void => {
    clearTimeout(judging)
    const answer = state.answer
    if (answer.trim() === '' || !state.result || state.stale)
      return set({ verdict: undefined, answerFault: undefined })
    judging = setTimeout(() => {
      client.ask({ op: 'judge', answer }, (part) => {
        if (state.answer !== answer) return
        if (part.part === 'judge') set({ verdict: part.verdict, answerFault: undefined })
        if (part.part === 'fault') set({ answerFault: part.fault, verdict: undefined })
        if (part.part === 'stopped') set({ answerFault: tooLong(part.after), verdict: undefined })
        if (part.part === 'judge') say(part.verdict.message)
        link()
      })
    }, PAUSE)
  }

  const print = (): void => {
    const { show } = state
    if (!state.result || state.stale) return
    client.ask({ op: 'print', as: show }, (part) => {
      if (state.show !== show) return
      if (part.part === 'print') set({ printed: part.printed, printFault: undefined })
      if (part.part === 'fault') set({ printFault: part.fault, printed: undefined })
      if (part.part === 'stopped') set({ printFault: tooLong(part.after), printed: undefined })
    })
  }

  const load = (change: Partial<State>): void => {
    isEdited = false
    show()
    set({ ...outdated, kind: '', beside: {}, answer: '', faults: [], fault: undefined, ...change })
    putText(state.text)
    putText(state.answer, 'answer-text')
    byId<HTMLSelectElement>('kind').value = state.kind
    fitted()
    solve('now')
  }

  return {
    state: () => state,
    set: (change) => {
      if ('text' in change) isEdited = true
      show()
      set('text' in change || 'wrt' in change || 'kind' in change ? { ...outdated, ...change } : change)
    },
    client,
    solve,
    judge,
    print,
    load,
    say,
  }
}

const tooLong = (after: number): NonNullable<State['fault']> => ({
  code: 'stopped',
  message: `this took longer than ${after / 1000} seconds and was stopped.`,
  repairs: [],
})

/** The answer for those who hear it. */
const summary = ({ result }: State): string =>
  result
    ? result.answers
        .map(({ headText, formula, shape }) => `${headText} is ${formula.text}, ${shape}.`)
        .join(' ')
    : ''

/** What the address says, if it says anything. */
export const fromAddress = (): Partial<State> | undefined => {
  const read = readLink(location.hash)
  return read && { ...stateOf(read.linked), faults: read.faults }
}
