/**
 * Every error a user can cause: its code, where it is, the fact and the repair. All wording lives here.
 */

/** A half-open range of characters of the input, 0-based. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What a user did wrong, as data: the one exception this project throws on purpose. */
export class GradusError extends Error {
  override readonly name = 'GradusError'
  constructor(
    readonly code: string,
    message: string,
    readonly span?: Span,
    /** A repair, as a text the user can type or a sentence that says what to do. */
    readonly hint?: string,
  ) {
    super(message)
  }
}

/** The message, then the source line with carets, then the repair. */
export const explain = (error: GradusError, source: string): string => {
  const head = `${error.code}: ${error.message}`
  const hint = error.hint ? [`  ${error.hint}`] : []
  if (!error.span) return [head, ...hint].join('\n')
  return [head, ...excerpt(source, error.span), ...hint].join('\n')
}

const excerpt = (source: string, { from, to }: Span): string[] => {
  const start = source.lastIndexOf('\n', from - 1) + 1
  const newline = source.indexOf('\n', from)
  const end = newline < 0 ? source.length : newline
  const left = Math.max(start, from - 60)
  const right = Math.min(end, left + 160)
  const carets = '^'.repeat(Math.max(1, Math.min(to, right) - from))
  return [`  ${source.slice(left, right)}`, `  ${' '.repeat(from - left)}${carets}`]
}

/** A defect of the engine itself: an invariant that does not hold. Never the user's fault. */
export const internal = (message: string): Error => new Error(`internal: ${message}`)

/** Reached only when a `switch` over a closed union misses a case; the compiler sees it first. */
export const assertNever = (value: never): never => {
  throw internal(`unhandled case ${String((value as { kind?: unknown }).kind ?? value)}`)
}

/** A problem given as JSON that lacks a field or holds something else in it. */
export const badProblem = (fact: string): GradusError => new GradusError('bad-problem', `${fact}.`)

/** A rule that does not say something well formed. */
export const ruleInvalid = (rule: { name: string; line: number; span: Span }, fact: string): GradusError =>
  new GradusError('rule-invalid', `rule ${rule.name} on line ${rule.line}: ${fact}.`, rule.span)

/** No rule differentiates this; answers are right or refused. */
export const noRule = (what: string): GradusError =>
  new GradusError(
    'no-rule',
    `no rule differentiates ${what}.`,
    undefined,
    'Rewrite it with functions that `gradus functions` lists.',
  )

/** A bound on the work was hit; never a partial answer. */
export const stepLimit = (limit: number): GradusError =>
  new GradusError(
    'step-limit',
    `the derivation needs more than ${limit} rewrites.`,
    undefined,
    'Raise it with --limit steps=NUMBER.',
  )

/** Something that a language of generated code has no way to compute. */
export const codeNotAvailable = (what: string, target: string): GradusError =>
  new GradusError('code-not-available', `there is no ${target} code for ${what}.`)

/** The projection on triangular matrices has no function in the language yet. */
export const triangularVariable = (name: string): GradusError =>
  new GradusError(
    'triangular-variable',
    `the gradient by the triangular matrix ${name} is not supported yet.`,
    undefined,
    'Ask for the unconstrained gradient with --unconstrained.',
  )
