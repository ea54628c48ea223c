/**
 * Rules as the engine uses them: plain data made from the text of a rule file. `compile.ts` makes them.
 */
import type { Rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Mapping } from '../shape/mapping.ts'
import type { Property } from '../shape/properties.ts'
import type { Curvature } from './curvatures.ts'

/** A dimension written in a rule; names are bound by the shapes that the rule declares. */
export type DimTemplate = Dim

/** A side of a rule, its metavariables being numbered slots: a pattern that is matched, or a replacement that is built. */
export type Template =
  | { readonly kind: 'meta'; readonly slot: number }
  | { readonly kind: 'number'; readonly value: Rational }
  | {
      readonly kind: 'constant'
      readonly name: 'eye' | 'ones' | 'zeros' | 'pi'
      readonly dims: readonly DimTemplate[]
    }
  | { readonly kind: 'dimension'; readonly dim: DimTemplate }
  | {
      readonly kind: 'sum'
      readonly terms: readonly { readonly coefficient: Rational; readonly body: Template }[]
    }
  | { readonly kind: 'scale'; readonly scalar: Template; readonly body: Template }
  | { readonly kind: 'product'; readonly factors: readonly Template[] }
  | { readonly kind: 'hadamard'; readonly factors: readonly Template[] }
  | { readonly kind: 'power'; readonly base: Template; readonly exponent: Template }
  | { readonly kind: 'matrix-power'; readonly base: Template; readonly exponent: Template }
  | { readonly kind: 'transpose'; readonly body: Template }
  | { readonly kind: 'colon'; readonly left: Template; readonly right: Template }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly order: number
      readonly args: readonly Template[]
    }
  /** A metavariable for a function, applied. */
  | {
      readonly kind: 'apply'
      readonly slot: number
      readonly order: number
      readonly args: readonly Template[]
    }
  /** A metavariable for a function of which only the shapes are known, in a role, applied. */
  | {
      readonly kind: 'mapped'
      readonly slot: number
      readonly of: Mapping
      readonly args: readonly Template[]
    }
  | { readonly kind: 'differential'; readonly body: Template }

/** Something to be proved of what a slot is bound to. */
export interface Condition {
  readonly slot: number
  readonly test: string
}

/** A declared shape `A: m x n`, which binds the names of its dimensions. */
export interface ShapeBinding {
  readonly slot: number
  readonly rows: DimTemplate
  readonly cols: DimTemplate
}

/** The slot that stands for the sum, and T with that slot. */
export interface Additive {
  readonly slot: number
  readonly other: number
  readonly term: Template
}

export interface Rule {
  readonly name: string
  readonly source: string
  /** Goes without saying: named in a line only when nothing else led to it. */
  readonly background: boolean
  /** A step by this law alone goes without a line of its own. */
  readonly routine: boolean
  /** Is tried before all that do not: a user's own law before those of the project. */
  readonly precedes: boolean
  readonly pattern: Template
  readonly replacement: Template
  /** What the pattern is, or keeps of what its parts are, where the rule says that and rewrites nothing. */
  readonly claim?: {
    readonly verb: 'is' | 'keeps'
    readonly properties: readonly Property[]
    readonly curvatures: readonly Curvature[]
  }
  readonly slots: number
  /** The metavariables, by slot. */
  readonly names: readonly string[]
  /** Conditions by slot. */
  readonly conditions: readonly (readonly string[])[]
  readonly shapes: readonly ShapeBinding[]
  /** Metavariables that stand for dimensions, which may stand in others by their names. */
  readonly indices: readonly { readonly name: string; readonly slot: number }[]
  /** Letters in sums that are dimensions of the pattern, each told by the dimension that is met there. */
  readonly solved: readonly string[]
  /** Where the pattern binds an index: its slot, those of what has to be the same for all its values, and of what not. */
  readonly binder:
    | { readonly index: number; readonly fixed: readonly number[]; readonly varying: readonly number[] }
    | undefined
  /** The sizes of constants of the replacement, which must not change with an index. */
  readonly sizes: readonly Dim[]
  readonly assuming: readonly Condition[]
  /** Set when the rule says T(A + B) -> T(A) + T(B). */
  readonly additive: Additive | undefined
  /** What the two terms have in common that the pattern is a sum of: a factor (or a denominator), different powers. */
  readonly common: 'factor' | 'powers' | undefined
  /** Nodes of the pattern: of two rules that match, the one with the larger pattern says more. */
  readonly weight: number
}
