/**
 * The tree as typed, with spans: what errors point at, what shapes are inferred on, what the check evaluates.
 * Chains of one level (sums, products) are flat lists, so the depth of a tree is that of its parentheses and calls.
 */
import type { Span } from '../errors/error.ts'
import type { Rational } from '../rational.ts'

/** An operator of level 4; every chain groups to the left. */
export type ProductOperator = '*' | '/' | '.*' | './' | '⊗'

export type Expr =
  | { readonly kind: 'number'; readonly value: Rational; readonly span: Span }
  /**
   * A variable, a definition's name, a dimension used as a number, `pi`, or `eye` without a size, which is 1 only where
   * no `matrix` is meant.
   */
  | { readonly kind: 'name'; readonly name: string; readonly span: Span; readonly matrix?: true }
  /** `f''(x)` has `primes` 2. Names are canonical: Greek spelled out (`σ` is `sigma`). */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly primes: number
      readonly args: readonly Expr[]
      readonly nameSpan: Span
      readonly span: Span
    }
  | { readonly kind: 'transpose'; readonly body: Expr; readonly span: Span }
  | {
      readonly kind: 'power'
      readonly operator: '^' | '.^'
      readonly base: Expr
      readonly exponent: Expr
      readonly span: Span
    }
  | { readonly kind: 'negate'; readonly body: Expr; readonly span: Span }
  /** `first op1 e1 op2 e2 …`, grouping to the left. */
  | {
      readonly kind: 'product'
      readonly first: Expr
      readonly rest: readonly { readonly operator: ProductOperator; readonly operand: Expr }[]
      readonly span: Span
    }
  | { readonly kind: 'colon'; readonly left: Expr; readonly right: Expr; readonly span: Span }
  /** Two or more terms; `sign` is the one before the term (+1 for the first). */
  | {
      readonly kind: 'sum'
      readonly terms: readonly { readonly sign: 1 | -1; readonly operand: Expr }[]
      readonly span: Span
    }

/** `h = …;` before the objective. */
export interface Definition {
  readonly name: string
  readonly nameSpan: Span
  readonly value: Expr
  /** How its name was typed where it is defined by its entries: `K[i,j]`. */
  readonly head?: string
  /** Set where it is defined by an equation, `x solves left = right`; the value is then left - right. */
  readonly equation?: { readonly left: Expr; readonly right: Expr; readonly span: Span }
  /** Stands for something large that functions of the user's repeat; it was not typed. */
  readonly made?: true
}

/** `f(p, q) = …;` before the objective: a function of the user's. */
export interface UserFunction {
  readonly name: string
  readonly nameSpan: Span
  readonly parameters: readonly { readonly name: string; readonly span: Span }[]
  readonly value: Expr
  readonly span: Span
  /** The text that it was typed in. */
  readonly source: string
}

/** A call of a function of the user's. */
export interface Use {
  readonly of: UserFunction
  readonly typed: string
  readonly span: Span
  /** The use in whose body the call stands. */
  readonly within?: Use
}

/** Where a part of a problem was typed: in the body of a function, for the use that it was written out for. */
export interface Origin {
  readonly span: Span
  readonly use?: Use
}

/**
 * What a problem was before its functions were written out. The trees of such a problem are those of a text that
 * stands behind the text as typed in the source.
 */
export interface Typed {
  readonly functions: readonly UserFunction[]
  /** Where the text that is written out begins. */
  readonly from: number
  readonly objective: Span
  readonly definitions: ReadonlyMap<string, Span>
  readonly origins: ReadonlyMap<Expr, Origin>
  /** What stands in the place of a call, with the arguments; where one has no place of its own the call is left out. */
  readonly calls: ReadonlyMap<Expr, { readonly name: string; readonly args: readonly Expr[] }>
}

/** A declared shape: `scalar` is no dimension, `n` one, `m x n` two. Dimensions are expressions in integers and names. */
export type Declaration =
  | {
      readonly kind: 'shape'
      readonly name: string
      readonly nameSpan: Span
      readonly dims: readonly Expr[]
      readonly span: Span
    }
  /** `S is symmetric positive-definite`; also `f is elementwise`, `c is constant`. Words as typed. */
  | {
      readonly kind: 'property'
      readonly name: string
      readonly nameSpan: Span
      readonly words: readonly { readonly text: string; readonly span: Span }[]
      readonly span: Span
    }
  /** `g: n -> m`: a function of which no more is known. */
  | {
      readonly kind: 'function'
      readonly name: string
      readonly nameSpan: Span
      readonly from: readonly Expr[]
      readonly to: readonly Expr[]
      readonly span: Span
    }
  /** `k*m = 6`. */
  | { readonly kind: 'equation'; readonly left: Expr; readonly right: Expr; readonly span: Span }

/** A spelling of elsewhere, such as `dot(x,y)` or `‖x‖`, with the trees of what stands inside. */
export interface Spelling {
  readonly typed: string
  readonly args: readonly Expr[]
  readonly span: Span
  /** As what a name alone was read, in words. */
  readonly read?: string
}

/** Everything a user typed: `h = …; objective where declarations`. Spans point into `source`. */
export interface Problem {
  readonly source: string
  readonly definitions: readonly Definition[]
  readonly objective: Expr
  readonly declarations: readonly Declaration[]
  /** Spellings of elsewhere that stand in the trees as what they mean here. */
  readonly spellings?: readonly Spelling[]
  /** Families of vectors, `x[i]: p`, each with the name of the matrix whose rows they are. */
  readonly families?: ReadonlyMap<string, string>
  /** What it was, where it has functions of the user's, all of which are written out. */
  readonly typed?: Typed
}

/** What a rule says of its pattern: that it is so, or that it keeps what its parts are. Words as typed. */
export interface Claim {
  readonly verb: 'is' | 'keeps'
  readonly words: readonly { readonly text: string; readonly span: Span }[]
}

/**
 * One line of a rule file: `name: pattern -> replacement where … assuming … [source]`.
 * Its expressions are those above; single letters are metavariables, `d(…)` is a call named `d`,
 * `f'(X)` a call named `f` with primes, and `eye`, `ones`, `zeros`, `0`, `1` take their shape from the context.
 */
export interface RuleText {
  readonly name: string
  readonly pattern: Expr
  /** The pattern itself where the rule makes a claim and rewrites nothing. */
  readonly replacement: Expr
  readonly claim?: Claim
  readonly where: readonly Declaration[]
  readonly assuming: readonly Declaration[]
  readonly citation: string
  /** All of it but the name in one line, as its file has it. */
  readonly law?: string
  /** What the rule does, in words. */
  readonly sentence?: string
  /** Its mirror image, the transpose of both sides, is a rule too, with a name and words of its own. */
  readonly mirror?: { readonly name: string; readonly sentence?: string }
  /** The name of the scheme that makes it. */
  readonly scheme?: string
  /** The comment before it. */
  readonly heading?: string
  readonly span: Span
  readonly line: number
}

/** A function that a rule file declares: `function cayley(A): n x n -> n x n = (eye(n) - A)*inv(eye(n) + A)`. */
export interface FunctionText {
  readonly name: string
  readonly parameters: readonly string[]
  /** Shapes of arguments and value, as rows of the table of functions give them; none for an elementwise function. */
  readonly signature: string | undefined
  /** The value, in the parameters and in the dimensions of the signature. */
  readonly value: string
  /** The shapes of the parameters and what else is declared of them. */
  readonly where: string
  readonly sentence?: string
  readonly span: Span
  readonly line: number
}
