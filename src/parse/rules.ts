/**
 * Rule files to rules as text: one a line, long ones continued on lines that are indented; `#` begins a comment. After
 * its source a rule may say in quotation marks what it does.
 */
import type { Span } from '../errors/error.ts'
import { ruleUnreadable } from '../errors/rules.ts'
import type { FunctionText, RuleText } from '../syntax/tree.ts'
import type { ParsedRule } from './actions.ts'
import { checkNesting } from './brackets.ts'
import { DECLARES, parseFunction } from './function-lines.ts'
import { readTokens } from './problem.ts'
import { type Tokens, tokenise } from './tokens.ts'

const HEAD = /^([a-z][a-z0-9-]*):/
const TAIL = /\[([^\][]+)\]\s*(?:"([^"]+)"\s*)?$/

/** One rule with all its lines, comments blanked out. */
interface Entry {
  readonly from: number
  readonly to: number
  readonly line: number
}

const withoutComments = (text: string): string =>
  text.replaceAll(/#[^\n]*/g, (comment) => ' '.repeat(comment.length))

/** Reads the laws of a rule file. Spans point into it. */
export const parseRules = (text: string): RuleText[] => {
  const plain = withoutComments(text)
  return entries(plain).flatMap((entry) => (declares(plain, entry) ? [] : [parseRule(plain, entry)]))
}

/** Reads the functions that a rule file declares. Spans point into it. */
export const parseFunctions = (text: string): FunctionText[] => {
  const plain = withoutComments(text)
  return entries(plain).flatMap(({ from, to, line }) => {
    const whole = plain.slice(from, to).trimEnd()
    return declares(plain, { from }) ? [parseFunction(whole, { from, to: from + whole.length }, line)] : []
  })
}

const declares = (text: string, { from }: Pick<Entry, 'from'>): boolean =>
  DECLARES.test(text.slice(from, from + 10))

/** A rule as its file has it, in one line without its name, and what it says in words. */
export interface Law {
  readonly name: string
  readonly law: string
  readonly sentence: string
}

/** The laws of a rule file for readers. One without a sentence is read off: "A' becomes A where A is symmetric." */
export const readLaws = (text: string): Law[] => {
  const plain = withoutComments(text)
  const laws = entries(plain).filter((entry) => !declares(plain, entry))
  return laws.map(({ from, to }) => {
    const [law = '', sentence] = plain
      .slice(from, to)
      .trim()
      .split(/"\s*|\s*"/)
    const [, name = '', body = ''] = /^([^:]*):\s*(.*)$/s.exec(law) ?? []
    const line = body.replace(/\s+/g, ' ').trim()
    return { name, law: line, sentence: sentence?.replace(/\s+/g, ' ') ?? readOff(line) }
  })
}

const readOff = (law: string): string => `${law.replace(/\s*\[[^\]]*\]$/, '').replace(/->|→/, 'becomes')}.`

const entries = (text: string): Entry[] => {
  const found: Entry[] = []
  let from = 0
  text.split('\n').forEach((content, index) => {
    const to = from + content.length
    const previous = found.at(-1)
    if (/^\S/.test(content)) found.push({ from, to, line: index + 1 })
    else if (content.trim() !== '') {
      if (!previous) throw ruleUnreadable({ from, to }, index + 1, 'an indented line continues no rule')
      found[found.length - 1] = { ...previous, to }
    }
    from = to + 1
  })
  return found
}

const parseRule = (text: string, { from, to, line }: Entry): RuleText => {
  const span: Span = { from, to: from + text.slice(from, to).trimEnd().length }
  const whole = text.slice(from, span.to)
  const name = HEAD.exec(whole)?.[1]
  if (!name)
    throw ruleUnreadable(span, line, 'a rule begins with its name, small letters and hyphens, and a colon')
  if (!/->|→|\s(?:is|keeps)\s/.test(whole))
    throw ruleUnreadable(span, line, `the rule ${name} has no arrow ->`)
  const source = TAIL.exec(whole)
  if (!source) throw ruleUnreadable(span, line, `the rule ${name} does not end with its source in [ ]`)
  const tokens = ruleTokens(whole, name.length + 1, source.index, from)
  const parsed = readTokens(tokens, 'rule') as ParsedRule
  return {
    name,
    ...parsed,
    citation: source[1]!.trim(),
    ...(source[2] === undefined ? {} : { sentence: source[2].replace(/\s+/g, ' ') }),
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
