/**
 * A problem that was typed in LaTeX: read into our language, with what else it could have been as buttons.
 */
import { amended, GradusError } from '../../errors/error.ts'
import type { Linked } from '../../formats/linked.ts'
import { parseProblem } from '../../parse/index.ts'
import { WORDS } from '../../parse/scan.ts'
import type { Choice } from '../../read/reading.ts'
import { choiceText, readRequestIn } from '../../solve/read.ts'
import type { Reading, Remark, Result } from '../protocol.ts'

/** A problem in our language, and what the page says of it in terms of the LaTeX. */
export interface Translated {
  readonly linked: Linked
  /** How it was read: by the variables that the text names, its parts where they stand in the LaTeX. */
  readonly inLatex: (reading: Reading) => Reading
  /** The answer, and what a reader should know of how the problem was read. */
  readonly resultInLatex: (result: Result) => Result
  /** What is wrong, at its place in the LaTeX. */
  readonly inSource: (error: unknown) => unknown
}

/** What LaTeX has and our language has not. */
const SIGNS = /\\[A-Za-z]+|\\[|\\]|\|\||[\^_]\{/

/** Words of our language, which stand behind an expression and are no factor of it. */
const WORD = [...WORDS].join('|')
/** What is beside something in the notation of papers, and in our language is another name, a call or nothing. */
const BESIDE = [
  // a^TXb, (Ax-b)^t(Ax-b), x^T A x
  String.raw`(?:\)|(?<![A-Za-z\d_])[A-Za-z])\^(?:[Tt](?=[A-Z(]|\s+(?!(?:${WORD})\b)[A-Za-z(])|T(?=[a-z](?![A-Za-z\d_])))`,
  // x'Ax, (y-Xb)'(y-Xb)
  String.raw`(?:\)|(?<![A-Za-z\d_])[A-Za-z])'(?=\s*(?!(?:${WORD})\b)[A-Za-z])|\)'\s*\(`,
].map((pattern) => new RegExp(pattern))
/** `dTrace(XA)/dX`, `d(x^TAx)/dx`. */
const FRACTION = /^\s*d\s*[A-Za-z]*\s*[([].*[)\]]\s*\/\s*d\s*[A-Za-z]\w*\s*$/s

/** Whether a text has no signs of products, and something that stands beside another in the notation of papers. */
export const isNotation = (expr: string): boolean =>
  FRACTION.test(expr) || (!expr.includes('*') && BESIDE.some((sign) => sign.test(expr)))

/** Whether a text is LaTeX: it has commands or other signs of it, and is none of our language. */
export const isLatex = ({ expr, where }: Linked): boolean => {
  if (!SIGNS.test(expr)) return where === undefined && isNotation(expr)
  try {
    parseProblem(expr, where === undefined ? {} : { where })
    return false
  } catch (error) {
    return error instanceof GradusError
  }
}

/**
 * The problem that LaTeX states; `undefined` where a text that has no commands is none after all.
 * Throws: what cannot be read, at its place.
 */
export const translated = async (linked: Linked): Promise<Translated | undefined> => {
  try {
    return await read(linked)
  } catch (error) {
    const isOurs = error instanceof GradusError && error.code === 'latex-unreadable'
    if (isOurs && !SIGNS.test(linked.expr)) return undefined
    throw error
  }
}

const read = async (linked: Linked): Promise<Translated> => {
  const { expr, where, kind } = linked
  const request = { expr, wrt: [], from: 'latex' as const, ...(kind && { kind }) }
  const { request: understood, reading } = await readRequestIn(request, where, {
    isFormula: true,
    withOthers: true,
  })
  const asks = [understood.wrt].flat()
  const named = linked.wrt.trim() === '' ? asks.join(',') : linked.wrt
  const remarks: Remark[] = [
    {
      text: `read from LaTeX as ${understood.expr}`,
      repairs: [{ label: 'put this text here', field: 'text', text: understood.expr }],
    },
    ...reading.notes.map((text) => ({ text, repairs: [] })),
    ...reading.choices.map((choice) => remarkOf(choice, expr)),
  ]
  const placed = <T extends Reading>(found: T): T => ({
    ...found,
    asks,
    spans: found.spans.map(({ node, ...span }) => ({ ...reading.placeOf(span), node })),
  })
  return {
    linked: {
      ...linked,
      expr: understood.expr,
      wrt: named,
      ...(understood.kind && { kind: understood.kind }),
    },
    inLatex: placed,
    resultInLatex: (result) => ({ ...placed(result), remarks: [...remarks, ...result.remarks] }),
    inSource: (error) =>
      error instanceof GradusError && error.span
        ? amended(error, { span: reading.placeOf(error.span) })
        : error,
  }
}

/** A choice, with the text under the others as buttons. */
const remarkOf = (choice: Choice, source: string): Remark => ({
  text: choiceText(choice, source),
  repairs: (choice.others ?? []).map(({ chose: label, expr: text }) => ({ label, field: 'text', text })),
})
