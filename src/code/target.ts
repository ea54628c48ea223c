/**
 * What a target language is: its tables and the frame of a module. One file a language fills in a `Language`, with its
 * helper functions in another; shared code knows no language.
 */

import type { Rational } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { CoreOp, ExtraOp, OpShape } from './array/core.ts'
import type { Op } from './array/op.ts'
import type { Ordered } from './array/order.ts'
import { type Fragment, type Join, type Spelling, spelled, type Written } from './emit/fragment.ts'
import type { MappedUse } from './emit/mapped.ts'
import type { Names, Naming } from './emit/names.ts'
import type { Sample } from './request.ts'

/** A parameter of a generated function. */
export interface Parameter {
  /** What the user calls it. */
  readonly name: string
  /** The same, or the identifier where the name is no word. */
  readonly label: string
  /** What the function calls it. */
  readonly identifier: string
  readonly kind: 'variable' | 'function' | 'dimension'
  /** Of a variable; a row is a matrix of one row. */
  readonly shape: OpShape
  /** Of a function of arrays: the shapes of its argument and of what is made of it. */
  readonly mapped?: { readonly from: OpShape; readonly to: OpShape; readonly use: MappedUse }
}

/** Something that a generated function computes. */
export interface Local {
  readonly identifier: string
  readonly shape: OpShape
  /** A dimension, not a floating-point number. */
  readonly whole?: true
}

export interface Returned {
  /** How the function refers to it. */
  readonly text: string
  /** What it is called: `value`, `gradient`, `gradient_W`. */
  readonly title: string
  readonly shape: OpShape
  /** An identifier that no other result and nothing else has; the text itself where it can be. */
  readonly identifier: string
}

/** A generated function, ready to be put into the form of a language. */
export interface Module {
  readonly name: string
  /** What was asked, as an identifier. */
  readonly kind: string
  readonly parameters: readonly Parameter[]
  /** Parameters that may be left out: where iterations start. */
  readonly starts: readonly string[]
  /** Lines for a comment: the problem, its shapes, the answer, what was renamed; plain text, none of them empty. */
  readonly about: readonly string[]
  /** Names to import, by module. */
  readonly imports: ReadonlyMap<string, readonly string[]>
  readonly helpers: readonly string[]
  /** Conversions and checks of arguments, dimensions, then the work. */
  readonly statements: readonly string[]
  /** What the statements name, in order. */
  readonly locals: readonly Local[]
  readonly value: Returned
  readonly derivatives: readonly Returned[]
}

/** A parameter with what is given for it. */
export interface Given {
  readonly parameter: Parameter
  readonly sample: Sample
}

/** An example as a language writes it. */
export interface Example {
  readonly module: Module
  readonly given: readonly Given[]
  /** The variables differentiated by, each with a direction. */
  readonly moved: readonly Given[]
  readonly kind: 'gradient' | 'jacobian' | 'hessian'
  readonly check: boolean
  readonly optimizer: boolean
  /** A name like this that is none of a parameter and none that the language or its code has. */
  readonly named: (name: string) => string
}

/** What a language does before it trusts an argument. */
export interface Checks {
  /** An argument as what the function works on: an array of floats with as many dimensions as it must have. */
  readonly convert?: (parameter: Parameter) => string
  /** A refusal unless the argument has these sizes, which the user calls so. */
  readonly expect: (parameter: Parameter, sizes: readonly Fragment[], called: readonly string[]) => string
}

export interface Emission {
  readonly statements: readonly string[]
  readonly locals: readonly Local[]
  /** The statement that gives the value of an operation a name, where there is one and the language tells. */
  readonly statementOf?: (op: Op) => string | undefined
  /** How the value of an operation is referred to. */
  readonly textOf: (op: Op) => string
}

export interface Surroundings {
  readonly target: Target
  readonly names: Names
  /** Names that operations must have: results, and what the user called them. */
  readonly titles: ReadonlyMap<Op, string>
  readonly argument: (name: string) => string
  /** What the parameter is called that is a function. */
  readonly generic: (parameter: string) => string
  readonly dimension: (dim: Dim) => Fragment
  /** The parameter that gives the start of what is found by iteration. */
  readonly startOf: (name: string) => string
}

/** A step that is repeated until its value stays: `name` is the value so far, and what it settles at. */
export interface Iteration {
  readonly name: string
  readonly statements: readonly string[]
  readonly result: string
  readonly start: string
  /** A parameter that may give another start. */
  readonly given: string
}

/** How a language writes a whole program where that is not one operation after the other. */
export type Write = (around: Surroundings, ordered: Ordered) => Emission

