/**
 * Cases as text: problems, each with questions and their answers below it. This is how they are written; what the
 * questions mean is said in `questions.ts`.
 *
 *     # what the problems below are about
 *     where x: n, and it holds for all of them
 *
 *     EXPRESSION by NAMES as KIND with OPTIONS where DECLARATIONS
 *       question answer
 *       question none
 *       question
 *         an answer of several lines
 */

import { readdirSync, readFileSync } from 'node:fs'

/** A problem as typed: all but the expression may be left out. */
export interface TextProblem {
  readonly expr: string
  readonly wrt?: string
  readonly kind?: string
  readonly options?: string
  readonly where?: string
}

/** A question and its answer; where it has several, it is asked as often. */
export type Asked = readonly [question: string, answer: string]

export interface Block {
  readonly heading: string
  /** The line as typed, for titles. */
  readonly title: string
  readonly problem: TextProblem
  readonly asked: readonly Asked[]
}

const PROBLEM =
  /^(?<expr>.*?)(?: by (?<wrt>\S+))?(?: as (?<kind>[\w-]+))?(?: with (?<options>.*?))?(?: where (?<where>.*))?$/

const problemIn = (title: string, given: string): TextProblem => {
  const found = { ...PROBLEM.exec(title)!.groups } as unknown as TextProblem
  const where = [found.where, given].filter(Boolean).join(', ')
  return { ...found, ...(where ? { where } : {}) }
}

/** A line with a question, and deeper ones with the rest of the answer. */
const QUESTION = /^ {2}(\S+)(?: (.*))?((?:\n+ {4}.*)*)$/gm

const askedIn = (lines: string): Asked[] => {
  const strange = lines.replaceAll(QUESTION, '').trim()
  if (strange !== '') throw new Error(`this is neither a question nor an answer: ${strange}`)
  return [...lines.trimEnd().matchAll(QUESTION)].map(([, question = '', first = '', more = '']) => [
    question,
    first + more.replaceAll('\n    ', '\n'),
  ])
}

/** The blocks of a text. Throws: what is not written as above. */
export const blocksOf = (text: string): Block[] => {
  let [heading, given] = ['', '']
  return text
    .replace(/^\n+/, '')
    .split(/^(?=\S)/m)
    .flatMap((part) => {
      const [, title = '', below = ''] = /^(.*)\n?([\s\S]*)$/.exec(part)!
      const asked = askedIn(below)
      if (title.startsWith('# ')) [heading, given] = [title.slice(2), '']
      else if (title.startsWith('where ')) given = title.slice('where '.length)
      else {
        if (asked.length === 0) throw new Error(`nothing is asked of: ${title}`)
        return [{ heading, title, problem: problemIn(title, given), asked }]
      }
      if (asked.length > 0) throw new Error(`no problem to ask this of: ${title}`)
      return []
    })
}

const CASES = new URL('cases/', import.meta.url)

/** The blocks of every text in `cases/`, by its name. */
export const topics = (): (readonly [topic: string, blocks: readonly Block[]])[] =>
  readdirSync(CASES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name.slice(0, -'.txt'.length), blocksOf(readFileSync(new URL(name, CASES), 'utf8'))])
