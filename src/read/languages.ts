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