export interface Target extends Naming {
  readonly name: string
  readonly language: string
  /** Of a file, without the dot. */
  readonly extension: string
  /** One line for `gradus targets`. */
  readonly summary: string
  /** What a scalar, a vector, a matrix and a generic function are. */
  readonly conventions: string
  /** Words that cannot be names of variables, those of `imports` and `helpers` apart. */
  readonly reserved: ReadonlySet<string>
  /** Names of functions that are hidden by none but parameters that are functions. */
  readonly called?: ReadonlySet<string>
  readonly core: Readonly<Record<CoreOp, Spelling>> & Readonly<Partial<Record<ExtraOp, Spelling>>>
  /** A row a function of the function table; a function without one has no code in this language. */
  readonly functions: ReadonlyMap<string, Spelling>
  /** A generic function applied: its name, then its operand. */
  readonly generic: Spelling
  /** A function of arrays applied: its name, then its operands; what is missing the language has no code for. */
  readonly mapped: Readonly<Partial<Record<MappedUse, Spelling>>>
  /** Operations so cheap that repeating them is better than naming them. */
  readonly free: ReadonlySet<CoreOp | ExtraOp>
  /** Names that spellings need from elsewhere, with the module that has them. */
  readonly imports: ReadonlyMap<string, string>
  /** Functions that generated code brings along when it uses them. */
  readonly helpers: ReadonlyMap<string, string>
  /** Where the language counts entries from, 0 unless said otherwise. */
  readonly origin?: 1
  /** A number as the language writes it, where that is not how all others do. */
  readonly number?: (text: Fragment, value: Rational) => Fragment
  /** A dimension among floating-point numbers, where whole ones do not mix with them. */
  readonly count?: Join
  /** The size of a variable along an axis. */
  readonly extent: (variable: string, axis: 0 | 1, shape: OpShape) => Fragment
  /** The exact quotient of two whole numbers. */
  readonly quotient: Join
  /** The smaller of two whole numbers, where that is not `min`. */
  readonly least?: Join
  readonly assign: (name: string, value: string, local: Local) => string
  /** Statements that come before all others, checks or no checks, of the variables. */
  readonly opening?: (variables: readonly Parameter[]) => readonly string[]
  readonly checks: Checks
  /** Sample data, a check and an optimiser's run below a module. */
  readonly example?: (example: Example) => string
  /** Whether the language usually has an optimiser, which its examples can run. */
  readonly optimizes?: true
  readonly module: (parts: Module) => string
  /** Types of the function for its callers in TypeScript, in a file of its own. */
  readonly declarations?: (parts: Module) => string
  /** What repeating a step settles at; a language without it has no code for equations that are not linear. */
  readonly iterate?: (loop: Iteration) => string
  /** In place of one statement after the other; dimensions of all arrays are at hand. */
  readonly write?: Write
}

/** A target as its file writes it down. */
export interface Language
  extends Omit<
    Target,
    'reserved' | 'called' | 'core' | 'functions' | 'generic' | 'mapped' | 'free' | 'imports' | 'helpers'
  > {
  /** Words with blanks between them. */
  readonly reserved: string
  readonly called?: string
  readonly core: Readonly<Record<CoreOp, Written>> & Readonly<Partial<Record<ExtraOp, Written>>>
  readonly functions: Readonly<Record<string, Written>>
  readonly generic: Written
  readonly mapped: Readonly<Partial<Record<MappedUse, Written>>>
  readonly free: readonly CoreOp[]
  /** Modules, and the names that come from each. */
  readonly imports: Readonly<Record<string, string>>
  /** Sources of functions, with an empty line between them. */
  readonly helpers: string
  /** The first group is the name of a function in its source; the second word unless said otherwise. */
  readonly helperName?: RegExp
}

/** The target of a language. */
export const targetOf = (language: Language): Target => ({
  ...language,
  reserved: new Set(language.reserved.split(/\s+/)),
  called: new Set(language.called?.split(/\s+/)),
  core: Object.fromEntries(
    Object.entries(language.core).map(([op, written]) => [op, spelled(written)]),
  ) as Target['core'],
  functions: new Map(
    Object.entries(language.functions).map(([name, written]) => [name, spelled(written)] as const),
  ),
  generic: spelled(language.generic),
  mapped: Object.fromEntries(
    Object.entries(language.mapped).map(([use, written]) => [use, spelled(written)]),
  ) as Target['mapped'],
  free: new Set(language.free),
  imports: new Map(
    Object.entries(language.imports).flatMap(([module, names]) =>
      names.split(/\s+/).map((name) => [name, module] as const),
    ),
  ),
  helpers: new Map(
    language.helpers
      .trim()
      .split('\n\n')
      .map((source) => [(language.helperName ?? /^\w+ (\w+)/).exec(source)![1]!, `${source}\n`] as const),
  ),
})

/** A string, which follows nothing that a transpose could follow. */
const STRING = /"[^"\n]*"|(?<![\w)\]}.'])'[^'\n]*'/g

/** A word that is no member of what stands before it; what is spread, after three dots, is none. */
const WORD = /(?<!\w|(?<!\.)\.)[A-Za-z]\w*/g

/** The imports and helpers that texts and the helpers among them use: no name of a user's is one of these. */
export const usedIn = ({ imports, helpers }: Target, texts: readonly string[]): ReadonlySet<string> => {
  const used = new Set<string>()
  const pending = [...texts]
  for (let text = pending.pop(); text !== undefined; text = pending.pop())
    for (const [word] of text.replace(STRING, '').matchAll(WORD)) {
      if (used.has(word) || !(imports.has(word) || helpers.has(word))) continue
      used.add(word)
      pending.push(helpers.get(word) ?? '')
    }
  return used
}
