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
