/**
 * The engine of the page: answers questions about one problem at a time, in parts as they come. Runs in a worker, and at
 * build time for what stands in the page before any script has run.
 */
import { wrongCall } from '../../errors/calls.ts'
import { assertNever } from '../../errors/defects.ts'
import { located } from '../../errors/error.ts'
import type { Linked } from '../../formats/link.ts'
import { analyse } from '../../infer/analyse.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { sourceOf } from '../../parse/index.ts'
import { problemOf } from '../../solve/problem.ts'
import { failureOf } from '../../solve/solve.ts'
import type { Detail, Fault, Part, Query } from '../protocol.ts'
import { faultOf } from './faults.ts'
import { createMarks } from './marks.ts'
import { readAlone, readingOf } from './reading.ts'
import { resultOf } from './result.ts'
import { type Solved, solvedOf } from './solved.ts'

/** Hears the parts of an answer. */
export type Tell = (part: Part) => void

export interface Session {
  readonly ask: (query: Query, tell: Tell) => Promise<void>
}

/** The problem as read without knowing by what it is differentiated. Throws whatever is wrong with its text. */
const readLinked = ({ expr, where }: Linked): Analysis =>
  located(
    () => sourceOf(expr, where),
    () => analyse(problemOf({ expr }, where)),
  )

/** A session has the problem that was solved last. */
export const openSession = (): Session => {
  let solved: Solved | undefined
  const solve = async (linked: Linked, detail: Detail, tell: Tell): Promise<void> => {
    solved = undefined
    const analysis = readLinked(linked)
    tell({ part: 'reading', reading: readingOf(readAlone(analysis), createMarks()) })
    if (linked.wrt.trim() === '') return
    const found = solvedOf(linked, detail)
    tell({ part: 'result', result: resultOf(found.derivative, found.text, createMarks()) })
    solved = found
    const check = await found.check()
    const { checkSentence } = await import('../../solve/checked.ts')
    tell({ part: 'check', check, sentence: checkSentence(check) })
  }
  return {
    ask: async (query, tell) => {
      try {
        if (query.op === 'solve') await solve(query.linked, query.detail, tell)
        else tell(await answered(query, solved))
      } catch (error) {
        tell({ part: 'fault', fault: faultIn(error, query, solved) })
      }
      tell({ part: 'done' })
    },
  }
}

/** What is asked of a problem that was solved, or of none. */
const answered = async (
  query: Exclude<Query, { op: 'solve' }>,
  solved: Solved | undefined,
): Promise<Part> => {
  if (query.op === 'tables') return { part: 'tables', tables: await (await import('./tables.ts')).tables() }
  if (query.op === 'law') return { part: 'law', law: await (await import('./laws.ts')).lawView(query.name) }
  if (!solved) throw wrongCall('there is no answer yet', 'Type a problem that has one.')
  switch (query.op) {
    case 'judge':
      return { part: 'judge', verdict: await (await solved.judge())(query.answer) }
    case 'print':
      return { part: 'print', printed: await (await import('./prints.ts')).printed(solved, query.as) }
    case 'sample':
      return { part: 'sample', values: (await import('./numbers.ts')).sampleOf(solved.derivative) }
    case 'numbers':
      return {
        part: 'numbers',
        numbers: (await import('./numbers.ts')).numbersOf(solved.derivative, query.values),
      }
    default:
      return assertNever(query)
  }
}

const faultIn = (error: unknown, query: Query, solved: Solved | undefined): Fault => {
  const failure = failureOf(error)
  if (query.op === 'judge') return faultOf(failure, query.answer, 'answer')
  const text = query.op === 'solve' ? sourceOf(query.linked.expr, query.linked.where) : (solved?.text ?? '')
  return faultOf(failure, text)
}
