/**
 * What page and engine say to each other: plain data, as it goes through `postMessage`.
 */
import type { Linked } from '../formats/linked.ts'
import type { Markup } from '../print/markup.ts'
import type { CheckJson } from '../solve/answer.ts'

/** How much of a derivation is wanted. */
export const DETAILS = ['answer', 'steps', 'all'] as const
export type Detail = (typeof DETAILS)[number]

/** What the page asks; a problem that was not solved last is solved first. */
export type Query =
  | { readonly op: 'solve'; readonly linked: Linked; readonly detail: Detail }
  | { readonly op: 'tables' }
  | { readonly op: 'judge'; readonly linked: Linked; readonly answer: string }
  | { readonly op: 'print'; readonly linked: Linked; readonly as: string }
  | { readonly op: 'law'; readonly name: string }
  | { readonly op: 'sample'; readonly linked: Linked }
  | { readonly op: 'numbers'; readonly linked: Linked; readonly values: Readonly<Record<string, string>> }

/** A change that the page offers as a button: what it says, and the text that takes the place of another. */
export interface Repair {
  readonly label: string
  readonly field: 'text' | 'wrt' | 'kind' | 'answer'
  readonly text: string
}

/** What is wrong. The place is one in the text of the problem or, of an answer to be judged, in that. */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly from?: number
  readonly to?: number
  readonly repairs: readonly Repair[]
}

export interface Remark {
  readonly text: string
  readonly repairs: readonly Repair[]
}

/** A formula in pieces that may be set below each other, each a `math` element. */
export interface Formula {
  readonly pieces: readonly Markup[]
  readonly text: string
  /** The same in words, for those who hear it. */
  readonly spoken: string
  readonly latex: string
}

/** A formula with what stands left of its equals sign. */
export interface Headed {
  readonly head: readonly Markup[]
  readonly headText: string
  /** The same for those who hear it. */
  readonly headSpoken: string
  readonly formula: Formula
}

/** A name of the problem. */
export interface Name {
  readonly name: string
  readonly kind: 'scalar' | 'vector' | 'row' | 'matrix'
  readonly shape: string
  /** The narrowest of those that it has. */
  readonly properties: readonly string[]
  /** Those that it could be declared to have. */
  readonly choices: readonly string[]
  /** What other kinds would be declared as. */
  readonly kinds: readonly { readonly kind: Name['kind']; readonly shape: string }[]
  readonly isWrt: boolean
}

/** How a problem was read. */
export interface Reading {
  readonly echo: readonly Headed[]
  readonly names: readonly Name[]
  readonly wrt: readonly string[]
  /** The variables that the text itself names. */
  readonly asks?: readonly string[]
  readonly kind: string
  /** The parts of what was typed, by where they stand. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly node: string }[]
}

/** A line of a derivation; without a head where the line before goes on. */
export interface Line extends Headed {
  /** Names of laws; those behind the first ones simplified. */
  readonly laws: readonly string[]
  readonly simplified: readonly string[]
  /** What is new in it, by node. */
  readonly changed: readonly string[]
}

export interface Result extends Reading {
  readonly lines: readonly Line[]
  readonly answers: readonly (Headed & { readonly shape: string })[]
  readonly where: readonly Headed[]
  readonly shapes: readonly string[]
  readonly assumptions: readonly string[]
  readonly remarks: readonly Remark[]
  /** What the nodes that are marked say, and which marked ones they are made of. */
  readonly parts: Readonly<Record<string, { readonly text: string; readonly of: readonly string[] }>>
}

export interface LawView {
  readonly name: string
  readonly sentence: string
  readonly law: string
  readonly source: string
  readonly example: readonly string[]
}

export interface JudgeView {
  readonly ok: boolean | null
  readonly message: string
  readonly expected: string
}

export interface Printed {
  readonly text: string
  readonly extension: string
}

/** A row of a table of functions: what it is, and what its differential is by which law. */
export interface FunctionView {
  readonly name: string
  readonly aliases: readonly string[]
  readonly group: string
  readonly signatures: readonly string[]
  readonly summary: string
  readonly laws: readonly { readonly name: string; readonly law: string }[]
}

export interface Tables {
  readonly kinds: readonly { readonly name: string; readonly noun: string }[]
  readonly formats: readonly { readonly name: string; readonly label: string }[]
  readonly targets: readonly string[]
  readonly functions: readonly FunctionView[]
}

export interface NumbersView {
  /** What generic functions are taken to be. */
  readonly taken: readonly string[]
  readonly value: string
  readonly derivatives: readonly {
    readonly head: string
    readonly value: string
    readonly differences?: string
  }[]
}

/** What the engine answers, in parts as they come. */
export type Part =
  | { readonly part: 'reading'; readonly reading: Reading }
  | { readonly part: 'result'; readonly result: Result }
  | { readonly part: 'check'; readonly check: CheckJson; readonly sentence: string }
  | { readonly part: 'tables'; readonly tables: Tables }
  | { readonly part: 'judge'; readonly verdict: JudgeView }
  | { readonly part: 'print'; readonly printed: Printed }
  | { readonly part: 'law'; readonly law: LawView | undefined }
  | { readonly part: 'sample'; readonly values: Readonly<Record<string, string>> }
  | { readonly part: 'numbers'; readonly numbers: NumbersView }
  | { readonly part: 'fault'; readonly fault: Fault }
  | { readonly part: 'done' }

export interface Question {
  readonly id: number
  readonly query: Query
}

export type Reply = Part & { readonly id: number }
