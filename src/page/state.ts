/**
 * What the page knows: what was asked, what came of it, what is open.
 */
import type { FormulaStyle } from '../print/style.ts'
import type { CheckJson } from '../solve/answer.ts'
import type {
  Detail,
  Fault,
  JudgeView,
  LawView,
  NumbersView,
  Printed,
  Reading,
  Result,
  Tables,
} from './protocol.ts'

export interface State {
  /** The problem as typed, declarations included. */
  readonly text: string
  readonly wrt: string
  /** Empty for the usual one. */
  readonly kind: string
  /** What of a link has no field of its own on the page. */
  readonly beside: Beside
  readonly detail: Detail
  /** How formulas are spelled. */
  readonly style: FormulaStyle
  readonly reading?: Reading | undefined
  readonly result?: Result | undefined
  readonly check?: { readonly check: CheckJson; readonly sentence: string } | undefined
  readonly fault?: Fault | undefined
  /** Whether what is shown answers what was typed before. */
  readonly stale: boolean
  readonly busy: boolean
  /** The lines that are seen, where they come one by one; `hint` tells the law of the next. */
  readonly walk?: { readonly seen: number; readonly hint: boolean } | undefined
  /** Laws that are open, by line and name. */
  readonly laws: Readonly<Record<string, LawView | 'asked' | 'unknown'>>
  readonly answer: string
  readonly verdict?: JudgeView | undefined
  readonly answerFault?: Fault | undefined
  /** Whether the right answer may be seen beside a wrong one. */
  readonly told: boolean
  /** The format or target that is shown. */
  readonly show: string
  /** What was printed, and of which answer. */
  readonly printed?: (Printed & { readonly of: Result }) | undefined
  readonly printFault?: Fault | undefined
  readonly numbers?: NumbersView | undefined
  readonly sample?: Readonly<Record<string, string>> | undefined
  readonly numbersFault?: Fault | undefined
  readonly tables?: Tables | undefined
  /** What was wrong with a link. */
  readonly faults: readonly string[]
}

export interface Beside {
  readonly direction?: Readonly<Record<string, string>>
  readonly cotangent?: string
  readonly layout?: 'denominator'
  readonly form?: 'factored' | 'expanded'
  readonly unconstrained?: true
}

export const BLANK: State = {
  text: '',
  wrt: '',
  kind: '',
  beside: {},
  detail: 'steps',
  style: {},
  stale: false,
  busy: false,
  laws: {},
  answer: '',
  told: false,
  show: 'latex',
  faults: [],
}
