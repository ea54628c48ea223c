/**
 * The engine of the page: answers questions about one problem at a time, in parts as they come. Runs in a worker, and at
 * build time for what stands in the page before any script has run.
 */

import { assertNever, failureOf } from '../../errors/defects.ts'
import { located } from '../../errors/error.ts'
import type { Linked } from '../../formats/linked.ts'
import { analyse } from '../../infer/analyse.ts'
import { asTyped } from '../../infer/in-calls.ts'
import { sourceOf } from '../../parse/index.ts'
import { problemOf } from '../../solve/problem.ts'
import type { Detail, Fault, Part, Query } from '../protocol.ts'
import type { Translated } from './latex.ts'
import { createMarks } from './marks.ts'
import { isLacking, supply } from './rare.ts'
import { type Read, readAlone, readingOf } from './reading.ts'
import { resultOf } from './result.ts'
import { type Solved, solvedOf } from './solved.ts'

/** Hears the parts of an answer. */
export type Tell = (part: Part) => void

export interface Session {
  readonly ask: (query: Query, tell: Tell) => Promise<void>
}

/** The problem as read without knowing by what it is differentiated. Throws whatever is wrong with its text. */
const readLinked = ({ expr, where }: Linked): Read =>
  located(
    () => sourceOf(expr, where),
    () => {
      const analysis = analyse(problemOf({ expr }, where))
      return asTyped(analysis.problem, () => readAlone(analysis))
    },
  )

/** A session has the problem that was solved last. */
export const openSession = (): Session => {
  let solved: Solved | undefined
  let typed: { readonly linked: Linked; readonly read: Translated | undefined } | undefined
  /** How a problem in LaTeX reads; `undefined` where it is none. */
  const readIn = async (linked: Linked): Promise<Translated | undefined> => {
    if (!typed || !isSame(typed.linked, linked)) typed = { linked, read: await latexIn(linked) }
    return typed.read
  }
  /** The problem, solved anew where another one was solved last. */
  const solvedAs = (linked: Linked, detail: Detail): Solved => {
    if (!solved || !isSame(solved.linked, linked)) solved = solvedOf(linked, detail)
    return solved
  }
  const ask = async (query: Query, tell: Tell): Promise<void> => {
    try {
      const read = 'linked' in query ? await readIn(query.linked) : undefined
      const ours = read && 'linked' in query ? { ...query, linked: read.linked } : query
      if (ours.op !== 'solve') tell(await answered(ours, solvedAs))
      else {
        solved = undefined
        await solve(ours.linked, ours.detail, tell, solvedAs, read)
      }
    } catch (error) {
      const read = 'linked' in query && typed && isSame(typed.linked, query.linked) ? typed.read : undefined
      tell({ part: 'fault', fault: await faultIn(read?.inSource(error) ?? error, query) })
    }
  }
  const forget = (): void => {
    solved = undefined
    typed = undefined
  }
  return { ask: (query, tell) => askInWhole(ask, forget, query, tell) }
}

/** Asks until no part of the engine is lacking; what is said before that is not passed on. */
const askInWhole = async (
  ask: Session['ask'],
  forget: () => void,
  query: Query,
  tell: Tell,
): Promise<void> => {
  const tellWhole: Tell = (part) => {
    if (!isLacking()) tell(part)
  }
  await ask(query, tellWhole)
  while (isLacking()) {
    forget()
    await supply().then(
      () => ask(query, tellWhole),
      async (error) => tell({ part: 'fault', fault: await faultIn(error, query) }),
    )
  }
  tell({ part: 'done' })
}

/** How LaTeX is read, which is loaded where a text looks like it. */
const latexIn = async (linked: Linked): Promise<Translated | undefined> => {
  if (!/[\\|{]|\^T|\^t|'\s*\w|\)'\s*\(|^\s*d.*\/\s*d/s.test(linked.expr)) return undefined
  const { isLatex, translated } = await import('./latex.ts')
  return isLatex(linked) ? translated(linked) : undefined
}

type SolvedAs = (linked: Linked, detail: Detail) => Solved

const isSame = (a: Linked, b: Linked): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The reading first; the answer when it is checked. */
const solve = async (
  linked: Linked,
  detail: Detail,
  tell: Tell,
  solvedAs: SolvedAs,
  read: Translated | undefined,
): Promise<void> => {
  const reading = readingOf(readLinked(linked), createMarks(linked))
  tell({ part: 'reading', reading: read?.inLatex(reading) ?? reading })
  if (linked.wrt.trim() === '') return
  const found = solvedAs(linked, detail)
  const check = await found.check()
  const { checkSentence } = await import('../../solve/checked.ts')
  const result = resultOf(found.derivative, found.text, createMarks(linked))
  tell({ part: 'result', result: read?.resultInLatex(result) ?? result })
  tell({ part: 'check', check, sentence: checkSentence(check) })
}

/** What is asked of a problem that was solved, or of none. */
const answered = async (query: Exclude<Query, { op: 'solve' }>, solvedAs: SolvedAs): Promise<Part> => {
  if (query.op === 'tables') return { part: 'tables', tables: await (await import('./tables.ts')).tables() }
  if (query.op === 'law') return { part: 'law', law: await (await import('./laws.ts')).lawView(query.name) }
  const solved = solvedAs(query.linked, 'steps')
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

/** What browsers say of a part of a program that they cannot get. */
const NOT_LOADED = /dynamically imported module|Importing a module script failed/i

const faultIn = async (error: unknown, query: Query): Promise<Fault> => {
  if (error instanceof TypeError && NOT_LOADED.test(error.message))
    return {
      code: 'not-loaded',
      message: 'a part of the page could not be loaded.',
      hint: 'It needs the network once; reload the page when there is one.',
      repairs: [],
    }
  const { faultOf } = await import('./faults.ts')
  const failure = failureOf(error)
  if (query.op === 'judge') return faultOf(failure, query.answer, 'answer')
  return faultOf(failure, 'linked' in query ? sourceOf(query.linked.expr, query.linked.where) : '')
}
