/**
 * From the text a user typed to a problem. Bounds what is read; leaves to `check/` whatever needs to know which names
 * exist.
 */
import { NOWHERE } from '../errors/error.ts'
import { emptyInput, tooDeep, tooLong } from '../errors/text.ts'
import { withChildren } from '../syntax/rebuild.ts'
import type { Declaration, Expr, Problem, Spelling } from '../syntax/tree.ts'
import { childrenOf, deeperThan } from '../syntax/walk.ts'
import type { ParsedProblem, RawProblem } from './actions.ts'
import { settled } from './bound.ts'
import { checkNesting } from './brackets.ts'
import { blanked, withoutComments } from './comments.ts'
import { sizesOf } from './declarations.ts'
import { diagnose } from './diagnose.ts'
import { read, type Start } from './grammar.ts'
import type { Family } from './indexed.ts'
import { refuseLacking } from './lacking.ts'
import { type Mappings, mappingsIn, withMappings } from './mappings.ts'
import { forMembers } from './members.ts'
import { functionsOf } from './own-functions.ts'
import { isPlain } from './plain.ts'
import { type Tokens, tokenise } from './tokens.ts'
import { sourceOf } from './where.ts'
import { withMeanings } from './words.ts'
import { writtenOut } from './written-out.ts'

/** Characters of input that are looked at. */
export const MAX_LENGTH = 1_000_000
/** Names, numbers and signs that are read; about a second's work. */
export const MAX_TOKENS = 200_000
/** Levels of a tree; brackets, signs, primes and operators each are one. */
export const MAX_DEPTH = 500

export interface ParseOptions {
  /** Further declarations, as in a `where` clause. */
  readonly where?: string
  /** Declarations that stand in no text. */
  readonly declared?: readonly (Declaration | Family)[]
  /** Names that are declared elsewhere, which matters to `x^T`. */
  readonly names?: Iterable<string>
  /** A problem whose functions this text may use, and whose names it may not take for others. */
  readonly beside?: Problem
  /** Names that are no indices, where what is typed may be for each member of a family. */
  readonly forMembers?: ReadonlySet<string>
}

/** Reads `h = …; objective where declarations`. */
export const parseProblem = (source: string, options: ParseOptions = {}): Problem => {
  if (blanked(source).trim() === '') throw emptyInput()
  const text = sourceOf(source, options.where)
  const { names = [], declared = [], beside } = options
  const tokens = tokensOf(text, new Set([...names, ...declared.flatMap(nameOf)]))
  const typed = readTokens(tokens, 'problem') as RawProblem
  const given = options.forMembers ? forMembers(typed, options.forMembers) : typed
  const raw = { ...given, declarations: [...given.declarations, ...declared] }
  if (!beside && isPlain(raw, MAX_DEPTH)) {
    const { definitions, objective } = raw
    return {
      source: text,
      definitions,
      objective,
      declarations: raw.declarations as Declaration[],
      spellings: [],
    }
  }
  const parsed = settled(raw, beside?.families)
  for (const { value } of parsed.definitions) checkDepth(value)
  checkDepth(parsed.objective)
  for (const declaration of parsed.declarations) for (const size of sizesOf(declaration)) checkDepth(size)
  for (const { value } of parsed.functions) checkDepth(value)
  const mappings = mappingsIn([...parsed.declarations, ...(beside?.declarations ?? [])])
  const whole = mapped(parsed, mappings)
  const functions = functionsOf(whole, beside?.typed?.functions ?? [])
  if (functions.size === 0) return { source: text, ...inOurWords(whole) }
  const taken = new Set(beside ? beside.definitions.map((definition) => definition.name) : [])
  return writtenOut(text, whole, {
    functions,
    taken,
    generic: genericOf(whole),
    readText: (made) => mapped(readText(made), mappings),
  })
}

/** The problem with functions of which only the shapes are known called by the names that say so. */
const mapped = (parsed: ParsedProblem, mappings: Mappings): ParsedProblem => ({
  ...parsed,
  definitions: parsed.definitions.map((one) => ({ ...one, value: withMappings(one.value, mappings) })),
  functions: parsed.functions.map((one) => ({ ...one, value: withMappings(one.value, mappings) })),
  objective: withMappings(parsed.objective, mappings),
})

/** The trees of a text that is made here. */
const readText = (source: string): ParsedProblem => {
  const parsed = settled(readTokens(tokensOf(source, ALL_NAMES), 'problem') as RawProblem)
  for (const { value } of parsed.definitions) checkDepth(value)
  checkDepth(parsed.objective)
  return parsed
}

/** In a text that is made `T` is a name. */
const ALL_NAMES: ReadonlySet<string> = new Set(['T'])

const genericOf = ({ declarations }: Pick<ParsedProblem, 'declarations'>): ReadonlySet<string> =>
  new Set(declarations.flatMap(genericIn))

/** The problem with words of other languages put as what they mean. */
const inOurWords = (parsed: ParsedProblem): Omit<Problem, 'source'> => {
  const { definitions, objective, declarations, families } = parsed
  const generic = genericOf(parsed)
  const spellings: Spelling[] = []
  const translated = (expr: Expr): Expr => withMeanings(expr, generic, spellings)
  return {
    definitions: definitions.map((definition) => ({ ...definition, value: translated(definition.value) })),
    objective: translated(objective),
    declarations,
    spellings,
    ...(families && { families }),
  }
}

const nameOf = (declaration: Declaration | Family): readonly string[] =>
  declaration.kind === 'equation' ? [] : [declaration.name]

const genericIn = (declaration: Declaration): readonly string[] =>
  declaration.kind === 'property' && declaration.words.some(({ text }) => text === 'elementwise')
    ? [declaration.name]
    : []

/** Reads one expression, without definitions or declarations. */
export const parseExpression = (source: string): Expr => {
  if (source.trim() === '') throw emptyInput()
  const expr = readTokens(tokensOf(source), 'expression') as Expr
  checkDepth(expr)
  return withMeanings(withMappings(expr, new Map()), new Set(), [])
}

/** Reads a dimension that stands in no text of the problem. */
export const parseDimension = (source: string): Expr => unplaced(readTokens(tokensOf(source), 'size') as Expr)

const unplaced = (expr: Expr): Expr => ({
  ...withChildren(expr, childrenOf(expr).map(unplaced)),
  span: NOWHERE,
})

/** The tokens of a text that is short enough and whose brackets match. */
const tokensOf = (source: string, names?: ReadonlySet<string>): Tokens => {
  if (source.length > MAX_LENGTH) throw tooLong(source.length, MAX_LENGTH, 'characters')
  const tokens = tokenise(withoutComments(source), names)
  if (tokens.code.length > MAX_TOKENS) throw tooLong(tokens.code.length, MAX_TOKENS, 'tokens')
  refuseLacking(tokens)
  checkNesting(tokens)
  return tokens
}

/** The tree of tokens. */
export const readTokens = (tokens: Tokens, start: Start): unknown => {
  const result = read(tokens, start)
  if ('failedAt' in result) throw diagnose(tokens, result.failedAt)
  return result.tree
}

const checkDepth = (expr: Expr): void => {
  const deep = deeperThan(expr, MAX_DEPTH)
  if (deep) throw tooDeep(deep.span, MAX_DEPTH)
}
