/**
 * What the page does: asks the engine when something has changed, and shows what comes of it.
 */
import { linkOf, readLink } from '../../formats/link.ts'
import type { Linked } from '../../formats/linked.ts'
import { STYLE_NAMES, STYLES } from '../../print/style.ts'
import { linkedOf, problemOf, stateOf } from '../linked.ts'
import type { Fault, Part, Reading, Result } from '../protocol.ts'
import { BLANK, type State } from '../state.ts'
import { Client, LIMIT, type Stopped } from './client.ts'
import { byId } from './dom.ts'
import { fitted, putText } from './editor.ts'
import { render } from './regions.ts'
import { startWorker } from './start-worker.ts'

/** After so long a pause in typing, in milliseconds, the engine is asked. */
const PAUSE = 150

/** Variables that people differentiate by, the likeliest first. */
const LIKELY = ['x', 'w', 'W', 'X', 'theta', 'beta', 'S', 'A']

/** By what to differentiate when something that was differentiated by is gone from what was typed. */
const variablesOf = (reading: Reading, wrt: string): string => {
  const chosen = wrt.split(',').map((name) => name.trim())
  const names = reading.names.map(({ name }) => name)
  const still = chosen.filter((name) => names.includes(name))
  if (names.length === 0 || still.length === chosen.length) return wrt
  return still.length > 0 ? still.join(',') : (LIKELY.find((name) => names.includes(name)) ?? names[0]!)
}

/** What is made of an answer goes with it. */
const NOTHING_OF_IT: Partial<State> = {
  printFault: undefined,
  numbers: undefined,
  numbersFault: undefined,
  sample: undefined,
  verdict: undefined,
  answerFault: undefined,
  told: false,
}

/** What is shown answers what was typed before. */
const OUTDATED: Partial<State> = {
  ...NOTHING_OF_IT,
  stale: true,
  busy: true,
  check: undefined,
  walk: undefined,
  laws: {},
}

/** Nothing is asked of an empty page. */
const EMPTY: Partial<State> = {
  ...OUTDATED,
  stale: false,
  busy: false,
  result: undefined,
  reading: undefined,
  fault: undefined,
}

const PROBLEM: readonly (keyof State)[] = ['text', 'wrt', 'kind', 'beside', 'detail', 'style']

export class Page {
  readonly client = new Client(startWorker)
  #state: State
  #shown: State | undefined
  /** Whether the text was changed by hand, so that by what it is differentiated may have to be chosen anew. */
  #isEdited = false
  /** Until there is an answer, the page shows what it was built with. */
  #isAsBuilt = true
  #solving: ReturnType<typeof setTimeout> | undefined
  #judging: ReturnType<typeof setTimeout> | undefined

  readonly #whenShown: (before: State | undefined) => void

  /** What is told of every change is what was shown before. */
  constructor(first: State, whenShown: (before: State | undefined) => void) {
    this.#state = first
    this.#whenShown = whenShown
  }

  get state(): State {
    return this.#state
  }

  /** A change by the reader. */
  set(change: Partial<State>): void {
    if ('text' in change || 'wrt' in change) this.#isEdited = 'text' in change
    this.#isAsBuilt = false
    if (!PROBLEM.some((field) => field in change)) {
      this.#put(change)
      return
    }
    this.client.overtake()
    this.#put({ ...OUTDATED, ...change })
  }

