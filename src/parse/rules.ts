/**
 * Rule files to rules as text: one a line, long ones continued on lines that are indented; `#` begins a comment. After
 * its source a rule may say in quotation marks what it does, and what its mirror image does.
 */
import type { Span } from '../errors/error.ts'
import { ruleUnreadable } from '../errors/rules.ts'
import type { FunctionText, RuleText } from '../syntax/tree.ts'
import type { ParsedRule } from './actions.ts'
import { checkNesting } from './brackets.ts'
import { DECLARES, parseFunction, SOURCE } from './function-lines.ts'
import { mappingsIn, withMappings } from './mappings.ts'
import { readTokens } from './problem.ts'
import { type Tokens, tokenise } from './tokens.ts'

/** A name, in which a star stands for what its scheme ranges over, and that of the mirror image. */
const HEAD = /^([a-z*][a-z0-9*-]*)(?:,\s*([a-z*][a-z0-9*-]*))?:/
const TAIL = new RegExp(String.raw`${SOURCE}(?:"([^"]+)"\s*)?(?:"([^"]+)"\s*)?$`)

/** One rule with all its lines, comments blanked out. */
interface Entry {
  readonly from: number
  readonly to: number
  readonly line: number
  /** The comment before it. */
  readonly heading: string
}

/** Spaces for comments; within quotation marks there are none. */
const withoutComments = (text: string): string =>
  text.replaceAll(/"[^"]*"|#[^\n]*/g, (found) => (found.startsWith('#') ? ' '.repeat(found.length) : found))

/** Reads the laws of a rule file. Spans point into it. */
export const parseRules = (text: string): RuleText[] => {
  const plain = withoutComments(text)
  return entries(text, plain).flatMap((entry) => (declares(plain, entry) ? [] : [parseRule(plain, entry)]))
}

/** Reads the functions that a rule file declares. Spans point into it. */
export const parseFunctions = (text: string): FunctionText[] => {
  const plain = withoutComments(text)
  return entries(text, plain).flatMap(({ from, to, line }) => {
    const whole = plain.slice(from, to).trimEnd()
    return declares(plain, { from }) ? [parseFunction(whole, { from, to: from + whole.length }, line)] : []
  })
}

const declares = (text: string, { from }: Pick<Entry, 'from'>): boolean =>
  DECLARES.test(text.slice(from, from + 10))

const entries = (text: string, plain: string): Entry[] => {
  const found: Entry[] = []
  const lines = text.split('\n')
  let [from, comments] = [0, [] as string[]]
  plain.split('\n').forEach((content, index) => {
    const to = from + content.length
    const previous = found.at(-1)
    const typed = lines[index]!
    if (/^\S/.test(content)) {
      found.push({ from, to, line: index + 1, heading: comments.join('\n').trim() })
      comments = []
    } else if (content.trim() !== '') {
      if (!previous) throw ruleUnreadable({ from, to }, index + 1, 'an indented line continues no rule')
      found[found.length - 1] = { ...previous, to }
    } else comments.push(typed.replace(/^#\s*/, ''))
    from = to + 1
  })
  return found
}

const parseRule = (text: string, { from, to, line, heading }: Entry): RuleText => {
  const span: Span = { from, to: from + text.slice(from, to).trimEnd().length }
  const whole = text.slice(from, span.to)
  const [head, name, mirror] = HEAD.exec(whole) ?? []
  if (!head || !name)
    throw ruleUnreadable(span, line, 'a rule begins with its name, small letters and hyphens, and a colon')
  if (!/->|→|\s(?:is|keeps)\s/.test(whole))
    throw ruleUnreadable(span, line, `the rule ${name} has no arrow ->`)
  const source = TAIL.exec(whole)
  if (!source) throw ruleUnreadable(span, line, `the rule ${name} does not end with its source in [ ]`)
  const tokens = ruleTokens(whole, head.length, source.index, from)
  const [sentence, other] = source.slice(2).map((words) => words?.replace(/\s+/g, ' '))
  const parsed = readTokens(tokens, 'rule') as ParsedRule
  const mappings = mappingsIn(parsed.where)
  return {
    name,
    ...parsed,
    pattern: withMappings(parsed.pattern, mappings, true),
    replacement: withMappings(parsed.replacement, mappings, true),
    where: parsed.where.filter(({ kind }) => kind !== 'function'),
    citation: source[1]!.trim(),
    law: whole
      .slice(head.length)
      .replace(/"[^"]*"/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    sentence,
    mirror: mirror ? { name: mirror, sentence: other } : undefined,
    heading,
    span,
    line,
  }
}

/** The tokens of the rule proper, between those for its name and its source; placed as in the file. */
const ruleTokens = (whole: string, head: number, tail: number, offset: number): Tokens => {
  const body = tokenise(' '.repeat(offset + head) + whole.slice(head, tail), new Set(), true)
  checkNesting(body)
  return {
    source: ' '.repeat(offset) + whole,
    code: `r${body.code}c`,
    from: [offset, ...body.from, offset + tail],
    to: [offset + head, ...body.to, offset + whole.length],
  }
}
