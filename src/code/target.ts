/**
 * What a target language is: its tables and the frame of a module. One file a language fills in a `Language`, with its
 * helper functions in another; shared code knows no language.
 */

import type { CoreOp } from './array/op.ts'
import { type Fragment, type Join, type Spelling, spelled, type Written } from './emit/fragment.ts'

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
  /** Functions that generated code brings along when it uses them. */
  readonly helpers: ReadonlyMap<string, string>
  /** The size of a variable along an axis. */
  readonly extent: (variable: string, axis: 0 | 1) => Fragment
  /** The exact quotient of two whole numbers. */
  readonly quotient: Join
  readonly assign: (name: string, value: string) => string
  readonly module: (parts: Module) => string
}

/** A target as its file writes it down. */
export interface Language
  extends Omit<Target, 'reserved' | 'core' | 'functions' | 'generic' | 'free' | 'imports' | 'helpers'> {
  /** Words with blanks between them. */
  readonly reserved: string
  readonly core: Readonly<Record<CoreOp, Written>>
  readonly functions: Readonly<Record<string, Written>>
  readonly generic: Written
  readonly free: readonly CoreOp[]
  /** Modules, and the names that come from each. */
  readonly imports: Readonly<Record<string, string>>
  /** Sources of functions, with an empty line between them. */
  readonly helpers: string
}

/** The target of a language. */
export const targetOf = (language: Language): Target => ({
  ...language,
  reserved: new Set(language.reserved.split(/\s+/)),
  core: Object.fromEntries(
    Object.entries(language.core).map(([op, written]) => [op, spelled(written)]),
  ) as Target['core'],
  functions: new Map(
    Object.entries(language.functions).map(([name, written]) => [name, spelled(written)] as const),
  ),
  generic: spelled(language.generic),
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
      .map((source) => [/^\w+ (\w+)/.exec(source)![1]!, `${source}\n`] as const),
  ),
})

/** The imports and helpers that texts and the helpers among them use: no name of a user's is one of these. */
export const usedIn = ({ imports, helpers }: Target, texts: readonly string[]): ReadonlySet<string> => {
  const used = new Set<string>()
  const pending = [...texts]
  for (let text = pending.pop(); text !== undefined; text = pending.pop())
    for (const [word] of text.replace(/'[^']*'/g, '').matchAll(/(?<![.\w])[A-Za-z]\w*/g)) {
      if (used.has(word) || !(imports.has(word) || helpers.has(word))) continue
      used.add(word)
      pending.push(helpers.get(word) ?? '')
    }
  return used
}
