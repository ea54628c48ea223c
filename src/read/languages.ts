/**
 * The languages that problems may be stated in beside ours; each is loaded when it is first used.
 */
import type { Analyse, Language, Reading, Stated } from './reading.ts'

/** Reads a problem. Throws: what cannot be read, at its place in the text. */
export type Read = (stated: Stated, analyse: Analyse) => Reading

export const LANGUAGES = {
  latex: async () => (await import('./latex/index.ts')).readLatex,
  numpy: async () => (await import('./numpy/index.ts')).readNumpy,
  julia: async () => (await import('./julia/index.ts')).readJulia,
  mathjson: async () => (await import('./mathjson/index.ts')).readMathJson,
} as const satisfies Readonly<Record<Language, () => Promise<Read>>>

/** Reads an expression, such as an answer, of names that are known. Throws: what cannot be read, at its place. */
export type ReadFormula = (stated: Omit<Stated, 'wrt' | 'kind'>, analyse: Analyse) => Reading

/** What a name that stands in LaTeX is called in our language. Throws: what is no name. */
export const LATEX_NAME = async (): Promise<(typed: string) => string> =>
  (await import('./latex/index.ts')).nameTyped

/** A language whose formulas have nothing that its problems have not. */
const asProblem = (load: () => Promise<Read>) => async (): Promise<ReadFormula> => {
  const read = await load()
  return (stated, analyse) => read({ ...stated, wrt: [], isFormula: true }, analyse)
}

/** The same languages, where an expression is to be read that no one asks the derivative of. */
export const FORMULAS = {
  latex: async () => (await import('./latex/index.ts')).readFormula,
  numpy: asProblem(LANGUAGES.numpy),
  julia: asProblem(LANGUAGES.julia),
  mathjson: asProblem(LANGUAGES.mathjson),
} as const satisfies Readonly<Record<Language, () => Promise<ReadFormula>>>
