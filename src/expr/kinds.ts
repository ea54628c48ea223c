/**
 * What may be asked, a row each: of what, how it is found, what its answer is. The work itself is done in
 * `derive/derivatives.ts` and judged in `solve/checked.ts`.
 */

import type { Property } from '../shape/properties.ts'

/** A kind that brings a variable along, under a name of its own where none is given. */
export type Companion =
  /** One for each variable: a direction, of its shape. */
  | {
      readonly of: 'variable'
      readonly called: (variable: string) => string
      /** Another shape than that of the variable: of a covariance, with a row for every entry. */
      readonly square?: true
      /** What it is known to be. */
      readonly properties?: readonly Property[]
      /** It has the structure of the variable. */
      readonly structured?: true
    }
  /** A cotangent of the value. */
  | { readonly of: 'value'; readonly called: string }

/** What stands left of an answer, `{f}` being the value, `{s}` a scalar of it, and `{x}` the variable. */
export interface Head {
  readonly text: string
  readonly latex: string
}

export interface KindRow {
  /** What a sentence calls the answer. */
  readonly noun: string
  /** What it is called where there is room for a word. */
  readonly word?: string
  /** From the value to the variables, from the variables to the value, or in that way from the gradient. */
  readonly way: 'backwards' | 'forwards' | 'twice'
  /**
   * A gradient for each variable, all partial derivatives, what the value moves by, or an expression made of derivatives,
   * which is found by the kind's own file in `derive/kinds/` and judged by its own in `numeric/kinds/`.
   */
  readonly answer: 'gradient' | 'partials' | 'movement' | 'expression'
  /** What stands left of an answer; of partial derivatives shapes tell. */
  readonly head?: Head
  /** Only scalars have one; what is no scalar has this kind in its place. */
  readonly ofScalars?: { readonly else: string }
  readonly companion?: Companion
  /** A structured variable stays in the subspace in which it lives; a gradient is projected on that. */
  readonly projected?: true
  /** It is about the set in which the variable lives, which nothing can leave aside. */
  readonly onSet?: true
  /** Whether there is an answer shows at points only, so it is checked in any case. */
  readonly mayFail?: true
  /** It is a value of the variables themselves. */
  readonly settles?: true
  /** The order of the derivatives in it, where that is not 1. */
  readonly order?: 2
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
  riemannian: {
    noun: 'Riemannian gradient',
    way: 'backwards',
    answer: 'expression',
    head: { text: 'grad({s})', latex: '\\operatorname{grad}({s})' },
    ofScalars: { else: 'jacobian' },
    projected: true,
    onSet: true,
  },
  free: {
    noun: 'gradient in the free entries',
    way: 'backwards',
    answer: 'expression',
    head: { text: 'd{s}/d{v}', latex: '\\frac{\\partial {s}}{\\partial {v}}' },
    ofScalars: { else: 'jacobian' },
    projected: true,
    onSet: true,
  },
  'free-hessian': {
    noun: 'Hessian in the free entries',
    way: 'twice',
    answer: 'expression',
    head: {
      text: "d2{s}/d{v}d{v}'",
      latex: '\\frac{\\partial^2 {s}}{\\partial {v}\\,\\partial {v}^\\top}',
    },
    ofScalars: { else: 'jacobian' },
    projected: true,
    onSet: true,
    order: 2,
  },
  logabsdet: {
    noun: 'log of the absolute determinant',
    word: 'logabsdet',
    way: 'forwards',
    answer: 'expression',
    head: { text: 'logabsdet({f})', latex: '\\operatorname{logabsdet}({f})' },
    projected: true,
    mayFail: true,
    onSet: true,
  },
  stationary: {
    noun: 'stationary point',
    way: 'backwards',
    answer: 'expression',
    head: { text: '{x}', latex: '{x}' },
    ofScalars: { else: 'jacobian' },
    settles: true,
    projected: true,
  },
  taylor: {
    noun: 'second-order expansion',
    way: 'forwards',
    answer: 'expression',
    head: { text: 'T2({f})', latex: 'T_2({f})' },
    order: 2,
    companion: { ...DIRECTIONS, structured: true },
    projected: true,
  },
  covariance: {
    noun: 'covariance',
    way: 'forwards',
    answer: 'expression',
    head: { text: 'cov({f})', latex: '\\operatorname{cov}({f})' },
    companion: {
      of: 'variable',
      called: () => 'V',
      square: true,
      properties: ['positive-semidefinite'],
    },
  },
} as const satisfies Readonly<Record<string, KindRow>>

export type DerivativeKind = keyof typeof ROWS

/** The kinds whose answer is an expression made of derivatives. */
export type ExpressionKind = {
  [K in DerivativeKind]: (typeof ROWS)[K]['answer'] extends 'expression' ? K : never
}[DerivativeKind]

export const isExpressionKind = (kind: DerivativeKind): kind is ExpressionKind =>
  ROWS[kind].answer === 'expression'

/** What may be asked besides, whose answer is a word with its reasons; of a minimum beside the stationary point. */
export const VERDICTS = ['curvature', 'minimize'] as const
export type VerdictKind = (typeof VERDICTS)[number]
export const isVerdict = (kind: string | undefined): kind is VerdictKind =>
  (VERDICTS as readonly (string | undefined)[]).includes(kind)

export const KINDS = Object.keys(ROWS) as readonly DerivativeKind[]
/** Derivatives and verdicts. */
export const QUESTIONS: readonly (DerivativeKind | VerdictKind)[] = [...KINDS, ...VERDICTS]
export const rowOf = (kind: DerivativeKind): KindRow => ROWS[kind]

/** The kinds whose answers are values of the variables, which constraints may be beside. */
export const SETTLING: readonly (DerivativeKind | VerdictKind)[] = ['stationary', 'minimize']

/** The kinds with something in their row. */
export const kindsWith = (has: (row: KindRow) => boolean): DerivativeKind[] =>
  KINDS.filter((kind) => has(rowOf(kind)))
