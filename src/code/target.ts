/**
 * What a target language is: its tables and the frame of a module. One file a language fills this in; shared code
 * knows no language.
 */
import type { Fragment, Join, Spelling } from './fragment.ts'
import type { CoreOp } from './op.ts'

/** A function that generated code brings along when it uses it. */
export interface Helper {
  readonly source: string
  readonly needs?: readonly string[]
}

/** A generated function, ready to be put into the form of a language. */
export interface Module {
  readonly name: string
  readonly parameters: readonly string[]
  /** One sentence. */
  readonly summary: string
  /** Names to import, by module. */
  readonly imports: ReadonlyMap<string, readonly string[]>
  readonly helpers: readonly string[]
  readonly statements: readonly string[]
  readonly value: string
  readonly derivatives: readonly string[]
}

export interface Target {
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
  readonly core: Readonly<Record<CoreOp, Spelling>>
  /** A row a function of the function table; a function without one has no code in this language. */
  readonly functions: ReadonlyMap<string, Spelling>
  /** A generic function applied: its name, then its operand. */
  readonly generic: Spelling
  /** Operations so cheap that repeating them is better than naming them. */
  readonly free: ReadonlySet<CoreOp>
  /** Names that spellings need from elsewhere, with the module that has them. */
  readonly imports: ReadonlyMap<string, string>
  readonly helpers: ReadonlyMap<string, Helper>
  /** The size of a variable along an axis. */
  readonly extent: (variable: string, axis: 0 | 1) => Fragment
  /** The exact quotient of two whole numbers. */
  readonly quotient: Join
  readonly assign: (name: string, value: string) => string
  readonly module: (parts: Module) => string
}
