/**
 * The parts of the page that are made of what it knows, each made anew where something that it shows has changed.
 */
import type { Markup } from '../../print/markup.ts'
import type { State } from '../state.ts'
import { answer } from '../view/answer.ts'
import { controls, derivation } from '../view/derivation.ts'
import { numbers, verdict } from '../view/judge.ts'
import { beside, echo, fault, names, remarks, variables } from '../view/reading.ts'
import { forms, printed } from '../view/take.ts'
import { byId, replaced } from './dom.ts'

interface Region {
  /** What it shows. */
  readonly of: readonly (keyof State)[]
  readonly view: (state: State) => Markup
}

const REGIONS: Readonly<Record<string, Region>> = {
  fault: { of: ['fault'], view: (state) => fault(state.fault, state.text) },
  echo: { of: ['reading'], view: echo },
  names: { of: ['reading'], view: names },
  variables: { of: ['reading', 'wrt'], view: variables },
  beside: { of: ['beside'], view: beside },
  remarks: { of: ['result', 'faults', 'stale'], view: remarks },
  answer: { of: ['result', 'check', 'stale', 'busy', 'fault', 'reading', 'wrt', 'walk'], view: answer },
  controls: { of: ['detail', 'walk', 'result'], view: controls },
  lines: { of: ['result', 'walk', 'detail', 'laws'], view: derivation },
  verdict: { of: ['verdict', 'answerFault', 'answer', 'told'], view: verdict },
  numbers: { of: ['sample', 'numbers', 'numbersFault', 'result'], view: numbers },
  forms: { of: ['tables', 'show'], view: forms },
  printed: { of: ['printed', 'printFault', 'show', 'result', 'stale'], view: printed },
}

/** What is dimmed, not made again, while something else is being typed: a keystroke must not take long. */
const LARGE = ['echo', 'lines']

/** Brings the page from one state to another. */
export const render = (before: State | undefined, state: State): void => {
  for (const [id, { of, view }] of Object.entries(REGIONS)) {
    // What is made of the tables stands there as it was built until they come.
    if (of.includes('tables') && !state.tables) continue
    if (!before || of.some((field) => before[field] !== state[field])) replaced(byId(id), view(state))
  }
  for (const id of LARGE) byId(id).classList.toggle('stale', state.stale)
}
