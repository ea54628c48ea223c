/**
 * A problem that was typed in LaTeX: read into our language, with what else it could have been as buttons.
 */
import { GradusError, type Span } from '../../errors/error.ts'
import type { Linked } from '../../formats/linked.ts'
import { parseProblem } from '../../parse/index.ts'
import { choiceText, readRequestIn } from '../../solve/read.ts'
import type { Remark } from '../protocol.ts'

/** A problem in our language, and what a reader should know of how it was read. */
export interface Translated {
  readonly linked: Linked
  /** The variables that the text names. */
  readonly asks: readonly string[]
  readonly remarks: readonly Remark[]
  /** The place in the LaTeX of a place in our text. */
  readonly placeOf: (span: Span) => Span
}

/** What LaTeX has and our language has not. */
const COMMAND = /\\[A-Za-z]+|\\[|\\]/

/** Whether a text is LaTeX: it has commands, and is none of our language. */
export const isLatex = ({ expr, where }: Linked): boolean => {
  if (!COMMAND.test(expr)) return false
  try {
    parseProblem(expr, where === undefined ? {} : { where })
    return false
  } catch (error) {
    return error instanceof GradusError
  }
}

/** The problem that LaTeX states. Throws: what cannot be read, at its place. */
export const translated = async (linked: Linked): Promise<Translated> => {
  const { expr, where, kind } = linked
  const request = { expr, wrt: [], from: 'latex' as const, ...(kind && { kind }) }
  const { request: read, reading } = await readRequestIn(request, where, {
    isFormula: true,
    withOthers: true,
  })
  const asks = [read.wrt].flat()
  const named = linked.wrt.trim() === '' ? asks.join(',') : linked.wrt
  return {
    linked: { ...linked, expr: read.expr, wrt: named, ...(read.kind && { kind: read.kind }) },
    asks,
    remarks: [
      {
        text: `read from LaTeX as ${read.expr}`,
        repairs: [{ label: 'put this text here', field: 'text', text: read.expr }],
      },
      ...reading.notes.map((text) => ({ text, repairs: [] })),
      ...reading.choices.map(({ chose, instead, why, others = [] }) => ({
        text: choiceText({ chose, instead, why }),
        repairs: others.map(({ chose: label, expr: text }) => ({ label, field: 'text' as const, text })),
      })),
    ],
    placeOf: reading.placeOf,
  }
}
