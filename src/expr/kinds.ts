/**
 * The kinds of derivative, a row each: what it is asked of, how it is found, what its answer is. The work itself is
 * done in `derive/derivatives.ts` and judged in `solve/checked.ts`.
 */

/** A kind that brings a variable along, under a name of its own where none is given. */
export type Companion =
  /** A direction for each variable. */
  | { readonly of: 'variable'; readonly called: (variable: string) => string }
  /** A cotangent of the value. */
  | { readonly of: 'value'; readonly called: string }

export interface KindRow {
  /** What a sentence calls the answer. */
  readonly noun: string
  /** What it is called where there is room for a word. */
  readonly word?: string
  /** From the value to the variables, from the variables to the value, or in that way from the gradient. */
  readonly way: 'backwards' | 'forwards' | 'twice'
  /** A gradient for each variable, all partial derivatives, or what the value moves by. */
  readonly answer: 'gradient' | 'partials' | 'movement'
  /** What stands left of an answer, `{f}` being the value and `{x}` the variable; of partial derivatives shapes tell. */
  readonly head?: { readonly text: string; readonly latex: string }
  /** Only scalars have one; what is no scalar has this kind in its place. */
  readonly ofScalars?: { readonly else: string }
  readonly companion?: Companion
  /** It is projected on the subspace in which a structured variable lives. */
  readonly projected?: true
  /** It may be had in numerator or denominator layout. */
  readonly layouts?: true
}

const GRADIENT = { text: 'd{s}/d{x}', latex: '\\frac{\\partial {s}}{\\partial {x}}' }
const DIFFERENTIAL = { text: 'd{f}', latex: '\\mathrm{d}{f}' }
const DIRECTIONS: Companion = { of: 'variable', called: (variable) => `d${variable}` }

const ROWS = {
  gradient: {
    noun: 'gradient',
    way: 'backwards',
    answer: 'gradient',
    head: GRADIENT,
    ofScalars: { else: 'jacobian' },
    projected: true,
  },
  jacobian: { noun: 'Jacobian', way: 'forwards', answer: 'partials', layouts: true },
  hessian: { noun: 'Hessian', way: 'twice', answer: 'partials', ofScalars: { else: 'jacobian' } },
  differential: {
    noun: 'differential',
    way: 'forwards',
    answer: 'movement',
    head: DIFFERENTIAL,
    companion: DIRECTIONS,
  },
  jvp: {
    noun: 'product with the direction',
    word: 'jvp',
    way: 'forwards',
    answer: 'movement',
    head: DIFFERENTIAL,
    companion: DIRECTIONS,
  },
  vjp: {
    noun: 'product with the cotangent',
    word: 'vjp',
    way: 'backwards',
    answer: 'gradient',
    head: GRADIENT,
    companion: { of: 'value', called: 'Z' },
  },
  hvp: {
    noun: 'product with the direction',
    word: 'hvp',
    way: 'twice',
    answer: 'movement',
    head: { text: 'd(d{s}/d{x})', latex: '\\mathrm{d}\\frac{\\partial {s}}{\\partial {x}}' },
    ofScalars: { else: 'jvp' },
    companion: DIRECTIONS,
  },
} as const satisfies Readonly<Record<string, KindRow>>

export type DerivativeKind = keyof typeof ROWS

export const KINDS = Object.keys(ROWS) as readonly DerivativeKind[]
export const rowOf = (kind: DerivativeKind): KindRow => ROWS[kind]

/** The kinds with something in their row. */
export const kindsWith = (has: (row: KindRow) => boolean): DerivativeKind[] =>
  KINDS.filter((kind) => has(rowOf(kind)))
