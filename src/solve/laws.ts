/**
 * The laws of a rule file: read, and every scheme among them written out.
 */
import { parseExpression, parseRules } from '../parse/index.ts'
import { expanded } from '../rulebook/schemes/expand.ts'
import type { RuleText } from '../syntax/tree.ts'

/** The laws that the text of a rule file states. Throws where it cannot be read. */
export const lawsOf = (text: string): readonly RuleText[] => expanded(parseRules(text), parseExpression)
