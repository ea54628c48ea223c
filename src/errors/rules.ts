/**
 * What is wrong with a line of a rule file.
 */

import { GradusError, type Span } from './error.ts'

/** A line of a rule file that has no name, arrow or source. */
export const ruleUnreadable = (span: Span, line: number, fact: string): GradusError =>
  new GradusError(
    'rule-unreadable',
    `line ${line}: ${fact}.`,
    span,
    'A rule reads name: pattern -> replacement where … assuming … [source].',
  )

/** A rule that does not say something well formed. */
export const ruleInvalid = (rule: { name: string; line: number; span: Span }, fact: string): GradusError =>
  new GradusError('rule-invalid', `rule ${rule.name} on line ${rule.line}: ${fact}.`, rule.span)

/** A line of a rule file that should declare a function. */
export const functionUnreadable = (
  span: Span,
  line: number,
  fact = 'this declares no function',
): GradusError =>
  new GradusError(
    'rule-unreadable',
    `line ${line}: ${fact}.`,
    span,
    'A function reads function cayley(A): n x n -> n x n = (eye(n) - A)*inv(eye(n) + A), or function NAME(x): elementwise = VALUE.',
  )

/** A law that does not hold is not used. */
export const ruleFalse = (rule: { name: string; line: number; span: Span }, facts: string): GradusError =>
  new GradusError(
    'rule-false',
    `rule ${rule.name} on line ${rule.line} does not hold: ${facts}.`,
    rule.span,
    'A law is used only where it holds for random matrices of every shape that it fits.',
  )

/** A declaration of a function that makes no sense. */
export const functionInvalid = (
  text: { name: string; line: number; span: Span },
  fact: string,
): GradusError =>
  new GradusError('rule-invalid', `function ${text.name} on line ${text.line}: ${fact}.`, text.span)

/** A law that is applied to its own result, or whose result laws of the project or of the same file turn back. */
export const ruleEndless = (
  rule: { name: string; line: number; span: Span },
  undoing: readonly string[],
  own: boolean,
): GradusError =>
  new GradusError(
    'rule-endless',
    `rule ${rule.name} on line ${rule.line} would be applied without end: ${undoing.length === 0 ? 'its result has what it applies to' : `${undoing.join(' and ')} turns its result back`}.`,
    rule.span,
    undoing.length === 0
      ? 'A law goes towards the simpler form.'
      : own
        ? 'Keep one of them.'
        : `To have it the other way round, call your law ${undoing[0]}: it then takes the place of the one of that name.`,
  )
