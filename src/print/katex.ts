/**
 * LaTeX of a user's as MathML by KaTeX, with what browsers need to be told. The only importer of katex; what Gradus
 * prints itself is `mathml.ts`'s.
 */
import katex from 'katex'
import type { Derivation } from '../expr/derivation.ts'
import { derivationRows } from './derivation.ts'
import { toLatex } from './latex.ts'

/** LaTeX as MathML. Throws what KaTeX throws when it is given anything but what `latex.ts` prints. */
export const latexToMathml = (latex: string, displayMode = true): string =>
  spaced(
    katex.renderToString(latex, {
      displayMode,
      output: 'mathml',
      throwOnError: true,
      strict: 'error',
      trust: false,
      maxExpand: Number.POSITIVE_INFINITY,
    }),
  )

/** A symbol that multiplies a function with a name of letters, which TeX sets apart and browsers do not. */
const FACTOR_BEFORE_FUNCTION = /(<\/(?:mi|mn|msup|mfrac)>)(?=<mi>[a-z]{2,}<\/mi><mo>⁡<\/mo>)/g

/** Browsers take a bar for a relation, a colon for punctuation and a sign after a parenthesis for a difference unless told otherwise. */
const spaced = (mathml: string): string =>
  mathml
    .replace(/<mo (?:stretchy="false"|fence="true")>([∥∣])<\/mo>/g, '<mo lspace="0" rspace="0">$1</mo>')
    .replace(/([(=:,]<\/mo>)<mo>−<\/mo>/g, '$1<mo form="prefix">−</mo>')
    .replaceAll('<mo>:</mo>', '<mo lspace="0.278em" rspace="0.278em">:</mo>')
    .replace(FACTOR_BEFORE_FUNCTION, '$1<mspace width="0.167em"></mspace>')

/** The answers, with the definitions that they use, as formulas to be copied: KaTeX says bold in a way that others read. */
export const answersMathml = (derivation: Derivation): string =>
  derivationRows({ ...derivation, steps: [] }, 'answers')
    .map(({ head, node }) => `${inner(latexToMathml(`${head} = ${toLatex(node)}`))}\n`)
    .join('')

/** The formula itself, which KaTeX puts into an element for its style sheet. */
const inner = (html: string): string => html.replace(/^<span[^>]*>|<\/span>$/g, '')