  #put(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change }
    if (this.#isAsBuilt) return
    const before = this.#shown
    render(before, this.#state)
    this.#shown = this.#state
    this.#whenShown(before)
  }

  /** Tells those who hear the page; what was told last is not told again. */
  say(text: string): void {
    const status = byId('status')
    if (status.textContent !== text) status.textContent = text
  }

  /** Asks for the answer, after a pause unless at once. */
  solve(how: 'now' | 'pause' = 'now', limit = LIMIT): void {
    clearTimeout(this.#solving)
    if (how === 'pause') {
      this.#solving = setTimeout(() => this.solve('now', limit), PAUSE)
      return
    }
    if (this.#state.text.trim() === '') {
      this.#put(EMPTY)
      return
    }
    this.#put({ busy: true, faults: this.#isEdited ? [] : this.#state.faults })
    this.#link()
    const { detail } = this.#state
    this.client.ask({ op: 'solve', linked: this.linked, detail }, (part) => this.#heard(part), limit)
  }

  /** Puts another problem into the page. */
  load(change: Partial<State>): void {
    this.#isEdited = false
    this.#isAsBuilt = false
    this.client.overtake()
    this.#put({ ...OUTDATED, kind: '', beside: {}, answer: '', faults: [], fault: undefined, ...change })
    putText(this.#state.text)
    putText(this.#state.answer, 'answer-text')
    byId<HTMLSelectElement>('kind').value = this.#state.kind
    for (const name of STYLE_NAMES)
      byId<HTMLSelectElement>(name).value = this.#state.style[name] ?? STYLES[name][0]
    fitted()
    this.solve('now')
  }

  /** The address of what the page shows. */
  get address(): string {
    return location.href.replace(/#.*|$/s, linkOf(linkedOf(this.#state, BLANK.show)))
  }

  #link(): void {
    if (location.href !== this.address) history.replaceState(null, '', this.address)
  }

  #heard(part: Part | Stopped): void {
    if (part.part === 'reading') this.#readingCame(part.reading)
    else if (part.part === 'result') this.#resultCame(part.result)
    else if (part.part === 'check') {
      this.#put({ check: { check: part.check, sentence: part.sentence } })
      this.say(`${summary(this.#state)} ${part.sentence}.`)
    } else if (part.part === 'fault') this.#failed(part.fault)
    else if (part.part === 'stopped') this.#failed(tooLong(part.after))
    else if (part.part === 'done') this.#put({ busy: false })
  }

  #failed(fault: Fault): void {
    this.#isAsBuilt = false
    // An answer that fails its check is none.
    const { result } = fault.code === 'check-failed' ? { result: undefined } : this.#state
    this.#put({ fault, result, stale: result !== undefined, busy: false })
    this.say(fault.message)
  }

  #readingCame(reading: Reading): void {
    this.#put({ reading, fault: undefined })
    const { wrt } = this.#state
    const asked = this.#isEdited ? reading.asks?.join(',') || variablesOf(reading, wrt) : wrt
    if (asked === wrt) return
    this.#put({ wrt: asked })
    this.solve('now')
  }

  #resultCame(result: Result): void {
    const walk = this.#state.walk && { seen: 1, hint: false }
    this.#put({ result, reading: result, fault: undefined, stale: false, walk, ...NOTHING_OF_IT })
    this.#link()
    this.judge()
    this.print()
    if (!this.#state.tables) this.askTables()
  }

  /** What there is to choose from. */
  askTables(): void {
    this.client.ask({ op: 'tables' }, (part) => {
      if (part.part === 'tables') this.#put({ tables: part.tables })
    })
  }

  /** The problem that is solved. */
  get linked(): Linked {
    return problemOf(this.#state)
  }

  /** Asks whether the reader's answer is right, after a pause. */
  judge(): void {
    clearTimeout(this.#judging)
    const { answer, result, stale } = this.#state
    if (answer.trim() !== '' && result && !stale)
      this.#judging = setTimeout(() => this.#askJudge(answer), PAUSE)
    else this.#put({ verdict: undefined, answerFault: undefined })
  }

  #askJudge(answer: string): void {
    this.#link()
    this.client.ask({ op: 'judge', linked: this.linked, answer }, (part) => {
      if (this.#state.answer !== answer) return
      if (part.part === 'judge') {
        this.#put({ verdict: part.verdict, answerFault: undefined })
        this.say(part.verdict.message)
      }
      const fault = faultIn(part)
      if (fault) this.#put({ answerFault: fault, verdict: undefined })
    })
  }

  /** Asks for the form that is to be seen. */
  print(): void {
    const { show, result, stale } = this.#state
    if (!result || stale) return
    this.#link()
    this.client.ask({ op: 'print', linked: this.linked, as: show }, (part) => {
      if (this.#state.show !== show) return
      this.#isAsBuilt = false
      if (part.part === 'print')
        this.#put({ printed: { ...part.printed, of: result }, printFault: undefined })
      const fault = faultIn(part)
      if (fault) this.#put({ printFault: fault, printed: undefined })
    })
  }
}

const faultIn = (part: Part | Stopped): Fault | undefined =>
  part.part === 'fault' ? part.fault : part.part === 'stopped' ? tooLong(part.after) : undefined

const tooLong = (after: number): Fault => ({
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
